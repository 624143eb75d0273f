DROP INDEX achievements_by_form;

ALTER TABLE achievements DROP COLUMN form;
