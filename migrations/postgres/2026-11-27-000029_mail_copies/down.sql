DELETE FROM mails WHERE copy_of IS NOT NULL;
DROP INDEX mails_copied;
ALTER TABLE mails DROP COLUMN copy_to;
ALTER TABLE mails DROP COLUMN copy_of;
DROP TABLE mail_copies;
