-- Mail on its way out: what there is to tell, the mails that tell it, and the addresses that get none.

CREATE TABLE mails (
    id TEXT PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('award', 'revoked', 'expiring', 'reminder', 'digest')),
    person_id TEXT NOT NULL REFERENCES persons (id),
    state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'failed', 'dropped')),
    reason TEXT,
    attempts INTEGER NOT NULL,
    next_try_at TIMESTAMP,
    created_at TIMESTAMP NOT NULL,
    ended_at TIMESTAMP
);
CREATE INDEX mails_by_try ON mails (next_try_at);
CREATE INDEX mails_by_person ON mails (person_id);

-- What happened to an award, once for each occasion, so that nothing is told twice.
CREATE TABLE mail_news (
    kind TEXT NOT NULL CHECK (kind IN ('award', 'revoked', 'expiring', 'reminder')),
    award_id TEXT NOT NULL REFERENCES awards (id),
    occasion TEXT NOT NULL,
    person_id TEXT NOT NULL REFERENCES persons (id),
    queued_at TIMESTAMP NOT NULL,
    mail_id TEXT REFERENCES mails (id),
    PRIMARY KEY (kind, award_id, occasion)
);
CREATE INDEX mail_news_open ON mail_news (queued_at) WHERE mail_id IS NULL;
CREATE INDEX mail_news_by_mail ON mail_news (mail_id);
CREATE INDEX mail_news_by_person ON mail_news (person_id);

-- A keyed hash stands for the address.
CREATE TABLE mail_refusals (
    address_mark TEXT PRIMARY KEY NOT NULL,
    reason TEXT NOT NULL CHECK (reason IN ('stopped', 'bounced')),
    created_at TIMESTAMP NOT NULL
);

ALTER TABLE jobs RENAME TO jobs_before;
DROP INDEX jobs_by_run;
CREATE TABLE jobs (
    kind TEXT NOT NULL CHECK (kind IN ('sync', 'evaluate', 'issue', 'status', 'score', 'copy', 'log', 'mail')),
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
