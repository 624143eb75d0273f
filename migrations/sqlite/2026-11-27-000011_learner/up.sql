-- What holders decide about their badges: who may see them, how their name is spelt, and whether they keep them.

-- The name as its holder confirmed it, before it was first shown.
ALTER TABLE persons ADD COLUMN confirmed_name TEXT;
-- When its holder said that they do not want it; it stays valid, and nobody sees it.
ALTER TABLE awards ADD COLUMN declined_at TIMESTAMP;

-- What a signed file tells that its holder had to agree to: it is not served once they take that back.
ALTER TABLE credentials ADD COLUMN names_holder BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE credentials ADD COLUMN tells_results BOOLEAN NOT NULL DEFAULT FALSE;
UPDATE credentials SET names_holder = TRUE WHERE json LIKE '%"identityType":"name"%';
UPDATE credentials SET tells_results = TRUE WHERE json LIKE '%"result":%';

-- Every decision as it was made, with the version and the language of the sentences that were read. Nothing is changed
-- in it afterwards.
CREATE TABLE consents (
    id TEXT PRIMARY KEY NOT NULL,
    person_id TEXT NOT NULL REFERENCES persons (id),
    award_id TEXT NOT NULL REFERENCES awards (id),
    about TEXT NOT NULL CHECK (about IN ('visibility', 'name', 'results', 'keeping')),
    chosen TEXT NOT NULL CHECK (chosen IN ('private', 'link', 'public', 'hidden', 'confirmed', 'agreed', 'withdrawn',
        'declined', 'kept')),
    text_version TEXT NOT NULL,
    language TEXT NOT NULL,
    decided_at TIMESTAMP NOT NULL
);
CREATE INDEX consents_by_award ON consents (award_id);
CREATE INDEX consents_by_person ON consents (person_id);
