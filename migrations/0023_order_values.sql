-- What orders are worth, in the currency of the workspace (docs/figures.md): the one place where that is reckoned.

-- Where one has its own rates: what one unit of `base` was in `currency` on a day.
create table exchange_rate (
  currency text not null,
  day date not null,
  base text not null,
  rate numeric not null check (rate > 0),
  primary key (currency, day, base)
);

-- Of what a total is for shipping and for tax; null where the source does not tell.
alter table "order" add shipping numeric(19, 4), add tax numeric(19, 4);
-- What one unit of the order's currency was in the workspace's on its day: 1 in its own, null if nobody knows.
alter table "order" add exchange_rate numeric default 1;
-- A copy of the order's.
alter table order_line add exchange_rate numeric default 1;

-- In the currency of the workspace; null where there is no rate.
create table order_value (
  order_id uuid primary key references "order" on delete cascade,
  -- A copy of the order's.
  customer_id uuid not null,
  -- For goods, without shipping and tax, after discounts and refunds.
  revenue numeric,
  -- That part of it of which nobody knows what the goods cost, and how many pieces that are.
  revenue_without_cost numeric,
  units_without_cost int not null,
  -- Of the pieces that stayed with the customer, where it is known.
  cost_of_goods numeric
);
create index order_value_customer on order_value (customer_id);

-- What one unit of a currency is in another on a day: by rates of that day, else of the latest day before it, at most 30 days earlier. Either
-- was told of the other, or both of a third.
create function exchange_rate_on(source text, target text, on_day date) returns numeric language sql stable
  return case when source = target then 1 else (
    select known.rate from (
      select x.day, 1 as way, x.base, x.rate from exchange_rate x
      where x.currency = target and x.base = source and x.day between on_day - 30 and on_day
      union all
      select x.day, 2, x.base, 1 / x.rate from exchange_rate x
      where x.currency = source and x.base = target and x.day between on_day - 30 and on_day
      union all
      select x.day, 3, x.base, y.rate / x.rate from exchange_rate x join exchange_rate y on y.currency = target and y.day = x.day and y.base = x.base
      where x.currency = source and x.day between on_day - 30 and on_day
    ) known order by known.day desc, known.way, known.base limit 1) end;

