-- orders_placed MATCHES (date >= -90d, count = 0) OR number_of_orders < 2

-- whole base
select c.id from customer c
left join (select o.customer_id as customer_id, count(*) filter (where (o.placed_at >= $1::timestamptz)) as v0, count(*) as v1 from "order" o
group by o.customer_id) t0 on t0.customer_id = c.id
where (((coalesce(t0.v0, 0) = $2::bigint)) or (coalesce(t0.v1, 0) < $3::bigint))
-- $1: "2026-02-13T23:00:00.000Z"
-- $2: "0"
-- $3: "2"

-- batch
select wanted.customer_id, c.id is not null as known, case when c.id is null then '{}'::int[] else array_remove(array[case when (((coalesce(t0.v0, 0) = $1::bigint)) or (coalesce(t0.v1, 0) < $2::bigint)) then 7 end], null) end as holding
from unnest($3::uuid[]) as wanted(customer_id)
left join customer c on c.id = wanted.customer_id
left join lateral (select count(*) filter (where (o.placed_at >= $4::timestamptz)) as v0, count(*) as v1 from "order" o
where o.customer_id = c.id having count(*) > 0) t0 on true
-- $1: "0"
-- $2: "2"
-- $3: ["..."]
-- $4: "2026-02-13T23:00:00.000Z"
