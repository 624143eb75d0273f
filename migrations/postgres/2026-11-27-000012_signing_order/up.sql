-- Awards that wait for a signature are read a hundred at a time in the order of their ids.
DROP INDEX awards_to_sign;
CREATE INDEX awards_to_sign ON awards (achievement_id, id) WHERE wanted > signed;
-- No list stands beside another one: a suspension is told by the page, not by a list.
ALTER TABLE status_lists DROP COLUMN beside;
