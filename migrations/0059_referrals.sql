-- Who brought whom: a customer is said to have been brought by somebody whom the same source knows by an external id. It is kept as it was said, and
-- looked up when it is asked for: so it stays true whoever comes later, is merged, or is taken apart again.
create function source_of_referrer(provenance jsonb) returns text language sql immutable parallel safe
  return provenance #>> '{referrerExternalId,source}';
alter table customer
  add column referrer_external_id text,
  -- The source that says so; or that there is none any more.
  add column referrer_source text generated always as (source_of_referrer(provenance)) stored;
create index customer_referrer on customer (referrer_external_id, referrer_source) where referrer_external_id is not null;

-- One row for each customer who was brought by another who is known. Nobody brings themselves.
create view referral as
  select x.customer_id, c.id as brought_id
  from customer c join customer_external_id x on x.external_id = c.referrer_external_id and x.source = c.referrer_source
  where c.referrer_external_id is not null and x.customer_id <> c.id;

-- Whoever is named, or no longer, is evaluated.
create function note_referrers() returns trigger language plpgsql as $$
declare
  named jsonb;
begin
  if tg_op = 'INSERT' then
    named := (select jsonb_agg(distinct array[referrer_source, referrer_external_id]) from new_rows where referrer_external_id is not null);
  elsif tg_op = 'DELETE' then
    named := (select jsonb_agg(distinct array[referrer_source, referrer_external_id]) from old_rows where referrer_external_id is not null);
  else
    named := (select jsonb_agg(distinct name) from new_rows n join old_rows o on o.id = n.id,
        lateral (values (array[n.referrer_source, n.referrer_external_id]), (array[o.referrer_source, o.referrer_external_id])) names(name)
      where (n.referrer_source, n.referrer_external_id) is distinct from (o.referrer_source, o.referrer_external_id) and name[2] is not null);
  end if;
  if named is not null then
    insert into evaluation_queue (customer_id, kinds, cause)
      select distinct x.customer_id, 1, change_cause() from jsonb_array_elements(named) as of(name)
      join customer_external_id x on x.source = name ->> 0 and x.external_id = name ->> 1;
  end if;
  return null;
end $$;
create trigger customer_insert_referred after insert on customer referencing new table as new_rows
  for each statement execute function note_referrers();
create trigger customer_update_referred after update on customer referencing old table as old_rows new table as new_rows
  for each statement execute function note_referrers();
create trigger customer_delete_referred after delete on customer referencing old table as old_rows
  for each statement execute function note_referrers();

-- What those who were brought spend is what their referrer brought in.
create function note_referrers_of_orders() returns trigger language plpgsql as $$
begin
  if tg_op <> 'DELETE' then
    insert into evaluation_queue (customer_id, kinds, cause)
      select distinct r.customer_id, 2, change_cause() from new_rows n join referral r on r.brought_id = n.customer_id;
  end if;
  if tg_op <> 'INSERT' then
    insert into evaluation_queue (customer_id, kinds, cause)
      select distinct r.customer_id, 2, change_cause() from old_rows o join referral r on r.brought_id = o.customer_id;
  end if;
  return null;
end $$;
create trigger order_value_insert_referred after insert on order_value referencing new table as new_rows
  for each statement execute function note_referrers_of_orders();
create trigger order_value_update_referred after update on order_value referencing old table as old_rows new table as new_rows
  for each statement execute function note_referrers_of_orders();
create trigger order_value_delete_referred after delete on order_value referencing old table as old_rows
  for each statement execute function note_referrers_of_orders();
