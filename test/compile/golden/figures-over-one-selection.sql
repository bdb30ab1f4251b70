-- orders_placed MATCHES (date >= -90d, count >= 3, sum_amount > 500, avg_amount < 1000)

-- whole base
select c.id from customer c
left join (select o.customer_id as customer_id, count(*) as v0, sum(round(o.amount * o.exchange_rate, 4)) as v1, avg(round(o.amount * o.exchange_rate, 4)) as v2 from "order" o
where (o.placed_at >= $1::timestamptz)
group by o.customer_id) t0 on t0.customer_id = c.id
where (t0.v0 >= $2::bigint) and (t0.v1 > $3::numeric) and (t0.v2 < $4::numeric)
-- $1: "2026-02-13T23:00:00.000Z"
-- $2: "3"
-- $3: "500"
-- $4: "1000"

-- batch
select wanted.customer_id, c.id is not null as known, case when c.id is null then '{}'::int[] else array_remove(array[case when ((t0.v0 >= $1::bigint) and (t0.v1 > $2::numeric) and (t0.v2 < $3::numeric)) then 7 end], null) end as holding
from unnest($4::uuid[]) as wanted(customer_id)
left join customer c on c.id = wanted.customer_id
left join lateral (select count(*) filter (where (o.placed_at >= $5::timestamptz)) as v0, sum(round(o.amount * o.exchange_rate, 4)) filter (where (o.placed_at >= $5::timestamptz)) as v1, avg(round(o.amount * o.exchange_rate, 4)) filter (where (o.placed_at >= $5::timestamptz)) as v2 from "order" o
where o.customer_id = c.id having count(*) > 0) t0 on true
-- $1: "3"
-- $2: "500"
-- $3: "1000"
-- $4: ["..."]
-- $5: "2026-02-13T23:00:00.000Z"
