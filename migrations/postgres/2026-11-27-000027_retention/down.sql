DROP TRIGGER audit_is_shortened_by_rule ON audit;
DROP FUNCTION audit_is_shortened_by_rule();
DROP TRIGGER audit_is_never_changed ON audit;
CREATE TRIGGER audit_is_never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
    FOR EACH STATEMENT EXECUTE FUNCTION audit_is_never_changed();
DELETE FROM settings WHERE name = 'audit_kept_from';
