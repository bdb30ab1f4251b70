-- When the process that runs an import was last heard of, by the clock of the database; null for those of before that was noted. One that has been silent
-- for long is in the state 'abandoned'.
alter table import_job add column heartbeat_at timestamptz;
