-- note_rows built its two statements anew for every write, and PostgreSQL planned them each time: half of what a sync of one record cost the database. Each
-- trigger has a function of its own now, whose statements are planned once in a session.

/*
 * Notes what happens to the rows of a table: their customers are queued for evaluation, with the kinds of data that it concerns, and the change is told to
 * those who follow records. `kind` is the kind of record that has changed, and `id_column` holds its id. `operation` is INSERT, UPDATE or DELETE.
 */
create procedure note_changes(noted regclass, operation text, kinds int, kind text, id_column text) language plpgsql as $$
declare
  bare text := (select relname from pg_class where oid = noted);
  name text := format('%s_%s_noted', bare, lower(operation));
  customer_column text := case bare when 'customer' then 'id' else 'customer_id' end;
  touched text := case operation when 'INSERT' then 'new_rows' when 'DELETE' then 'old_rows' else '(select * from new_rows union all select * from old_rows)' end;
  told text := case operation when 'DELETE' then 'old_rows' else 'new_rows' end;
  rows_of text := case operation when 'INSERT' then 'new table as new_rows' when 'DELETE' then 'old table as old_rows'
    else 'old table as old_rows new table as new_rows' end;
  what text := case when operation = 'DELETE' and id_column = 'id' then 'case change_cause() when ''ERASURE'' then ''ERASED'' else ''DELETED'' end'
    else '''UPSERTED''' end;
begin
  execute format('create function %I() returns trigger language plpgsql as %L', name, format(
    'begin
      insert into evaluation_queue (customer_id, kinds, cause) select distinct %I, %s, change_cause() from %s touched;
      insert into record_change (kind, record_id, operation) select distinct %L, %I, %s from %s told;
      return null;
    end', customer_column, kinds, touched, kind, id_column, what, told));
  -- The arguments are for whoever reads the triggers.
  execute format('create trigger %I after %s on %s referencing %s for each statement execute function %I(%L, %L, %L)',
    name, operation, noted, rows_of, name, kinds, kind, id_column);
end $$;

do $$
declare
  noting record;
  said text[];
begin
  for noting in
    select tgname, tgrelid::regclass as noted, case tgtype::int & 28 when 4 then 'INSERT' when 8 then 'DELETE' else 'UPDATE' end as operation, tgargs
    from pg_trigger where tgfoid = 'note_rows'::regproc
  loop
    said := string_to_array(encode(noting.tgargs, 'escape'), '\000');
    execute format('drop trigger %I on %s', noting.tgname, noting.noted);
    call note_changes(noting.noted, noting.operation, said[1]::int, said[2], said[3]);
  end loop;
end $$;

drop function note_rows();
