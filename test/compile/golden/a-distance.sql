-- customer_within_distance MATCHES (coordinates = '52.52,13.4', distance_km = 10)

-- whole base
select c.id from customer c
where exists (select from customer_address a
where a.customer_id = c.id and a.latitude is not null and a.longitude is not null and $1::double precision * 2 * asin(least(1, sqrt(
    power(sin(radians(a.latitude - $2::double precision) / 2), 2) + cos(radians($3::double precision)) * cos(radians(a.latitude)) * power(sin(radians(a.longitude - $4::double precision) / 2), 2)))) <= $5::double precision)
-- $1: 6371.0088
-- $2: "52.52"
-- $3: "52.52"
-- $4: "13.4"
-- $5: 10

-- batch
select wanted.customer_id, c.id is not null as known, case when c.id is null then '{}'::int[] else array_remove(array[case when (t0.v0) then 7 end], null) end as holding
from unnest($1::uuid[]) as wanted(customer_id)
left join customer c on c.id = wanted.customer_id
left join lateral (select bool_or(a.latitude is not null and a.longitude is not null and $2::numeric::double precision * 2 * asin(least(1, sqrt(
    power(sin(radians(a.latitude - $3::double precision) / 2), 2) + cos(radians($3::double precision)) * cos(radians(a.latitude)) * power(sin(radians(a.longitude - $4::double precision) / 2), 2)))) <= $5::double precision) as v0 from customer_address a
where a.customer_id = c.id having count(*) > 0) t0 on true
-- $1: ["..."]
-- $2: 6371.0088
-- $3: "52.52"
-- $4: "13.4"
-- $5: 10
