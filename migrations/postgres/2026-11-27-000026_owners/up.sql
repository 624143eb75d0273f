-- Who looks after a badge: at first the teacher who made it.

ALTER TABLE achievements ADD COLUMN owner_id TEXT REFERENCES persons (id);
