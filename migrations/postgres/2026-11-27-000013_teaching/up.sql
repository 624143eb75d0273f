-- What a teacher decides about many awards at once: a run that would surprise waits, and a run can be undone.

-- The awards that were made together; none for those of earlier versions, or made one by one.
ALTER TABLE awards ADD COLUMN run TEXT;
CREATE INDEX awards_by_run ON awards (achievement_id, run) WHERE run IS NOT NULL;

-- Since when a badge waits for somebody's word, and how many awards and flags were about to be made.
ALTER TABLE achievements ADD COLUMN held_at TIMESTAMP;
ALTER TABLE achievements ADD COLUMN held_awards INTEGER NOT NULL DEFAULT 0;
ALTER TABLE achievements ADD COLUMN held_flags INTEGER NOT NULL DEFAULT 0;

-- Whom a teacher has seen in a list, and said yes or no to.
CREATE TABLE award_decisions (
    achievement_id TEXT NOT NULL REFERENCES achievements (id) ON DELETE CASCADE,
    what TEXT NOT NULL CHECK (what IN ('award', 'flag')),
    person_id TEXT NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    decision TEXT NOT NULL CHECK (decision IN ('confirmed', 'set_aside')),
    decided_at TIMESTAMP NOT NULL,
    PRIMARY KEY (achievement_id, what, person_id)
);
