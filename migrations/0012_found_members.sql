-- In a large base the members of a new rule are found in one reading, while evaluations go on, and written part by part (docs/adr/0015).
alter table segment_build
  -- walking: members are found and written customer after customer. finding: not read yet. writing: found, and the parts that are left are to be written.
  add column stage text not null default 'walking' check (stage in ('walking', 'finding', 'writing'));

-- Members that have been found, in the order of their ids; a part goes when it has been written.
create table segment_build_part (
  build_id uuid not null,
  part int not null,
  customer_ids uuid[] not null,
  primary key (build_id, part)
);
-- Ids are random: trying to compress them takes time only.
alter table segment_build_part alter column customer_ids set storage external;

-- Customers who have been evaluated, or are gone, since a build began that finds its members in one reading: what it has found of them may be out of date.
create table segment_build_evaluated (
  build_id uuid not null,
  customer_id uuid not null
);
-- Not unique: nobody waits for another who notes the same.
create index segment_build_evaluated_customer on segment_build_evaluated (build_id, customer_id);

-- Who is gone does not become a member when a draft takes over.
create function note_gone_from_builds() returns trigger language plpgsql as $$
begin
  insert into segment_build_evaluated (build_id, customer_id)
    select b.id, old_rows.id from segment_build b, old_rows where b.stage <> 'walking';
  delete from draft_membership d using old_rows where d.customer_id = old_rows.id;
  return null;
end $$;
create trigger customer_delete_noted_by_builds after delete on customer referencing old table as old_rows
  for each statement execute function note_gone_from_builds();

-- Evaluators know by the version of the set which builds want to be told.
drop trigger segment_build_deleted on segment_build;
create trigger segment_build_deleted after delete on segment_build
  for each row when (old.rule is not null or old.stage <> 'walking') execute function note_segment_set();
create trigger segment_build_walking after update of stage on segment_build
  for each row when (old.stage <> 'walking' and new.stage = 'walking') execute function note_segment_set();
