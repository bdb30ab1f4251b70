-- By what else a mailing list has known somebody: an address that they have no more, or that they had before they became part of another. There they are archived still,
-- and an erasure is to reach that too. Whose it was is said by the id of then, also of who has been merged since, so this refers to nobody.
create table destination_former_key (
  destination_id uuid not null references destination on delete cascade,
  key text not null,
  customer_id uuid not null,
  primary key (destination_id, key, customer_id)
);
create index destination_former_key_customer on destination_former_key (customer_id);
