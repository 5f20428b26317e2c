-- Times are UTC milliseconds; booleans are 0 and 1. The SQLite twin differs only in types.

CREATE TABLE feed (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    url TEXT NOT NULL UNIQUE,            -- as configured
    fetch_url TEXT NOT NULL,             -- where permanent redirects led
    name TEXT,                           -- as configured
    group_name TEXT,
    every_ms BIGINT,                    -- the feed's own interval, if configured
    configured BIGINT NOT NULL,         -- 0 once it has left the config; its memory stays
    title TEXT,
    site_url TEXT,
    language TEXT,
    hints TEXT,                          -- JSON: ttl, skipHours …
    etag TEXT,
    last_modified TEXT,
    validators_from TEXT,                -- the URL that gave them
    body_hash TEXT,
    baseline_at BIGINT,                 -- when the first good fetch was; null before
    polled_at BIGINT,
    succeeded_at BIGINT,
    result_code TEXT,                    -- ok, not-modified, http-404 …
    result_sentence TEXT,
    failures BIGINT NOT NULL DEFAULT 0, -- in a row
    polls BIGINT NOT NULL DEFAULT 0,
    not_modified BIGINT NOT NULL DEFAULT 0,
    retired_at BIGINT,                  -- 410 Gone
    moved_to TEXT,                       -- permanent target seen, not yet confirmed
    moved_seen BIGINT NOT NULL DEFAULT 0,
    next_poll_at BIGINT NOT NULL,
    next_poll_reason TEXT NOT NULL,
    lease_owner TEXT,
    lease_until BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX feed_due ON feed (next_poll_at) WHERE configured = 1 AND retired_at IS NULL;

CREATE TABLE feed_trouble (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    feed_id BIGINT NOT NULL REFERENCES feed (id) ON DELETE CASCADE,
    code TEXT NOT NULL,
    sentence TEXT NOT NULL,
    since BIGINT NOT NULL,
    until BIGINT,                       -- null while it lasts
    told_at BIGINT,                     -- when the operator was told of it
    end_told_at BIGINT                  -- when the operator was told that it is over
);
CREATE INDEX feed_trouble_open ON feed_trouble (feed_id) WHERE until IS NULL;

CREATE TABLE host_pause (
    host TEXT PRIMARY KEY,
    until BIGINT NOT NULL
);

CREATE TABLE entry (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    feed_id BIGINT NOT NULL REFERENCES feed (id) ON DELETE CASCADE,
    identity TEXT NOT NULL,              -- guid or what stands for it
    second_identity TEXT NOT NULL,       -- URL and title, for feeds that change their guids
    url TEXT,
    title TEXT,
    author TEXT,
    published BIGINT,
    html TEXT,                           -- the fullest text the feed has; dropped once the article is settled
    first_seen_at BIGINT NOT NULL,
    last_seen_at BIGINT NOT NULL,
    state TEXT NOT NULL,                 -- baseline, pending, done
    attempts BIGINT NOT NULL DEFAULT 0,
    next_attempt_at BIGINT NOT NULL,
    lease_owner TEXT,
    lease_until BIGINT NOT NULL DEFAULT 0,
    UNIQUE (feed_id, identity)
);
CREATE INDEX entry_second_identity ON entry (feed_id, second_identity);
CREATE INDEX entry_url ON entry (url);
CREATE INDEX entry_pending ON entry (next_attempt_at) WHERE state = 'pending';

CREATE TABLE story (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    first_seen_at BIGINT NOT NULL
);

CREATE TABLE article (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    entry_id BIGINT NOT NULL UNIQUE,
    feed_id BIGINT NOT NULL,
    story_id BIGINT NOT NULL REFERENCES story (id),
    url TEXT NOT NULL,
    url_key TEXT NOT NULL,
    title TEXT NOT NULL,
    source TEXT NOT NULL,                -- the publisher's name
    byline TEXT,
    published BIGINT,
    caption TEXT,
    credit TEXT,
    body TEXT NOT NULL,
    section TEXT,
    language TEXT,
    teaser_code TEXT,                    -- why only the feed's text could be read; null if the page was
    teaser_sentence TEXT,
    placement TEXT NOT NULL,             -- new, copy, version
    placement_reason TEXT,               -- same-url, same-text, shared-wording
    resembles_id BIGINT,                -- the article it was compared with
    shared DOUBLE PRECISION,
    seen_at BIGINT NOT NULL
);
CREATE INDEX article_story ON article (story_id);
CREATE INDEX article_url_key ON article (url_key);
CREATE INDEX article_seen ON article (seen_at);

CREATE TABLE watch_match (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    article_id BIGINT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    story_id BIGINT NOT NULL,
    watch TEXT NOT NULL,
    query TEXT NOT NULL,
    hits TEXT NOT NULL,                  -- JSON: field, words, sentence, marks
    matched_at BIGINT NOT NULL,
    UNIQUE (article_id, watch)
);
CREATE INDEX watch_match_watch ON watch_match (watch, matched_at);

CREATE TABLE outbox (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind TEXT NOT NULL,                  -- ALERT, DIGEST, NOTICE
    reader TEXT NOT NULL,
    envelope_from TEXT NOT NULL,
    envelope_to TEXT NOT NULL,
    subject TEXT NOT NULL,
    message_id TEXT NOT NULL UNIQUE,
    bytes BYTEA NOT NULL,
    state TEXT NOT NULL,                 -- queued, sending, sent, dead
    attempts BIGINT NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL,
    next_attempt_at BIGINT NOT NULL,
    sent_at BIGINT,
    answer TEXT,                         -- the server's last words
    lease_owner TEXT,
    lease_until BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX outbox_waiting ON outbox (next_attempt_at) WHERE state IN ('queued', 'sending');
CREATE INDEX outbox_reader ON outbox (reader, kind, created_at);

-- One row per reader, watch and story: the ledger behind "one story, one alert".
CREATE TABLE notification (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reader TEXT NOT NULL,
    watch TEXT NOT NULL,
    story_id BIGINT NOT NULL,
    article_id BIGINT NOT NULL,
    channel TEXT NOT NULL,               -- alert, hourly, quiet, or digest:NAME
    due_at BIGINT NOT NULL,             -- for quiet: when it may go
    created_at BIGINT NOT NULL,
    outbox_id BIGINT REFERENCES outbox (id), -- null until a mail tells of it
    UNIQUE (reader, watch, story_id)
);
CREATE INDEX notification_open ON notification (reader, channel) WHERE outbox_id IS NULL;

CREATE TABLE digest_slot (
    digest TEXT NOT NULL,
    reader TEXT NOT NULL,
    slot_at BIGINT NOT NULL,            -- the last slot that was dealt with
    outbox_id BIGINT,                   -- null where there was nothing to say
    PRIMARY KEY (digest, reader)
);
