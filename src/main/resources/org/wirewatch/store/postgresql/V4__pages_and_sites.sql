-- How an article was read, where that was not simply its one page by the general rules.
ALTER TABLE article ADD COLUMN reading_note TEXT;

-- Copies of pages as they were answered, for `sites apply` and for looking at what went wrong.
CREATE TABLE kept_page (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    entry_id BIGINT NOT NULL,
    position BIGINT NOT NULL,           -- 1 for the page that the feed links to, then what was fetched because of it
    site TEXT NOT NULL,
    asked_url TEXT NOT NULL,
    url TEXT NOT NULL,                   -- the one that answered
    content_type TEXT,
    gzip BYTEA NOT NULL,
    stored_bytes BIGINT NOT NULL,       -- length of gzip
    kept_at BIGINT NOT NULL,
    UNIQUE (entry_id, position)
);
CREATE INDEX kept_page_age ON kept_page (kept_at);
CREATE INDEX kept_page_site ON kept_page (site);

CREATE TABLE site_health (
    site TEXT PRIMARY KEY,
    readings TEXT NOT NULL,              -- the last ones, oldest first: characters, or - and why there is no article
    rule_fits BIGINT NOT NULL DEFAULT 0,
    rule_misses BIGINT NOT NULL DEFAULT 0,
    read_at BIGINT NOT NULL
);

CREATE TABLE site_trouble (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    site TEXT NOT NULL,
    code TEXT NOT NULL,                  -- fails, short
    sentence TEXT NOT NULL,
    usual_chars BIGINT NOT NULL,        -- what was usual before: what it must come near to again
    usual_failures BIGINT NOT NULL,     -- percent
    sample_entry_id BIGINT NOT NULL,    -- its page is kept while the trouble lasts
    sample_url TEXT NOT NULL,
    since BIGINT NOT NULL,
    until BIGINT,                       -- null while it lasts
    told_at BIGINT,
    end_told_at BIGINT
);
CREATE UNIQUE INDEX site_trouble_open ON site_trouble (site) WHERE until IS NULL;
