-- orders_placed MATCHES (channel = 'store') AND products_purchased NOT MATCHES (category = 'Bikes')

-- whole base
select c.id from customer c
where exists (select from "order" o
where o.customer_id = c.id and (o.channel = $1::text))
and not exists (select from order_line l
left join product p on p.id = l.product_id
where l.customer_id = c.id and (p.category_path && $2::text[]))
-- $1: "store"
-- $2: ["Bikes"]

-- batch
select wanted.customer_id, c.id is not null as known, case when c.id is null then '{}'::int[] else array_remove(array[case when ((t0.v0) and (t1.v1) is not true) then 7 end], null) end as holding
from unnest($1::uuid[]) as wanted(customer_id)
left join customer c on c.id = wanted.customer_id
left join lateral (select bool_or((o.channel = $2::text)) as v0 from "order" o
where o.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select bool_or((p.category_path && $3::text[])) as v1 from order_line l
left join product p on p.id = l.product_id
where l.customer_id = c.id having count(*) > 0) t1 on true
-- $1: ["..."]
-- $2: "store"
-- $3: ["Bikes"]
