-- Times are whole seconds since 1970 in UTC, dates are ISO texts, lists are JSON arrays of codes. Whatever says
-- something about a person is sealed, with the id of its key beside it, or a keyed hash.

CREATE TABLE facts (
    name  TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The keys that may seal. One that is taken out of here can seal nothing any more, whatever a server still holds.
CREATE TABLE sealing_keys (
    id TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE applications (
    id              INTEGER PRIMARY KEY,
    number          TEXT NOT NULL UNIQUE,
    programme       TEXT NOT NULL,
    code_hash       BLOB NOT NULL,
    status          TEXT NOT NULL,
    -- Whether it stands in the way of another application for the same child.
    live            INTEGER NOT NULL,
    reasons         TEXT NOT NULL,
    -- The summary: nothing in it says who the child is, so it outlives the payload.
    organisation    TEXT NOT NULL,
    applies_alone   INTEGER NOT NULL,
    bring           TEXT NOT NULL,
    marks           TEXT NOT NULL,
    received_at     INTEGER NOT NULL,
    activate_until  TEXT,
    -- The first second that is too late for activation.
    expires_at      INTEGER,
    -- When the organisation, the family or the term decided about it; the payload is destroyed some time after.
    decided_at      INTEGER,
    -- Keyed hashes of the child; destroyed when the application is no longer live.
    child_guard     BLOB,
    snils_guard     BLOB,
    certificate_key TEXT REFERENCES sealing_keys (id),
    certificate     BLOB,
    -- The keyed hash of the idempotency key, and what was answered to it; the answer holds the code.
    submission_key  BLOB NOT NULL UNIQUE,
    answer_key      TEXT NOT NULL REFERENCES sealing_keys (id),
    answer          BLOB NOT NULL,
    payload_key     TEXT REFERENCES sealing_keys (id),
    payload         BLOB
) STRICT;

CREATE UNIQUE INDEX one_live_application_per_child ON applications (programme, child_guard) WHERE live = 1;
CREATE UNIQUE INDEX one_live_application_per_snils ON applications (programme, snils_guard)
    WHERE live = 1 AND snils_guard IS NOT NULL;
CREATE INDEX applications_that_may_expire ON applications (expires_at) WHERE live = 1 AND expires_at IS NOT NULL;
CREATE INDEX applications_to_forget ON applications (decided_at) WHERE decided_at IS NOT NULL AND payload IS NOT NULL;

CREATE TABLE events (
    id          INTEGER PRIMARY KEY,
    application INTEGER NOT NULL REFERENCES applications (id),
    status      TEXT NOT NULL,
    reasons     TEXT NOT NULL,
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
