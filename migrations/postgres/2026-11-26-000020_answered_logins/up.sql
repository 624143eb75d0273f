-- A login travels through the platform inside its state. Only that it was answered is kept, until long after it ran out,
-- so that it is answered once.
CREATE TABLE answered_logins (
    name TEXT PRIMARY KEY NOT NULL,
    expires_at TIMESTAMP NOT NULL
);

DROP TABLE logins;
