-- age BETWEEN 30 AND 39 AND anniversary('birth_date') BETWEEN today AND +2d

-- whole base
select c.id from customer c
where ((c.birth_date <= $1::date and c.birth_date > $2::date)) and ((extract(month from c.birth_date) * 100 + extract(day from c.birth_date)) = any($3::numeric[]))
-- $1: "1996-05-15"
-- $2: "1986-05-15"
-- $3: [515,516,517]

-- batch
select wanted.customer_id, c.id is not null as known, case when c.id is null then '{}'::int[] else array_remove(array[case when (((c.birth_date <= $1::date and c.birth_date > $2::date)) and ((extract(month from c.birth_date) * 100 + extract(day from c.birth_date)) = any($3::numeric[]))) then 7 end], null) end as holding
from unnest($4::uuid[]) as wanted(customer_id)
left join customer c on c.id = wanted.customer_id
-- $1: "1996-05-15"
-- $2: "1986-05-15"
-- $3: [515,516,517]
-- $4: ["..."]
