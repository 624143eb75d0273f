DELETE FROM jobs WHERE kind = 'log';
ALTER TABLE jobs DROP CONSTRAINT jobs_kind_check;
ALTER TABLE jobs ADD CONSTRAINT jobs_kind_check
    CHECK (kind IN ('sync', 'evaluate', 'issue', 'status', 'score', 'copy'));

DROP TABLE log_heads;
DROP TABLE log_hashes;
DROP TABLE log_entries;
DROP TABLE log_queue;
DROP TABLE log_keys;
