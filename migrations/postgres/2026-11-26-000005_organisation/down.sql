ALTER TABLE signing_keys DROP COLUMN distrusted_at;
ALTER TABLE signing_keys DROP COLUMN chain;
ALTER TABLE signing_keys DROP COLUMN origin;

ALTER TABLE issuers DROP COLUMN removed_at;
ALTER TABLE issuers DROP COLUMN pinned_at;
DROP INDEX issuers_by_domain;
ALTER TABLE issuers DROP COLUMN domain;
ALTER TABLE issuers DROP COLUMN parent;
ALTER TABLE issuers DROP COLUMN identifiers;
ALTER TABLE issuers DROP COLUMN address;
ALTER TABLE issuers DROP COLUMN linkedin_id;
ALTER TABLE issuers DROP COLUMN logo_alt;
ALTER TABLE issuers DROP COLUMN language;
ALTER TABLE issuers DROP COLUMN official;
ALTER TABLE issuers DROP COLUMN phone;
DROP INDEX issuers_by_key;
ALTER TABLE issuers DROP COLUMN key;
