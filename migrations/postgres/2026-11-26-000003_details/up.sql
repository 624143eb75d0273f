-- What badges and awards say beyond the required members of Open Badges, as JSON documents; none says nothing more.
ALTER TABLE achievement_versions ADD COLUMN details TEXT;
ALTER TABLE awards ADD COLUMN details TEXT;
-- When the learner agreed that results stand in the credential; until then they do not.
ALTER TABLE awards ADD COLUMN results_agreed_at TIMESTAMP;

-- Credentials in which somebody recommends a badge, an issuer or an award. The document is kept as it came or as it was
-- signed. What was withdrawn goes into no further credential.
CREATE TABLE endorsements (
    id TEXT PRIMARY KEY NOT NULL,
    subject_kind TEXT NOT NULL CHECK (subject_kind IN ('achievement', 'issuer', 'award')),
    subject_id TEXT NOT NULL,
    form TEXT NOT NULL CHECK (form IN ('json', 'jwt')),
    document TEXT NOT NULL,
    document_hash TEXT NOT NULL,
    endorser_id TEXT NOT NULL,
    endorser_name TEXT,
    comment TEXT,
    state TEXT NOT NULL CHECK (state IN ('active', 'withdrawn')),
    valid_until TIMESTAMP,
    created_at TIMESTAMP NOT NULL,
    UNIQUE (subject_kind, subject_id, document_hash)
);
