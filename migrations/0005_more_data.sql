-- What else is known about customers: who they are to the business, what moves them, their companies, events, campaigns, surveys,
-- consents, store credit, and where each fact came from.

alter table customer
  -- Where the person stands in the sales process as the source says it, such as lead or customer.
  add column lifecycle_stage text,
  -- 1 (not at all) to 10.
  add column web_savviness int,
  add column browser text,
  add column devices text[] not null default '{}',
  -- Rogers: innovator, early_adopter, early_majority, late_majority or laggard.
  add column technology_adoption text,
  add column personal_values text[] not null default '{}',
  add column personality_traits text[] not null default '{}',
  add column interests text[] not null default '{}',
  -- 1 (none) to 10.
  add column brand_loyalty int,
  -- 1 (none) to 10.
  add column price_sensitivity int,
  -- The channel that the person wants to be reached by.
  add column preferred_contact text,
  add column created_by_app_id text,
  -- ACTIVE, PAUSED, CANCELLED, EXPIRED, FAILED or NEVER_SUBSCRIBED.
  add column product_subscription_status text,
  -- By field: which source said the value, what party it is and when it observed it: {"gender": {"source": .., "party": 1, "at": ..}}.
  add column provenance jsonb not null default '{}';

create table company (
  id uuid primary key,
  source text not null,
  external_id text not null,
  name text not null,
  domain text,
  industry text,
  -- Employees.
  size int,
  -- A year, in the workspace currency.
  turnover numeric(19, 4),
  -- Life-cycle stage as the source says it, such as startup, growth or mature.
  stage text,
  plan text,
  -- Share of what the plan allows that is used, 0 to 1.
  usage_rate numeric(9, 6),
  -- How the company buys, such as tender or self_service.
  buying_process text,
  -- People who take part in the decision.
  decision_makers int,
  -- ISO 3166-1 alpha-2.
  country_code text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (source, external_id)
);
create index company_name on company (name, id);

-- The companies that a customer belongs to; the one at position 0 is the main one.
create table customer_company (
  customer_id uuid not null references customer on delete cascade,
  position int not null,
  company_id uuid not null references company on delete cascade,
  -- What the person does there.
  title text,
  -- Whether the person takes part in decisions to buy.
  decision_maker boolean,
  primary key (customer_id, position)
);
create index customer_company_company on customer_company (company_id, customer_id);

-- A property of events that rules may ask for, with the type of its values.
create table event_property (
  key text primary key,
  name text not null,
  -- text, number, money, boolean or date.
  type text not null,
  unit text,
  description text,
  created_at timestamptz not null
);
create trigger event_property_noted after insert or delete or update on event_property
  for each statement execute function note_segment_set();

-- Values of properties that came before they were declared may be anything: what is not of the type reads as null.
create function try_numeric(value text) returns numeric language sql immutable parallel safe
  return case when value ~ '^-?\d{1,30}(\.\d{1,30})?$' then value::numeric end;
create function try_date(value text) returns date language plpgsql immutable parallel safe as $$
begin
  return case when value ~ '^\d{4}-\d\d-\d\d$' then value::date end;
exception when others then
  return null;
end $$;

create table event (
  id uuid primary key,
  source text not null,
  external_id text not null,
  customer_id uuid not null references customer on delete cascade,
  -- Such as product_viewed, cart_added, checkout_abandoned or signed_in.
  name text not null,
  properties jsonb not null default '{}',
  occurred_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (source, external_id)
);
create index event_customer on event (customer_id, name, occurred_at);
create index event_occurred_at on event (occurred_at);

create table campaign (
  id uuid primary key,
  source text not null,
  external_id text not null,
  name text not null,
  -- What it is made through, such as email, sms, post or display.
  channel text,
  type text,
  -- What it offers, such as 10 % off.
  offer text,
  -- Of the whole campaign, and of each message sent, in the workspace currency.
  cost numeric(19, 4),
  cost_per_message numeric(19, 4),
  starts_at timestamptz,
  ends_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (source, external_id)
);
create index campaign_name on campaign (name, id);

