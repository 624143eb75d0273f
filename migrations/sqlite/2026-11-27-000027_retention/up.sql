-- Lines of the audit log go after the time that an installation chose, and not before: the setting says up to when.
DROP TRIGGER audit_is_never_shortened;
CREATE TRIGGER audit_is_shortened_by_rule BEFORE DELETE ON audit
WHEN OLD.happened_at >= coalesce((SELECT value FROM settings WHERE name = 'audit_kept_from'), '')
BEGIN SELECT RAISE(ABORT, 'the audit log is shortened by its retention alone'); END;
