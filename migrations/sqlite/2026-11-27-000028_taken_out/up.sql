-- What a signed file tells of evidence that its holder took out of the badge since: it is not served any more.
ALTER TABLE credentials ADD COLUMN evidence_taken_out BOOLEAN NOT NULL DEFAULT FALSE;
