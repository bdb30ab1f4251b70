-- orders_placed.count() BETWEEN 2 AND number_of_orders
left join (select o.customer_id as customer_id, count(*) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (((coalesce(t0.v0, 0))::numeric >= $1::numeric and (coalesce(t0.v0, 0))::numeric <= (coalesce(t0.v0, 0))::numeric))
["2"]
(((coalesce(t0.v0, 0))::numeric >= $1::numeric and (coalesce(t0.v0, 0))::numeric <= (coalesce(t0.v0, 0))::numeric))
left join lateral (select count(*) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed.sum_amount() IN (1, 2.5)
left join (select o.customer_id as customer_id, sum(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (((coalesce(t0.v0, 0))::numeric = $1::numeric or (coalesce(t0.v0, 0))::numeric = $2::numeric))
["1","2.5"]
(((coalesce(t0.v0, 0))::numeric = $1::numeric or (coalesce(t0.v0, 0))::numeric = $2::numeric))
left join lateral (select sum(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed.sum_amount() NOT IN (1, amount_spent)
left join (select o.customer_id as customer_id, sum(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (((coalesce(t0.v0, 0))::numeric <> $1::numeric and (coalesce(t0.v0, 0))::numeric <> (coalesce(t0.v0, 0))::numeric))
["1"]
(((coalesce(t0.v0, 0))::numeric <> $1::numeric and (coalesce(t0.v0, 0))::numeric <> (coalesce(t0.v0, 0))::numeric))
left join lateral (select sum(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed.avg_amount() IS NULL
left join (select o.customer_id as customer_id, sum(round(o.amount * o.exchange_rate, 4)) as v0, count(round(o.amount * o.exchange_rate, 4)) as v1 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (((t0.v0)::numeric / nullif((t0.v1)::numeric, 0)) is null)
[]
(((t0.v0)::numeric / nullif((t0.v1)::numeric, 0)) is null)
left join lateral (select sum(round(o.amount * o.exchange_rate, 4)) as v0, count(round(o.amount * o.exchange_rate, 4)) as v1 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed.avg_amount() / 2 IS NOT NULL
left join (select o.customer_id as customer_id, sum(round(o.amount * o.exchange_rate, 4)) as v0, count(round(o.amount * o.exchange_rate, 4)) as v1 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (((t0.v0)::numeric / nullif(((t0.v1)::numeric * $1::numeric), 0)) is not null)
["2"]
(((t0.v0)::numeric / nullif(((t0.v1)::numeric * $1::numeric), 0)) is not null)
left join lateral (select sum(round(o.amount * o.exchange_rate, 4)) as v0, count(round(o.amount * o.exchange_rate, 4)) as v1 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- last_channel = favourite_channel
left join (select o.customer_id as customer_id, (array_agg(o.channel order by o.placed_at desc, o.id desc))[1] as v0, mode() within group (order by o.channel collate "C") as v1 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (t0.v0 = t0.v1)
[]
(t0.v0 = t0.v1)
left join lateral (select (array_agg(o.channel order by o.placed_at desc, o.id desc))[1] as v0, mode() within group (order by o.channel collate "C") as v1 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- last_channel != customer_email_domain
left join (select o.customer_id as customer_id, (array_agg(o.channel order by o.placed_at desc, o.id desc))[1] as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id
left join (select e.customer_id as customer_id, max(caseless(split_part(e.email, '@', 2))) as v1 from customer_email e where e.position = 0 group by e.customer_id) t1 on t1.customer_id = c.id where (caseless(t0.v0) <> caseless(t1.v1))
[]
(caseless(t0.v0) <> caseless(t1.v1))
left join lateral (select (array_agg(o.channel order by o.placed_at desc, o.id desc))[1] as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select max(caseless(split_part(e.email, '@', 2))) filter (where e.position = 0) as v1 from customer_email e where e.customer_id = c.id having count(*) > 0) t1 on true
reads 3

-- customer_email_domain = last_channel
left join (select e.customer_id as customer_id, max(caseless(split_part(e.email, '@', 2))) as v0 from customer_email e where e.position = 0 group by e.customer_id) t0 on t0.customer_id = c.id
left join (select o.customer_id as customer_id, (array_agg(o.channel order by o.placed_at desc, o.id desc))[1] as v1 from "order" o group by o.customer_id) t1 on t1.customer_id = c.id where (caseless(t0.v0) = caseless(t1.v1))
[]
(caseless(t0.v0) = caseless(t1.v1))
left join lateral (select max(caseless(split_part(e.email, '@', 2))) filter (where e.position = 0) as v0 from customer_email e where e.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select (array_agg(o.channel order by o.placed_at desc, o.id desc))[1] as v1 from "order" o where o.customer_id = c.id having count(*) > 0) t1 on true
reads 3

-- buyer_type IN (last_channel, 'lapsed')
left join (select o.customer_id as customer_id, count(*) as v0, max(o.placed_at) as v1, count(o.occasion) as v2, (array_agg(o.channel order by o.placed_at desc, o.id desc))[1] as v3 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (((case
      when coalesce(t0.v0, 0) = 0 then 'prospect'
      when t0.v1 < $1::timestamptz then 'lapsed'
      when coalesce(t0.v0, 0) = 1 then 'first_time'
      when coalesce(t0.v2, 0) * 2 >= coalesce(t0.v0, 0) then 'special_occasion'
      else 'regular' end) = t0.v3 or (case
      when coalesce(t0.v0, 0) = 0 then 'prospect'
      when t0.v1 < $2::timestamptz then 'lapsed'
      when coalesce(t0.v0, 0) = 1 then 'first_time'
      when coalesce(t0.v2, 0) * 2 >= coalesce(t0.v0, 0) then 'special_occasion'
      else 'regular' end) = $3::text))
["2025-11-15T23:00:00.000Z","2025-11-15T23:00:00.000Z","lapsed"]
((x0.e0 = t0.v3 or x0.e0 = $1::text))
left join lateral (select count(*) as v0, max(o.placed_at) as v1, count(o.occasion) as v2, (array_agg(o.channel order by o.placed_at desc, o.id desc))[1] as v3 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
cross join lateral (select (case
      when coalesce(t0.v0, 0) = 0 then 'prospect'
      when t0.v1 < $3::timestamptz then 'lapsed'
      when coalesce(t0.v0, 0) = 1 then 'first_time'
      when coalesce(t0.v2, 0) * 2 >= coalesce(t0.v0, 0) then 'special_occasion'
      else 'regular' end) as e0 offset 0) x0
reads 2; moves with {"kind":"date","type":"instant","point":{"kind":"offset","amount":-180,"unit":"d"},"column":"o.placed_at","of":"orders"}

-- home_owner = decision_maker
left join (select cc.customer_id as customer_id, bool_or(cc.decision_maker) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.position = 0 group by cc.customer_id) t0 on t0.customer_id = c.id where (c.home_owner = t0.v0)
[]
(c.home_owner = t0.v0)
left join lateral (select bool_or(cc.decision_maker) filter (where cc.position = 0) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.customer_id = c.id having count(*) > 0) t0 on true
reads 257

-- home_owner != decision_maker
left join (select cc.customer_id as customer_id, bool_or(cc.decision_maker) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.position = 0 group by cc.customer_id) t0 on t0.customer_id = c.id where (c.home_owner <> t0.v0)
[]
(c.home_owner <> t0.v0)
left join lateral (select bool_or(cc.decision_maker) filter (where cc.position = 0) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.customer_id = c.id having count(*) > 0) t0 on true
reads 257

-- birth_date < first_order_date
left join (select o.customer_id as customer_id, min(o.placed_at) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (c.birth_date < (t0.v0 at time zone $1::text)::date)
["Europe/Berlin"]
(c.birth_date < (t0.v0 at time zone $1::text)::date)
left join lateral (select min(o.placed_at) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 3

-- first_order_date >= birth_date
left join (select o.customer_id as customer_id, min(o.placed_at) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where ((t0.v0 at time zone $1::text)::date >= c.birth_date)
["Europe/Berlin"]
((t0.v0 at time zone $1::text)::date >= c.birth_date)
left join lateral (select min(o.placed_at) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 3

-- first_order_date != last_order_date
left join (select o.customer_id as customer_id, min(o.placed_at) as v0, max(o.placed_at) as v1 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (t0.v0 <> t0.v1)
[]
(t0.v0 <> t0.v1)
left join lateral (select min(o.placed_at) as v0, max(o.placed_at) as v1 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- birth_date = attribute('date')
where (c.birth_date = (c.attributes ->> $1::text)::date)
["date"]
(c.birth_date = (c.attributes ->> $1::text)::date)
reads 1

-- orders_placed.first_date() != -30d
left join (select o.customer_id as customer_id, min(o.placed_at) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where ((t0.v0 is not null and not ((t0.v0 >= $1::timestamptz and t0.v0 < $2::timestamptz))))
["2026-04-14T22:00:00.000Z","2026-04-15T22:00:00.000Z"]
((t0.v0 is not null and not ((t0.v0 >= $1::timestamptz and t0.v0 < $2::timestamptz))))
left join lateral (select min(o.placed_at) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2; moves with {"kind":"date","type":"instant","point":{"kind":"offset","amount":-30,"unit":"d"},"column":"o.placed_at","of":"orders"}

-- orders_placed.last_date() > -36h
left join (select o.customer_id as customer_id, max(o.placed_at) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where ((t0.v0 > $1::timestamptz))
["2026-05-14T00:00:00.000Z"]
((t0.v0 > $1::timestamptz))
left join lateral (select max(o.placed_at) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2; moves with {"kind":"date","type":"instant","point":{"kind":"offset","amount":-36,"unit":"h"},"column":"o.placed_at","of":"orders"}

-- orders_placed.nth_date(3, channel = 'store') BETWEEN -90d AND today
left join (select o.customer_id as customer_id, (array_agg(o.placed_at order by o.placed_at))[$1::int] as v0 from "order" o where (o.channel = $2::text) group by o.customer_id) t0 on t0.customer_id = c.id where (((t0.v0 >= $1::timestamptz) and (t0.v0 < $2::timestamptz)))
[3,"store","2026-02-13T23:00:00.000Z","2026-05-15T22:00:00.000Z"]
(((t0.v0 >= $1::timestamptz) and (t0.v0 < $2::timestamptz)))
left join lateral (select (array_agg(o.placed_at order by o.placed_at) filter (where (o.channel = $4::text)))[$5::numeric::int] as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2; moves with {"kind":"date","type":"instant","point":{"kind":"offset","amount":-90,"unit":"d"},"column":"o.placed_at","of":"orders"} {"kind":"date","type":"instant","point":{"kind":"today"},"column":"o.placed_at","of":"orders"}

-- orders_placed.first_date() IN (-30d, 2026-05-01)
left join (select o.customer_id as customer_id, min(o.placed_at) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where ((((t0.v0 >= $1::timestamptz and t0.v0 < $2::timestamptz)) or ((t0.v0 >= $3::timestamptz and t0.v0 < $4::timestamptz))))
["2026-04-14T22:00:00.000Z","2026-04-15T22:00:00.000Z","2026-04-30T22:00:00.000000Z","2026-05-01T22:00:00.000000Z"]
((((t0.v0 >= $1::timestamptz and t0.v0 < $2::timestamptz)) or ((t0.v0 >= $3::timestamptz and t0.v0 < $4::timestamptz))))
left join lateral (select min(o.placed_at) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2; moves with {"kind":"date","type":"instant","point":{"kind":"offset","amount":-30,"unit":"d"},"column":"o.placed_at","of":"orders"}

-- last_order_date - first_order_date > 30
left join (select o.customer_id as customer_id, max(o.placed_at) as v0, min(o.placed_at) as v1 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (((t0.v0 at time zone $1::text)::date - (t0.v1 at time zone $2::text)::date)::numeric > $3::numeric)
["Europe/Berlin","Europe/Berlin","30"]
(((t0.v0 at time zone $1::text)::date - (t0.v1 at time zone $1::text)::date)::numeric > $2::numeric)
left join lateral (select max(o.placed_at) as v0, min(o.placed_at) as v1 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- last_order_date - birth_date > age * 365
left join (select o.customer_id as customer_id, max(o.placed_at) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (((t0.v0 at time zone $1::text)::date - c.birth_date)::numeric > (((extract(year from $2::date) - extract(year from c.birth_date) - (case when (case when (extract(month from $3::date) * 100 + extract(day from $4::date)) = 228 and extract(month from $5::date + 1) = 3 then 229 else extract(month from $6::date) * 100 + extract(day from $7::date) end) < (extract(month from c.birth_date) * 100 + extract(day from c.birth_date)) then 1 else 0 end)))::numeric * $8::numeric))
["Europe/Berlin","2026-05-15","2026-05-15","2026-05-15","2026-05-15","2026-05-15","2026-05-15","365"]
(((t0.v0 at time zone $1::text)::date - c.birth_date)::numeric > (((extract(year from $2::date) - extract(year from c.birth_date) - (case when (case when (extract(month from $2::date) * 100 + extract(day from $2::date)) = 228 and extract(month from $2::date + 1) = 3 then 229 else extract(month from $2::date) * 100 + extract(day from $2::date) end) < (extract(month from c.birth_date) * 100 + extract(day from c.birth_date)) then 1 else 0 end)))::numeric * $3::numeric))
left join lateral (select max(o.placed_at) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 3; moves with {"kind":"age","years":[0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31,32,33,34,35,36,37,38,39,40,41,42,43,44,45,46,47,48,49,50,51,52,53,54,55,56,57,58,59,60,61,62,63,64,65,66,67,68,69,70,71,72,73,74,75,76,77,78,79,80,81,82,83,84,85,86,87,88,89,90,91,92,93,94,95,96,97,98,99,100,101,102,103,104,105,106,107,108,109,110,111,112,113,114,115,116,117,118,119,120,121,122,123,124,125,126,127,128,129,130],"column":"c.birth_date"}

-- birth_date - last_order_date < 0
left join (select o.customer_id as customer_id, max(o.placed_at) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where ((c.birth_date - (t0.v0 at time zone $1::text)::date)::numeric < $2::numeric)
["Europe/Berlin","0"]
((c.birth_date - (t0.v0 at time zone $1::text)::date)::numeric < $2::numeric)
left join lateral (select max(o.placed_at) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 3

-- orders_placed.last_date(date >= -90d) - first_order_date <= 7
left join (select o.customer_id as customer_id, max(o.placed_at) filter (where (o.placed_at >= $1::timestamptz)) as v0, min(o.placed_at) as v1 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (((t0.v0 at time zone $1::text)::date - (t0.v1 at time zone $2::text)::date)::numeric <= $3::numeric)
["2026-02-13T23:00:00.000Z","Europe/Berlin","Europe/Berlin","7"]
(((t0.v0 at time zone $1::text)::date - (t0.v1 at time zone $1::text)::date)::numeric <= $2::numeric)
left join lateral (select max(o.placed_at) filter (where (o.placed_at >= $4::timestamptz)) as v0, min(o.placed_at) as v1 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2; moves with {"kind":"date","type":"instant","point":{"kind":"offset","amount":-90,"unit":"d"},"column":"o.placed_at","of":"orders"}

-- amount_spent + 2 * household_size - 1 >= 100
left join (select o.customer_id as customer_id, sum(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where ((((coalesce(t0.v0, 0))::numeric + ($1::numeric * (c.household_size)::numeric)) - $2::numeric) >= $3::numeric)
["2","1","100"]
((((coalesce(t0.v0, 0))::numeric + ($1::numeric * (c.household_size)::numeric)) - $2::numeric) >= $3::numeric)
left join lateral (select sum(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 3

-- amount_spent / number_of_orders > 10
left join (select o.customer_id as customer_id, sum(round(o.amount * o.exchange_rate, 4)) as v0, count(*) as v1 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (((coalesce(t0.v0, 0))::numeric * 1 - $1::numeric * (coalesce(t0.v1, 0))::numeric) * nullif((coalesce(t0.v1, 0))::numeric * 1, 0) > 0)
["10"]
(((coalesce(t0.v0, 0))::numeric * 1 - $1::numeric * (coalesce(t0.v1, 0))::numeric) * nullif((coalesce(t0.v1, 0))::numeric * 1, 0) > 0)
left join lateral (select sum(round(o.amount * o.exchange_rate, 4)) as v0, count(*) as v1 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- amount_spent / number_of_orders + 1 > 10
left join (select o.customer_id as customer_id, sum(round(o.amount * o.exchange_rate, 4)) as v0, count(*) as v1 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where ((((coalesce(t0.v0, 0))::numeric + ($1::numeric * (coalesce(t0.v1, 0))::numeric)) * 1 - $2::numeric * (coalesce(t0.v1, 0))::numeric) * nullif((coalesce(t0.v1, 0))::numeric * 1, 0) > 0)
["1","10"]
((((coalesce(t0.v0, 0))::numeric + ($1::numeric * (coalesce(t0.v1, 0))::numeric)) * 1 - $2::numeric * (coalesce(t0.v1, 0))::numeric) * nullif((coalesce(t0.v1, 0))::numeric * 1, 0) > 0)
left join lateral (select sum(round(o.amount * o.exchange_rate, 4)) as v0, count(*) as v1 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- 1 + amount_spent / number_of_orders > 10
left join (select o.customer_id as customer_id, count(*) as v0, sum(round(o.amount * o.exchange_rate, 4)) as v1 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (((($1::numeric * (coalesce(t0.v0, 0))::numeric) + (coalesce(t0.v1, 0))::numeric) * 1 - $2::numeric * (coalesce(t0.v0, 0))::numeric) * nullif((coalesce(t0.v0, 0))::numeric * 1, 0) > 0)
["1","10"]
(((($1::numeric * (coalesce(t0.v0, 0))::numeric) + (coalesce(t0.v1, 0))::numeric) * 1 - $2::numeric * (coalesce(t0.v0, 0))::numeric) * nullif((coalesce(t0.v0, 0))::numeric * 1, 0) > 0)
left join lateral (select count(*) as v0, sum(round(o.amount * o.exchange_rate, 4)) as v1 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- amount_spent / number_of_orders - total_margin / total_quantity > 10
left join (select o.customer_id as customer_id, sum(round(o.amount * o.exchange_rate, 4)) as v0, count(*) as v3 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id
left join (select l.customer_id as customer_id, sum(l.quantity - l.returned_quantity) as v1 from order_line l group by l.customer_id) t1 on t1.customer_id = c.id
left join (select v.customer_id as customer_id, sum(v.revenue - v.revenue_without_cost - v.cost_of_goods) as v2 from order_value v group by v.customer_id) t2 on t2.customer_id = c.id where (((((coalesce(t0.v0, 0))::numeric * (coalesce(t1.v1, 0))::numeric) - ((coalesce(t2.v2, 0))::numeric * (coalesce(t0.v3, 0))::numeric)) * 1 - $1::numeric * ((coalesce(t0.v3, 0))::numeric * (coalesce(t1.v1, 0))::numeric)) * nullif(((coalesce(t0.v3, 0))::numeric * (coalesce(t1.v1, 0))::numeric) * 1, 0) > 0)
["10"]
(((((coalesce(t0.v0, 0))::numeric * (coalesce(t1.v1, 0))::numeric) - ((coalesce(t2.v2, 0))::numeric * (coalesce(t0.v3, 0))::numeric)) * 1 - $1::numeric * ((coalesce(t0.v3, 0))::numeric * (coalesce(t1.v1, 0))::numeric)) * nullif(((coalesce(t0.v3, 0))::numeric * (coalesce(t1.v1, 0))::numeric) * 1, 0) > 0)
left join lateral (select sum(round(o.amount * o.exchange_rate, 4)) as v0, count(*) as v3 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select sum(l.quantity - l.returned_quantity) as v1 from order_line l where l.customer_id = c.id having count(*) > 0) t1 on true
left join lateral (select sum(v.revenue - v.revenue_without_cost - v.cost_of_goods) as v2 from order_value v where v.customer_id = c.id having count(*) > 0) t2 on true
reads 2

-- amount_spent / number_of_orders * total_margin > 10
left join (select o.customer_id as customer_id, sum(round(o.amount * o.exchange_rate, 4)) as v0, count(*) as v2 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id
left join (select v.customer_id as customer_id, sum(v.revenue - v.revenue_without_cost - v.cost_of_goods) as v1 from order_value v group by v.customer_id) t1 on t1.customer_id = c.id where ((((coalesce(t0.v0, 0))::numeric * (coalesce(t1.v1, 0))::numeric) * 1 - $1::numeric * (coalesce(t0.v2, 0))::numeric) * nullif((coalesce(t0.v2, 0))::numeric * 1, 0) > 0)
["10"]
((((coalesce(t0.v0, 0))::numeric * (coalesce(t1.v1, 0))::numeric) * 1 - $1::numeric * (coalesce(t0.v2, 0))::numeric) * nullif((coalesce(t0.v2, 0))::numeric * 1, 0) > 0)
left join lateral (select sum(round(o.amount * o.exchange_rate, 4)) as v0, count(*) as v2 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select sum(v.revenue - v.revenue_without_cost - v.cost_of_goods) as v1 from order_value v where v.customer_id = c.id having count(*) > 0) t1 on true
reads 2

-- 2 * (amount_spent / number_of_orders) > 10
left join (select o.customer_id as customer_id, sum(round(o.amount * o.exchange_rate, 4)) as v0, count(*) as v1 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where ((($1::numeric * (coalesce(t0.v0, 0))::numeric) * 1 - $2::numeric * (coalesce(t0.v1, 0))::numeric) * nullif((coalesce(t0.v1, 0))::numeric * 1, 0) > 0)
["2","10"]
((($1::numeric * (coalesce(t0.v0, 0))::numeric) * 1 - $2::numeric * (coalesce(t0.v1, 0))::numeric) * nullif((coalesce(t0.v1, 0))::numeric * 1, 0) > 0)
left join lateral (select sum(round(o.amount * o.exchange_rate, 4)) as v0, count(*) as v1 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- amount_spent / (number_of_orders / 2) > 10
left join (select o.customer_id as customer_id, sum(round(o.amount * o.exchange_rate, 4)) as v0, count(*) as v1 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where ((((coalesce(t0.v0, 0))::numeric * $1::numeric) * 1 - $2::numeric * (case when $3::numeric <> 0 then (coalesce(t0.v1, 0))::numeric end)) * nullif((case when $4::numeric <> 0 then (coalesce(t0.v1, 0))::numeric end) * 1, 0) > 0)
["2","10","2","2"]
((((coalesce(t0.v0, 0))::numeric * $1::numeric) * 1 - $2::numeric * (case when $1::numeric <> 0 then (coalesce(t0.v1, 0))::numeric end)) * nullif((case when $1::numeric <> 0 then (coalesce(t0.v1, 0))::numeric end) * 1, 0) > 0)
left join lateral (select sum(round(o.amount * o.exchange_rate, 4)) as v0, count(*) as v1 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- amount_spent / number_of_orders = total_margin / total_quantity
left join (select o.customer_id as customer_id, sum(round(o.amount * o.exchange_rate, 4)) as v0, count(*) as v3 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id
left join (select l.customer_id as customer_id, sum(l.quantity - l.returned_quantity) as v1 from order_line l group by l.customer_id) t1 on t1.customer_id = c.id
left join (select v.customer_id as customer_id, sum(v.revenue - v.revenue_without_cost - v.cost_of_goods) as v2 from order_value v group by v.customer_id) t2 on t2.customer_id = c.id where (((coalesce(t0.v0, 0))::numeric * (coalesce(t1.v1, 0))::numeric - (coalesce(t2.v2, 0))::numeric * (coalesce(t0.v3, 0))::numeric) * nullif((coalesce(t0.v3, 0))::numeric * (coalesce(t1.v1, 0))::numeric, 0) = 0)
[]
(((coalesce(t0.v0, 0))::numeric * (coalesce(t1.v1, 0))::numeric - (coalesce(t2.v2, 0))::numeric * (coalesce(t0.v3, 0))::numeric) * nullif((coalesce(t0.v3, 0))::numeric * (coalesce(t1.v1, 0))::numeric, 0) = 0)
left join lateral (select sum(round(o.amount * o.exchange_rate, 4)) as v0, count(*) as v3 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select sum(l.quantity - l.returned_quantity) as v1 from order_line l where l.customer_id = c.id having count(*) > 0) t1 on true
left join lateral (select sum(v.revenue - v.revenue_without_cost - v.cost_of_goods) as v2 from order_value v where v.customer_id = c.id having count(*) > 0) t2 on true
reads 2

-- amount_spent = total_margin / total_quantity
left join (select o.customer_id as customer_id, sum(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id
left join (select l.customer_id as customer_id, sum(l.quantity - l.returned_quantity) as v1 from order_line l group by l.customer_id) t1 on t1.customer_id = c.id
left join (select v.customer_id as customer_id, sum(v.revenue - v.revenue_without_cost - v.cost_of_goods) as v2 from order_value v group by v.customer_id) t2 on t2.customer_id = c.id where (((coalesce(t0.v0, 0))::numeric * (coalesce(t1.v1, 0))::numeric - (coalesce(t2.v2, 0))::numeric * 1) * nullif(1 * (coalesce(t1.v1, 0))::numeric, 0) = 0)
[]
(((coalesce(t0.v0, 0))::numeric * (coalesce(t1.v1, 0))::numeric - (coalesce(t2.v2, 0))::numeric * 1) * nullif(1 * (coalesce(t1.v1, 0))::numeric, 0) = 0)
left join lateral (select sum(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select sum(l.quantity - l.returned_quantity) as v1 from order_line l where l.customer_id = c.id having count(*) > 0) t1 on true
left join lateral (select sum(v.revenue - v.revenue_without_cost - v.cost_of_goods) as v2 from order_value v where v.customer_id = c.id having count(*) > 0) t2 on true
reads 2

-- average_order_value > 2 * service_effort
left join (select o.customer_id as customer_id, sum(round(o.amount * o.exchange_rate, 4)) as v0, count(o.exchange_rate) as v3 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id
left join (select s.customer_id as customer_id, count(s.effort) as v1, sum(s.effort) as v2 from service_interaction s group by s.customer_id) t1 on t1.customer_id = c.id where (((coalesce(t0.v0, 0))::numeric * (t1.v1)::numeric - ($1::numeric * (t1.v2)::numeric) * (coalesce(t0.v3, 0))::numeric) * nullif((coalesce(t0.v3, 0))::numeric * (t1.v1)::numeric, 0) > 0)
["2"]
(((coalesce(t0.v0, 0))::numeric * (t1.v1)::numeric - ($1::numeric * (t1.v2)::numeric) * (coalesce(t0.v3, 0))::numeric) * nullif((coalesce(t0.v3, 0))::numeric * (t1.v1)::numeric, 0) > 0)
left join lateral (select sum(round(o.amount * o.exchange_rate, 4)) as v0, count(o.exchange_rate) as v3 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select count(s.effort) as v1, sum(s.effort) as v2 from service_interaction s where s.customer_id = c.id having count(*) > 0) t1 on true
reads 10

-- orders_placed.avg_amount(date >= -90d) > 1.5 * average_order_value
left join (select o.customer_id as customer_id, sum(round(o.amount * o.exchange_rate, 4)) filter (where (o.placed_at >= $1::timestamptz)) as v0, count(o.exchange_rate) as v1, sum(round(o.amount * o.exchange_rate, 4)) as v2, count(round(o.amount * o.exchange_rate, 4)) filter (where (o.placed_at >= $2::timestamptz)) as v3 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (((t0.v0)::numeric * (coalesce(t0.v1, 0))::numeric - ($1::numeric * (coalesce(t0.v2, 0))::numeric) * (t0.v3)::numeric) * nullif((t0.v3)::numeric * (coalesce(t0.v1, 0))::numeric, 0) > 0)
["2026-02-13T23:00:00.000Z","2026-02-13T23:00:00.000Z","1.5"]
(((t0.v0)::numeric * (coalesce(t0.v1, 0))::numeric - ($1::numeric * (coalesce(t0.v2, 0))::numeric) * (t0.v3)::numeric) * nullif((t0.v3)::numeric * (coalesce(t0.v1, 0))::numeric, 0) > 0)
left join lateral (select sum(round(o.amount * o.exchange_rate, 4)) filter (where (o.placed_at >= $3::timestamptz)) as v0, count(o.exchange_rate) as v1, sum(round(o.amount * o.exchange_rate, 4)) as v2, count(round(o.amount * o.exchange_rate, 4)) filter (where (o.placed_at >= $3::timestamptz)) as v3 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2; moves with {"kind":"date","type":"instant","point":{"kind":"offset","amount":-90,"unit":"d"},"column":"o.placed_at","of":"orders"}

-- yearly_income - amount_spent > 0
left join (select o.customer_id as customer_id, sum(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (((c.yearly_income)::numeric - (coalesce(t0.v0, 0))::numeric) > $1::numeric)
["0"]
(((c.yearly_income)::numeric - (coalesce(t0.v0, 0))::numeric) > $1::numeric)
left join lateral (select sum(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 3

-- products_purchased.distinct_brand(category = 'Bikes') >= 3 + products_purchased.distinct_brand()
left join (select l.customer_id as customer_id, count(distinct p.brand) filter (where (p.category_path && $1::text[])) as v0, count(distinct p.brand) as v1 from order_line l left join product p on p.id = l.product_id group by l.customer_id) t0 on t0.customer_id = c.id where ((coalesce(t0.v0, 0))::numeric >= ($1::numeric + (coalesce(t0.v1, 0))::numeric))
[["Bikes"],"3"]
((coalesce(t0.v0, 0))::numeric >= ($1::numeric + (coalesce(t0.v1, 0))::numeric))
left join lateral (select count(distinct p.brand) filter (where (p.category_path && $3::text[])) as v0, count(distinct p.brand) as v1 from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- segment.count(since >= -30d) > 1 + age
left join (select ms.customer_id as customer_id, count(*) as v0 from membership ms where (ms.since >= $1::timestamptz) group by ms.customer_id) t0 on t0.customer_id = c.id where ((coalesce(t0.v0, 0))::numeric > ($1::numeric + ((extract(year from $2::date) - extract(year from c.birth_date) - (case when (case when (extract(month from $3::date) * 100 + extract(day from $4::date)) = 228 and extract(month from $5::date + 1) = 3 then 229 else extract(month from $6::date) * 100 + extract(day from $7::date) end) < (extract(month from c.birth_date) * 100 + extract(day from c.birth_date)) then 1 else 0 end)))::numeric))
["2026-04-14T22:00:00.000Z","1","2026-05-15","2026-05-15","2026-05-15","2026-05-15","2026-05-15","2026-05-15"]
((coalesce(t0.v0, 0))::numeric > ($1::numeric + ((extract(year from $2::date) - extract(year from c.birth_date) - (case when (case when (extract(month from $2::date) * 100 + extract(day from $2::date)) = 228 and extract(month from $2::date + 1) = 3 then 229 else extract(month from $2::date) * 100 + extract(day from $2::date) end) < (extract(month from c.birth_date) * 100 + extract(day from c.birth_date)) then 1 else 0 end)))::numeric))
left join lateral (select count(*) filter (where (ms.since >= $4::timestamptz)) as v0 from membership ms where ms.customer_id = c.id having count(*) > 0) t0 on true
reads 17; moves with {"kind":"date","type":"instant","point":{"kind":"offset","amount":-30,"unit":"d"},"column":"ms.since","of":"memberships"} {"kind":"age","years":[0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31,32,33,34,35,36,37,38,39,40,41,42,43,44,45,46,47,48,49,50,51,52,53,54,55,56,57,58,59,60,61,62,63,64,65,66,67,68,69,70,71,72,73,74,75,76,77,78,79,80,81,82,83,84,85,86,87,88,89,90,91,92,93,94,95,96,97,98,99,100,101,102,103,104,105,106,107,108,109,110,111,112,113,114,115,116,117,118,119,120,121,122,123,124,125,126,127,128,129,130],"column":"c.birth_date"}

-- NOT (roi > 2 * usage_rate)
left join (select v.customer_id as customer_id, sum(v.revenue - v.revenue_without_cost - v.cost_of_goods) as v0 from order_value v group by v.customer_id) t0 on t0.customer_id = c.id
left join (select s.customer_id as customer_id, sum(coalesce(s.cost, case when coalesce((select (value ->> $1)::numeric from workspace_setting where key = 'cost_rates'), (select (value ->> $2)::numeric from workspace_setting where key = 'cost_rates'), (select (value ->> $3)::numeric from workspace_setting where key = 'cost_rates')) is not null then round(coalesce((select (value ->> $4)::numeric from workspace_setting where key = 'cost_rates'), 0)
  + case when (select (value ->> $5)::numeric from workspace_setting where key = 'cost_rates') is null then 0 else (select (value ->> $6)::numeric from workspace_setting where key = 'cost_rates') * s.minutes end + case when (select (value ->> $7)::numeric from workspace_setting where key = 'cost_rates') is null then 0 else (select (value ->> $8)::numeric from workspace_setting where key = 'cost_rates') * s.effort end, 4) end)) as v1 from service_interaction s group by s.customer_id) t1 on t1.customer_id = c.id
left join (select ce.customer_id as customer_id, sum(coalesce(ca.cost_per_message,
  ((select value -> 'messages' from workspace_setting where key = 'cost_rates') ->> ca.channel)::numeric)) as v2 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.kind = 'sent' group by ce.customer_id) t2 on t2.customer_id = c.id
left join (select cc.customer_id as customer_id, max(co.usage_rate) as v3 from customer_company cc join company co on co.id = cc.company_id where cc.position = 0 group by cc.customer_id) t3 on t3.customer_id = c.id where (((coalesce(t0.v0, 0) - (coalesce(t1.v1, 0) + coalesce(t2.v2, 0)))::numeric * 1 - ($1::numeric * (t3.v3)::numeric) * ((coalesce(t1.v1, 0) + coalesce(t2.v2, 0)))::numeric) * nullif(((coalesce(t1.v1, 0) + coalesce(t2.v2, 0)))::numeric * 1, 0) > 0) is not true
["perContact","perMinute","perEffort","perContact","perMinute","perMinute","perEffort","perEffort","2"]
(((coalesce(t0.v0, 0) - (coalesce(t1.v1, 0) + coalesce(t2.v2, 0)))::numeric * 1 - ($1::numeric * (t3.v3)::numeric) * ((coalesce(t1.v1, 0) + coalesce(t2.v2, 0)))::numeric) * nullif(((coalesce(t1.v1, 0) + coalesce(t2.v2, 0)))::numeric * 1, 0) > 0) is not true
left join lateral (select sum(v.revenue - v.revenue_without_cost - v.cost_of_goods) as v0 from order_value v where v.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select sum(coalesce(s.cost, case when coalesce((select (value ->> $3::text)::numeric from workspace_setting where key = 'cost_rates'), (select (value ->> $4::text)::numeric from workspace_setting where key = 'cost_rates'), (select (value ->> $5::text)::numeric from workspace_setting where key = 'cost_rates')) is not null then round(coalesce((select (value ->> $3::text)::numeric from workspace_setting where key = 'cost_rates'), 0)
  + case when (select (value ->> $4::text)::numeric from workspace_setting where key = 'cost_rates') is null then 0 else (select (value ->> $4::text)::numeric from workspace_setting where key = 'cost_rates') * s.minutes end + case when (select (value ->> $5::text)::numeric from workspace_setting where key = 'cost_rates') is null then 0 else (select (value ->> $5::text)::numeric from workspace_setting where key = 'cost_rates') * s.effort end, 4) end)) as v1 from service_interaction s where s.customer_id = c.id having count(*) > 0) t1 on true
left join lateral (select sum(coalesce(ca.cost_per_message,
  ((select value -> 'messages' from workspace_setting where key = 'cost_rates') ->> ca.channel)::numeric)) filter (where ce.kind = 'sent') as v2 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.customer_id = c.id having count(*) > 0) t2 on true
left join lateral (select max(co.usage_rate) filter (where cc.position = 0) as v3 from customer_company cc join company co on co.id = cc.company_id where cc.customer_id = c.id having count(*) > 0) t3 on true
reads 330

-- orders_placed.avg_amount() * 3 = 10
left join (select o.customer_id as customer_id, sum(round(o.amount * o.exchange_rate, 4)) as v0, count(round(o.amount * o.exchange_rate, 4)) as v1 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where ((((t0.v0)::numeric * $1::numeric) * 1 - $2::numeric * (t0.v1)::numeric) * nullif((t0.v1)::numeric * 1, 0) = 0)
["3","10"]
((((t0.v0)::numeric * $1::numeric) * 1 - $2::numeric * (t0.v1)::numeric) * nullif((t0.v1)::numeric * 1, 0) = 0)
left join lateral (select sum(round(o.amount * o.exchange_rate, 4)) as v0, count(round(o.amount * o.exchange_rate, 4)) as v1 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- home_owner = true AND home_owner != false
where (c.home_owner = $1::boolean) and (c.home_owner = $2::boolean) is not true
[true,false]
((c.home_owner = $1::boolean) and (c.home_owner = $2::boolean) is not true)
reads 1

-- today > orders_placed.last_date() AND last_order_date >= -3d
left join (select o.customer_id as customer_id, max(o.placed_at) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where ((t0.v0 < $1::timestamptz)) and (t0.v0 >= $2::timestamptz)
["2026-05-14T22:00:00.000Z","2026-05-11T22:00:00.000Z"]
(((t0.v0 < $1::timestamptz)) and (t0.v0 >= $2::timestamptz))
left join lateral (select max(o.placed_at) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2; moves with {"kind":"date","type":"instant","point":{"kind":"today"},"column":"o.placed_at","of":"orders"} {"kind":"date","type":"instant","point":{"kind":"offset","amount":-3,"unit":"d"},"column":"o.placed_at","of":"orders"}

-- first_name = last_channel OR customer_language = 'a' OR customer_countries IS NULL
left join (select o.customer_id as customer_id, (array_agg(o.channel order by o.placed_at desc, o.id desc))[1] as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id
left join (select a.customer_id as customer_id, true as v1 from customer_address a where a.country_code is not null group by a.customer_id) t1 on t1.customer_id = c.id where ((c.first_name = t0.v0) or (c.language = $1::text) or (t1.v1) is not true)
["a"]
((c.first_name = t0.v0) or (c.language = $1::text) or (t1.v1) is not true)
left join lateral (select (array_agg(o.channel order by o.placed_at desc, o.id desc))[1] as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select bool_or(a.country_code is not null) as v1 from customer_address a where a.customer_id = c.id having count(*) > 0) t1 on true
reads 3

-- orders_placed.count(channel = 'x') / 1 / 2 / 3 / 4 / 5 / 6 / 7 / 8 / 9 / 10 > 1
left join (select o.customer_id as customer_id, count(*) as v0 from "order" o where (o.channel = $1::text) group by o.customer_id) t0 on t0.customer_id = c.id where (((coalesce(t0.v0, 0))::numeric * 1 - $1::numeric * ((((((((($2::numeric * $3::numeric) * $4::numeric) * $5::numeric) * $6::numeric) * $7::numeric) * $8::numeric) * $9::numeric) * $10::numeric) * $11::numeric)) * nullif(((((((((($12::numeric * $13::numeric) * $14::numeric) * $15::numeric) * $16::numeric) * $17::numeric) * $18::numeric) * $19::numeric) * $20::numeric) * $21::numeric) * 1, 0) > 0)
["x","1","1","2","3","4","5","6","7","8","9","10","1","2","3","4","5","6","7","8","9","10"]
(((coalesce(t0.v0, 0))::numeric * 1 - $1::numeric * ((((((((($1::numeric * $2::numeric) * $3::numeric) * $4::numeric) * $5::numeric) * $6::numeric) * $7::numeric) * $8::numeric) * $9::numeric) * $10::numeric)) * nullif(((((((((($1::numeric * $2::numeric) * $3::numeric) * $4::numeric) * $5::numeric) * $6::numeric) * $7::numeric) * $8::numeric) * $9::numeric) * $10::numeric) * 1, 0) > 0)
left join lateral (select count(*) filter (where (o.channel = $12::text)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2
