-- A log goes on in another epoch wherever the database may have gone back: after a restart, on a promoted standby, restored from a dump or a copy (docs/adr/0019).
create table log_epoch (
  -- membership_change or record_change.
  log text not null,
  number int not null,
  -- What cursors carry.
  id text not null unique default substr(md5(gen_random_uuid()::text), 1, 16),
  -- By which it is known whether the database is still where it was.
  place text not null,
  -- The last position of the epoch before: what others have seen of that one beyond it is lost.
  started_after bigint not null,
  started_at timestamptz not null default clock_timestamp(),
  primary key (log, number)
);

-- Not the time line of the control file: that of a standby is written some time after its promotion. Some services do not tell the time line; there a
-- failover is a restart.
create function place_of_database() returns text language plpgsql as $$
declare time_line text := '';
begin
  begin
    time_line := left(pg_walfile_name(pg_current_wal_insert_lsn()), 8);
  exception when others then null;
  end;
  return concat_ws('/', extract(epoch from pg_postmaster_start_time()), time_line,
    (select oid from pg_database where datname = current_database()), to_regclass('membership_change')::oid);
end $$;

-- Begins an epoch if the database is elsewhere than when the last one began. The caller keeps others from appending to the log.
create function begin_epoch(of_log text, head bigint) returns void language plpgsql as $$
declare present text := place_of_database();
begin
  if present is distinct from (select place from log_epoch where log = of_log order by number desc limit 1) then
    insert into log_epoch (log, number, place, started_after)
      select of_log, coalesce(max(number), 0) + 1, present, head from log_epoch where log = of_log;
  end if;
end $$;

-- Before anything is appended, so that what is appended lies in the epoch whatever appends it.
create function begin_epoch_of_changes() returns trigger language plpgsql as $$
begin
  perform begin_epoch('membership_change', (select coalesce(max(seq), 0) from membership_change));
  return null;
end $$;
create trigger membership_change_epoch before insert on membership_change for each statement execute function begin_epoch_of_changes();

select begin_epoch('membership_change', (select coalesce(max(seq), 0) from membership_change));
select begin_epoch('record_change', greatest((select coalesce(max(seq), 0) from record_change),
  (select coalesce(max((value ->> 'seq')::bigint), 0) from workspace_setting where key = 'record_changes_dropped_to')));
