-- Times are UTC milliseconds; booleans are 0 and 1. The SQLite twin differs only in types.
-- Stories: what is needed to see that a page has changed, to keep what differed, and to tell it.

ALTER TABLE entry ADD COLUMN content_hash TEXT;      -- of what the feed says
ALTER TABLE entry ADD COLUMN dates TEXT;             -- when published and when updated, as the feed says
ALTER TABLE entry ADD COLUMN read_at BIGINT;          -- when its page was last read
ALTER TABLE entry ADD COLUMN vain_reads BIGINT NOT NULL DEFAULT 0; -- in a row, that found the page unchanged
ALTER TABLE entry ADD COLUMN page_validators TEXT;   -- JSON: what the page's server gave to ask again by
-- A change of a known entry is an entry of its own, so that its page is claimed, retried and settled like any other.
ALTER TABLE entry ADD COLUMN revises_id BIGINT;       -- the entry that changed; null for one that a feed brought
CREATE INDEX entry_revises ON entry (revises_id) WHERE revises_id IS NOT NULL;

-- What the articles of the last days are recognised by, so that a start need not look at their texts again.
CREATE TABLE article_print (
    article_id BIGINT PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
    story_id BIGINT NOT NULL,
    placed_at BIGINT NOT NULL,           -- the time by which it was placed
    print BYTEA NOT NULL
);
CREATE INDEX article_print_placed ON article_print (placed_at);

-- What differed between an article and the one it was found to be like.
CREATE TABLE article_difference (
    article_id BIGINT PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
    compared_id BIGINT NOT NULL,
    news TEXT NOT NULL,                  -- JSON: sentences that tell new facts; none if it is no news
    added TEXT NOT NULL,                 -- JSON: sentences that only this article has
    removed TEXT NOT NULL                -- JSON: sentences that only the other has
);

-- Articles that a person put into another story, so that running nodes hear of it.
CREATE TABLE story_move (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    article_id BIGINT NOT NULL,
    from_story_id BIGINT NOT NULL,
    to_story_id BIGINT NOT NULL,
    moved_at BIGINT NOT NULL
);

-- New facts of a story that readers of a watch with updates are to hear of.
CREATE TABLE story_update (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reader TEXT NOT NULL,
    watch TEXT NOT NULL,
    story_id BIGINT NOT NULL,
    article_id BIGINT NOT NULL,           -- the report that tells them
    due_at BIGINT NOT NULL,               -- when it may be told
    created_at BIGINT NOT NULL,
    outbox_id BIGINT REFERENCES outbox (id), -- null until a mail tells of it
    UNIQUE (reader, watch, article_id)
);
CREATE INDEX story_update_open ON story_update (due_at) WHERE outbox_id IS NULL;
CREATE INDEX story_update_story ON story_update (story_id, reader, watch);
CREATE INDEX notification_story ON notification (story_id);
CREATE INDEX watch_match_story ON watch_match (story_id);
