-- What people say of the persona of a segment, beside what the data say (src/discovery/personas).
create table persona_card (
  segment_id uuid primary key references segment on delete cascade,
  name text,
  notes text,
  -- How its members are best spoken to.
  channel text,
  tone text,
  changed_at timestamptz not null
);
