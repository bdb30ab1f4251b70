-- Segments, who belongs to them, and what keeps that true.

create table segment (
  id uuid primary key,
  -- A small number that stands for the segment inside verdict arrays.
  number int not null generated always as identity unique,
  name text not null,
  description text,
  -- dynamic or static.
  kind text not null,
  -- The canonical text of the rule, and the same as a tree; null for static segments.
  query text,
  rule jsonb,
  -- Grows with every change of the rule.
  version int not null default 1,
  -- building while members are found for a new rule, ready, or failed (see error).
  state text not null default 'ready',
  error text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create unique index segment_name on segment (lower(name));

-- Grows with every change of what rules there are or what they mean; evaluators compile anew when it has moved. One row.
create table segment_set (
  only_row boolean primary key default true check (only_row),
  version bigint not null default 1
);
insert into segment_set default values;

create function note_segment_set() returns trigger language plpgsql as $$
begin
  update segment_set set version = version + 1;
  return null;
end $$;
create trigger segment_noted after insert or delete or update of query, kind, error on segment
  for each statement execute function note_segment_set();
create trigger attribute_definition_noted after insert or delete or update on attribute_definition
  for each statement execute function note_segment_set();

-- No foreign key to customer: when a customer is deleted, the evaluator removes the memberships and logs that they ended.
create table membership (
  segment_id uuid not null references segment on delete cascade,
  customer_id uuid not null,
  since timestamptz not null,
  primary key (segment_id, customer_id)
);
create index membership_customer on membership (customer_id);

-- The change log. Appends are serialised by a lock held until commit, so seq is the order of commits and a reader that follows
-- seq > last misses nothing (docs/adr/0003). No foreign keys: the log outlives segments, and erasure nulls customer_id.
create table membership_change (
  seq bigint generated always as identity primary key,
  segment_id uuid not null,
  customer_id uuid,
  -- ENTERED or LEFT.
  kind text not null,
  -- DATA, TIME, DEFINITION, THRESHOLDS, MERGE, ERASURE or MANUAL.
  cause text not null,
  at timestamptz not null
);
create index membership_change_segment on membership_change (segment_id, at);
create index membership_change_customer on membership_change (customer_id, seq);

-- Customers to look at again: appended by triggers in the writer's transaction, removed by the evaluator in the one that writes the result.
create table evaluation_queue (
  id bigint generated always as identity primary key,
  customer_id uuid not null,
  -- The kinds of data touched, as bits (0003_triggers.sql); segments that read none of them are not evaluated.
  kinds int not null,
  -- Only this segment, whatever its kinds: its definition changed.
  segment_id uuid,
  cause text not null,
  -- By the clock of the database server; only ever compared with it.
  enqueued_at timestamptz not null default statement_timestamp()
);

-- One row a customer that two evaluators lock in turn. Writers never touch it, so they never wait for an evaluator.
create table customer_evaluation (
  customer_id uuid primary key
);

-- Up to which instant the passing of time has been applied: one row.
create table sweep_state (
  only_row boolean primary key default true check (only_row),
  swept_to timestamptz
);
insert into sweep_state default values;

-- The delta feed's outbox. Triggers append rows without a number; the reader numbers committed rows under a lock before it reads,
-- so numbers follow the order of commits whatever the writers do.
create table record_change (
  id bigint generated always as identity,
  seq bigint unique,
  kind text not null,
  record_id uuid not null,
  -- UPSERTED, DELETED or ERASED.
  operation text not null
);
create index record_change_unnumbered on record_change (id) where seq is null;
create sequence record_change_seq;

create table api_key (
  id uuid primary key,
  name text not null,
  -- The first characters, to recognise a key by; the rest is known only to its holder.
  prefix text not null,
  hash bytea not null unique,
  scopes text[] not null,
  -- Limits the key to these segments; null for all.
  segment_ids uuid[],
  created_at timestamptz not null,
  revoked_at timestamptz
);

create table idempotency_key (
  api_key_id uuid not null references api_key on delete cascade,
  key text not null,
  operation text not null,
  request_hash bytea not null,
  response jsonb not null,
  created_at timestamptz not null,
  primary key (api_key_id, key)
);
create index idempotency_key_created_at on idempotency_key (created_at);

create table import_job (
  id uuid primary key,
  name text not null,
  -- running, completed or failed.
  state text not null,
  total_rows int,
  processed_rows int not null default 0,
  created_records int not null default 0,
  updated_records int not null default 0,
  unchanged_records int not null default 0,
  rejected_rows int not null default 0,
  error text,
  started_at timestamptz not null,
  finished_at timestamptz
);

-- Small facts about the whole workspace, such as which demo was loaded.
create table workspace_setting (
  key text primary key,
  value jsonb not null
);
