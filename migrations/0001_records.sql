-- What is known about customers: the records themselves, as they are synced and imported.

-- Text arrays compared without regard to case (tags) keep a folded copy beside them, made by this function.
create function lower_all(texts text[]) returns text[]
  language sql immutable strict parallel safe
  return (select coalesce(array_agg(lower(t)), '{}') from unnest(texts) t);

create table customer (
  id uuid primary key,
  first_name text,
  last_name text,
  language text,
  birth_date date,
  gender text,
  marital_status text,
  education text,
  occupation text,
  yearly_income numeric(19, 4),
  income_band text,
  social_class text,
  household_size int,
  life_stage text,
  home_owner boolean,
  referral_source text,
  account_status text,
  tags text[] not null default '{}',
  tag_keys text[] not null generated always as (lower_all(tags)) stored,
  -- Values of declared custom attributes by key; each is of the type its declaration says.
  attributes jsonb not null default '{}',
  -- When they became known to the business, which may be long before the row was made.
  added_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index customer_added_at on customer (added_at);
create index customer_birth_date on customer (birth_date);
-- Ages and anniversaries move on a month and day: MMDD as a number.
create index customer_birthday on customer ((extract(month from birth_date) * 100 + extract(day from birth_date)));
create index customer_tag_keys on customer using gin (tag_keys);
create index customer_name on customer (last_name, first_name, id);

create table customer_external_id (
  source text not null,
  external_id text not null,
  customer_id uuid not null references customer on delete cascade,
  primary key (source, external_id)
);
create index customer_external_id_customer on customer_external_id (customer_id);

create table customer_email (
  customer_id uuid not null references customer on delete cascade,
  position int not null,
  email text not null,
  primary key (customer_id, position)
);
create index customer_email_email on customer_email (lower(email));

create table customer_phone (
  customer_id uuid not null references customer on delete cascade,
  position int not null,
  phone text not null,
  primary key (customer_id, position)
);
create index customer_phone_phone on customer_phone (phone);

create table customer_address (
  customer_id uuid not null references customer on delete cascade,
  position int not null,
  line1 text,
  line2 text,
  city text,
  -- The name of the state or province, and its code without the country, such as CA.
  region text,
  region_code text,
  -- ISO 3166-1 alpha-2.
  country_code text,
  postal_code text,
  latitude double precision,
  longitude double precision,
  primary key (customer_id, position)
);
create index customer_address_place on customer_address (country_code, region_code, city);

create table attribute_definition (
  key text primary key,
  name text not null,
  -- text, number, money, boolean, date or list (of texts).
  type text not null,
  unit text,
  description text,
  created_at timestamptz not null
);

create table product (
  id uuid primary key,
  source text not null,
  external_id text not null,
  sku text,
  name text not null,
  brand text,
  supplier text,
  -- From the broadest to the narrowest: {Bikes, Road Bikes}.
  category_path text[] not null default '{}',
  tags text[] not null default '{}',
  tag_keys text[] not null generated always as (lower_all(tags)) stored,
  list_price numeric(19, 4),
  unit_cost numeric(19, 4),
  released_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (source, external_id)
);
create index product_name on product (name, id);

create table "order" (
  id uuid primary key,
  source text not null,
  external_id text not null,
  number text,
  customer_id uuid not null references customer on delete cascade,
  -- open, completed or cancelled.
  status text not null,
  -- pending, authorized, partially_paid, paid, partially_refunded, refunded or voided.
  financial_status text not null,
  channel text,
  occasion text,
  location_id text,
  app_id text,
  -- ISO 4217.
  currency text not null,
  total numeric(19, 4) not null,
  discount numeric(19, 4) not null default 0,
  refunded numeric(19, 4) not null default 0,
  -- What the business kept: nothing of a cancelled order, else the total less refunds.
  amount numeric(19, 4) not null generated always as (case when status = 'cancelled' then 0 else total - refunded end) stored,
  line_count int not null default 0,
  placed_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (source, external_id)
);
create index order_customer on "order" (customer_id, placed_at);
create index order_placed_at on "order" (placed_at);

create table order_line (
  order_id uuid not null references "order" on delete cascade,
  position int not null,
  -- Copies of the order's, kept in step by a trigger, so that lines are read per customer and by date without a join. The order has
  -- the foreign key.
  customer_id uuid not null,
  placed_at timestamptz not null,
  product_id uuid references product on delete set null,
  external_id text,
  name text not null,
  quantity int not null,
  unit_price numeric(19, 4) not null,
  discount numeric(19, 4) not null default 0,
  promotion text,
  -- What was paid for the line: quantity x unit price less discount, unless the source says otherwise.
  amount numeric(19, 4) not null,
  -- The product's unit cost at the time of sale.
  unit_cost numeric(19, 4),
  margin numeric(19, 4) generated always as (amount - unit_cost * quantity) stored,
  returned_quantity int not null default 0,
  primary key (order_id, position)
);
create index order_line_customer on order_line (customer_id);
create index order_line_product on order_line (product_id, customer_id);

create table influence_account (
  id uuid primary key,
  source text not null,
  external_id text not null,
  customer_id uuid not null references customer on delete cascade,
  network text not null,
  handle text not null,
  -- The latest observation, kept in step by a trigger.
  followers int,
  following int,
  -- Interactions per follower and post, 0 to 1.
  engagement_rate numeric(9, 6),
  brands text[] not null default '{}',
  observed_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (source, external_id)
);
create index influence_account_customer on influence_account (customer_id);

create table influence_observation (
  account_id uuid not null references influence_account on delete cascade,
  observed_at timestamptz not null,
  followers int not null,
  following int,
  engagement_rate numeric(9, 6),
  brands text[] not null default '{}',
  primary key (account_id, observed_at)
);

create table service_interaction (
  id uuid primary key,
  source text not null,
  external_id text not null,
  customer_id uuid not null references customer on delete cascade,
  channel text not null,
  -- 1 (effortless) to 10.
  effort int,
  minutes numeric(9, 2),
  -- 1 to 5.
  satisfaction int,
  resolved boolean,
  cost numeric(19, 4),
  subject text,
  occurred_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (source, external_id)
);
create index service_interaction_customer on service_interaction (customer_id, occurred_at);
create index service_interaction_occurred_at on service_interaction (occurred_at);

create table customer_merge (
  id uuid primary key,
  into_id uuid not null references customer on delete cascade,
  merged_id uuid not null,
  -- Everything the merged customer had, as it stood, so that unmerging gives it back.
  snapshot jsonb not null,
  merged_at timestamptz not null,
  unmerged_at timestamptz
);
create index customer_merge_merged on customer_merge (merged_id);
create index customer_merge_into on customer_merge (into_id);
