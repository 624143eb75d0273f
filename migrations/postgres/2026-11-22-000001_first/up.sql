-- Identifiers and times are made by the program: ids are text, times are UTC and cut to milliseconds.

CREATE TABLE settings (
    name TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
);

-- What an issuer or an achievement looks like. The id is the SHA-256 of the bytes: a picture never changes.
CREATE TABLE pictures (
    id TEXT PRIMARY KEY NOT NULL,
    media_type TEXT NOT NULL,
    bytes BYTEA NOT NULL,
    design TEXT,
    created_at TIMESTAMP NOT NULL
);

CREATE TABLE issuers (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    url TEXT,
    email TEXT,
    description TEXT,
    logo_id TEXT REFERENCES pictures (id),
    is_default BOOLEAN NOT NULL,
    created_at TIMESTAMP NOT NULL,
    changed_at TIMESTAMP NOT NULL
);

-- Private keys are sealed under the master secret. A retired key stays: what it signed must verify for ever.
CREATE TABLE signing_keys (
    id TEXT PRIMARY KEY NOT NULL,
    issuer_id TEXT REFERENCES issuers (id),
    algorithm TEXT NOT NULL CHECK (algorithm IN ('RS256', 'Ed25519')),
    public_key TEXT NOT NULL,
    private_key BYTEA NOT NULL,
    created_at TIMESTAMP NOT NULL,
    retired_at TIMESTAMP
);
CREATE INDEX signing_keys_by_issuer ON signing_keys (issuer_id);

CREATE TABLE registrations (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    issuer TEXT NOT NULL,
    client_id TEXT NOT NULL,
    auth_url TEXT NOT NULL,
    token_url TEXT NOT NULL,
    jwks_url TEXT NOT NULL,
    token_audience TEXT,
    family TEXT,
    accepts_new_deployments BOOLEAN NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('hand', 'dynamic', 'address')),
    created_at TIMESTAMP NOT NULL,
    removed_at TIMESTAMP,
    UNIQUE (issuer, client_id)
);

CREATE TABLE deployments (
    id TEXT PRIMARY KEY NOT NULL,
    registration_id TEXT NOT NULL REFERENCES registrations (id),
    deployment_id TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    UNIQUE (registration_id, deployment_id)
);

-- One row per login. It stays until it expires, so that a second use is told apart from a made-up state.
CREATE TABLE logins (
    state_hash TEXT PRIMARY KEY NOT NULL,
    registration_id TEXT NOT NULL REFERENCES registrations (id),
    nonce TEXT NOT NULL,
    binding_hash TEXT NOT NULL,
    target_link_uri TEXT NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    used_at TIMESTAMP
);
CREATE INDEX logins_by_expiry ON logins (expires_at);

CREATE TABLE contexts (
    id TEXT PRIMARY KEY NOT NULL,
    registration_id TEXT NOT NULL REFERENCES registrations (id),
    deployment_id TEXT NOT NULL REFERENCES deployments (id),
    lti_id TEXT NOT NULL,
    label TEXT NOT NULL,
    title TEXT NOT NULL,
    memberships_url TEXT,
    line_items_url TEXT,
    scopes TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    launched_at TIMESTAMP NOT NULL,
    changed_at TIMESTAMP NOT NULL,
    next_sync_at TIMESTAMP,
    last_sync_at TIMESTAMP,
    last_error TEXT,
    failures INTEGER NOT NULL,
    empty_rosters INTEGER NOT NULL,
    UNIQUE (deployment_id, lti_id)
);
CREATE INDEX contexts_by_next_sync ON contexts (next_sync_at);

CREATE TABLE resource_links (
    context_id TEXT NOT NULL REFERENCES contexts (id),
    lti_id TEXT NOT NULL,
    title TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    PRIMARY KEY (context_id, lti_id)
);

CREATE TABLE persons (
    id TEXT PRIMARY KEY NOT NULL,
    registration_id TEXT NOT NULL REFERENCES registrations (id),
    sub TEXT NOT NULL,
    name TEXT,
    given_name TEXT,
    family_name TEXT,
    email TEXT,
    locale TEXT,
    first_seen_at TIMESTAMP NOT NULL,
    changed_at TIMESTAMP NOT NULL,
    UNIQUE (registration_id, sub)
);

