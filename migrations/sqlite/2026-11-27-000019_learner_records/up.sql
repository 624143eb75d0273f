-- What somebody took along of their badges at a moment, kept as it was signed. `contents` tells whether the next would
-- hold anything else.
CREATE TABLE learner_records (
    id TEXT PRIMARY KEY NOT NULL,
    person_id TEXT NOT NULL REFERENCES persons (id),
    issuer_id TEXT NOT NULL REFERENCES issuers (id),
    contents TEXT NOT NULL,
    json TEXT NOT NULL,
    jwt TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    valid_until TIMESTAMP NOT NULL
);
CREATE INDEX learner_records_by_person ON learner_records (person_id);
