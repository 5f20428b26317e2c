-- Of which languages the index holds an article's stems, a bit each: languages whose word forms watches ask for.
ALTER TABLE article_indexed ADD COLUMN stems INTEGER NOT NULL DEFAULT 0;

-- Languages and saved pieces of a watch as a daemon last took it, as JSON; empty where it has none; null where that was
-- not noted yet.
ALTER TABLE watch_in_force ADD COLUMN context TEXT;
