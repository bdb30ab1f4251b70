-- What is done with customers who enter a segment, leave it, or have stayed in it (src/actions).
create table segment_action (
  id uuid primary key,
  segment_id uuid not null references segment on delete cascade,
  name text not null,
  -- entered, left or stayed; how many days only for the last.
  trigger text not null,
  after_days int,
  -- What is done, and with what: a tag, an attribute and its value, or another segment.
  effect jsonb not null,
  paused_at timestamptz,
  -- Why it was paused: asked, failing or looping, and what failed.
  paused_for text,
  paused_reason text,
  -- What was done before counts for no loop.
  resumed_at timestamptz not null,
  -- Up to where the change log has been read; moved in the transaction that does what follows from it.
  epoch text not null,
  seq bigint not null,
  -- When it was last found that changes had been dropped from the log before they could be read.
  missed_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index segment_action_segment on segment_action (segment_id);

-- What was done, or why not. It goes with the customer.
create table segment_action_run (
  number bigint generated always as identity primary key,
  action_id uuid not null references segment_action on delete cascade,
  customer_id uuid not null references customer on delete cascade,
  -- done, unchanged or failed.
  state text not null,
  error text,
  at timestamptz not null
);
create index segment_action_run_action on segment_action_run (action_id, number);
create index segment_action_run_customer on segment_action_run (customer_id, action_id, at);
create index segment_action_run_at on segment_action_run (at);

-- Who is in the segment of an action that waits: leaving takes the row away.
create table segment_action_due (
  action_id uuid not null references segment_action on delete cascade,
  customer_id uuid not null references customer on delete cascade,
  due_at timestamptz not null,
  primary key (action_id, customer_id)
);
create index segment_action_due_at on segment_action_due (action_id, due_at);
create index segment_action_due_customer on segment_action_due (customer_id);
