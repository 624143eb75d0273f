DELETE FROM jobs WHERE kind = 'mail';
ALTER TABLE jobs DROP CONSTRAINT jobs_kind_check;
ALTER TABLE jobs ADD CONSTRAINT jobs_kind_check
    CHECK (kind IN ('sync', 'evaluate', 'issue', 'status', 'score', 'copy', 'log'));

DROP TABLE mail_refusals;
DROP TABLE mail_news;
DROP TABLE mails;
