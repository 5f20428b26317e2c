ALTER TABLE feed ADD COLUMN same_bodies BIGINT NOT NULL DEFAULT 0; -- whole answers in a row that brought nothing new
ALTER TABLE feed ADD COLUMN interval_ms BIGINT;    -- its regular interval, as last decided
ALTER TABLE feed ADD COLUMN quiet_after BIGINT;    -- from when on its silence is unusual; null if its rhythm is unknown
ALTER TABLE feed ADD COLUMN quiet_told_at BIGINT;  -- when the operator was told of that; null while there is nothing to tell
ALTER TABLE feed ADD COLUMN left_at BIGINT;        -- when it left the config; null while it is in it
