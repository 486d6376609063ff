-- How far a member is with a routine in a chat; for hours at most.
CREATE TABLE routine_sessions (
    platform TEXT NOT NULL,
    community TEXT NOT NULL,
    member_id TEXT NOT NULL,
    question_id TEXT NOT NULL,
    part INTEGER NOT NULL,
    version INTEGER NOT NULL,
    ends_at BIGINT,
    remaining BIGINT NOT NULL,
    place TEXT,
    draw_before BIGINT,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (question_id, platform, community, member_id)
);
CREATE INDEX routine_sessions_due ON routine_sessions (platform, ends_at) WHERE ends_at IS NOT NULL;
