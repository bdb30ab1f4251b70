-- What else is known of orders and their lines, for rules to ask.
alter table "order"
  -- For whom it was, such as wife or self, or a name.
  add column recipient text;
alter table order_line
  -- Which form of the product, such as XL / red.
  add column variant text,
  -- The promotion's id in the source system, and the medium that told of it, such as radio or coupon.
  add column promotion_id text,
  add column promotion_medium text;

-- Of a release date that a rule compares with a day that moves.
create index product_released_at on product (released_at);

-- Rules ask for all that is kept of a product, as it is now: changing any of it touches everybody who bought it.
create or replace function note_products() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into record_change (kind, record_id, operation) select 'product', id, 'UPSERTED' from new_rows;
  elsif tg_op = 'DELETE' then
    insert into record_change (kind, record_id, operation) select 'product', id, 'DELETED' from old_rows;
  else
    insert into record_change (kind, record_id, operation) select 'product', id, 'UPSERTED' from new_rows;
    insert into evaluation_queue (customer_id, kinds, cause)
      select distinct l.customer_id, 2, change_cause()
      from new_rows n join old_rows o on o.id = n.id join order_line l on l.product_id = n.id
      where (n.name, n.brand, n.supplier, n.category_path, n.tags, n.sku, n.list_price, n.unit_cost, n.released_at)
          is distinct from (o.name, o.brand, o.supplier, o.category_path, o.tags, o.sku, o.list_price, o.unit_cost, o.released_at)
        or n.external_id <> o.external_id;
  end if;
  return null;
end $$;