-- Somebody in a course. `revision` moves whenever something changes that a rule could see; a member is due for
-- judging while `judged_revision` lies behind it.
CREATE TABLE members (
    context_id TEXT NOT NULL REFERENCES contexts (id),
    person_id TEXT NOT NULL REFERENCES persons (id),
    is_learner BOOLEAN NOT NULL,
    is_teacher BOOLEAN NOT NULL,
    is_test_user BOOLEAN NOT NULL,
    is_observer BOOLEAN NOT NULL,
    launched_as_teacher BOOLEAN NOT NULL,
    is_active BOOLEAN NOT NULL,
    revision BIGINT NOT NULL,
    judged_revision BIGINT NOT NULL,
    first_seen_at TIMESTAMP NOT NULL,
    changed_at TIMESTAMP NOT NULL,
    PRIMARY KEY (context_id, person_id)
);
CREATE INDEX members_by_person ON members (person_id);

CREATE TABLE activities (
    id TEXT PRIMARY KEY NOT NULL,
    context_id TEXT NOT NULL REFERENCES contexts (id),
    source TEXT NOT NULL CHECK (source IN ('ags')),
    source_key TEXT NOT NULL,
    label TEXT NOT NULL,
    maximum TEXT,
    resource_id TEXT,
    tag TEXT,
    first_seen_at TIMESTAMP NOT NULL,
    changed_at TIMESTAMP NOT NULL,
    gone_at TIMESTAMP,
    UNIQUE (context_id, source, source_key)
);

-- What is known of one member in one activity. Scores are exact decimals, kept as text; no score means unknown.
CREATE TABLE results (
    activity_id TEXT NOT NULL REFERENCES activities (id),
    person_id TEXT NOT NULL REFERENCES persons (id),
    score TEXT,
    maximum TEXT NOT NULL,
    completed BOOLEAN,
    happened_at TIMESTAMP,
    first_seen_at TIMESTAMP NOT NULL,
    changed_at TIMESTAMP NOT NULL,
    PRIMARY KEY (activity_id, person_id)
);
CREATE INDEX results_by_person ON results (person_id);

CREATE TABLE achievements (
    id TEXT PRIMARY KEY NOT NULL,
    key TEXT NOT NULL UNIQUE,
    context_id TEXT REFERENCES contexts (id),
    issuer_id TEXT NOT NULL REFERENCES issuers (id),
    state TEXT NOT NULL CHECK (state IN ('draft', 'active', 'paused', 'retired')),
    attention TEXT,
    version INTEGER NOT NULL,
    created_at TIMESTAMP NOT NULL,
    changed_at TIMESTAMP NOT NULL,
    published_at TIMESTAMP
);
CREATE INDEX achievements_by_context ON achievements (context_id);

CREATE TABLE achievement_versions (
    id TEXT PRIMARY KEY NOT NULL,
    achievement_id TEXT NOT NULL REFERENCES achievements (id),
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    criteria TEXT NOT NULL,
    rule TEXT,
    picture_id TEXT NOT NULL REFERENCES pictures (id),
    picture_alt TEXT NOT NULL,
    expires_after TEXT,
    created_at TIMESTAMP NOT NULL,
    UNIQUE (achievement_id, number)
);

-- What the current rule of an achievement names, so that a change finds the rules it touches.
CREATE TABLE rule_references (
    achievement_id TEXT NOT NULL REFERENCES achievements (id),
    kind TEXT NOT NULL CHECK (kind IN ('activity', 'badge')),
    target TEXT NOT NULL,
    PRIMARY KEY (achievement_id, kind, target)
);
CREATE INDEX rule_references_by_target ON rule_references (kind, target);

