-- The earlier version reads lengths of time alone.
UPDATE achievement_versions SET expires_after = NULL WHERE expires_after NOT LIKE 'P%';

DELETE FROM jobs WHERE kind = 'issue';
INSERT INTO jobs (kind, subject, wanted, run_at, attempts, created_at)
SELECT 'issue', id, 1, granted_at, 0, granted_at FROM awards WHERE state = 'granted';

DROP TABLE erasures;
ALTER TABLE persons DROP COLUMN erased_at;
ALTER TABLE achievements DROP COLUMN successor_id;
ALTER TABLE achievements DROP COLUMN retirement_note;
ALTER TABLE achievements DROP COLUMN retired_at;
-- The earlier version signs revocations alone, and would take other lists for one of them.
UPDATE status_lists SET document = NULL WHERE kind <> 'revocation';
ALTER TABLE status_lists DROP COLUMN beside;
ALTER TABLE status_lists DROP COLUMN kind;
ALTER TABLE issuers DROP COLUMN status_form;
DROP INDEX credentials_to_expire;
DROP INDEX credentials_by_refresh;
ALTER TABLE credentials DROP COLUMN withdrawn_at;
ALTER TABLE credentials DROP COLUMN expiry_told;
ALTER TABLE credentials DROP COLUMN superseded_at;
ALTER TABLE credentials DROP COLUMN refresh;
ALTER TABLE credentials DROP COLUMN made_for;
DROP INDEX awards_to_sign;
ALTER TABLE awards DROP COLUMN suspension_reason;
ALTER TABLE awards DROP COLUMN suspended_at;
ALTER TABLE awards DROP COLUMN holds_back;
ALTER TABLE awards DROP COLUMN shown_name;
ALTER TABLE awards DROP COLUMN life_from;
ALTER TABLE awards DROP COLUMN wanted_for;
ALTER TABLE awards DROP COLUMN signed;
ALTER TABLE awards DROP COLUMN wanted;
