-- Badges in steps that lead to a badge at their end. Stage, key and course are those of the badge at the end.
CREATE TABLE pathways (
    id TEXT PRIMARY KEY NOT NULL,
    version INTEGER NOT NULL,
    created_at TIMESTAMP NOT NULL,
    changed_at TIMESTAMP NOT NULL
);

-- `structure` is JSON: the order and the steps. Until `finish_earlier_by` the version before can be finished, too.
CREATE TABLE pathway_versions (
    pathway_id TEXT NOT NULL REFERENCES pathways (id),
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    structure TEXT NOT NULL,
    finish_earlier_by TIMESTAMP,
    created_at TIMESTAMP NOT NULL,
    PRIMARY KEY (pathway_id, number)
);

-- The pathway that this badge stands at the end of, and whose steps write its rule.
ALTER TABLE achievements ADD COLUMN pathway_id TEXT;
CREATE UNIQUE INDEX achievements_by_pathway ON achievements (pathway_id);
