ALTER TABLE achievements DROP COLUMN last_form;
