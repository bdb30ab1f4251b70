-- What customers buy after something else, found anew on schedule from what all of them bought (src/discovery/next).
create table next_product_model (
  id uuid primary key,
  -- The instant that it holds for: no later order is in it.
  as_of timestamptz not null,
  -- What came of it; null while it is being found.
  outcome jsonb,
  -- Whether it is the one by which suggestions are made.
  is_current boolean not null default false
);
create unique index next_product_model_current on next_product_model (is_current) where is_current;
create index next_product_model_as_of on next_product_model (as_of desc, id desc);

-- The products that are compared, named as rules name them, by their rank among these.
create table next_product_thing (
  model_id uuid not null references next_product_model on delete cascade,
  key text not null,
  name text not null,
  rank int not null,
  -- How many bought it, and on two days or more.
  buyers int not null,
  again int not null,
  -- Of those who lack it, who may be expected to buy it.
  share double precision not null,
  primary key (model_id, key)
);

-- That buyers of one bought another on a later day, more often than chance makes it.
create table next_product_following (
  model_id uuid not null references next_product_model on delete cascade,
  from_key text not null,
  to_key text not null,
  -- Buyers of the first who lacked the other, and how many of them bought it later.
  buyers int not null,
  followed int not null,
  lift double precision not null,
  low double precision not null,
  primary key (model_id, from_key, to_key)
);
