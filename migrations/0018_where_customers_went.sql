-- By which external id of its source a record was last said to be a customer's: unmerging gives back what came under each name.
alter table "order" add column customer_external_id text;
alter table influence_account add column customer_external_id text;
alter table service_interaction add column customer_external_id text;
alter table event add column customer_external_id text;
alter table campaign_engagement add column customer_external_id text;
alter table survey_answer add column customer_external_id text;
alter table store_credit_account add column customer_external_id text;
alter table consent add column customer_external_id text;

-- Of those known by one name it is that one. Nothing that rules or followers see changes, so the triggers rest.
do $$
declare owned text;
begin
  foreach owned in array '{order,influence_account,service_interaction,event,campaign_engagement,survey_answer,store_credit_account,consent}'::text[] loop
    execute format('alter table %I disable trigger user', owned);
    execute format('update %I t set customer_external_id = x.external_id
      from (select source, customer_id, min(external_id) as external_id from customer_external_id group by 1, 2 having count(*) = 1) x
      where x.source = t.source and x.customer_id = t.customer_id', owned);
    execute format('alter table %I enable trigger user', owned);
  end loop;
end $$;

-- Where the ids of customers lead that are none any more: to the survivor of a merge, or, deleted or erased, nowhere.
create table customer_departure (
  id uuid primary key,
  into_id uuid
);
create index customer_departure_into on customer_departure (into_id);

create function note_departures() returns trigger language plpgsql as $$
begin
  -- A merged one has said already where it went.
  insert into customer_departure (id) select id from old_rows on conflict do nothing;
  update customer_departure set into_id = null where into_id in (select id from old_rows);
  return null;
end $$;
create trigger customer_delete_departed after delete on customer referencing old table as old_rows for each statement execute function note_departures();

insert into customer_departure (id, into_id)
  select distinct on (merged_id) merged_id, into_id from customer_merge where unmerged_at is null order by merged_id, merged_at desc
  on conflict do nothing;
