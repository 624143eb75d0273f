-- The console: who runs this installation, how they come in, what they did.

CREATE TABLE admins (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    -- In lower case. Nobody's once somebody was removed, so that the address may come back.
    email TEXT UNIQUE,
    role TEXT NOT NULL CHECK (role IN ('owner', 'viewer')),
    -- Argon2id, as a PHC string; none for those who come in by single sign-on alone.
    password TEXT,
    created_at TIMESTAMP NOT NULL,
    removed_at TIMESTAMP
);

-- Links that work once: an invitation, or a new password.
CREATE TABLE admin_links (
    token_hash TEXT PRIMARY KEY NOT NULL,
    admin_id TEXT REFERENCES admins (id),
    role TEXT NOT NULL CHECK (role IN ('owner', 'viewer')),
    email TEXT,
    created_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL
);

CREATE TABLE admin_sessions (
    token_hash TEXT PRIMARY KEY NOT NULL,
    admin_id TEXT NOT NULL REFERENCES admins (id),
    created_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL
);
CREATE INDEX admin_sessions_by_admin ON admin_sessions (admin_id);

-- What people decided, with identifiers and nobody's data. Rows are added and never changed.
CREATE TABLE audit (
    id TEXT PRIMARY KEY NOT NULL,
    happened_at TIMESTAMP NOT NULL,
    actor_kind TEXT NOT NULL CHECK (actor_kind IN ('admin', 'command', 'teacher', 'token')),
    actor TEXT,
    what TEXT NOT NULL,
    object TEXT NOT NULL
);
CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit log is never changed'); END;
CREATE TRIGGER audit_is_never_shortened BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit log is never shortened'); END;

-- When somebody looked at a badge last and found it right.
ALTER TABLE achievements ADD COLUMN reviewed_at TIMESTAMP;
