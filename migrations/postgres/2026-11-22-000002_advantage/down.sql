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

ALTER TABLE jobs DROP CONSTRAINT jobs_kind_check;
ALTER TABLE jobs ADD CONSTRAINT jobs_kind_check CHECK (kind IN ('sync', 'evaluate', 'issue', 'status'));
ALTER TABLE activities DROP COLUMN of_all;
ALTER TABLE activities DROP COLUMN let_in;
ALTER TABLE activities DROP COLUMN held;
ALTER TABLE activities DROP COLUMN armed_at;
ALTER TABLE activities DROP CONSTRAINT activities_source_check;
ALTER TABLE activities ADD CONSTRAINT activities_source_check CHECK (source IN ('ags'));

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
