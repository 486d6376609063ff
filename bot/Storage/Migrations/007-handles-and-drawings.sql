-- What changes a message that one member alone sees is forgotten once the platform takes it no more.
CREATE INDEX questions_handle ON questions (answer_before) WHERE is_open = 0 AND reply_handle IS NOT NULL;
-- It stood in the message's id before, and for as long as the question.
UPDATE questions SET message_id = '~' WHERE message_id LIKE '~%|%|%';

-- What could not be drawn yet of routines that are being done; for minutes.
CREATE TABLE routine_draws (
    platform TEXT NOT NULL,
    place TEXT NOT NULL,
    community TEXT NOT NULL,
    member_id TEXT NOT NULL,
    question_id TEXT NOT NULL,
    shown TEXT,
    since BIGINT NOT NULL,
    PRIMARY KEY (platform, place)
);
CREATE INDEX routine_draws_question ON routine_draws (question_id);
