-- Review cards in the moderators' channels.
CREATE TABLE review_posts (
    question_id TEXT PRIMARY KEY,
    platform TEXT NOT NULL,
    channel TEXT NOT NULL,
    message_id TEXT NOT NULL,
    shown TEXT NOT NULL,
    is_live INTEGER NOT NULL,
    reminded_at BIGINT NOT NULL
);
CREATE INDEX review_posts_live ON review_posts (platform) WHERE is_live = 1;

-- A member's questions that wait, for the order within a channel.
CREATE INDEX questions_waiting_member ON questions (platform, community, channel, thread, member_id, seq) WHERE state = 'Waiting';
