-- The archive's full-text index: each article's own folded words, so that it knows a word exactly where a watch would.
-- It gives candidates; the watch engine decides. docs/decisions/0017.
CREATE TABLE article_words (
    article_id BIGINT PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
    words TSVECTOR NOT NULL
);
CREATE INDEX article_words_words ON article_words USING GIN (words);

-- Which articles the index holds; what is missing, or was made by older rules, is added while the daemon runs.
CREATE TABLE article_indexed (
    article_id BIGINT PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
    version BIGINT NOT NULL
);

-- The rules by which all articles were indexed when that was last found out; 0 before. New ones are indexed as they come.
CREATE TABLE article_index_state (
    complete_version BIGINT NOT NULL
);
INSERT INTO article_index_state (complete_version) VALUES (0);

-- Watches that are kept here and not in the config file. body: the keys of a watch in the file, as JSON.
CREATE TABLE kept_watch (
    name TEXT PRIMARY KEY,
    body TEXT NOT NULL,
    changed_at BIGINT NOT NULL
);

-- Counts the changes of kept_watch, so that a running daemon notices each.
CREATE TABLE kept_watch_revision (
    revision BIGINT NOT NULL
);
INSERT INTO kept_watch_revision (revision) VALUES (0);

-- The watches as a daemon last took them: what a changed file is compared with.
CREATE TABLE watch_in_force (
    name TEXT PRIMARY KEY,
    query TEXT NOT NULL
);

CREATE TABLE watch_snooze (
    watch TEXT PRIMARY KEY,
    until BIGINT NOT NULL
);

CREATE TABLE watch_mute (
    watch TEXT NOT NULL,
    story_id BIGINT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
    muted_at BIGINT NOT NULL,
    PRIMARY KEY (watch, story_id)
);

CREATE TABLE false_alarm (
    watch TEXT NOT NULL,
    article_id BIGINT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    marked_at BIGINT NOT NULL,
    PRIMARY KEY (watch, article_id)
);

CREATE INDEX notification_watch ON notification (watch, reader, created_at);
