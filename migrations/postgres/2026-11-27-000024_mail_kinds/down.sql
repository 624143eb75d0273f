ALTER TABLE awards DROP COLUMN opened_at;
DROP INDEX credentials_to_end;
ALTER TABLE credentials DROP COLUMN ending_told;
