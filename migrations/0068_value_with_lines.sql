-- A new order with lines is reckoned when these come, which is in the same transaction: without them it is worth nothing that stays.
create or replace function value_changed_orders() returns trigger language plpgsql as $$
declare
  changed uuid[];
begin
  if tg_op = 'INSERT' then
    changed := array(select id from new_rows where line_count = 0);
  else
    changed := array(select n.id from new_rows n join old_rows o on o.id = n.id
      where (n.customer_id, n.status, n.financial_status, n.currency, n.total, n.refunded, n.shipping, n.tax, n.placed_at)
        is distinct from (o.customer_id, o.status, o.financial_status, o.currency, o.total, o.refunded, o.shipping, o.tax, o.placed_at));
  end if;
  if cardinality(changed) > 0 then perform value_orders(changed); end if;
  return null;
end $$;
