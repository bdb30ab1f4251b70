-- Who did what, when and from where. An entry is written in the transaction of the change that it tells of (src/audit).
create table audit_entry (
  id uuid primary key,
  at timestamptz not null,
  -- key, token or command.
  actor_kind text not null,
  -- Of the key; the subject of the token; of a command who ran it.
  actor_id text,
  -- As the key was called then.
  actor_name text,
  operation text not null,
  -- done, refused or failed.
  outcome text not null,
  -- Why it was refused or failed.
  code text,
  -- What it was done to, by the word of the API.
  subject_kind text not null,
  -- Ids of erased customers are replaced by one that leads nowhere.
  subject_ids uuid[] not null,
  -- Of a batch, how much: records created, updated and so on.
  counts jsonb not null,
  address text,
  request_id text
);
create index audit_entry_at on audit_entry (at, id);
create index audit_entry_actor on audit_entry (actor_id, at, id);
-- Batches, which are most of it, name none.
create index audit_entry_subjects on audit_entry using gin (subject_ids) where subject_ids <> '{}';
