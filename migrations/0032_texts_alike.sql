-- Texts without regard to case, and without regard to accents, are the same on every database, whatever its locale: with the locale C, and others,
-- `lower` alone leaves É as it is. The first collation that folds all letters is taken; that there is one is looked at before this (text-comparison.ts).
do $$
declare
  chosen text;
  folds boolean := lower('ÉIЖ') = 'éiж';
begin
  if not folds then
    for chosen in
      select format(' collate %I', collname) from pg_collation
      where collnamespace = 'pg_catalog'::regnamespace and collname in ('pg_c_utf8', 'C.utf8', 'C.UTF-8', 'und-x-icu')
      order by array_position('{pg_c_utf8,C.utf8,C.UTF-8,und-x-icu}', collname::text)
    loop
      execute format('select lower(%L%s) = %L', 'ÉIЖ', chosen, 'éiж') into folds;
      exit when folds;
    end loop;
  end if;
  if not folds then raise exception 'no collation of this database folds letters'; end if;
  -- The two small sigmas are one letter.
  execute format($function$
    create function caseless(given text) returns text language sql immutable strict parallel safe
      return replace(lower(given%s), 'ς', 'σ')
  $function$, coalesce(chosen, ''));
end $$;

-- Letters that have their mark inside are no letter with an accent to Unicode; people who cannot type them write the plain ones.
create function unaccented(given text) returns text language sql immutable strict parallel safe
  return case when octet_length(given) = length(given) then caseless(given) else
    normalize(replace(replace(replace(translate(
      regexp_replace(normalize(caseless(given), nfd), '[\u0300-\u036f]', '', 'g'), 'øłđħŧı', 'oldhti'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), nfc) end;

create or replace function lower_all(texts text[]) returns text[]
  language sql immutable strict parallel safe
  return (select coalesce(array_agg(caseless(t)), '{}') from unnest(texts) t);

create function unaccented_all(texts text[]) returns text[]
  language sql immutable strict parallel safe
  return (select coalesce(array_agg(unaccented(t)), '{}') from unnest(texts) t);

-- What was folded before by a locale that does not.
update customer set tags = tags where tag_keys <> lower_all(tags);
update product set tags = tags where tag_keys <> lower_all(tags);

drop index customer_email_email;
create index customer_email_email on customer_email (caseless(email));
drop index customer_name;
create index customer_name on customer (caseless(coalesce(last_name, '')), caseless(coalesce(first_name, '')), id);

-- Two names of segments that only now are the same: the later one says so.
update segment s set name = left(s.name, 200) || ' (' || s.id || ')'
  where exists (select from segment o where caseless(o.name) = caseless(s.name) and o.id < s.id);
drop index segment_name;
create unique index segment_name on segment (caseless(name));

-- What people are looked up by, beside what was given: an address without regard to case, a number as it is dialled from anywhere (E.164). null: not
-- looked at yet, or no number that can be dialled.
alter table customer_email add column normal text;
alter table customer_phone add column normal text;
create index customer_email_normal on customer_email (normal);
create index customer_phone_normal on customer_phone (normal);

-- Neither rules nor followers see the normal form: that it is filled in touches nobody. Arguments as of note_rows.
create function note_contacts() returns trigger language plpgsql as $$
begin
  with given as (select to_jsonb(n) - 'normal' as contact from new_rows n), before as (select to_jsonb(o) - 'normal' as contact from old_rows o),
  touched as (
    select distinct (contact ->> 'customer_id')::uuid as customer_id
    from ((table given except all table before) union all (table before except all table given)) differing),
  queued as (insert into evaluation_queue (customer_id, kinds, cause) select customer_id, tg_argv[0]::int, change_cause() from touched)
  insert into record_change (kind, record_id, operation) select tg_argv[1], customer_id, 'UPSERTED' from touched;
  return null;
end $$;
drop trigger customer_email_update_noted on customer_email;
drop trigger customer_phone_update_noted on customer_phone;
create trigger customer_email_update_noted after update on customer_email referencing old table as old_rows new table as new_rows for each statement execute function note_contacts(1, 'customer', 'customer_id');
create trigger customer_phone_update_noted after update on customer_phone referencing old table as old_rows new table as new_rows for each statement execute function note_contacts(1, 'customer', 'customer_id');
