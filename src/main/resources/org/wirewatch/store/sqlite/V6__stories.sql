-- Times are UTC milliseconds; booleans are 0 and 1. The PostgreSQL twin differs only in types.
-- Stories: what is needed to see that a page has changed, to keep what differed, and to tell it.

ALTER TABLE entry ADD COLUMN content_hash TEXT;      -- of what the feed says
ALTER TABLE entry ADD COLUMN dates TEXT;             -- when published and when updated, as the feed says
ALTER TABLE entry ADD COLUMN read_at INTEGER;          -- when its page was last read
ALTER TABLE entry ADD COLUMN vain_reads INTEGER NOT NULL DEFAULT 0; -- in a row, that found the page unchanged
ALTER TABLE entry ADD COLUMN page_validators TEXT;   -- JSON: what the page's server gave to ask again by
-- A change of a known entry is an entry of its own, so that its page is claimed, retried and settled like any other.
ALTER TABLE entry ADD COLUMN revises_id INTEGER;       -- the entry that changed; null for one that a feed brought
CREATE INDEX entry_revises ON entry (revises_id) WHERE revises_id IS NOT NULL;

-- What the articles of the last days are recognised by, so that a start need not look at their texts again.
CREATE TABLE article_print (
    article_id INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
    story_id INTEGER NOT NULL,
    placed_at INTEGER NOT NULL,           -- the time by which it was placed
    print BLOB NOT NULL
);
CREATE INDEX article_print_placed ON article_print (placed_at);

-- What differed between an article and the one it was found to be like.
CREATE TABLE article_difference (
    article_id INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
    compared_id INTEGER NOT NULL,
    news TEXT NOT NULL,                  -- JSON: sentences that tell new facts; none if it is no news
    added TEXT NOT NULL,                 -- JSON: sentences that only this article has
    removed TEXT NOT NULL                -- JSON: sentences that only the other has
);

-- Articles that a person put into another story, so that running nodes hear of it.
CREATE TABLE story_move (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL,
    from_story_id INTEGER NOT NULL,
    to_story_id INTEGER NOT NULL,
    moved_at INTEGER NOT NULL
);

-- New facts of a story that readers of a watch with updates are to hear of.
CREATE TABLE story_update (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    reader TEXT NOT NULL,
    watch TEXT NOT NULL,
    story_id INTEGER NOT NULL,
    article_id INTEGER NOT NULL,           -- the report that tells them
    due_at INTEGER NOT NULL,               -- when it may be told
    created_at INTEGER NOT NULL,
    outbox_id INTEGER REFERENCES outbox (id), -- null until a mail tells of it
    UNIQUE (reader, watch, article_id)
);
CREATE INDEX story_update_open ON story_update (due_at) WHERE outbox_id IS NULL;
CREATE INDEX story_update_story ON story_update (story_id, reader, watch);
CREATE INDEX notification_story ON notification (story_id);
CREATE INDEX watch_match_story ON watch_match (story_id);
