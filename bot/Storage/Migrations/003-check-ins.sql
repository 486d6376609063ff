-- How a member felt after a routine, where they agreed to it; goes with the question.
CREATE TABLE check_ins (
    seq {identity},
    question_id TEXT NOT NULL UNIQUE,
    feeling TEXT NOT NULL,
    at BIGINT NOT NULL
);
