-- customer_tags CONTAINS 'VIP'
where (c.tag_keys && (select array[caseless($1::text)])::text[])
["VIP"]
(c.tag_keys && (select array[caseless($1::text)])::text[])
reads 1

-- products_purchased MATCHES (tag IN ('t0', 't1', 't2', 't3', 't4', 't5', 't6', 't7', 't8', 't9', 't10', 't11', 't12', 't13', 't14', 't15', 't16', 't17', 't18', 't19'))
where exists (select from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id and (p.tag_keys && (select array[caseless($1::text),caseless($2::text),caseless($3::text),caseless($4::text),caseless($5::text),caseless($6::text),caseless($7::text),caseless($8::text),caseless($9::text),caseless($10::text),caseless($11::text),caseless($12::text),caseless($13::text),caseless($14::text),caseless($15::text),caseless($16::text),caseless($17::text),caseless($18::text),caseless($19::text),caseless($20::text)])::text[]))
["t0","t1","t2","t3","t4","t5","t6","t7","t8","t9","t10","t11","t12","t13","t14","t15","t16","t17","t18","t19"]
(t0.v0)
left join lateral (select bool_or((p.tag_keys && (select array[caseless($2::text),caseless($3::text),caseless($4::text),caseless($5::text),caseless($6::text),caseless($7::text),caseless($8::text),caseless($9::text),caseless($10::text),caseless($11::text),caseless($12::text),caseless($13::text),caseless($14::text),caseless($15::text),caseless($16::text),caseless($17::text),caseless($18::text),caseless($19::text),caseless($20::text),caseless($21::text)])::text[])) as v0 from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- products_purchased MATCHES (tag IN ('t0', 't1', 't2', 't3', 't4', 't5', 't6', 't7', 't8', 't9', 't10', 't11', 't12', 't13', 't14', 't15', 't16', 't17', 't18', 't19', 't20'))
where exists (select from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id and (p.tag_keys && (select lower_all($1::text[]))::text[]))
[["t0","t1","t2","t3","t4","t5","t6","t7","t8","t9","t10","t11","t12","t13","t14","t15","t16","t17","t18","t19","t20"]]
(t0.v0)
left join lateral (select bool_or((p.tag_keys && (select lower_all($2::text[]))::text[])) as v0 from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id having count(*) > 0) t0 on true
reads 2
