-- amount_spent = 0
left join (select o.customer_id as customer_id, sum(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (coalesce(t0.v0, 0) = $1::numeric)
["0"]
(coalesce(t0.v0, 0) = $1::numeric)
left join lateral (select sum(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- amount_spent = 1
left join (select o.customer_id as customer_id, sum(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (t0.v0 = $1::numeric)
["1"]
(t0.v0 = $1::numeric)
left join lateral (select sum(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- amount_spent = -1
left join (select o.customer_id as customer_id, sum(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (t0.v0 = $1::numeric)
["-1"]
(t0.v0 = $1::numeric)
left join lateral (select sum(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- amount_spent != 0
left join (select o.customer_id as customer_id, sum(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (coalesce(t0.v0, 0) = $1::numeric) is not true
["0"]
(coalesce(t0.v0, 0) = $1::numeric) is not true
left join lateral (select sum(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- amount_spent != 1
left join (select o.customer_id as customer_id, sum(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (t0.v0 = $1::numeric) is not true
["1"]
(t0.v0 = $1::numeric) is not true
left join lateral (select sum(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- amount_spent != -1
left join (select o.customer_id as customer_id, sum(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (t0.v0 = $1::numeric) is not true
["-1"]
(t0.v0 = $1::numeric) is not true
left join lateral (select sum(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- amount_spent > 0
left join (select o.customer_id as customer_id, sum(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (t0.v0 > $1::numeric)
["0"]
(t0.v0 > $1::numeric)
left join lateral (select sum(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- amount_spent > 1
left join (select o.customer_id as customer_id, sum(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (t0.v0 > $1::numeric)
["1"]
(t0.v0 > $1::numeric)
left join lateral (select sum(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- amount_spent > -1
left join (select o.customer_id as customer_id, sum(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (coalesce(t0.v0, 0) > $1::numeric)
["-1"]
(coalesce(t0.v0, 0) > $1::numeric)
left join lateral (select sum(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- amount_spent >= 0
left join (select o.customer_id as customer_id, sum(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (coalesce(t0.v0, 0) >= $1::numeric)
["0"]
(coalesce(t0.v0, 0) >= $1::numeric)
left join lateral (select sum(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- amount_spent >= 1
left join (select o.customer_id as customer_id, sum(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (t0.v0 >= $1::numeric)
["1"]
(t0.v0 >= $1::numeric)
left join lateral (select sum(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- amount_spent >= -1
left join (select o.customer_id as customer_id, sum(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (coalesce(t0.v0, 0) >= $1::numeric)
["-1"]
(coalesce(t0.v0, 0) >= $1::numeric)
left join lateral (select sum(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- amount_spent < 0
left join (select o.customer_id as customer_id, sum(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (t0.v0 < $1::numeric)
["0"]
(t0.v0 < $1::numeric)
left join lateral (select sum(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- amount_spent < 1
left join (select o.customer_id as customer_id, sum(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (coalesce(t0.v0, 0) < $1::numeric)
["1"]
(coalesce(t0.v0, 0) < $1::numeric)
left join lateral (select sum(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- amount_spent < -1
left join (select o.customer_id as customer_id, sum(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (t0.v0 < $1::numeric)
["-1"]
(t0.v0 < $1::numeric)
left join lateral (select sum(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- amount_spent <= 0
left join (select o.customer_id as customer_id, sum(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (coalesce(t0.v0, 0) <= $1::numeric)
["0"]
(coalesce(t0.v0, 0) <= $1::numeric)
left join lateral (select sum(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- amount_spent <= 1
left join (select o.customer_id as customer_id, sum(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (coalesce(t0.v0, 0) <= $1::numeric)
["1"]
(coalesce(t0.v0, 0) <= $1::numeric)
left join lateral (select sum(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- amount_spent <= -1
left join (select o.customer_id as customer_id, sum(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (t0.v0 <= $1::numeric)
["-1"]
(t0.v0 <= $1::numeric)
left join lateral (select sum(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- amount_spent BETWEEN -1 AND 1
left join (select o.customer_id as customer_id, sum(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (coalesce(t0.v0, 0) between $1::numeric and $2::numeric)
["-1","1"]
(coalesce(t0.v0, 0) between $1::numeric and $2::numeric)
left join lateral (select sum(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- amount_spent BETWEEN 0 AND 1
left join (select o.customer_id as customer_id, sum(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (coalesce(t0.v0, 0) between $1::numeric and $2::numeric)
["0","1"]
(coalesce(t0.v0, 0) between $1::numeric and $2::numeric)
left join lateral (select sum(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- amount_spent BETWEEN -1 AND 0
left join (select o.customer_id as customer_id, sum(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (coalesce(t0.v0, 0) between $1::numeric and $2::numeric)
["-1","0"]
(coalesce(t0.v0, 0) between $1::numeric and $2::numeric)
left join lateral (select sum(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- amount_spent BETWEEN 1 AND 2
left join (select o.customer_id as customer_id, sum(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (t0.v0 between $1::numeric and $2::numeric)
["1","2"]
(t0.v0 between $1::numeric and $2::numeric)
left join lateral (select sum(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- amount_spent BETWEEN -2 AND -1
left join (select o.customer_id as customer_id, sum(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (t0.v0 between $1::numeric and $2::numeric)
["-2","-1"]
(t0.v0 between $1::numeric and $2::numeric)
left join lateral (select sum(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- amount_spent IN (0, 1)
left join (select o.customer_id as customer_id, sum(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (coalesce(t0.v0, 0) = any($1::numeric[]))
[["0","1"]]
(coalesce(t0.v0, 0) = any($1::numeric[]))
left join lateral (select sum(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- amount_spent NOT IN (1, 2)
left join (select o.customer_id as customer_id, sum(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (coalesce(t0.v0, 0) = any($1::numeric[])) is not true
[["1","2"]]
(coalesce(t0.v0, 0) = any($1::numeric[])) is not true
left join lateral (select sum(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- amount_spent IS NULL
left join (select o.customer_id as customer_id, sum(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (coalesce(t0.v0, 0) is not null) is not true
[]
(coalesce(t0.v0, 0) is not null) is not true
left join lateral (select sum(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- last_order_date IS NULL
left join (select o.customer_id as customer_id, max(o.placed_at) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (t0.v0 is not null) is not true
[]
(t0.v0 is not null) is not true
left join lateral (select max(o.placed_at) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- products_purchased MATCHES (sum_margin > 1, tag = 'sale', avg_price < 5, count != 0)
left join (select l.customer_id as customer_id, sum(round(l.margin * l.exchange_rate, 4)) as v0, avg(round(l.unit_price * l.exchange_rate, 4)) as v1, count(*) as v2 from order_line l left join product p on p.id = l.product_id where (p.tag_keys && (select array[caseless($1::text)])::text[]) group by l.customer_id) t0 on t0.customer_id = c.id where (t0.v0 > $1::numeric) and (t0.v1 < $2::numeric) and (coalesce(t0.v2, 0) = $3::bigint) is not true
["sale","1","5","0"]
((t0.v0 > $1::numeric) and (t0.v1 < $2::numeric) and (coalesce(t0.v2, 0) = $3::bigint) is not true)
left join lateral (select sum(round(l.margin * l.exchange_rate, 4)) filter (where (p.tag_keys && (select array[caseless($5::text)])::text[])) as v0, avg(round(l.unit_price * l.exchange_rate, 4)) filter (where (p.tag_keys && (select array[caseless($5::text)])::text[])) as v1, count(*) filter (where (p.tag_keys && (select array[caseless($5::text)])::text[])) as v2 from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id having count(*) > 0) t0 on true
reads 2
