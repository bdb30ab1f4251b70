-- What customers are expected to buy, found anew on schedule from what all of them did (src/discovery/future).
create table purchase_forecast (
  id uuid primary key,
  -- The instant that it holds for.
  as_of timestamptz not null,
  -- What came of it; null while it is being found.
  outcome jsonb,
  -- Whether it is the one that rules read.
  is_current boolean not null default false
);
create unique index purchase_forecast_current on purchase_forecast (is_current) where is_current;
create index purchase_forecast_as_of on purchase_forecast (as_of desc, id desc);

-- One row a customer and forecast; rules read those of the current one.
create table customer_expectation (
  customer_id uuid not null references customer on delete cascade,
  -- Of a forecast that is being made, of the current one, or of a former one that is being swept away.
  forecast_id uuid not null,
  orders numeric(12, 4) not null,
  -- Null where nobody knows what customers spend each time.
  value numeric(19, 4),
  -- Of an order within 30 days, 0 to 1.
  probability numeric(7, 6) not null,
  primary key (customer_id, forecast_id)
);
create index customer_expectation_forecast on customer_expectation (forecast_id);

-- The kinds of data are bits (0003): 2048 is expectations. No trigger notes them: a new forecast puts everybody on the queue if a segment reads it.
