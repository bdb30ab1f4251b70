-- Membership changes sent to addresses of other systems (src/webhooks).
create table webhook (
  id uuid primary key,
  name text not null,
  url text not null,
  -- null: all segments, and both kinds.
  segment_ids uuid[],
  kinds text[],
  most_changes int not null,
  secret text not null,
  former_secret text,
  former_secret_ends_at timestamptz,
  paused_at timestamptz,
  -- Why it was paused: asked, or failing.
  paused_for text,
  -- Up to where the change log has been made into deliveries.
  epoch text not null,
  seq bigint not null,
  -- When it was last found that changes had been dropped from the log before they could be sent.
  missed_at timestamptz,
  -- A process that sends for it says so again and again; one that is frozen loses it.
  leased_by uuid,
  leased_until timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

-- What is sent to a webhook at once. Of one webhook only the oldest that is pending is tried: deliveries keep the order of the log.
create table webhook_delivery (
  id uuid primary key,
  webhook_id uuid not null,
  -- The order among those of the webhook.
  number bigint generated always as identity,
  -- pending, delivered or dead.
  state text not null,
  -- Positions, ids of segments and customers, kinds, causes and instants: no personal data. What sources call a customer is looked up when it is sent.
  changes jsonb not null,
  attempts int not null default 0,
  created_at timestamptz not null,
  next_at timestamptz not null,
  -- Three days after the first attempt.
  give_up_at timestamptz,
  last_at timestamptz,
  status int,
  error text
);
create index webhook_delivery_pending on webhook_delivery (webhook_id, number) where state = 'pending';
create index webhook_delivery_of_webhook on webhook_delivery (webhook_id, state, number);
create index webhook_delivery_created_at on webhook_delivery (created_at) where state <> 'pending';
