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

ALTER TABLE jobs DROP CONSTRAINT jobs_kind_check;
ALTER TABLE jobs ADD CONSTRAINT jobs_kind_check
    CHECK (kind IN ('sync', 'evaluate', 'issue', 'status', 'score', 'copy', 'log', 'mail'));
