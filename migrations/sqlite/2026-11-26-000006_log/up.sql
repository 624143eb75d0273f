-- The issuance log: every issuance, withdrawal and change of keys is a leaf of a Merkle tree that only grows.

CREATE TABLE log_keys (
    id TEXT PRIMARY KEY NOT NULL,
    public_key TEXT NOT NULL,
    private_key BLOB NOT NULL,
    created_at TIMESTAMP NOT NULL
);

-- What happened and has no number yet, in the order of happening.
CREATE TABLE log_queue (
    id INTEGER PRIMARY KEY NOT NULL,
    subject TEXT NOT NULL,
    leaf TEXT NOT NULL
);

-- `subject` is the credential or the key that an entry is about; it is not published.
CREATE TABLE log_entries (
    number INTEGER PRIMARY KEY NOT NULL,
    subject TEXT NOT NULL,
    leaf TEXT NOT NULL
);
CREATE INDEX log_entries_by_subject ON log_entries (subject, number);

-- The hashes of complete subtrees, in the order in which they became complete.
CREATE TABLE log_hashes (
    place INTEGER PRIMARY KEY NOT NULL,
    hash BLOB NOT NULL
);

-- Every head that was signed.
CREATE TABLE log_heads (
    size INTEGER PRIMARY KEY NOT NULL,
    text TEXT NOT NULL,
    signature BLOB NOT NULL
);

ALTER TABLE jobs RENAME TO jobs_before;
DROP INDEX jobs_by_run;
CREATE TABLE jobs (
    kind TEXT NOT NULL CHECK (kind IN ('sync', 'evaluate', 'issue', 'status', 'score', 'copy', 'log')),
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
