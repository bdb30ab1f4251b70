-- last_order_date < -90d AND first_order_date = 2026-05-01 AND customer_added_date > -36h

-- whole base
select c.id from customer c
left join (select o.customer_id as customer_id, max(o.placed_at) as v0, min(o.placed_at) as v1 from "order" o
group by o.customer_id) t0 on t0.customer_id = c.id
where (t0.v0 < $1::timestamptz) and ((t0.v1 >= $2::timestamptz and t0.v1 < $3::timestamptz)) and (c.added_at > $4::timestamptz)
-- $1: "2026-02-13T23:00:00.000Z"
-- $2: "2026-04-30T22:00:00.000000Z"
-- $3: "2026-05-01T22:00:00.000000Z"
-- $4: "2026-05-14T00:00:00.000Z"

-- batch
select wanted.customer_id, c.id is not null as known, case when c.id is null then '{}'::int[] else array_remove(array[case when ((t0.v0 < $1::timestamptz) and ((t0.v1 >= $2::timestamptz and t0.v1 < $3::timestamptz)) and (c.added_at > $4::timestamptz)) then 7 end], null) end as holding
from unnest($5::uuid[]) as wanted(customer_id)
left join customer c on c.id = wanted.customer_id
left join lateral (select max(o.placed_at) as v0, min(o.placed_at) as v1 from "order" o
where o.customer_id = c.id having count(*) > 0) t0 on true
-- $1: "2026-02-13T23:00:00.000Z"
-- $2: "2026-04-30T22:00:00.000000Z"
-- $3: "2026-05-01T22:00:00.000000Z"
-- $4: "2026-05-14T00:00:00.000Z"
-- $5: ["..."]
