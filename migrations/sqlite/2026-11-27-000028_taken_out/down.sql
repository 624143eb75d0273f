ALTER TABLE credentials DROP COLUMN evidence_taken_out;
