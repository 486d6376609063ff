CREATE TABLE cases (
    question_id TEXT PRIMARY KEY,
    platform TEXT NOT NULL,
    community TEXT NOT NULL,
    state TEXT NOT NULL,
    version INTEGER NOT NULL,
    opened_at BIGINT NOT NULL,
    claimed_by TEXT,
    claimed_until BIGINT,
    held TEXT,
    replacement TEXT,
    decided_by TEXT,
    decided_at BIGINT,
    reason TEXT
);
CREATE INDEX cases_state ON cases (state, opened_at);

CREATE TABLE flags (
    seq {identity},
    question_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    member_id TEXT NOT NULL,
    reason TEXT,
    at BIGINT NOT NULL,
    UNIQUE (question_id, kind, member_id)
);

CREATE TABLE votes (
    question_id TEXT NOT NULL,
    member_id TEXT NOT NULL,
    is_up INTEGER NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (question_id, member_id)
);

-- What a decision changes on the platform, until it is done.
CREATE TABLE edits (
    seq {identity},
    question_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    answer TEXT NOT NULL,
    is_open INTEGER NOT NULL,
    due_at BIGINT NOT NULL,
    attempts INTEGER NOT NULL,
    closed_at BIGINT,
    closed_why TEXT,
    UNIQUE (question_id, version)
);
CREATE INDEX edits_due ON edits (due_at, seq) WHERE is_open = 1;

CREATE TABLE curated (
    seq {identity},
    question_id TEXT NOT NULL UNIQUE,
    platform TEXT NOT NULL,
    community TEXT NOT NULL,
    question TEXT NOT NULL,
    is_own_wording INTEGER NOT NULL,  -- a moderator's wording; else the member's, which goes when the member is forgotten
    level TEXT NOT NULL,
    answer TEXT NOT NULL,
    cited TEXT NOT NULL,              -- statement id → hash of its text
    reviewed_at BIGINT NOT NULL,
    state TEXT NOT NULL
);

CREATE TABLE audit (
    seq {identity},
    question_id TEXT NOT NULL,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    outcome TEXT NOT NULL,
    version INTEGER NOT NULL,
    reason TEXT,
    detail TEXT
);
CREATE INDEX audit_question ON audit (question_id, seq);
{append-only audit}
