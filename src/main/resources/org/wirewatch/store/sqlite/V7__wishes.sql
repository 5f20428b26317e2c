-- What readers asked for by the links in their mails. Times are UTC milliseconds.
CREATE TABLE opt_out (
    reader TEXT NOT NULL,
    scope TEXT NOT NULL,                 -- watch:NAME or digest:NAME
    until_at INTEGER,                    -- null: for good
    made_at INTEGER NOT NULL,
    PRIMARY KEY (reader, scope)
);

-- What the links are signed with; made when the first is.
CREATE TABLE link_key (
    id INTEGER PRIMARY KEY,
    secret BLOB NOT NULL
);
