-- When a record changed, by the clock of the database server and only ever compared with it: old changes are dropped.
-- What is there already counts from now on; no row is rewritten for that.
alter table record_change add column at timestamptz not null default statement_timestamp();
