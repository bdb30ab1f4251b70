-- What other systems sent in their own forms that could not be taken: why, how often, and in which message last. It has names of fields, and no values.
create table inbound_problem (
  id uuid primary key,
  -- The form: segment, shopify or woocommerce.
  via text not null,
  source text not null,
  -- What was sent, such as track or orders/create.
  type text not null,
  -- Whether all of a message was lost, or that part of it.
  lost text not null,
  code text not null,
  path text not null,
  message text not null,
  count bigint not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  last_message_id text,
  unique (via, source, type, code, path)
);
create index inbound_problem_last_at on inbound_problem (last_at, id);

-- Records of people whom nobody knows yet: they are brought in when their person is.
create table waiting_record (
  source text not null,
  kind text not null,
  external_id text not null,
  -- What the source calls the person; or their e-mail address in its normal form.
  customer_external_id text,
  email text,
  record jsonb not null,
  -- When the source last changed it, and when it came.
  source_updated_at timestamptz,
  at timestamptz not null,
  primary key (source, kind, external_id)
);
create index waiting_record_customer on waiting_record (source, customer_external_id);
create index waiting_record_email on waiting_record (email) where email is not null;
create index waiting_record_at on waiting_record (at);
