CREATE TABLE logins (
    state_hash TEXT PRIMARY KEY NOT NULL,
    registration_id TEXT NOT NULL REFERENCES registrations (id),
    nonce TEXT NOT NULL,
    binding_hash TEXT NOT NULL,
    target_link_uri TEXT NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    used_at TIMESTAMP,
    storage_target TEXT,
    reopen_url TEXT
);
CREATE INDEX logins_by_expiry ON logins (expires_at);

DROP TABLE answered_logins;
