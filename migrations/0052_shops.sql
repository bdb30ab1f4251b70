-- Shops that send their webhooks to an address of their own (src/inbound/shops).
create table shop (
  -- Random: it is the address.
  id uuid primary key,
  name text not null,
  -- shopify or woocommerce.
  kind text not null,
  source text not null,
  -- What messages are signed with: it has to be known to verify one.
  secret text not null,
  former_secret text,
  former_secret_ends_at timestamptz,
  -- Whether customers who are deleted there are deleted here.
  deletes_customers boolean not null,
  last_message_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

-- What was taken lately, by the hash of its body: it is not taken again.
create table shop_message (
  shop_id uuid not null,
  hash bytea not null,
  at timestamptz not null,
  primary key (shop_id, hash)
);
create index shop_message_at on shop_message (at);

-- Refunds of orders that are told one by one: what was paid back is their sum, in whatever order they come and however often.
create table order_refund (
  order_id uuid not null references "order" on delete cascade,
  external_id text not null,
  amount numeric(19, 4) not null,
  primary key (order_id, external_id)
);
