-- A key may end, and it is known when it was used last.
alter table api_key
  add column expires_at timestamptz,
  -- Written seldom: at most once a minute.
  add column last_used_at timestamptz,
  -- Counts the changes of what it may do: whoever was let in under an earlier one has other rights.
  add column revision int not null default 1;

-- Secrets that a key had before the present one, each good until its end.
create table api_key_former_secret (
  hash bytea primary key,
  api_key_id uuid not null references api_key on delete cascade,
  ends_at timestamptz not null
);
create index api_key_former_secret_key on api_key_former_secret (api_key_id);
