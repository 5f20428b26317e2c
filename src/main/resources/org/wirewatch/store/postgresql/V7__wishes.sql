-- What readers asked for by the links in their mails. Times are UTC milliseconds.
CREATE TABLE opt_out (
    reader TEXT NOT NULL,
    scope TEXT NOT NULL,                 -- watch:NAME or digest:NAME
    until_at BIGINT,                    -- null: for good
    made_at BIGINT NOT NULL,
    PRIMARY KEY (reader, scope)
);

-- What the links are signed with; made when the first is.
CREATE TABLE link_key (
    id BIGINT PRIMARY KEY,
    secret BYTEA NOT NULL
);
