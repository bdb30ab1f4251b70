-- Groups that the data suggest, found in the background when somebody asks for them and again when they are stale (src/discovery/groups).
create table discovery_run (
  id uuid primary key,
  -- waiting, running, completed, failed, cancelled.
  state text not null,
  asked_at timestamptz not null,
  -- The instant that it holds for: when it was begun.
  as_of timestamptz,
  -- What is being done, and how much of all is done, 0 to 1.
  step text,
  progress real not null default 0,
  is_cancelled boolean not null default false,
  -- The process that runs it, when it was last heard of by the clock of the database, and how often it was begun.
  runner uuid,
  heartbeat_at timestamptz,
  attempts int not null default 0,
  finished_at timestamptz,
  error text,
  -- What was found, or why nothing is said.
  outcome jsonb,
  -- Whether it is the one that is shown.
  is_current boolean not null default false
);
-- One at a time.
create unique index discovery_run_unfinished on discovery_run ((true)) where state in ('waiting', 'running');
create unique index discovery_run_current on discovery_run (is_current) where is_current;
create index discovery_run_asked on discovery_run (asked_at desc, id desc);
