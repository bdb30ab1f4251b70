-- Rules whose members are being found: all customers are walked in the order of their ids, by whichever process comes to it, and the row
-- says how far. The rule of a new segment finds its members in place. A new rule of a segment that has members is a draft with a number and
-- members of its own, kept up to date like those of any segment, and takes over when it has them all (docs/adr/0011).
create table segment_build (
  segment_id uuid primary key references segment on delete cascade,
  -- Of the draft; another one if an edit supersedes it.
  id uuid not null unique,
  number int,
  query text,
  rule jsonb,
  walked_to uuid,
  walked int not null default 0,
  -- Customers when the walk began.
  total int not null,
  complete boolean not null default false
);
insert into segment_build (segment_id, id, total)
  select id, gen_random_uuid(), (select count(*) from customer) from segment where state = 'building';

create trigger segment_build_written after insert or update of rule on segment_build
  for each row when (new.rule is not null) execute function note_segment_set();
create trigger segment_build_deleted after delete on segment_build
  for each row when (old.rule is not null) execute function note_segment_set();

-- Members of drafts. Those of drafts that are gone are removed at leisure.
create table draft_membership (
  draft_id uuid not null,
  customer_id uuid not null,
  primary key (customer_id, draft_id)
);
