-- The moderators' channel shows the case as it is now; every change takes it back.
ALTER TABLE cases ADD COLUMN is_drawn INTEGER NOT NULL DEFAULT 0;
CREATE INDEX cases_undrawn ON cases (platform, community, opened_at) WHERE is_drawn = 0;
CREATE INDEX cases_claimed ON cases (platform, claimed_until) WHERE state = 'Claimed';
-- The desk's figures are read from the index alone.
CREATE INDEX cases_opened ON cases (opened_at, state, decided_at);
DROP INDEX questions_received;
CREATE INDEX questions_received ON questions (received_at, status, contested);

-- A card whose case was deleted is emptied, then forgotten; a worker that is about to post says so first.
ALTER TABLE review_posts ADD COLUMN is_gone INTEGER NOT NULL DEFAULT 0;
ALTER TABLE review_posts ADD COLUMN claimed_until BIGINT NOT NULL DEFAULT 0;
DELETE FROM review_posts WHERE shown = 'gone';
UPDATE review_posts SET is_gone = 1 WHERE NOT EXISTS (SELECT 1 FROM cases WHERE cases.question_id = review_posts.question_id);
CREATE INDEX review_posts_gone ON review_posts (platform) WHERE is_gone = 1;
DROP INDEX review_posts_live;
CREATE INDEX review_posts_live ON review_posts (platform, reminded_at) WHERE is_live = 1;

-- Raised in the transaction of every change of a curated answer.
CREATE TABLE curated_revision (number BIGINT NOT NULL);
INSERT INTO curated_revision (number) VALUES (0);
