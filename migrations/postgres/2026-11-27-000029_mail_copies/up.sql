-- Whom a copy of the mails about the badges of a course goes to, where the organisation allows it: three at most.
CREATE TABLE mail_copies (
    id TEXT PRIMARY KEY NOT NULL,
    context_id TEXT NOT NULL REFERENCES contexts (id),
    place INTEGER NOT NULL CHECK (place BETWEEN 1 AND 3),
    address TEXT NOT NULL,
    -- What the copies are written in.
    language TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    UNIQUE (context_id, place),
    UNIQUE (context_id, address)
);

-- A copy is a mail of its own: of which, and to whom. The address stands nowhere else, so that none is left when it goes.
ALTER TABLE mails ADD COLUMN copy_of TEXT;
ALTER TABLE mails ADD COLUMN copy_to TEXT;
CREATE UNIQUE INDEX mails_copied ON mails (copy_of, copy_to) WHERE copy_of IS NOT NULL;
