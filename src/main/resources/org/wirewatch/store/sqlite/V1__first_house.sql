-- Times are UTC milliseconds; booleans are 0 and 1. The PostgreSQL twin differs only in types.

CREATE TABLE feed (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    url TEXT NOT NULL UNIQUE,            -- as configured
    fetch_url TEXT NOT NULL,             -- where permanent redirects led
    name TEXT,                           -- as configured
    group_name TEXT,
    every_ms INTEGER,                    -- the feed's own interval, if configured
    configured INTEGER NOT NULL,         -- 0 once it has left the config; its memory stays
    title TEXT,
    site_url TEXT,
    language TEXT,
    hints TEXT,                          -- JSON: ttl, skipHours …
    etag TEXT,
    last_modified TEXT,
    validators_from TEXT,                -- the URL that gave them
    body_hash TEXT,
    baseline_at INTEGER,                 -- when the first good fetch was; null before
    polled_at INTEGER,
    succeeded_at INTEGER,
    result_code TEXT,                    -- ok, not-modified, http-404 …
    result_sentence TEXT,
    failures INTEGER NOT NULL DEFAULT 0, -- in a row
    polls INTEGER NOT NULL DEFAULT 0,
    not_modified INTEGER NOT NULL DEFAULT 0,
    retired_at INTEGER,                  -- 410 Gone
    moved_to TEXT,                       -- permanent target seen, not yet confirmed
    moved_seen INTEGER NOT NULL DEFAULT 0,
    next_poll_at INTEGER NOT NULL,
    next_poll_reason TEXT NOT NULL,
    lease_owner TEXT,
    lease_until INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX feed_due ON feed (next_poll_at) WHERE configured = 1 AND retired_at IS NULL;

CREATE TABLE feed_trouble (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    feed_id INTEGER NOT NULL REFERENCES feed (id) ON DELETE CASCADE,
    code TEXT NOT NULL,
    sentence TEXT NOT NULL,
    since INTEGER NOT NULL,
    until INTEGER,                       -- null while it lasts
    told_at INTEGER,                     -- when the operator was told of it
    end_told_at INTEGER                  -- when the operator was told that it is over
);
CREATE INDEX feed_trouble_open ON feed_trouble (feed_id) WHERE until IS NULL;

CREATE TABLE host_pause (
    host TEXT PRIMARY KEY,
    until INTEGER NOT NULL
);

CREATE TABLE entry (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    feed_id INTEGER NOT NULL REFERENCES feed (id) ON DELETE CASCADE,
    identity TEXT NOT NULL,              -- guid or what stands for it
    second_identity TEXT NOT NULL,       -- URL and title, for feeds that change their guids
    url TEXT,
    title TEXT,
    author TEXT,
    published INTEGER,
    html TEXT,                           -- the fullest text the feed has; dropped once the article is settled
    first_seen_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL,
    state TEXT NOT NULL,                 -- baseline, pending, done
    attempts INTEGER NOT NULL DEFAULT 0,
    next_attempt_at INTEGER NOT NULL,
    lease_owner TEXT,
    lease_until INTEGER NOT NULL DEFAULT 0,
    UNIQUE (feed_id, identity)
);
CREATE INDEX entry_second_identity ON entry (feed_id, second_identity);
CREATE INDEX entry_url ON entry (url);
CREATE INDEX entry_pending ON entry (next_attempt_at) WHERE state = 'pending';

CREATE TABLE story (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    first_seen_at INTEGER NOT NULL
);

CREATE TABLE article (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    entry_id INTEGER NOT NULL UNIQUE,
    feed_id INTEGER NOT NULL,
    story_id INTEGER NOT NULL REFERENCES story (id),
    url TEXT NOT NULL,
    url_key TEXT NOT NULL,
    title TEXT NOT NULL,
    source TEXT NOT NULL,                -- the publisher's name
    byline TEXT,
    published INTEGER,
    caption TEXT,
    credit TEXT,
    body TEXT NOT NULL,
    section TEXT,
    language TEXT,
    teaser_code TEXT,                    -- why only the feed's text could be read; null if the page was
    teaser_sentence TEXT,
    placement TEXT NOT NULL,             -- new, copy, version
    placement_reason TEXT,               -- same-url, same-text, shared-wording
    resembles_id INTEGER,                -- the article it was compared with
    shared DOUBLE PRECISION,
    seen_at INTEGER NOT NULL
);
CREATE INDEX article_story ON article (story_id);
CREATE INDEX article_url_key ON article (url_key);
CREATE INDEX article_seen ON article (seen_at);

CREATE TABLE watch_match (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    story_id INTEGER NOT NULL,
    watch TEXT NOT NULL,
    query TEXT NOT NULL,
    hits TEXT NOT NULL,                  -- JSON: field, words, sentence, marks
    matched_at INTEGER NOT NULL,
    UNIQUE (article_id, watch)
);
CREATE INDEX watch_match_watch ON watch_match (watch, matched_at);

CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,                  -- ALERT, DIGEST, NOTICE
    reader TEXT NOT NULL,
    envelope_from TEXT NOT NULL,
    envelope_to TEXT NOT NULL,
    subject TEXT NOT NULL,
    message_id TEXT NOT NULL UNIQUE,
    bytes BLOB NOT NULL,
    state TEXT NOT NULL,                 -- queued, sending, sent, dead
    attempts INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    next_attempt_at INTEGER NOT NULL,
    sent_at INTEGER,
    answer TEXT,                         -- the server's last words
    lease_owner TEXT,
    lease_until INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX outbox_waiting ON outbox (next_attempt_at) WHERE state IN ('queued', 'sending');
CREATE INDEX outbox_reader ON outbox (reader, kind, created_at);

-- One row per reader, watch and story: the ledger behind "one story, one alert".
CREATE TABLE notification (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    reader TEXT NOT NULL,
    watch TEXT NOT NULL,
    story_id INTEGER NOT NULL,
    article_id INTEGER NOT NULL,
    channel TEXT NOT NULL,               -- alert, hourly, quiet, or digest:NAME
    due_at INTEGER NOT NULL,             -- for quiet: when it may go
    created_at INTEGER NOT NULL,
    outbox_id INTEGER REFERENCES outbox (id), -- null until a mail tells of it
    UNIQUE (reader, watch, story_id)
);
CREATE INDEX notification_open ON notification (reader, channel) WHERE outbox_id IS NULL;

CREATE TABLE digest_slot (
    digest TEXT NOT NULL,
    reader TEXT NOT NULL,
    slot_at INTEGER NOT NULL,            -- the last slot that was dealt with
    outbox_id INTEGER,                   -- null where there was nothing to say
    PRIMARY KEY (digest, reader)
);
