-- Feeds that were added or imported, not written in the config; they stand beside the config's.
CREATE TABLE subscription (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    url TEXT NOT NULL UNIQUE,
    name TEXT,
    group_name TEXT,                     -- nested groups as a path: World/Asia
    every_ms BIGINT,
    added_at BIGINT NOT NULL
);

ALTER TABLE feed ADD COLUMN chosen_url TEXT;   -- the feed that was chosen where url is a page; null where url is a feed
ALTER TABLE feed ADD COLUMN sought_at BIGINT; -- when the page was last searched for one
ALTER TABLE feed ADD COLUMN announced_to TEXT; -- the new address that the last good document gave
