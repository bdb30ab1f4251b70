-- Rows that were stored before texts had one normal form, and cannot be brought into it: another row has that form for a key. They stay as they are
-- until one of the two is merged or deleted; every start of the program tries and tells them again.
create table text_conflict (
  table_name text not null,
  -- The primary key of the row: its columns and their values as texts.
  key jsonb not null,
  found_at timestamptz not null,
  primary key (table_name, key)
);