create table campaign_engagement (
  id uuid primary key,
  source text not null,
  external_id text not null,
  campaign_id uuid not null references campaign on delete cascade,
  customer_id uuid not null references customer on delete cascade,
  -- sent, delivered, opened, clicked, responded, converted, bounced, marked_as_spam or unsubscribed.
  kind text not null,
  -- The offer that it is about, where it is another than the campaign's.
  offer text,
  -- Of a conversion, in the workspace currency.
  revenue numeric(19, 4),
  occurred_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (source, external_id)
);
create index campaign_engagement_customer on campaign_engagement (customer_id, kind, occurred_at);
create index campaign_engagement_campaign on campaign_engagement (campaign_id, customer_id);
create index campaign_engagement_occurred_at on campaign_engagement (occurred_at);

create table survey_answer (
  id uuid primary key,
  source text not null,
  external_id text not null,
  customer_id uuid not null references customer on delete cascade,
  survey text not null,
  question text not null,
  answer text not null,
  -- The answer as a number, where it is one, such as 0 to 10 of a recommendation.
  score numeric(19, 4),
  answered_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (source, external_id)
);
create index survey_answer_customer on survey_answer (customer_id, survey, question);
create index survey_answer_answered_at on survey_answer (answered_at);

-- What a customer agreed to be reached by: one row a channel, the latest word.
create table consent (
  customer_id uuid not null references customer on delete cascade,
  -- email, sms, phone or post.
  channel text not null,
  -- SUBSCRIBED, NOT_SUBSCRIBED, PENDING, UNSUBSCRIBED, REDACTED or INVALID.
  status text not null,
  -- When it was given or taken back; how, such as double_opt_in; and where, such as checkout.
  changed_at timestamptz,
  method text,
  place text,
  source text not null,
  primary key (customer_id, channel)
);
create index consent_changed_at on consent (changed_at);

create table store_credit_account (
  id uuid primary key,
  source text not null,
  external_id text not null,
  customer_id uuid not null references customer on delete cascade,
  balance numeric(19, 4) not null,
  -- ISO 4217.
  currency text not null,
  -- When the next part of the balance expires, and when credit was last added.
  next_expiry_at timestamptz,
  last_credit_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (source, external_id)
);
create index store_credit_account_customer on store_credit_account (customer_id);
create index store_credit_account_next_expiry_at on store_credit_account (next_expiry_at);
create index store_credit_account_last_credit_at on store_credit_account (last_credit_at);

-- A system that facts come from, and how far it is trusted. Sources that are not listed are first-party, of rank 100.
create table data_source (
  name text primary key,
  -- 0: the person told us on purpose; 1: we observed it; 2: a partner's own data; 3: bought.
  party int not null,
  -- Of two sources of one party, the one of lower rank is trusted more.
  rank int not null
);

-- What divides the whole base into tiers, such as the quintiles of amounts spent; refreshed as a whole. Rules read the newest version.
create table threshold (
  name text primary key,
  -- Ascending; null where nobody has such a value yet.
  bounds numeric[],
  refreshed_at timestamptz not null
);

