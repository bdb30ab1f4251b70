-- What a segment said before each change of its name, description or rule (src/membership/edit/former-definitions.ts). What it was changed to, the next row
-- says, or the segment itself.
create table former_definition (
  id uuid primary key,
  segment_id uuid not null references segment on delete cascade,
  -- The revision that took its place, and when.
  revision int not null,
  replaced_at timestamptz not null,
  -- The entry of the audit log that tells who did it.
  entry_id uuid,
  -- Of name, description and rule those that were changed.
  changed text[] not null,
  name text,
  description text,
  query text,
  rule jsonb,
  -- Those that named somebody who has been erased: what they said is not kept.
  forgotten text[] not null default '{}',
  unique (segment_id, revision)
);
create index former_definition_replaced_at on former_definition (replaced_at);

-- Of name, description and rule those that name somebody who has been erased: they stay until somebody changes them, and are then forgotten.
alter table segment add column unkept text[] not null default '{}';
