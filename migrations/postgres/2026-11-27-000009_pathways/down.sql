DROP INDEX achievements_by_pathway;
ALTER TABLE achievements DROP COLUMN pathway_id;
DROP TABLE pathway_versions;
DROP TABLE pathways;
