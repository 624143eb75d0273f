-- Tests of badges: signed for a teacher to look at, for a day. No award stands behind them, and whoever deletes one
-- leaves no row behind.
CREATE TABLE trials (
    id TEXT PRIMARY KEY NOT NULL,
    achievement_id TEXT NOT NULL REFERENCES achievements (id) ON DELETE CASCADE,
    person_id TEXT NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    -- A teacher has a few of a badge at once, each in a place of its own.
    place INTEGER NOT NULL CHECK (place BETWEEN 1 AND 3),
    -- Names the form that asked for it: sent twice, it makes one.
    form TEXT NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    criteria TEXT NOT NULL,
    picture_id TEXT NOT NULL REFERENCES pictures (id),
    picture_alt TEXT NOT NULL,
    holder TEXT,
    json TEXT NOT NULL,
    jwt TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    valid_from TIMESTAMP NOT NULL,
    valid_until TIMESTAMP NOT NULL,
    UNIQUE (achievement_id, person_id, place),
    UNIQUE (achievement_id, person_id, form)
);
CREATE INDEX trials_by_end ON trials (valid_until);
CREATE INDEX trials_by_person ON trials (person_id);
