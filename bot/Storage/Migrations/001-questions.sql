-- Moments are milliseconds since 1970 in UTC; yes and no are 1 and 0; documents are JSON.
CREATE TABLE schema_version (version INTEGER PRIMARY KEY, applied_at BIGINT NOT NULL);

CREATE TABLE questions (
    seq {identity},
    id TEXT NOT NULL UNIQUE,
    platform TEXT NOT NULL,
    community TEXT NOT NULL,
    event_id TEXT NOT NULL,
    channel TEXT NOT NULL,
    thread TEXT NOT NULL,
    member_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    is_private INTEGER NOT NULL,
    locale TEXT,
    reply_handle TEXT,
    received_at BIGINT NOT NULL,
    answer_before BIGINT,
    accepted_by TEXT NOT NULL,        -- the call that stored it, so that a repeated call knows its own row
    state TEXT NOT NULL,
    is_open INTEGER NOT NULL,
    due_at BIGINT NOT NULL,           -- free from this moment on; the end of the lease while a worker holds it
    lease BIGINT NOT NULL,
    leased_by TEXT,
    attempts INTEGER NOT NULL,
    answer TEXT,                      -- what was published first, with its receipt
    answer_text TEXT,
    status TEXT,
    level TEXT,
    contested INTEGER NOT NULL,
    is_apology INTEGER NOT NULL,
    message_channel TEXT,
    message_thread TEXT,
    message_id TEXT,
    closed_at BIGINT,
    closed_why TEXT,
    UNIQUE (event_id, community, platform)
);
CREATE INDEX questions_due ON questions (due_at, seq) WHERE is_open = 1;
CREATE INDEX questions_thread ON questions (platform, community, channel, thread, seq);
CREATE INDEX questions_waiting ON questions (platform, community, channel, thread, seq) WHERE state = 'Waiting';
-- The telling column comes first, so that no planner without statistics takes these for a search by platform.
CREATE INDEX questions_member ON questions (member_id, community, platform);
CREATE INDEX questions_received ON questions (received_at);
