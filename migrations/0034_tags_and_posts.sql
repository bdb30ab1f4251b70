-- Tags of orders and companies, compared without regard to case.
alter table "order"
  add column tags text[] not null default '{}',
  add column tag_keys text[] not null generated always as (lower_all(tags)) stored;
alter table company
  add column tags text[] not null default '{}',
  add column tag_keys text[] not null generated always as (lower_all(tags)) stored;

-- How often somebody speaks: posts in the 30 days before the observation.
alter table influence_account add column posts int;
alter table influence_observation add column posts int;

create or replace function carry_observation_to_account() returns trigger language plpgsql as $$
declare
  source text := case tg_op when 'DELETE' then 'old_rows' else 'new_rows' end;
begin
  execute format($update$
    update influence_account a
    set followers = latest.followers, following = latest.following, engagement_rate = latest.engagement_rate,
        brands = coalesce(latest.brands, '{}'), posts = latest.posts, observed_at = latest.observed_at
    from (select distinct account_id from %I) touched
    left join lateral (
      select * from influence_observation o where o.account_id = touched.account_id order by observed_at desc limit 1) latest on true
    where a.id = touched.account_id
      and (a.followers, a.following, a.engagement_rate, a.brands, a.posts, a.observed_at) is distinct from
        (latest.followers, latest.following, latest.engagement_rate, coalesce(latest.brands, '{}'), latest.posts, latest.observed_at)
  $update$, source);
  return null;
end $$;
