-- Times are whole seconds since 1970 in UTC, dates are ISO texts, lists are JSON arrays of codes.

CREATE TABLE facts (
    name  TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE applications (
    id             INTEGER PRIMARY KEY,
    number         TEXT NOT NULL UNIQUE,
    programme      TEXT NOT NULL,
    code_hash      BLOB NOT NULL,
    status         TEXT NOT NULL,
    -- Whether it stands in the way of another application for the same child.
    live           INTEGER NOT NULL,
    reasons        TEXT NOT NULL DEFAULT '[]',
    -- Sealed, like everything that says something about a person.
    certificate    BLOB,
    -- The summary: nothing in it says who the child is, so it outlives the payload.
    organisation   TEXT NOT NULL,
    applies_alone  INTEGER NOT NULL,
    bring          TEXT NOT NULL,
    marks          TEXT NOT NULL,
    received_at    INTEGER NOT NULL,
    activate_until TEXT,
    -- The first second that is too late for activation.
    expires_at     INTEGER,
    -- Everything personal, sealed; destroyed on withdrawal.
    key_id         TEXT NOT NULL,
    payload        BLOB,
    -- Keyed hashes of the child; destroyed when the application is no longer live.
    child_guard    BLOB,
    snils_guard    BLOB
) STRICT;

CREATE UNIQUE INDEX one_live_application_per_child ON applications (programme, child_guard) WHERE live = 1;
CREATE UNIQUE INDEX one_live_application_per_snils ON applications (programme, snils_guard) WHERE live = 1;
CREATE INDEX applications_that_may_expire ON applications (expires_at) WHERE live = 1 AND expires_at IS NOT NULL;

-- What was answered to each idempotency key. The key is hashed and the answer sealed, for the answer holds the code.
CREATE TABLE submissions (
    key_hash    BLOB NOT NULL PRIMARY KEY,
    fingerprint BLOB NOT NULL,
    number      TEXT NOT NULL,
    key_id      TEXT NOT NULL,
    answer      BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE events (
    id          INTEGER PRIMARY KEY,
    application INTEGER NOT NULL REFERENCES applications (id),
    status      TEXT NOT NULL,
    reasons     TEXT NOT NULL DEFAULT '[]',
    at          INTEGER NOT NULL,
    actor       TEXT NOT NULL,
    -- The account that acted for the organisation.
    operator    TEXT
) STRICT;

CREATE INDEX events_of_an_application ON events (application);

-- The trail is append-only, even for a careless statement of ours.
CREATE TRIGGER events_are_never_changed BEFORE UPDATE ON events
BEGIN
    SELECT RAISE(ABORT, 'events are append-only');
END;

CREATE TRIGGER events_are_never_removed BEFORE DELETE ON events
BEGIN
    SELECT RAISE(ABORT, 'events are append-only');
END;
