-- What campaigns came to among customers who have been erased or deleted: counts and sums alone, of which nothing leads to anybody. The whole has no segment;
-- of a segment it is those who were in it when they were first reached.
create table campaign_departed (
  campaign_id uuid not null references campaign on delete cascade,
  segment_id uuid references segment on delete cascade,
  -- What happened to them, as of campaign_engagement; '' for anything at all; '?' for those of whom the log did not say any more in which segments they were.
  kind text not null,
  people int not null,
  events int not null,
  revenue numeric not null,
  constraint campaign_departed_key unique nulls not distinct (campaign_id, segment_id, kind)
);
create index campaign_departed_segment on campaign_departed (segment_id);

-- Before the engagements go with their customer. Whoever was merged has none any more.
create function keep_campaign_counts() returns trigger language plpgsql as $$
begin
  insert into campaign_departed as kept (campaign_id, segment_id, kind, people, events, revenue)
  with reached as (
    select campaign_id, coalesce(min(occurred_at) filter (where kind = 'sent'), min(occurred_at)) as at
    from campaign_engagement where customer_id = old.id group by campaign_id
  ), part as (
    select campaign_id, null::uuid as segment_id, at from reached
    union all
    select r.campaign_id, last.segment_id, r.at from reached r cross join lateral (
      select distinct on (m.segment_id) m.segment_id, m.kind from membership_change m
      where m.customer_id = old.id and m.at <= r.at order by m.segment_id, m.seq desc) last
    where last.kind = 'ENTERED' and exists (select from segment s where s.id = last.segment_id)
  ), counted as (
    select campaign_id, coalesce(kind, '') as kind, count(*)::int as events, coalesce(sum(revenue), 0) as revenue
    from campaign_engagement where customer_id = old.id group by grouping sets ((campaign_id, kind), (campaign_id))
  )
  select part.campaign_id, part.segment_id, counted.kind, 1, counted.events, counted.revenue from part join counted using (campaign_id)
  union all
  select campaign_id, null, '?', 1, 0, 0 from reached
  where at < (select (value ->> 'at')::timestamptz from workspace_setting where key = 'changes_dropped_to')
  order by 1, 2, 3
  on conflict on constraint campaign_departed_key do update set people = kept.people + 1, events = kept.events + excluded.events,
    revenue = kept.revenue + excluded.revenue;
  return old;
end $$;
create trigger customer_delete_counted before delete on customer for each row execute function keep_campaign_counts();
