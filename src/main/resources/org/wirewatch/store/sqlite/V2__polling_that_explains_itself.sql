ALTER TABLE feed ADD COLUMN same_bodies INTEGER NOT NULL DEFAULT 0; -- whole answers in a row that brought nothing new
ALTER TABLE feed ADD COLUMN interval_ms INTEGER;    -- its regular interval, as last decided
ALTER TABLE feed ADD COLUMN quiet_after INTEGER;    -- from when on its silence is unusual; null if its rhythm is unknown
ALTER TABLE feed ADD COLUMN quiet_told_at INTEGER;  -- when the operator was told of that; null while there is nothing to tell
ALTER TABLE feed ADD COLUMN left_at INTEGER;        -- when it left the config; null while it is in it
