ALTER TABLE achievements DROP COLUMN reviewed_at;
DROP TABLE audit;
DROP TABLE admin_sessions;
DROP TABLE admin_links;
DROP TABLE admins;
