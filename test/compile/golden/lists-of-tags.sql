-- customer_tags CONTAINS 'VIP'
where (c.tag_keys && (select array[lower($1::text)])::text[])
["VIP"]
(c.tag_keys && (select array[lower($1::text)])::text[])
reads 1

-- products_purchased MATCHES (tag IN ('t0', 't1', 't2', 't3', 't4', 't5', 't6', 't7', 't8', 't9', 't10', 't11', 't12', 't13', 't14', 't15', 't16', 't17', 't18', 't19'))
where exists (select from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id and (p.tag_keys && (select array[lower($1::text),lower($2::text),lower($3::text),lower($4::text),lower($5::text),lower($6::text),lower($7::text),lower($8::text),lower($9::text),lower($10::text),lower($11::text),lower($12::text),lower($13::text),lower($14::text),lower($15::text),lower($16::text),lower($17::text),lower($18::text),lower($19::text),lower($20::text)])::text[]))
["t0","t1","t2","t3","t4","t5","t6","t7","t8","t9","t10","t11","t12","t13","t14","t15","t16","t17","t18","t19"]
(t0.v0)
left join lateral (select bool_or((p.tag_keys && (select array[lower($2::text),lower($3::text),lower($4::text),lower($5::text),lower($6::text),lower($7::text),lower($8::text),lower($9::text),lower($10::text),lower($11::text),lower($12::text),lower($13::text),lower($14::text),lower($15::text),lower($16::text),lower($17::text),lower($18::text),lower($19::text),lower($20::text),lower($21::text)])::text[])) as v0 from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- products_purchased MATCHES (tag IN ('t0', 't1', 't2', 't3', 't4', 't5', 't6', 't7', 't8', 't9', 't10', 't11', 't12', 't13', 't14', 't15', 't16', 't17', 't18', 't19', 't20'))
where exists (select from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id and (p.tag_keys && (select lower_all($1::text[]))::text[]))
[["t0","t1","t2","t3","t4","t5","t6","t7","t8","t9","t10","t11","t12","t13","t14","t15","t16","t17","t18","t19","t20"]]
(t0.v0)
left join lateral (select bool_or((p.tag_keys && (select lower_all($2::text[]))::text[])) as v0 from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id having count(*) > 0) t0 on true
reads 2
