-- What one version of a badge is in Open Badges 2.0, as one issuer gives it: kept as it was when it was first asked for,
-- because assertions name it for ever.
CREATE TABLE badge_classes (
    id TEXT PRIMARY KEY NOT NULL,
    version_id TEXT NOT NULL REFERENCES achievement_versions (id),
    issuer_id TEXT NOT NULL REFERENCES issuers (id),
    content TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    UNIQUE (version_id, issuer_id)
);

-- Assertions of Open Badges 2.0 that were signed, byte for byte as they were handed out first.
CREATE TABLE signed_assertions (
    credential_id TEXT PRIMARY KEY NOT NULL REFERENCES credentials (id),
    key_id TEXT NOT NULL REFERENCES signing_keys (id),
    urn TEXT NOT NULL UNIQUE,
    jws TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL
);
CREATE INDEX signed_assertions_by_key ON signed_assertions (key_id);
