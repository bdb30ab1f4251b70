-- Whoever changes whom an address, a number or a name leads to changes whose an order is that waits: by sync, merge, erasure or whatever else writes contacts. Triggers
-- note it, so that no write path can forget it, and a job of every server looks at it (src/sync/waiting/look-at-waiting.ts).
create table waiting_look (
  id bigint generated always as identity primary key,
  -- What an order waits under: an e-mail address or a phone number in its normal form, or what a source calls somebody.
  address text,
  source text,
  customer_external_id text,
  -- The transaction that looked first: it is looked at once more when all that began before have ended.
  seen_by xid8
);

create index waiting_record_order on waiting_record (source, customer_external_id) where kind = 'order';

-- `key` is what leads to customers, in changed rows `c`; `leads` says which records wait for it, `noted` what of it is noted. Each trigger has a function of its own,
-- whose statements are planned once in a session: by index, row by row, however little waited then (a join read all that waits, 80 ms of 100,000).
create procedure note_waiting(of_table regclass, operation text, key text, leads text, noted text) language plpgsql as $$
declare
  name text := format('%s_%s_awaited', of_table, lower(operation));
  touched text := case operation when 'INSERT' then 'new_rows' when 'DELETE' then 'old_rows' else '(select * from new_rows union all select * from old_rows)' end;
  rows_of text := case operation when 'INSERT' then 'new table as new_rows' when 'DELETE' then 'old table as old_rows'
    else 'old table as old_rows new table as new_rows' end;
begin
  execute format('create function %I() returns trigger language plpgsql set enable_seqscan = off as %L', name, format(
    'begin
      if exists (select from waiting_record where kind = ''order'') then
        insert into waiting_look (%s) select c.* from (select distinct %s from %s touched) c
        where (select bool_or(w.kind = ''order'') from waiting_record w where %s);
      end if;
      return null;
    end', noted, key, touched, leads));
  execute format('create trigger %I after %s on %s referencing %s for each statement execute function %I()', name, operation, of_table, rows_of, name);
end $$;

call note_waiting('customer_email', 'INSERT', 'normal', 'w.email = c.normal', 'address');
call note_waiting('customer_email', 'UPDATE', 'normal', 'w.email = c.normal', 'address');
call note_waiting('customer_email', 'DELETE', 'normal', 'w.email = c.normal', 'address');
call note_waiting('customer_phone', 'INSERT', 'normal', 'w.phone = c.normal', 'address');
call note_waiting('customer_phone', 'UPDATE', 'normal', 'w.phone = c.normal', 'address');
call note_waiting('customer_phone', 'DELETE', 'normal', 'w.phone = c.normal', 'address');
call note_waiting('customer_external_id', 'INSERT', 'source, external_id', 'w.source = c.source and w.customer_external_id = c.external_id',
  'source, customer_external_id');
call note_waiting('customer_external_id', 'UPDATE', 'source, external_id', 'w.source = c.source and w.customer_external_id = c.external_id',
  'source, customer_external_id');
drop procedure note_waiting(regclass, text, text, text, text);

-- What begins to wait is noted too: whoever changes contacts meanwhile does not see it yet.
create function note_what_waits() returns trigger language plpgsql as $$
begin
  insert into waiting_look (address, source, customer_external_id)
  select distinct coalesce(email, phone), source, customer_external_id from new_rows where kind = 'order';
  return null;
end $$;
create trigger waiting_record_insert_awaited after insert on waiting_record referencing new table as new_rows for each statement execute function note_what_waits();
create trigger waiting_record_update_awaited after update on waiting_record referencing new table as new_rows for each statement execute function note_what_waits();

-- What nobody has looked at until now.
insert into waiting_look (address, source, customer_external_id)
select distinct coalesce(email, phone), source, customer_external_id from waiting_record where kind = 'order';
