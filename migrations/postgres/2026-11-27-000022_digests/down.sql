DELETE FROM mails WHERE kind = 'digest';
ALTER TABLE mails DROP COLUMN since;
ALTER TABLE mails DROP COLUMN context_id;
DROP TABLE digests;
