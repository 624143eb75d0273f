ALTER TABLE achievements DROP COLUMN reviewed_at;
DROP TABLE audit;
DROP FUNCTION audit_is_never_changed;
DROP TABLE admin_sessions;
DROP TABLE admin_links;
DROP TABLE admins;
