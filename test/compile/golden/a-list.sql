-- customer_tags CONTAINS 'VIP' AND customer_countries NOT CONTAINS 'US'

-- whole base
select c.id from customer c
where (c.tag_keys && (select array[caseless($1::text)])::text[])
and not exists (select from customer_address a
where a.customer_id = c.id and a.country_code = $2::text)
-- $1: "VIP"
-- $2: "US"

-- batch
select wanted.customer_id, c.id is not null as known, case when c.id is null then '{}'::int[] else array_remove(array[case when ((c.tag_keys && (select array[caseless($1::text)])::text[]) and (t0.v0) is not true) then 7 end], null) end as holding
from unnest($2::uuid[]) as wanted(customer_id)
left join customer c on c.id = wanted.customer_id
left join lateral (select bool_or(a.country_code = $3::text) as v0 from customer_address a
where a.customer_id = c.id having count(*) > 0) t0 on true
-- $1: "VIP"
-- $2: ["..."]
-- $3: "US"
