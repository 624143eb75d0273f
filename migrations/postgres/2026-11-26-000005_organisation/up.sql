-- Issuers in full: a whole profile, a domain of their own, and keys that were made elsewhere.

-- `key` names an issuer in files and on the command line, as a badge's does.
ALTER TABLE issuers ADD COLUMN key TEXT NOT NULL DEFAULT '';
UPDATE issuers SET key = CASE WHEN is_default THEN 'default' ELSE id END;
CREATE UNIQUE INDEX issuers_by_key ON issuers (key);

ALTER TABLE issuers ADD COLUMN phone TEXT;
ALTER TABLE issuers ADD COLUMN official TEXT;
ALTER TABLE issuers ADD COLUMN language TEXT;
ALTER TABLE issuers ADD COLUMN logo_alt TEXT;
ALTER TABLE issuers ADD COLUMN linkedin_id TEXT;
-- JSON: the address, the list of identifiers, and the organisation above, which is an issuer here or somebody elsewhere.
ALTER TABLE issuers ADD COLUMN address TEXT;
ALTER TABLE issuers ADD COLUMN identifiers TEXT NOT NULL DEFAULT '[]';
ALTER TABLE issuers ADD COLUMN parent TEXT;

-- The host whose did:web identifier the issuer signs with; it stays as it is, also when there is none, once something was
-- signed, which begins with a status list.
ALTER TABLE issuers ADD COLUMN domain TEXT;
CREATE UNIQUE INDEX issuers_by_domain ON issuers (domain);
ALTER TABLE issuers ADD COLUMN pinned_at TIMESTAMP;
UPDATE issuers SET pinned_at = created_at WHERE id IN (SELECT issuer_id FROM status_lists);
-- Nobody chooses it any more; what it signed keeps its page and its keys.
ALTER TABLE issuers ADD COLUMN removed_at TIMESTAMP;

-- `chain` is a JSON list of certificates, base64 DER, the key's own first. A key that somebody else may have is not
-- published from `distrusted_at` on.
ALTER TABLE signing_keys ADD COLUMN origin TEXT NOT NULL DEFAULT 'made' CHECK (origin IN ('made', 'imported'));
ALTER TABLE signing_keys ADD COLUMN chain TEXT;
ALTER TABLE signing_keys ADD COLUMN distrusted_at TIMESTAMP;
UPDATE signing_keys SET distrusted_at = retired_at
WHERE issuer_id IS NULL AND retired_at IN (SELECT signs_from FROM signing_keys WHERE signs_from = created_at);
