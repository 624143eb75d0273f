-- What the earlier version cannot hold goes.
DELETE FROM jobs WHERE kind IN ('score', 'copy');
DELETE FROM results WHERE activity_id IN (SELECT id FROM activities WHERE source <> 'ags');
DELETE FROM rule_references
WHERE kind = 'activity' AND target IN (SELECT id FROM activities WHERE source <> 'ags');
DELETE FROM activities WHERE source <> 'ags';
UPDATE achievements SET state = 'paused' WHERE state = 'active' AND id IN (
    SELECT achievement_id FROM achievement_versions WHERE rule LIKE '%"on_roster"%' OR rule LIKE '%"opened"%'
);
UPDATE achievement_versions SET rule = NULL WHERE rule LIKE '%"on_roster"%' OR rule LIKE '%"opened"%';

PRAGMA defer_foreign_keys = ON;
CREATE TEMPORARY TABLE activities_before AS SELECT * FROM activities;
DROP TABLE activities;
CREATE TABLE activities (
    id TEXT PRIMARY KEY NOT NULL,
    context_id TEXT NOT NULL REFERENCES contexts (id),
    source TEXT NOT NULL CHECK (source IN ('ags')),
    source_key TEXT NOT NULL,
    label TEXT NOT NULL,
    maximum TEXT,
    resource_id TEXT,
    tag TEXT,
    first_seen_at TIMESTAMP NOT NULL,
    changed_at TIMESTAMP NOT NULL,
    gone_at TIMESTAMP,
    UNIQUE (context_id, source, source_key)
);
INSERT INTO activities (
    id, context_id, source, source_key, label, maximum, resource_id, tag, first_seen_at, changed_at, gone_at
) SELECT
    id, context_id, source, source_key, label, maximum, resource_id, tag, first_seen_at, changed_at, gone_at
FROM activities_before;
DROP TABLE activities_before;

ALTER TABLE jobs RENAME TO jobs_before;
DROP INDEX jobs_by_run;
CREATE TABLE jobs (
    kind TEXT NOT NULL CHECK (kind IN ('sync', 'evaluate', 'issue', 'status')),
    subject TEXT NOT NULL,
    wanted BIGINT NOT NULL,
    run_at TIMESTAMP NOT NULL,
    lease TEXT,
    leased_until TIMESTAMP,
    attempts INTEGER NOT NULL,
    last_error TEXT,
    created_at TIMESTAMP NOT NULL,
    PRIMARY KEY (kind, subject)
);
INSERT INTO jobs SELECT * FROM jobs_before;
DROP TABLE jobs_before;
CREATE INDEX jobs_by_run ON jobs (run_at);

DROP TABLE scores;
DROP TABLE badge_columns;
ALTER TABLE sessions DROP COLUMN watches;
ALTER TABLE sessions DROP COLUMN deep_linking;
ALTER TABLE sessions DROP COLUMN placement_id;
ALTER TABLE sessions DROP COLUMN resource_link_id;
ALTER TABLE sessions DROP COLUMN frame_ancestors;
DROP TABLE placements;
ALTER TABLE achievements DROP COLUMN copied_from;
ALTER TABLE achievements DROP COLUMN writes_score;
ALTER TABLE contexts DROP COLUMN copied_at;
ALTER TABLE contexts DROP COLUMN history;
ALTER TABLE logins DROP COLUMN reopen_url;
ALTER TABLE logins DROP COLUMN storage_target;
ALTER TABLE signing_keys DROP COLUMN signs_from;
DROP TABLE invites;
ALTER TABLE registrations DROP COLUMN activated_at;
ALTER TABLE registrations DROP COLUMN scopes;
