-- Mails that came back, and readers whose mail is held back for it. Times are UTC milliseconds.
CREATE TABLE bounce (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    report TEXT NOT NULL UNIQUE,         -- what counts once: the mail and how it failed, or a hash of the report
    reader TEXT NOT NULL,
    address TEXT NOT NULL,               -- of the reader, when the mail was written
    outbox_id INTEGER,                   -- null where the report does not say which mail it is about
    hard INTEGER NOT NULL,               -- 1: for good (5.x.x), 0: for now
    status TEXT,                         -- RFC 3463, as 5.1.1; null if the report has none
    words TEXT NOT NULL,
    noted_at INTEGER NOT NULL,
    forgiven INTEGER NOT NULL DEFAULT 0  -- 1: the reader was resumed since
);
CREATE INDEX bounce_reader ON bounce (reader, hard, noted_at);

CREATE TABLE reader_pause (
    reader TEXT PRIMARY KEY,
    address TEXT NOT NULL,               -- another one in the config ends the pause
    since INTEGER NOT NULL,
    reason TEXT NOT NULL,
    told_at INTEGER                      -- when the operator was written to
);

-- How far the mailbox of delivery reports has been read.
CREATE TABLE bounce_mailbox (
    mailbox TEXT PRIMARY KEY,            -- imap://user@host:port/folder
    uid_validity INTEGER NOT NULL,
    last_uid INTEGER NOT NULL,
    read_at INTEGER,                     -- when it was last read; null if never
    failing_since INTEGER,               -- null while it can be read
    failure TEXT
);

CREATE INDEX outbox_sent_to ON outbox (envelope_to, sent_at);

-- Whether an earlier mail of a reader waits, without reading the mails.
CREATE INDEX outbox_reader_waiting ON outbox (reader, id, state, attempts, next_attempt_at)
    WHERE state IN ('queued', 'sending');
