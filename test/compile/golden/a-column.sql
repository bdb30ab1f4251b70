-- first_name = 'Ann' OR NOT (attribute('shoe_size') >= 42)

-- whole base
select c.id from customer c
where ((c.first_name = $1::text) or ((c.attributes ->> $2::text)::numeric >= $3::numeric) is not true)
-- $1: "Ann"
-- $2: "shoe_size"
-- $3: "42"

-- batch
select wanted.customer_id, c.id is not null as known, case when c.id is null then '{}'::int[] else array_remove(array[case when ((c.first_name = $1::text) or ((c.attributes ->> $2::text)::numeric >= $3::numeric) is not true) then 7 end], null) end as holding
from unnest($4::uuid[]) as wanted(customer_id)
left join customer c on c.id = wanted.customer_id
-- $1: "Ann"
-- $2: "shoe_size"
-- $3: "42"
-- $4: ["..."]
