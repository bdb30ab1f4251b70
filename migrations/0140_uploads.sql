-- Files that were sent to be imported, and those that imports have written (src/sync/files). In parts of a megabyte at most, as they came: any process takes
-- the next part, and any process runs the import.
create table kept_file (
  id uuid primary key,
  -- upload: to be imported; mapping: how; rejected, reasons, report: what an import has written.
  purpose text not null,
  -- As the mapping names it.
  name text not null,
  -- In bytes, as it is to be, and of it what has come.
  size bigint not null,
  received bigint not null default 0,
  -- The key, or the subject of tokens, that it belongs to.
  owner uuid not null,
  -- That has read it last, or has written it.
  import_id uuid,
  -- Names somebody who has been erased since the import that reads it began: goes when that ends, however it does.
  goes boolean not null default false,
  created_at timestamptz not null,
  -- Dropped after that.
  until timestamptz not null
);
create index kept_file_owner on kept_file (owner);
create index kept_file_import_id on kept_file (import_id);
create index kept_file_until on kept_file (until);

create table kept_file_part (
  file_id uuid not null,
  starts_at bigint not null,
  bytes bytea not null,
  primary key (file_id, starts_at)
);
-- Files come faster than they could be compressed.
alter table kept_file_part alter column bytes set storage external;

-- Imports that were asked for over the API and have not ended.
create table import_request (
  import_id uuid primary key,
  -- The key, or the subject of a token, that has asked, and the scopes that it goes on with.
  owner uuid not null,
  holder text not null,
  scopes text[] not null,
  -- Which process runs it; null for none.
  runner uuid,
  -- How often it was begun.
  attempts int not null default 0,
  is_cancelled boolean not null default false
);

alter table import_job add column dry_run boolean not null default false;