-- The currency of the workspace; null until a server has said it: then all orders are taken for it.
create function workspace_currency() returns text language sql stable
  return (select value #>> '{}' from workspace_setting where key = 'currency');

-- Reckons anew what some orders are worth. Whoever changes rates holds the lock 7261010, so that no order is reckoned by old ones meanwhile.
create function value_orders(order_ids uuid[]) returns void language plpgsql as $$
declare
  own text := workspace_currency();
begin
  if own is not null and exists (select from "order" where id = any(order_ids) and currency <> own) then
    perform pg_advisory_xact_lock_shared(7261010);
  end if;
  if own is not null and exists (select from "order" where id = any(order_ids) and (currency <> own or exchange_rate is distinct from 1)) then
    update "order" o set exchange_rate = found.rate
    from (select id, exchange_rate_on(currency, own, (placed_at at time zone 'UTC')::date) as rate from "order" where id = any(order_ids)) found
    where o.id = found.id and o.exchange_rate is distinct from found.rate;
    update order_line l set exchange_rate = o.exchange_rate
    from "order" o where o.id = any(order_ids) and l.order_id = o.id and l.exchange_rate is distinct from o.exchange_rate;
  end if;
  insert into order_value as v (order_id, customer_id, revenue, revenue_without_cost, units_without_cost, cost_of_goods)
  select o.id, o.customer_id, round(net.revenue * o.exchange_rate, 4),
    round(case
      when lines.number = 0 then net.revenue
      when lines.units_without_cost = 0 then 0
      when lines.kept = 0 then net.revenue
      else round(net.revenue * lines.kept_without_cost / lines.kept, 4) end * o.exchange_rate, 4),
    case when net.counts then lines.units_without_cost else 0 end,
    round(case when net.counts then lines.cost else 0 end * o.exchange_rate, 4)
  from "order" o
  cross join lateral (
    select count(*) as number, coalesce(sum(amount), 0) as goods, coalesce(sum(worth), 0) as kept,
      coalesce(sum(worth) filter (where is_unknown), 0) as kept_without_cost,
      coalesce(sum(units) filter (where is_unknown), 0)::int as units_without_cost,
      coalesce(sum(unit_cost * units), 0) as cost
    from (
      select amount, unit_cost, quantity - returned_quantity as units,
        unit_cost is null and quantity > returned_quantity and amount >= 0 as is_unknown,
        -- The part of the amount that is for the pieces kept; a line below nought is a discount.
        coalesce(round(greatest(amount, 0) * (quantity - returned_quantity) / nullif(quantity, 0), 4), 0) as worth
      from order_line where order_id = o.id
    ) line
  ) lines
  cross join lateral (
    select order_counts(o.status, o.financial_status) as counts,
      -- What is told of shipping and tax; where not both are told, at least what the total has beyond the lines.
      case when o.shipping is not null and o.tax is not null or lines.number = 0 then coalesce(o.shipping, 0) + coalesce(o.tax, 0)
        else greatest(coalesce(o.shipping, 0) + coalesce(o.tax, 0), o.total - lines.goods) end as extra
  ) known
  cross join lateral (select o.total - known.extra as goods, o.total - known.extra + coalesce(o.tax, 0) as with_tax) paid
  cross join lateral (
    -- A refund is first of goods with their tax, then of shipping.
    select known.counts, case when known.counts
      then paid.goods - coalesce(round(greatest(least(o.refunded, paid.with_tax), 0) * paid.goods / nullif(paid.with_tax, 0), 4), 0)
      else 0 end as revenue
  ) net
  where o.id = any(order_ids)
  on conflict (order_id) do update set customer_id = excluded.customer_id, revenue = excluded.revenue,
    revenue_without_cost = excluded.revenue_without_cost, units_without_cost = excluded.units_without_cost, cost_of_goods = excluded.cost_of_goods
  where (v.customer_id, v.revenue, v.revenue_without_cost, v.units_without_cost, v.cost_of_goods) is distinct from
    (excluded.customer_id, excluded.revenue, excluded.revenue_without_cost, excluded.units_without_cost, excluded.cost_of_goods);
end $$;

-- No write path can forget it.
create function value_changed_orders() returns trigger language plpgsql as $$
declare
  changed uuid[];
begin
  if tg_op = 'INSERT' then
    changed := array(select id from new_rows);
  else
    changed := array(select n.id from new_rows n join old_rows o on o.id = n.id
      where (n.customer_id, n.status, n.financial_status, n.currency, n.total, n.refunded, n.shipping, n.tax, n.placed_at)
        is distinct from (o.customer_id, o.status, o.financial_status, o.currency, o.total, o.refunded, o.shipping, o.tax, o.placed_at));
  end if;
  if cardinality(changed) > 0 then perform value_orders(changed); end if;
  return null;
end $$;
create trigger order_insert_valued after insert on "order" referencing new table as new_rows
  for each statement execute function value_changed_orders();
create trigger order_update_valued after update on "order" referencing old table as old_rows new table as new_rows
  for each statement execute function value_changed_orders();

create function value_orders_of_lines() returns trigger language plpgsql as $$
declare
  changed uuid[];
begin
  if tg_op = 'INSERT' then
    changed := array(select distinct order_id from new_rows);
  elsif tg_op = 'DELETE' then
    changed := array(select distinct order_id from old_rows);
  else
    changed := array(select distinct n.order_id from new_rows n join old_rows o on (o.order_id, o.position) = (n.order_id, n.position)
      where (n.quantity, n.amount, n.unit_cost, n.returned_quantity) is distinct from (o.quantity, o.amount, o.unit_cost, o.returned_quantity));
  end if;
  if cardinality(changed) > 0 then perform value_orders(changed); end if;
  return null;
end $$;
create trigger order_line_insert_valued after insert on order_line referencing new table as new_rows
  for each statement execute function value_orders_of_lines();
create trigger order_line_update_valued after update on order_line referencing old table as old_rows new table as new_rows
  for each statement execute function value_orders_of_lines();
create trigger order_line_delete_valued after delete on order_line referencing old table as old_rows
  for each statement execute function value_orders_of_lines();

select value_orders(array(select id from "order"));
