-- Whether the log has come to another place is asked with every append (docs/adr/0019), and cost more than the append did: one look at a table is enough.

-- The file of the log tells its database too, and that the table has been emptied or made anew.
create or replace function place_of_database() returns text language plpgsql as $$
declare time_line text := '';
begin
  begin
    time_line := left(pg_walfile_name(pg_current_wal_insert_lsn()), 8);
  exception when others then null;
  end;
  return concat_ws('/', extract(epoch from pg_postmaster_start_time()), time_line, pg_relation_filepath('membership_change'));
end $$;

create or replace function begin_epoch_of_changes() returns trigger language plpgsql as $$
declare
  present text := place_of_database();
  latest text := (select place from log_epoch where log = 'membership_change' order by number desc limit 1);
begin
  if present is distinct from latest then
    perform begin_epoch('membership_change', (select coalesce(max(seq), 0) from membership_change));
  end if;
  return null;
end $$;