-- The kinds of data are bits (0003): 32 event, 64 campaign engagement, 128 survey answer, 256 company, 512 store credit, 1024 thresholds.
create trigger customer_company_insert_noted after insert on customer_company referencing new table as new_rows for each statement execute function note_rows(257, 'customer', 'customer_id');
create trigger customer_company_update_noted after update on customer_company referencing old table as old_rows new table as new_rows for each statement execute function note_rows(257, 'customer', 'customer_id');
create trigger customer_company_delete_noted after delete on customer_company referencing old table as old_rows for each statement execute function note_rows(257, 'customer', 'customer_id');
create trigger consent_insert_noted after insert on consent referencing new table as new_rows for each statement execute function note_rows(1, 'customer', 'customer_id');
create trigger consent_update_noted after update on consent referencing old table as old_rows new table as new_rows for each statement execute function note_rows(1, 'customer', 'customer_id');
create trigger consent_delete_noted after delete on consent referencing old table as old_rows for each statement execute function note_rows(1, 'customer', 'customer_id');
create trigger event_insert_noted after insert on event referencing new table as new_rows for each statement execute function note_rows(32, 'event', 'id');
create trigger event_update_noted after update on event referencing old table as old_rows new table as new_rows for each statement execute function note_rows(32, 'event', 'id');
create trigger event_delete_noted after delete on event referencing old table as old_rows for each statement execute function note_rows(32, 'event', 'id');
create trigger campaign_engagement_insert_noted after insert on campaign_engagement referencing new table as new_rows for each statement execute function note_rows(64, 'campaign_engagement', 'id');
create trigger campaign_engagement_update_noted after update on campaign_engagement referencing old table as old_rows new table as new_rows for each statement execute function note_rows(64, 'campaign_engagement', 'id');
create trigger campaign_engagement_delete_noted after delete on campaign_engagement referencing old table as old_rows for each statement execute function note_rows(64, 'campaign_engagement', 'id');
create trigger survey_answer_insert_noted after insert on survey_answer referencing new table as new_rows for each statement execute function note_rows(128, 'survey_answer', 'id');
create trigger survey_answer_update_noted after update on survey_answer referencing old table as old_rows new table as new_rows for each statement execute function note_rows(128, 'survey_answer', 'id');
create trigger survey_answer_delete_noted after delete on survey_answer referencing old table as old_rows for each statement execute function note_rows(128, 'survey_answer', 'id');
create trigger store_credit_account_insert_noted after insert on store_credit_account referencing new table as new_rows for each statement execute function note_rows(512, 'store_credit_account', 'id');
create trigger store_credit_account_update_noted after update on store_credit_account referencing old table as old_rows new table as new_rows for each statement execute function note_rows(512, 'store_credit_account', 'id');
create trigger store_credit_account_delete_noted after delete on store_credit_account referencing old table as old_rows for each statement execute function note_rows(512, 'store_credit_account', 'id');

-- A change of a company touches its people; one of a campaign, those it engaged.
create function note_companies() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    insert into record_change (kind, record_id, operation) select 'company', id, 'DELETED' from old_rows;
  else
    insert into record_change (kind, record_id, operation) select 'company', id, 'UPSERTED' from new_rows;
  end if;
  if tg_op = 'UPDATE' then
    insert into evaluation_queue (customer_id, kinds, cause)
      select distinct p.customer_id, 256, change_cause() from new_rows n join customer_company p on p.company_id = n.id;
  end if;
  return null;
end $$;
create trigger company_insert_noted after insert on company referencing new table as new_rows for each statement execute function note_companies();
create trigger company_update_noted after update on company referencing old table as old_rows new table as new_rows for each statement execute function note_companies();
create trigger company_delete_noted after delete on company referencing old table as old_rows for each statement execute function note_companies();

create function note_campaigns() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    insert into record_change (kind, record_id, operation) select 'campaign', id, 'DELETED' from old_rows;
  else
    insert into record_change (kind, record_id, operation) select 'campaign', id, 'UPSERTED' from new_rows;
  end if;
  if tg_op = 'UPDATE' then
    insert into evaluation_queue (customer_id, kinds, cause)
      select distinct e.customer_id, 64, change_cause() from new_rows n join campaign_engagement e on e.campaign_id = n.id;
  end if;
  return null;
end $$;
create trigger campaign_insert_noted after insert on campaign referencing new table as new_rows for each statement execute function note_campaigns();
create trigger campaign_update_noted after update on campaign referencing old table as old_rows new table as new_rows for each statement execute function note_campaigns();
create trigger campaign_delete_noted after delete on campaign referencing old table as old_rows for each statement execute function note_campaigns();
