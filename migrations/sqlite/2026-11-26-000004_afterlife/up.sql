-- What happens to an award after its first signature: renewal, correction, suspension, a second award, erasure.

-- `wanted` is the number of the credential that an award is to have, `signed` that of the last one it has: in between,
-- a signature is due. `life_from` is the moment from which the life of the wanted credential counts.
ALTER TABLE awards ADD COLUMN wanted INTEGER NOT NULL DEFAULT 1;
ALTER TABLE awards ADD COLUMN signed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE awards ADD COLUMN wanted_for TEXT CHECK (wanted_for IN ('renewal', 'correction'));
ALTER TABLE awards ADD COLUMN life_from TIMESTAMP;
-- The name as its holder wants it to be read; signed and shown only where they agreed.
ALTER TABLE awards ADD COLUMN shown_name TEXT;
-- A revoked award that stands in the way of another one, until somebody clears it.
ALTER TABLE awards ADD COLUMN holds_back BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE awards ADD COLUMN suspended_at TIMESTAMP;
ALTER TABLE awards ADD COLUMN suspension_reason TEXT;
UPDATE awards SET signed = 1 WHERE id IN (SELECT award_id FROM credentials);
-- Until now no revoked award was ever followed by another.
UPDATE awards SET holds_back = TRUE WHERE state = 'revoked';
CREATE INDEX awards_to_sign ON awards (achievement_id) WHERE wanted > signed;

ALTER TABLE credentials ADD COLUMN made_for TEXT NOT NULL DEFAULT 'award'
    CHECK (made_for IN ('award', 'renewal', 'correction'));
-- The unguessable last part of the address that answers with the newest credential of the award.
ALTER TABLE credentials ADD COLUMN refresh TEXT;
ALTER TABLE credentials ADD COLUMN superseded_at TIMESTAMP;
-- Whether everybody was told that it ran out, who judges by it.
ALTER TABLE credentials ADD COLUMN expiry_told BOOLEAN NOT NULL DEFAULT FALSE;
-- The bytes are gone; the place in the status list stays.
ALTER TABLE credentials ADD COLUMN withdrawn_at TIMESTAMP;
CREATE UNIQUE INDEX credentials_by_refresh ON credentials (refresh);
CREATE INDEX credentials_to_expire ON credentials (valid_until) WHERE NOT expiry_told;

-- How the credentials of an issuer say whether they are in force.
ALTER TABLE issuers ADD COLUMN status_form TEXT NOT NULL DEFAULT 'bitstring'
    CHECK (status_form IN ('bitstring', 'with_suspension', 'revocation_list'));
-- A list of suspensions has the places of the list of revocations that it stands beside.
ALTER TABLE status_lists ADD COLUMN kind TEXT NOT NULL DEFAULT 'revocation'
    CHECK (kind IN ('revocation', 'suspension', 'revocation_list'));
ALTER TABLE status_lists ADD COLUMN beside TEXT;

ALTER TABLE achievements ADD COLUMN retired_at TIMESTAMP;
ALTER TABLE achievements ADD COLUMN retirement_note TEXT;
ALTER TABLE achievements ADD COLUMN successor_id TEXT;

-- Whom a platform still lists although everything about them was erased; a keyed hash, because the platform's ids can
-- be guessed. It goes when they come back of their own accord.
ALTER TABLE persons ADD COLUMN erased_at TIMESTAMP;
CREATE TABLE erasures (
    registration_id TEXT NOT NULL REFERENCES registrations (id),
    sub_hash TEXT NOT NULL,
    erased_at TIMESTAMP NOT NULL,
    PRIMARY KEY (registration_id, sub_hash)
);

-- One job signs everything of a badge that waits; until now there was one for each award.
DELETE FROM jobs WHERE kind = 'issue';
INSERT INTO jobs (kind, subject, wanted, run_at, attempts, created_at)
SELECT 'issue', achievement_id, 1, MIN(granted_at), 0, MIN(granted_at)
FROM awards WHERE state = 'granted' GROUP BY achievement_id;
