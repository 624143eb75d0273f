-- What learners ask of their teachers: to approve what they hand in, to add evidence, to correct a name, to explain.
-- `body` and `links` are what is written now; what was handed in before stays in the entries.
CREATE TABLE requests (
    id TEXT PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('application', 'evidence', 'name', 'question')),
    achievement_id TEXT NOT NULL REFERENCES achievements (id),
    person_id TEXT NOT NULL REFERENCES persons (id),
    -- The award that it is about, where somebody holds one.
    award_id TEXT REFERENCES awards (id),
    state TEXT NOT NULL CHECK (state IN ('draft', 'submitted', 'returned', 'approved', 'refused', 'withdrawn')),
    body TEXT NOT NULL,
    name TEXT,
    links TEXT NOT NULL,
    -- Whether what is handed in may stand in the credential.
    may_show BOOLEAN NOT NULL,
    -- How many entries there are: who decides names the number that they saw.
    entries INTEGER NOT NULL,
    created_at TIMESTAMP NOT NULL,
    changed_at TIMESTAMP NOT NULL,
    submitted_at TIMESTAMP,
    decided_at TIMESTAMP
);
-- One at a time.
CREATE UNIQUE INDEX requests_open ON requests (person_id, achievement_id, kind)
    WHERE state IN ('draft', 'submitted', 'returned');
CREATE INDEX requests_by_achievement ON requests (achievement_id, state);
CREATE INDEX requests_by_person ON requests (person_id);

-- Everything that was handed in and answered, as it was. What holders agree to is kept with the version and the language
-- of the sentence that they read. Nothing is changed in it afterwards.
CREATE TABLE request_entries (
    request_id TEXT NOT NULL REFERENCES requests (id),
    number INTEGER NOT NULL,
    deed TEXT NOT NULL CHECK (deed IN ('submitted', 'returned', 'approved', 'refused', 'withdrawn')),
    body TEXT NOT NULL,
    name TEXT,
    links TEXT NOT NULL,
    may_show BOOLEAN NOT NULL,
    text_version TEXT,
    language TEXT,
    -- Who answered.
    author_id TEXT REFERENCES persons (id),
    at TIMESTAMP NOT NULL,
    PRIMARY KEY (request_id, number)
);
