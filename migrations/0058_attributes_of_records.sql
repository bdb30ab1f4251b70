-- Custom attributes of companies, orders and products, declared as those of customers are. A key means one thing of each.
alter table attribute_definition add column owner text not null default 'customer';
alter table attribute_definition drop constraint attribute_definition_pkey;
alter table attribute_definition add primary key (owner, key);

alter table company add column attributes jsonb not null default '{}';
alter table "order" add column attributes jsonb not null default '{}';
alter table product add column attributes jsonb not null default '{}';

-- As before, and its attributes: changing any of it touches everybody who bought it.
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
      where (n.name, n.brand, n.supplier, n.category_path, n.tags, n.sku, n.list_price, n.unit_cost, n.released_at, n.attributes)
          is distinct from (o.name, o.brand, o.supplier, o.category_path, o.tags, o.sku, o.list_price, o.unit_cost, o.released_at, o.attributes)
        or n.external_id <> o.external_id;
  end if;
  return null;
end $$;
