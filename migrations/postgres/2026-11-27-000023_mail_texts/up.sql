-- What a badge says in the mail about an award, where that is not what every badge says.
CREATE TABLE mail_texts (
    achievement_id TEXT PRIMARY KEY NOT NULL REFERENCES achievements (id) ON DELETE CASCADE,
    subject TEXT,
    opening TEXT,
    is_off BOOLEAN NOT NULL,
    changed_at TIMESTAMP NOT NULL
);
