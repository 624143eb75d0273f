-- Lines of the audit log go after the time that an installation chose, and not before: the setting says up to when.
DROP TRIGGER audit_is_never_changed ON audit;
CREATE TRIGGER audit_is_never_changed BEFORE UPDATE OR TRUNCATE ON audit
    FOR EACH STATEMENT EXECUTE FUNCTION audit_is_never_changed();
CREATE FUNCTION audit_is_shortened_by_rule() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
    IF OLD.happened_at >= coalesce(
        (SELECT value::timestamp FROM settings WHERE name = 'audit_kept_from'), '-infinity'::timestamp
    ) THEN
        RAISE EXCEPTION 'the audit log is shortened by its retention alone';
    END IF;
    RETURN OLD;
END $$;
CREATE TRIGGER audit_is_shortened_by_rule BEFORE DELETE ON audit
    FOR EACH ROW EXECUTE FUNCTION audit_is_shortened_by_rule();
