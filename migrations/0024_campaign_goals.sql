-- What campaigns are to reach, and by when.
create table campaign_goal (
  campaign_id uuid not null references campaign on delete cascade,
  -- Such as open_rate or revenue (src/insight/campaigns/goals.ts).
  metric text not null,
  target numeric not null,
  due_at timestamptz not null,
  set_at timestamptz not null,
  primary key (campaign_id, metric)
);
