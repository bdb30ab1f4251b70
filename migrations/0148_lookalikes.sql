-- Searches for who is like the members of a segment, beside those for groups (src/discovery/likeness); of a group search `segment_id` is null.
alter table discovery_run add column segment_id uuid references segment on delete cascade;
drop index discovery_run_unfinished;
drop index discovery_run_current;
create unique index discovery_run_unfinished on discovery_run (coalesce(segment_id, '00000000-0000-0000-0000-000000000000'::uuid)) where state in ('waiting', 'running');
create unique index discovery_run_current on discovery_run (coalesce(segment_id, '00000000-0000-0000-0000-000000000000'::uuid)) where is_current;
create index discovery_run_segment on discovery_run (segment_id, asked_at desc) where segment_id is not null;

-- The likest of those who were no members, in the order of it. Whoever goes, goes from here too.
create table lookalike (
  run_id uuid not null references discovery_run on delete cascade,
  -- Who has not ordered is compared by other things than who has.
  is_prospect boolean not null,
  rank int not null,
  customer_id uuid not null references customer on delete cascade,
  score double precision not null,
  -- What they have in common with members: places among what the run tells.
  traits int[] not null,
  primary key (run_id, is_prospect, rank)
);
create index lookalike_customer on lookalike (customer_id);
