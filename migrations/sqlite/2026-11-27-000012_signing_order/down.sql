ALTER TABLE status_lists ADD COLUMN beside TEXT;
DROP INDEX awards_to_sign;
CREATE INDEX awards_to_sign ON awards (achievement_id) WHERE wanted > signed;