CREATE TABLE awards (
    id TEXT PRIMARY KEY NOT NULL,
    achievement_id TEXT NOT NULL REFERENCES achievements (id),
    version_id TEXT NOT NULL REFERENCES achievement_versions (id),
    person_id TEXT NOT NULL REFERENCES persons (id),
    occurrence TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('granted', 'issued', 'revoked', 'suspended', 'superseded')),
    origin TEXT NOT NULL CHECK (origin IN ('rule', 'hand', 'file')),
    visibility TEXT NOT NULL CHECK (visibility IN ('private', 'link', 'public', 'hidden')),
    evidence TEXT,
    trace TEXT NOT NULL,
    earned_at TIMESTAMP NOT NULL,
    granted_at TIMESTAMP NOT NULL,
    flag TEXT,
    revoked_at TIMESTAMP,
    revocation_reason TEXT,
    UNIQUE (achievement_id, person_id, occurrence)
);
CREATE INDEX awards_by_person ON awards (person_id);

CREATE TABLE status_lists (
    id TEXT PRIMARY KEY NOT NULL,
    issuer_id TEXT NOT NULL REFERENCES issuers (id),
    number INTEGER NOT NULL,
    document TEXT,
    signed_at TIMESTAMP,
    valid_until TIMESTAMP,
    UNIQUE (issuer_id, number)
);

-- The signed documents, kept byte for byte as they were issued. An index of a status list is never given twice.
CREATE TABLE credentials (
    id TEXT PRIMARY KEY NOT NULL,
    award_id TEXT NOT NULL REFERENCES awards (id),
    version_id TEXT NOT NULL REFERENCES achievement_versions (id),
    number INTEGER NOT NULL,
    json TEXT NOT NULL,
    jwt TEXT NOT NULL,
    status_list_id TEXT NOT NULL REFERENCES status_lists (id),
    status_index INTEGER NOT NULL,
    is_revoked BOOLEAN NOT NULL,
    is_superseded BOOLEAN NOT NULL,
    valid_from TIMESTAMP NOT NULL,
    valid_until TIMESTAMP,
    created_at TIMESTAMP NOT NULL,
    UNIQUE (award_id, number),
    UNIQUE (status_list_id, status_index)
);

-- What happened how often on a day: badges seen, granted, issued, viewed, shared, verified, revoked.
CREATE TABLE daily_counts (
    day TEXT NOT NULL,
    subject TEXT NOT NULL,
    what TEXT NOT NULL,
    n BIGINT NOT NULL,
    PRIMARY KEY (day, subject, what)
);

-- How a course stood on a day, from before its first badge: without it no later lift could be told.
CREATE TABLE context_days (
    context_id TEXT NOT NULL REFERENCES contexts (id),
    day TEXT NOT NULL,
    learners INTEGER NOT NULL,
    with_results INTEGER NOT NULL,
    with_all_results INTEGER NOT NULL,
    PRIMARY KEY (context_id, day)
);

CREATE TABLE sessions (
    handle_hash TEXT PRIMARY KEY NOT NULL,
    registration_id TEXT NOT NULL REFERENCES registrations (id),
    context_id TEXT REFERENCES contexts (id),
    person_id TEXT REFERENCES persons (id),
    is_teacher BOOLEAN NOT NULL,
    is_learner BOOLEAN NOT NULL,
    locale TEXT,
    cookie_hash TEXT,
    created_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL
);
CREATE INDEX sessions_by_expiry ON sessions (expires_at);

-- One row per thing to do. Asking again while it runs moves `wanted`, so that it runs once more.
CREATE TABLE jobs (
    kind TEXT NOT NULL CHECK (kind IN ('sync', 'evaluate', 'issue', 'status')),
    subject TEXT NOT NULL,
    wanted BIGINT NOT NULL,
    run_at TIMESTAMP NOT NULL,
    lease TEXT,
    leased_until TIMESTAMP,
    attempts INTEGER NOT NULL,
    last_error TEXT,
    created_at TIMESTAMP NOT NULL,
    PRIMARY KEY (kind, subject)
);
CREATE INDEX jobs_by_run ON jobs (run_at);

CREATE TABLE tokens (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    token_hash TEXT NOT NULL UNIQUE,
    scopes TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    revoked_at TIMESTAMP
);

-- The answer to a request that creates, so that its repetition creates nothing.
CREATE TABLE idempotent_requests (
    token_id TEXT NOT NULL REFERENCES tokens (id),
    key TEXT NOT NULL,
    request_hash TEXT NOT NULL,
    status INTEGER NOT NULL,
    body TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    PRIMARY KEY (token_id, key)
);
