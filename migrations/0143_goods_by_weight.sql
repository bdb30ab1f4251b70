-- Quantities with a part of one: goods by weight, length or time. The table is written anew, which holds up orders meanwhile.
alter table order_line
  drop column margin,
  alter column quantity type numeric(14, 4),
  alter column returned_quantity type numeric(14, 4),
  add column margin numeric(19, 4) generated always as (amount - unit_cost * quantity) stored;
alter table order_value alter column units_without_cost type numeric;

-- As it was, but for pieces of unknown cost that are a part of one, and for lines whose cost has more digits than are kept: they share what the order's is.
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
  with reckoned as materialized (
    select o.id, o.customer_id, o.exchange_rate as rate, net.revenue, net.counts, lines.kept, lines.paid_for, lines.units_without_cost, lines.number, lines.cost,
      case
        when lines.number = 0 then net.revenue
        when lines.units_without_cost = 0 then 0
        when lines.kept = 0 then net.revenue
        else round(net.revenue * lines.kept_without_cost / lines.kept, 4) end as revenue_without_cost,
      lines.are_uneven or not net.counts or o.exchange_rate is distinct from 1 or net.revenue <> lines.goods as shares_out
    from "order" o
    cross join lateral (
      select count(*) as number, coalesce(sum(amount), 0) as goods, coalesce(sum(worth), 0) as kept, coalesce(sum(greatest(amount, 0)), 0) as paid_for,
        coalesce(sum(worth) filter (where is_unknown), 0) as kept_without_cost,
        coalesce(sum(units) filter (where is_unknown), 0) as units_without_cost,
        coalesce(sum(unit_cost * units), 0) as cost,
        coalesce(bool_or(worth <> amount or units <> quantity or unit_cost * units <> round(unit_cost * units, 4)), false) as are_uneven
      from (
        select amount, unit_cost, quantity, quantity - returned_quantity as units,
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
  ), valued as (
    insert into order_value as v (order_id, customer_id, revenue, revenue_without_cost, units_without_cost, cost_of_goods)
    select id, customer_id, round(revenue * rate, 4), round(revenue_without_cost * rate, 4), case when counts then units_without_cost else 0 end,
      round(case when counts then cost else 0 end * rate, 4)
    from reckoned
    on conflict (order_id) do update set customer_id = excluded.customer_id, revenue = excluded.revenue,
      revenue_without_cost = excluded.revenue_without_cost, units_without_cost = excluded.units_without_cost, cost_of_goods = excluded.cost_of_goods
    where (v.customer_id, v.revenue, v.revenue_without_cost, v.units_without_cost, v.cost_of_goods) is distinct from
      (excluded.customer_id, excluded.revenue, excluded.revenue_without_cost, excluded.units_without_cost, excluded.cost_of_goods)
  ), weighed as (
    -- By the price of the pieces kept; where none was kept that cost anything, by that of all, and of unknown cost is what order_value says is.
    select r.id, l.position, r.rate, r.counts, r.revenue,
      case when r.kept > 0 then coalesce(round(greatest(l.amount, 0) * (l.quantity - l.returned_quantity) / nullif(l.quantity, 0), 4), 0)
        when r.units_without_cost > 0 then is_unknown::int
        when r.paid_for > 0 then greatest(l.amount, 0)
        else 1 end as weight,
      coalesce(l.unit_cost * (l.quantity - l.returned_quantity), 0) as cost,
      l.amount, coalesce(l.unit_cost * l.quantity, 0) as cost_of_all, not is_unknown as is_known
    from reckoned r join order_line l on l.order_id = r.id
    cross join lateral (select l.unit_cost is null and l.quantity > l.returned_quantity and l.amount >= 0 as is_unknown) known
    where r.shares_out
  ), shared as (
    -- Each has what has been given out after it less what had been before it: so the parts add up, those of unknown cost, which come first, among themselves too.
    select *, sum(weight) over (partition by id) as all_weight, sum(weight) over until as weight_until, sum(cost) over until as cost_until
    from weighed window until as (partition by id order by is_known, position rows unbounded preceding)
  ), parts as (
    select id, position, amount, cost_of_all, rate,
      round(round(revenue * weight_until / all_weight, 4) * rate, 4) - round(round(revenue * (weight_until - weight) / all_weight, 4) * rate, 4) as revenue,
      case when counts then round(cost_until * rate, 4) - round((cost_until - cost) * rate, 4) else 0 end as cost
    from shared
  ), told as (
    select id, position, revenue, cost from parts where not (rate = 1 and revenue = amount and cost = cost_of_all) or rate is null
  ), passed as (
    delete from order_line_worth w where w.order_id = any(order_ids)
      and not exists (select from told t where t.id = w.order_id and t.position = w.position)
  )
  insert into order_line_worth as w (order_id, position, revenue, cost_of_goods) select id, position, revenue, cost from told
  on conflict (order_id, position) do update set revenue = excluded.revenue, cost_of_goods = excluded.cost_of_goods
  where (w.revenue, w.cost_of_goods) is distinct from (excluded.revenue, excluded.cost_of_goods);
end $$;
