-- Limits of one key that differ from those of the server, by name.
alter table api_key add column limits jsonb not null default '{}';

-- What is left to callers, who are keys or subjects of tokens. Whoever starts anew after a crash starts with full buckets, so nothing here is logged.
create unlogged table rate_bucket (
  caller_id uuid not null,
  -- requests or cost.
  what text not null,
  level double precision not null,
  filled_at timestamptz not null,
  primary key (caller_id, what)
);

-- Takes a block for a process: at least what it needs, or nothing. What is taken may be spent without asking again.
create function take_from_bucket(caller uuid, of_what text, per_minute double precision, needed double precision, block double precision,
  out granted double precision, out left_over double precision) language plpgsql as $$
declare
  bucket rate_bucket;
  present timestamptz;
begin
  insert into rate_bucket values (caller, of_what, per_minute, clock_timestamp()) on conflict do nothing;
  select * into bucket from rate_bucket where caller_id = caller and what = of_what for update;
  -- Only now: the lock may have been waited for.
  present := clock_timestamp();
  left_over := least(per_minute, coalesce(bucket.level + greatest(0, extract(epoch from present - bucket.filled_at)) * per_minute / 60, per_minute));
  granted := case when left_over < needed then 0 else greatest(needed, least(block, floor(left_over))) end;
  left_over := left_over - granted;
  update rate_bucket set level = left_over, filled_at = present where caller_id = caller and what = of_what;
end $$;

-- How much of what is limited at once each process has for a caller. One that does not say so again by `until` is gone.
create unlogged table place_lease (
  process_id uuid not null,
  caller_id uuid not null,
  -- subscriptions or expensiveQuestions.
  what text not null,
  places int not null,
  until timestamptz not null,
  primary key (caller_id, what, process_id)
);

-- One row a caller that processes lock in turn.
create unlogged table place_lock (
  caller_id uuid primary key
);

-- Gives a process as many places as it wants, or as there are besides those of others.
create function lease_places(of_process uuid, caller uuid, of_what text, most int, wanted int, lease interval) returns int
language plpgsql as $$
declare
  of_others int;
  granted int;
begin
  insert into place_lock values (caller) on conflict do nothing;
  perform from place_lock where caller_id = caller for update;
  -- A statement after that of the lock sees what those before have written.
  select coalesce(sum(places), 0) into of_others from place_lease
    where caller_id = caller and what = of_what and process_id <> of_process and until > clock_timestamp();
  granted := least(wanted, greatest(most - of_others, 0));
  insert into place_lease values (of_process, caller, of_what, granted, clock_timestamp() + lease)
    on conflict (caller_id, what, process_id) do update set places = excluded.places, until = excluded.until;
  return granted;
end $$;
