-- Files of customers that are written into a folder again and again.
create table export_schedule (
  id uuid primary key,
  name text not null,
  -- Whose members, or for whom which rule holds; neither once the segment was deleted.
  segment_id uuid references segment on delete set null,
  query text,
  -- What is asked for: as /export has it.
  columns text[] not null,
  format text not null,
  channels text[] not null,
  without_consent text not null,
  formulas text not null,
  -- Below the folder that the configuration names, and how the names of the files begin.
  folder text not null,
  file text not null,
  -- At which times of the day, such as 03:00, on which days of the week (1 is Monday), and how many files are kept.
  times text[] not null,
  weekdays int[] not null,
  keep int not null,
  -- The moment of the next file, and when it is tried to be written.
  due_at timestamptz not null,
  next_at timestamptz not null,
  paused_at timestamptz,
  -- asked, or failing.
  paused_for text,
  failures int not null default 0,
  last_error text,
  last_error_at timestamptz,
  -- The process that writes it, which says so again and again.
  leased_by uuid,
  leased_until timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create unique index export_schedule_file on export_schedule (folder, file, format);

-- The files that are kept.
create table export_file (
  schedule_id uuid not null references export_schedule on delete cascade,
  due_at timestamptz not null,
  name text not null,
  -- The instant of which the customers are, how many there were, how many are in the file, and how large that is.
  as_of timestamptz not null,
  customers int not null,
  exported int not null,
  bytes bigint not null,
  written_at timestamptz not null,
  primary key (schedule_id, due_at)
);
