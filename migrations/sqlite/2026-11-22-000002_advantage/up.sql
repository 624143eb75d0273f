-- LTI Advantage in full: registration by invitation, bindings without cookies, placed links, scores back, more sources.

ALTER TABLE registrations ADD COLUMN scopes TEXT;
ALTER TABLE registrations ADD COLUMN activated_at TIMESTAMP;

-- Links that an admin pastes. The token itself is never kept; a link that made a registration only updates it.
-- `form_hash` is the consent that used it last, or is using it until `busy_until`: a second click finds its own work.
CREATE TABLE invites (
    id TEXT PRIMARY KEY NOT NULL,
    token_hash TEXT NOT NULL UNIQUE,
    name TEXT,
    registration_id TEXT REFERENCES registrations (id),
    created_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    used_at TIMESTAMP,
    form_hash TEXT,
    busy_until TIMESTAMP
);

-- A new key is published before it signs, so that nobody meets it who has not seen it.
ALTER TABLE signing_keys ADD COLUMN signs_from TIMESTAMP;

ALTER TABLE logins ADD COLUMN storage_target TEXT;
ALTER TABLE logins ADD COLUMN reopen_url TEXT;

-- `history` lists the platform's ids of the courses that this one was copied from, the nearest first.
ALTER TABLE contexts ADD COLUMN history TEXT NOT NULL DEFAULT '[]';
ALTER TABLE contexts ADD COLUMN copied_at TIMESTAMP;

ALTER TABLE achievements ADD COLUMN writes_score BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE achievements ADD COLUMN copied_from TEXT;

-- What somebody put into a course through deep linking. The id travels in the link's custom parameters, also into
-- copies of the course; the platform's id of the link is learnt at its first launch.
CREATE TABLE placements (
    id TEXT PRIMARY KEY NOT NULL,
    context_id TEXT NOT NULL REFERENCES contexts (id),
    purpose TEXT NOT NULL CHECK (purpose IN ('course', 'badge', 'gate')),
    achievement_id TEXT REFERENCES achievements (id),
    resource_link_id TEXT,
    created_at TIMESTAMP NOT NULL
);
CREATE INDEX placements_by_context ON placements (context_id);

ALTER TABLE sessions ADD COLUMN frame_ancestors TEXT NOT NULL DEFAULT 'https:';
ALTER TABLE sessions ADD COLUMN resource_link_id TEXT;
ALTER TABLE sessions ADD COLUMN placement_id TEXT;
-- Sealed: where the answer goes may hold a session key of the platform.
ALTER TABLE sessions ADD COLUMN deep_linking TEXT;
-- Whose badges may be looked at without being them: learners of an observer or a review, by `sub`.
ALTER TABLE sessions ADD COLUMN watches TEXT;

-- The gradebook column into which a badge writes that it was earned. One that came with a placed link is made by the
-- platform, and expected for a while.
CREATE TABLE badge_columns (
    achievement_id TEXT PRIMARY KEY NOT NULL REFERENCES achievements (id),
    state TEXT NOT NULL CHECK (state IN ('wanted', 'ready', 'refused')),
    line_item_url TEXT,
    last_error TEXT,
    expected_until TIMESTAMP,
    changed_at TIMESTAMP NOT NULL
);

-- What became of the score of an award. `kept` means that the platform kept what stood there.
CREATE TABLE scores (
    award_id TEXT PRIMARY KEY NOT NULL REFERENCES awards (id),
    state TEXT NOT NULL CHECK (state IN ('wanted', 'sent', 'kept', 'refused')),
    scored_at TIMESTAMP,
    last_error TEXT,
    changed_at TIMESTAMP NOT NULL
);

-- Two checks are widened. SQLite can only make such a table anew; results point at activities, and look again at the end.
PRAGMA defer_foreign_keys = ON;
CREATE TEMPORARY TABLE activities_before AS SELECT * FROM activities;
DROP TABLE activities;
CREATE TABLE activities (
    id TEXT PRIMARY KEY NOT NULL,
    context_id TEXT NOT NULL REFERENCES contexts (id),
    source TEXT NOT NULL CHECK (source IN ('ags', 'roster', 'launch')),
    source_key TEXT NOT NULL,
    label TEXT NOT NULL,
    maximum TEXT,
    resource_id TEXT,
    tag TEXT,
    first_seen_at TIMESTAMP NOT NULL,
    changed_at TIMESTAMP NOT NULL,
    gone_at TIMESTAMP,
    armed_at TIMESTAMP,
    held TEXT,
    let_in INTEGER,
    of_all INTEGER,
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
    kind TEXT NOT NULL CHECK (kind IN ('sync', 'evaluate', 'issue', 'status', 'score', 'copy')),
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
