DELETE FROM jobs WHERE kind = 'mail';
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

DROP TABLE mail_refusals;
DROP TABLE mail_news;
DROP TABLE mails;
