DROP TABLE endorsements;
ALTER TABLE awards DROP COLUMN results_agreed_at;
ALTER TABLE awards DROP COLUMN details;
ALTER TABLE achievement_versions DROP COLUMN details;
