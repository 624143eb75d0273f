DROP TRIGGER audit_is_shortened_by_rule;
CREATE TRIGGER audit_is_never_shortened BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit log is never shortened'); END;
DELETE FROM settings WHERE name = 'audit_kept_from';
