-- What is told of shipping and tax was taken from the total whole: an order whose shipping had been discounted too brought less than nothing.
create or replace function value_orders(order_ids uuid[]) returns void language plpgsql as $$
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
  -- Shops tell what shipping costs before discounts: no more of it was paid than the total has beyond goods that were taken back.
  cross join lateral (
    select least(coalesce(o.shipping, 0) + coalesce(o.tax, 0), greatest(o.total - least(lines.goods, 0), 0)) as extra
  ) told
  cross join lateral (
    select order_counts(o.status, o.financial_status) as counts,
      -- What is told of shipping and tax; where not both are told, at least what the total has beyond the lines.
      case when o.shipping is not null and o.tax is not null or lines.number = 0 then told.extra
        else greatest(told.extra, o.total - lines.goods) end as extra
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

with changed as materialized (
  select id, customer_id from "order" where coalesce(shipping, 0) + coalesce(tax, 0) > total
), valued as materialized (
  select value_orders(array(select id from changed))
)
insert into evaluation_queue (customer_id, kinds, cause) select distinct customer_id, 2, 'DATA' from changed, valued;
