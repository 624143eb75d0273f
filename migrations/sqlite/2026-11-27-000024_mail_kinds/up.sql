-- Holders are told that a badge ends soon, and reminded of one that nobody has opened.

ALTER TABLE credentials ADD COLUMN ending_told BOOLEAN NOT NULL DEFAULT FALSE;
CREATE INDEX credentials_to_end ON credentials (ending_told, valid_until) WHERE valid_until IS NOT NULL;

-- When somebody saw the badge first: its holder in the course, or whoever had the link.
ALTER TABLE awards ADD COLUMN opened_at TIMESTAMP;
