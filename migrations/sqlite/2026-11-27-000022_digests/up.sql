-- What teachers are told of a course by mail, how often, and until when they were told.

CREATE TABLE digests (
    context_id TEXT NOT NULL REFERENCES contexts (id),
    person_id TEXT NOT NULL REFERENCES persons (id),
    every TEXT NOT NULL CHECK (every IN ('daily', 'weekly', 'off')),
    told_until TIMESTAMP,
    changed_at TIMESTAMP NOT NULL,
    PRIMARY KEY (context_id, person_id)
);
CREATE INDEX digests_by_person ON digests (person_id);

-- The course that a digest is of, and since when it tells.
ALTER TABLE mails ADD COLUMN context_id TEXT REFERENCES contexts (id);
ALTER TABLE mails ADD COLUMN since TIMESTAMP;
