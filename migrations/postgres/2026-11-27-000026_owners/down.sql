ALTER TABLE achievements DROP COLUMN owner_id;
