-- first_name = 'O\'Hara'
where (c.first_name = $1::text)
["O'Hara"]
(c.first_name = $1::text)
reads 1

-- first_name != 5
where (c.first_name = $1::text) is not true
["5"]
(c.first_name = $1::text) is not true
reads 1

-- first_name IN ('O\'Hara', 5)
where (c.first_name = any($1::text[]))
[["O'Hara","5"]]
(c.first_name = any($1::text[]))
reads 1

-- first_name NOT IN (5, 'O\'Hara')
where (c.first_name = any($1::text[])) is not true
[["5","O'Hara"]]
(c.first_name = any($1::text[])) is not true
reads 1

-- first_name CONTAINS 'O\'Hara'
where (strpos(c.first_name, $1::text) > 0)
["O'Hara"]
(strpos(c.first_name, $1::text) > 0)
reads 1

-- first_name NOT CONTAINS 5
where (strpos(c.first_name, $1::text) > 0) is not true
["5"]
(strpos(c.first_name, $1::text) > 0) is not true
reads 1

-- first_name STARTS WITH 'O\'Hara'
where (starts_with(c.first_name, $1::text))
["O'Hara"]
(starts_with(c.first_name, $1::text))
reads 1

-- first_name ENDS WITH 5
where (right(c.first_name, length($1::text)) = $2::text)
["5","5"]
(right(c.first_name, length($1::text)) = $1::text)
reads 1

-- first_name IS NULL
where (c.first_name is not null) is not true
[]
(c.first_name is not null) is not true
reads 1

-- first_name IS NOT NULL
where (c.first_name is not null)
[]
(c.first_name is not null)
reads 1

-- customer_added_date = 0001-01-01
where ((c.added_at >= $1::timestamptz and c.added_at < $2::timestamptz))
["0001-12-31T23:06:32.000000Z BC","0001-01-01T23:06:32.000000Z"]
((c.added_at >= $1::timestamptz and c.added_at < $2::timestamptz))
reads 1

-- customer_added_date != 9999-12-31
where ((c.added_at >= $1::timestamptz and c.added_at < $2::timestamptz)) is not true
["9999-12-30T23:00:00.000000Z","9999-12-31T23:00:00.000000Z"]
((c.added_at >= $1::timestamptz and c.added_at < $2::timestamptz)) is not true
reads 1

-- customer_added_date != today
where ((c.added_at >= $1::timestamptz and c.added_at < $2::timestamptz)) is not true
["2026-05-14T22:00:00.000Z","2026-05-15T22:00:00.000Z"]
((c.added_at >= $1::timestamptz and c.added_at < $2::timestamptz)) is not true
reads 1; moves with {"kind":"date","type":"instant","point":{"kind":"today"},"column":"c.added_at"}

-- customer_added_date IN (today, yesterday)
where (((c.added_at >= $1::timestamptz and c.added_at < $2::timestamptz) or (c.added_at >= $3::timestamptz and c.added_at < $4::timestamptz)))
["2026-05-14T22:00:00.000Z","2026-05-15T22:00:00.000Z","2026-05-13T22:00:00.000Z","2026-05-14T22:00:00.000Z"]
(((c.added_at >= $1::timestamptz and c.added_at < $2::timestamptz) or (c.added_at >= $3::timestamptz and c.added_at < $4::timestamptz)))
reads 1; moves with {"kind":"date","type":"instant","point":{"kind":"today"},"column":"c.added_at"} {"kind":"date","type":"instant","point":{"kind":"yesterday"},"column":"c.added_at"}

-- customer_added_date NOT IN (yesterday, -12000m)
where (((c.added_at >= $1::timestamptz and c.added_at < $2::timestamptz) or (c.added_at >= $3::timestamptz and c.added_at < $4::timestamptz))) is not true
["2026-05-13T22:00:00.000Z","2026-05-14T22:00:00.000Z","1026-05-14T23:06:32.000Z","1026-05-15T23:06:32.000Z"]
(((c.added_at >= $1::timestamptz and c.added_at < $2::timestamptz) or (c.added_at >= $3::timestamptz and c.added_at < $4::timestamptz))) is not true
reads 1; moves with {"kind":"date","type":"instant","point":{"kind":"yesterday"},"column":"c.added_at"} {"kind":"date","type":"instant","point":{"kind":"offset","amount":-12000,"unit":"m"},"column":"c.added_at"}

-- customer_added_date > -12000m
where (c.added_at >= $1::timestamptz)
["1026-05-15T23:06:32.000Z"]
(c.added_at >= $1::timestamptz)
reads 1; moves with {"kind":"date","type":"instant","point":{"kind":"offset","amount":-12000,"unit":"m"},"column":"c.added_at"}

-- customer_added_date > +1000y
where (c.added_at >= $1::timestamptz)
["3026-05-15T22:00:00.000Z"]
(c.added_at >= $1::timestamptz)
reads 1; moves with {"kind":"date","type":"instant","point":{"kind":"offset","amount":1000,"unit":"y"},"column":"c.added_at"}

-- customer_added_date >= +1000y
where (c.added_at >= $1::timestamptz)
["3026-05-14T22:00:00.000Z"]
(c.added_at >= $1::timestamptz)
reads 1; moves with {"kind":"date","type":"instant","point":{"kind":"offset","amount":1000,"unit":"y"},"column":"c.added_at"}

-- customer_added_date >= now
where (c.added_at >= $1::timestamptz)
["2026-05-15T12:00:00.000Z"]
(c.added_at >= $1::timestamptz)
reads 1; moves with {"kind":"date","type":"instant","point":{"kind":"now"},"column":"c.added_at"}

-- customer_added_date < now
where (c.added_at < $1::timestamptz)
["2026-05-15T12:00:00.000Z"]
(c.added_at < $1::timestamptz)
reads 1; moves with {"kind":"date","type":"instant","point":{"kind":"now"},"column":"c.added_at"}

-- customer_added_date < 2026-05-30T16:00:00.000001
where (c.added_at < $1::timestamptz)
["2026-05-30T14:00:00.000001Z"]
(c.added_at < $1::timestamptz)
reads 1

-- customer_added_date <= 2026-05-30T16:00:00.000001
where (c.added_at <= $1::timestamptz)
["2026-05-30T14:00:00.000001Z"]
(c.added_at <= $1::timestamptz)
reads 1

-- customer_added_date <= -8766000h
where (c.added_at <= $1::timestamptz)
["1026-05-08T12:00:00.000Z"]
(c.added_at <= $1::timestamptz)
reads 1; moves with {"kind":"date","type":"instant","point":{"kind":"offset","amount":-8766000,"unit":"h"},"column":"c.added_at"}

-- customer_added_date BETWEEN -8766000h AND +525960000min
where ((c.added_at >= $1::timestamptz and c.added_at <= $2::timestamptz))
["1026-05-08T12:00:00.000Z","3026-05-23T12:00:00.000Z"]
((c.added_at >= $1::timestamptz and c.added_at <= $2::timestamptz))
reads 1; moves with {"kind":"date","type":"instant","point":{"kind":"offset","amount":-8766000,"unit":"h"},"column":"c.added_at"} {"kind":"date","type":"instant","point":{"kind":"offset","amount":525960000,"unit":"min"},"column":"c.added_at"}

-- customer_added_date IS NULL
where (c.added_at is not null) is not true
[]
(c.added_at is not null) is not true
reads 1

-- customer_added_date IS NOT NULL
where (c.added_at is not null)
[]
(c.added_at is not null)
reads 1

-- customer_account_status = 'DECLINED'
where (c.account_status = $1::text)
["DECLINED"]
(c.account_status = $1::text)
reads 1

-- customer_account_status != 'DISABLED'
where (c.account_status = $1::text) is not true
["DISABLED"]
(c.account_status = $1::text) is not true
reads 1

-- customer_account_status IN ('DECLINED', 'DISABLED')
where (c.account_status = any($1::text[]))
[["DECLINED","DISABLED"]]
(c.account_status = any($1::text[]))
reads 1

-- customer_account_status NOT IN ('DISABLED', 'DECLINED')
where (c.account_status = any($1::text[])) is not true
[["DISABLED","DECLINED"]]
(c.account_status = any($1::text[])) is not true
reads 1

-- customer_account_status IS NULL
where (c.account_status is not null) is not true
[]
(c.account_status is not null) is not true
reads 1

-- customer_account_status IS NOT NULL
where (c.account_status is not null)
[]
(c.account_status is not null)
reads 1

-- birth_date = 0001-01-01
where (c.birth_date = $1::date)
["0001-01-01"]
(c.birth_date = $1::date)
reads 1

-- birth_date != 9999-12-31
where (c.birth_date = $1::date) is not true
["9999-12-31"]
(c.birth_date = $1::date) is not true
reads 1

-- birth_date != today
where (c.birth_date = $1::date) is not true
["2026-05-15"]
(c.birth_date = $1::date) is not true
reads 1; moves with {"kind":"date","type":"day","point":{"kind":"today"},"column":"c.birth_date"}

-- birth_date IN (today, yesterday)
where (c.birth_date = any($1::date[]))
[["2026-05-15","2026-05-14"]]
(c.birth_date = any($1::date[]))
reads 1; moves with {"kind":"date","type":"day","point":{"kind":"today"},"column":"c.birth_date"} {"kind":"date","type":"day","point":{"kind":"yesterday"},"column":"c.birth_date"}

-- birth_date NOT IN (yesterday, -12000m)
where (c.birth_date = any($1::date[])) is not true
[["2026-05-14","1026-05-15"]]
(c.birth_date = any($1::date[])) is not true
reads 1; moves with {"kind":"date","type":"day","point":{"kind":"yesterday"},"column":"c.birth_date"} {"kind":"date","type":"day","point":{"kind":"offset","amount":-12000,"unit":"m"},"column":"c.birth_date"}

-- birth_date > -12000m
where (c.birth_date > $1::date)
["1026-05-15"]
(c.birth_date > $1::date)
reads 1; moves with {"kind":"date","type":"day","point":{"kind":"offset","amount":-12000,"unit":"m"},"column":"c.birth_date"}

-- birth_date > +1000y
where (c.birth_date > $1::date)
["3026-05-15"]
(c.birth_date > $1::date)
reads 1; moves with {"kind":"date","type":"day","point":{"kind":"offset","amount":1000,"unit":"y"},"column":"c.birth_date"}

-- birth_date >= +1000y
where (c.birth_date >= $1::date)
["3026-05-15"]
(c.birth_date >= $1::date)
reads 1; moves with {"kind":"date","type":"day","point":{"kind":"offset","amount":1000,"unit":"y"},"column":"c.birth_date"}

-- birth_date >= 0001-01-01
where (c.birth_date >= $1::date)
["0001-01-01"]
(c.birth_date >= $1::date)
reads 1

-- birth_date < 0001-01-01
where (c.birth_date < $1::date)
["0001-01-01"]
(c.birth_date < $1::date)
reads 1

-- birth_date <= 9999-12-31
where (c.birth_date <= $1::date)
["9999-12-31"]
(c.birth_date <= $1::date)
reads 1

-- birth_date <= today
where (c.birth_date <= $1::date)
["2026-05-15"]
(c.birth_date <= $1::date)
reads 1; moves with {"kind":"date","type":"day","point":{"kind":"today"},"column":"c.birth_date"}

-- birth_date BETWEEN today AND yesterday
where (c.birth_date between $1::date and $2::date)
["2026-05-15","2026-05-14"]
(c.birth_date between $1::date and $2::date)
reads 1; moves with {"kind":"date","type":"day","point":{"kind":"today"},"column":"c.birth_date"} {"kind":"date","type":"day","point":{"kind":"yesterday"},"column":"c.birth_date"}

-- birth_date IS NULL
where (c.birth_date is not null) is not true
[]
(c.birth_date is not null) is not true
reads 1

-- birth_date IS NOT NULL
where (c.birth_date is not null)
[]
(c.birth_date is not null)
reads 1

-- age = 0
where ((c.birth_date <= $1::date and c.birth_date > $2::date))
["2026-05-15","2025-05-15"]
((c.birth_date <= $1::date and c.birth_date > $2::date))
reads 1; moves with {"kind":"age","years":[0,1],"column":"c.birth_date"}

-- age != -1
where ((c.birth_date <= $1::date and c.birth_date > $2::date)) is not true
["2027-05-15","2026-05-15"]
((c.birth_date <= $1::date and c.birth_date > $2::date)) is not true
reads 1; moves with {"kind":"age","years":[-1,0],"column":"c.birth_date"}

-- age IN (9223372036854775807, 0)
where (((c.birth_date <= $1::date and c.birth_date > $2::date) or (c.birth_date <= $3::date and c.birth_date > $4::date)))
["-infinity","-infinity","2026-05-15","2025-05-15"]
(((c.birth_date <= $1::date and c.birth_date > $1::date) or (c.birth_date <= $2::date and c.birth_date > $3::date)))
reads 1; moves with {"kind":"age","years":[9223372036854776000,9223372036854776000,0,1],"column":"c.birth_date"}

-- age NOT IN (0, -1)
where (((c.birth_date <= $1::date and c.birth_date > $2::date) or (c.birth_date <= $3::date and c.birth_date > $4::date))) is not true
["2026-05-15","2025-05-15","2027-05-15","2026-05-15"]
(((c.birth_date <= $1::date and c.birth_date > $2::date) or (c.birth_date <= $3::date and c.birth_date > $1::date))) is not true
reads 1; moves with {"kind":"age","years":[0,1,-1,0],"column":"c.birth_date"}

-- age > -1
where (c.birth_date <= $1::date)
["2026-05-15"]
(c.birth_date <= $1::date)
reads 1; moves with {"kind":"age","years":[0],"column":"c.birth_date"}

-- age >= 9223372036854775807
where (c.birth_date <= $1::date)
["-infinity"]
(c.birth_date <= $1::date)
reads 1; moves with {"kind":"age","years":[9223372036854776000],"column":"c.birth_date"}

-- age < 0
where (c.birth_date > $1::date)
["2026-05-15"]
(c.birth_date > $1::date)
reads 1; moves with {"kind":"age","years":[0],"column":"c.birth_date"}

-- age <= -1
where (c.birth_date > $1::date)
["2026-05-15"]
(c.birth_date > $1::date)
reads 1; moves with {"kind":"age","years":[0],"column":"c.birth_date"}

-- age BETWEEN 9223372036854775807 AND 0
where ((c.birth_date <= $1::date and c.birth_date > $2::date))
["-infinity","2025-05-15"]
((c.birth_date <= $1::date and c.birth_date > $2::date))
reads 1; moves with {"kind":"age","years":[9223372036854776000,1],"column":"c.birth_date"}

-- age IS NULL
where (c.birth_date is not null) is not true
[]
(c.birth_date is not null) is not true
reads 1

-- age IS NOT NULL
where (c.birth_date is not null)
[]
(c.birth_date is not null)
reads 1

-- yearly_income = 0
where (c.yearly_income = $1::numeric)
["0"]
(c.yearly_income = $1::numeric)
reads 1

-- yearly_income != -0.5
where (c.yearly_income = $1::numeric) is not true
["-0.5"]
(c.yearly_income = $1::numeric) is not true
reads 1

-- yearly_income IN (999999999999999.999999999999999, 0)
where (c.yearly_income = any($1::numeric[]))
[["999999999999999.999999999999999","0"]]
(c.yearly_income = any($1::numeric[]))
reads 1

-- yearly_income NOT IN (0, -0.5)
where (c.yearly_income = any($1::numeric[])) is not true
[["0","-0.5"]]
(c.yearly_income = any($1::numeric[])) is not true
reads 1

-- yearly_income > -0.5
where (c.yearly_income > $1::numeric)
["-0.5"]
(c.yearly_income > $1::numeric)
reads 1

-- yearly_income >= 999999999999999.999999999999999
where (c.yearly_income >= $1::numeric)
["999999999999999.999999999999999"]
(c.yearly_income >= $1::numeric)
reads 1

-- yearly_income < 0
where (c.yearly_income < $1::numeric)
["0"]
(c.yearly_income < $1::numeric)
reads 1

-- yearly_income <= -0.5
where (c.yearly_income <= $1::numeric)
["-0.5"]
(c.yearly_income <= $1::numeric)
reads 1

-- yearly_income BETWEEN 999999999999999.999999999999999 AND 0
where (c.yearly_income between $1::numeric and $2::numeric)
["999999999999999.999999999999999","0"]
(c.yearly_income between $1::numeric and $2::numeric)
reads 1

-- yearly_income IS NULL
where (c.yearly_income is not null) is not true
[]
(c.yearly_income is not null) is not true
reads 1

-- yearly_income IS NOT NULL
where (c.yearly_income is not null)
[]
(c.yearly_income is not null)
reads 1

-- home_owner = true
where (c.home_owner = $1::boolean)
[true]
(c.home_owner = $1::boolean)
reads 1

-- home_owner != false
where (c.home_owner = $1::boolean) is not true
[false]
(c.home_owner = $1::boolean) is not true
reads 1

-- home_owner IS NULL
where (c.home_owner is not null) is not true
[]
(c.home_owner is not null) is not true
reads 1

-- home_owner IS NOT NULL
where (c.home_owner is not null)
[]
(c.home_owner is not null)
reads 1

-- customer_tags CONTAINS 'O\'Hara'
where (c.tag_keys && (select array[caseless($1::text)])::text[])
["O'Hara"]
(c.tag_keys && (select array[caseless($1::text)])::text[])
reads 1

-- customer_tags NOT CONTAINS 5
where (c.tag_keys && (select array[caseless($1::text)])::text[]) is not true
["5"]
(c.tag_keys && (select array[caseless($1::text)])::text[]) is not true
reads 1

-- customer_tags IS NULL
where (cardinality(c.tag_keys) > 0) is not true
[]
(cardinality(c.tag_keys) > 0) is not true
reads 1

-- customer_tags IS NOT NULL
where (cardinality(c.tag_keys) > 0)
[]
(cardinality(c.tag_keys) > 0)
reads 1

-- device CONTAINS 'O\'Hara'
where (c.devices && $1::text[])
[["O'Hara"]]
(c.devices && $1::text[])
reads 1

-- device NOT CONTAINS 5
where (c.devices && $1::text[]) is not true
[["5"]]
(c.devices && $1::text[]) is not true
reads 1

-- device IS NULL
where (cardinality(c.devices) > 0) is not true
[]
(cardinality(c.devices) > 0) is not true
reads 1

-- device IS NOT NULL
where (cardinality(c.devices) > 0)
[]
(cardinality(c.devices) > 0)
reads 1

-- customer_countries CONTAINS 'O\'Hara'
where exists (select from customer_address a where a.customer_id = c.id and a.country_code = $1::text)
["O'Hara"]
(t0.v0)
left join lateral (select bool_or(a.country_code = $2::text) as v0 from customer_address a where a.customer_id = c.id having count(*) > 0) t0 on true
reads 1

-- customer_countries NOT CONTAINS 5
where not exists (select from customer_address a where a.customer_id = c.id and a.country_code = $1::text)
["5"]
(t0.v0) is not true
left join lateral (select bool_or(a.country_code = $2::text) as v0 from customer_address a where a.customer_id = c.id having count(*) > 0) t0 on true
reads 1

-- customer_countries IS NULL
where not exists (select from customer_address a where a.customer_id = c.id and a.country_code is not null)
[]
(t0.v0) is not true
left join lateral (select bool_or(a.country_code is not null) as v0 from customer_address a where a.customer_id = c.id having count(*) > 0) t0 on true
reads 1

-- customer_countries IS NOT NULL
where exists (select from customer_address a where a.customer_id = c.id and a.country_code is not null)
[]
(t0.v0)
left join lateral (select bool_or(a.country_code is not null) as v0 from customer_address a where a.customer_id = c.id having count(*) > 0) t0 on true
reads 1

-- customer_email_domain = 'O\'Hara'
left join (select e.customer_id as customer_id, max(caseless(split_part(e.email, '@', 2))) as v0 from customer_email e where e.position = 0 group by e.customer_id) t0 on t0.customer_id = c.id where (t0.v0 = caseless($1::text))
["O'Hara"]
(t0.v0 = caseless($1::text))
left join lateral (select max(caseless(split_part(e.email, '@', 2))) filter (where e.position = 0) as v0 from customer_email e where e.customer_id = c.id having count(*) > 0) t0 on true
reads 1

-- customer_email_domain != 5
left join (select e.customer_id as customer_id, max(caseless(split_part(e.email, '@', 2))) as v0 from customer_email e where e.position = 0 group by e.customer_id) t0 on t0.customer_id = c.id where (t0.v0 = caseless($1::text)) is not true
["5"]
(t0.v0 = caseless($1::text)) is not true
left join lateral (select max(caseless(split_part(e.email, '@', 2))) filter (where e.position = 0) as v0 from customer_email e where e.customer_id = c.id having count(*) > 0) t0 on true
reads 1

-- customer_email_domain IN ('O\'Hara', 5)
left join (select e.customer_id as customer_id, max(caseless(split_part(e.email, '@', 2))) as v0 from customer_email e where e.position = 0 group by e.customer_id) t0 on t0.customer_id = c.id where (t0.v0 = any((select array[caseless($1::text),caseless($2::text)])::text[]))
["O'Hara","5"]
(t0.v0 = any((select array[caseless($1::text),caseless($2::text)])::text[]))
left join lateral (select max(caseless(split_part(e.email, '@', 2))) filter (where e.position = 0) as v0 from customer_email e where e.customer_id = c.id having count(*) > 0) t0 on true
reads 1

-- customer_email_domain NOT IN (5, 'O\'Hara')
left join (select e.customer_id as customer_id, max(caseless(split_part(e.email, '@', 2))) as v0 from customer_email e where e.position = 0 group by e.customer_id) t0 on t0.customer_id = c.id where (t0.v0 = any((select array[caseless($1::text),caseless($2::text)])::text[])) is not true
["5","O'Hara"]
(t0.v0 = any((select array[caseless($1::text),caseless($2::text)])::text[])) is not true
left join lateral (select max(caseless(split_part(e.email, '@', 2))) filter (where e.position = 0) as v0 from customer_email e where e.customer_id = c.id having count(*) > 0) t0 on true
reads 1

-- customer_email_domain CONTAINS 'O\'Hara'
left join (select e.customer_id as customer_id, max(caseless(split_part(e.email, '@', 2))) as v0 from customer_email e where e.position = 0 group by e.customer_id) t0 on t0.customer_id = c.id where (strpos(t0.v0, caseless($1::text)) > 0)
["O'Hara"]
(strpos(t0.v0, caseless($1::text)) > 0)
left join lateral (select max(caseless(split_part(e.email, '@', 2))) filter (where e.position = 0) as v0 from customer_email e where e.customer_id = c.id having count(*) > 0) t0 on true
reads 1

-- customer_email_domain NOT CONTAINS 5
left join (select e.customer_id as customer_id, max(caseless(split_part(e.email, '@', 2))) as v0 from customer_email e where e.position = 0 group by e.customer_id) t0 on t0.customer_id = c.id where (strpos(t0.v0, caseless($1::text)) > 0) is not true
["5"]
(strpos(t0.v0, caseless($1::text)) > 0) is not true
left join lateral (select max(caseless(split_part(e.email, '@', 2))) filter (where e.position = 0) as v0 from customer_email e where e.customer_id = c.id having count(*) > 0) t0 on true
reads 1

-- customer_email_domain STARTS WITH 'O\'Hara'
left join (select e.customer_id as customer_id, max(caseless(split_part(e.email, '@', 2))) as v0 from customer_email e where e.position = 0 group by e.customer_id) t0 on t0.customer_id = c.id where (starts_with(t0.v0, caseless($1::text)))
["O'Hara"]
(starts_with(t0.v0, caseless($1::text)))
left join lateral (select max(caseless(split_part(e.email, '@', 2))) filter (where e.position = 0) as v0 from customer_email e where e.customer_id = c.id having count(*) > 0) t0 on true
reads 1

-- customer_email_domain ENDS WITH 5
left join (select e.customer_id as customer_id, max(caseless(split_part(e.email, '@', 2))) as v0 from customer_email e where e.position = 0 group by e.customer_id) t0 on t0.customer_id = c.id where (right(t0.v0, length(caseless($1::text))) = caseless($2::text))
["5","5"]
(right(t0.v0, length(caseless($1::text))) = caseless($1::text))
left join lateral (select max(caseless(split_part(e.email, '@', 2))) filter (where e.position = 0) as v0 from customer_email e where e.customer_id = c.id having count(*) > 0) t0 on true
reads 1

-- customer_email_domain IS NULL
left join (select e.customer_id as customer_id, max(caseless(split_part(e.email, '@', 2))) as v0 from customer_email e where e.position = 0 group by e.customer_id) t0 on t0.customer_id = c.id where (t0.v0 is not null) is not true
[]
(t0.v0 is not null) is not true
left join lateral (select max(caseless(split_part(e.email, '@', 2))) filter (where e.position = 0) as v0 from customer_email e where e.customer_id = c.id having count(*) > 0) t0 on true
reads 1

-- customer_email_domain IS NOT NULL
left join (select e.customer_id as customer_id, max(caseless(split_part(e.email, '@', 2))) as v0 from customer_email e where e.position = 0 group by e.customer_id) t0 on t0.customer_id = c.id where (t0.v0 is not null)
[]
(t0.v0 is not null)
left join lateral (select max(caseless(split_part(e.email, '@', 2))) filter (where e.position = 0) as v0 from customer_email e where e.customer_id = c.id having count(*) > 0) t0 on true
reads 1

-- customer_emails CONTAINS 'O\'Hara'
where exists (select from customer_email e where e.customer_id = c.id and caseless(e.email) = caseless($1::text))
["O'Hara"]
(t0.v0)
left join lateral (select bool_or(caseless(e.email) = caseless($2::text)) as v0 from customer_email e where e.customer_id = c.id having count(*) > 0) t0 on true
reads 1

-- customer_emails NOT CONTAINS 5
where not exists (select from customer_email e where e.customer_id = c.id and caseless(e.email) = caseless($1::text))
["5"]
(t0.v0) is not true
left join lateral (select bool_or(caseless(e.email) = caseless($2::text)) as v0 from customer_email e where e.customer_id = c.id having count(*) > 0) t0 on true
reads 1

-- customer_emails IS NULL
where not exists (select from customer_email e where e.customer_id = c.id and caseless(e.email) is not null)
[]
(t0.v0) is not true
left join lateral (select bool_or(caseless(e.email) is not null) as v0 from customer_email e where e.customer_id = c.id having count(*) > 0) t0 on true
reads 1

-- customer_emails IS NOT NULL
where exists (select from customer_email e where e.customer_id = c.id and caseless(e.email) is not null)
[]
(t0.v0)
left join lateral (select bool_or(caseless(e.email) is not null) as v0 from customer_email e where e.customer_id = c.id having count(*) > 0) t0 on true
reads 1

-- email_subscription_status = 'SUBSCRIBED'
left join (select cs.customer_id as customer_id, max(cs.status) as v0 from consent cs where cs.channel = 'email' group by cs.customer_id) t0 on t0.customer_id = c.id where (t0.v0 = $1::text)
["SUBSCRIBED"]
(t0.v0 = $1::text)
left join lateral (select max(cs.status) filter (where cs.channel = 'email') as v0 from consent cs where cs.customer_id = c.id having count(*) > 0) t0 on true
reads 1

-- email_subscription_status != 'NOT_SUBSCRIBED'
left join (select cs.customer_id as customer_id, max(cs.status) as v0 from consent cs where cs.channel = 'email' group by cs.customer_id) t0 on t0.customer_id = c.id where (t0.v0 = $1::text) is not true
["NOT_SUBSCRIBED"]
(t0.v0 = $1::text) is not true
left join lateral (select max(cs.status) filter (where cs.channel = 'email') as v0 from consent cs where cs.customer_id = c.id having count(*) > 0) t0 on true
reads 1

-- email_subscription_status IN ('SUBSCRIBED', 'NOT_SUBSCRIBED')
left join (select cs.customer_id as customer_id, max(cs.status) as v0 from consent cs where cs.channel = 'email' group by cs.customer_id) t0 on t0.customer_id = c.id where (t0.v0 = any($1::text[]))
[["SUBSCRIBED","NOT_SUBSCRIBED"]]
(t0.v0 = any($1::text[]))
left join lateral (select max(cs.status) filter (where cs.channel = 'email') as v0 from consent cs where cs.customer_id = c.id having count(*) > 0) t0 on true
reads 1

-- email_subscription_status NOT IN ('NOT_SUBSCRIBED', 'SUBSCRIBED')
left join (select cs.customer_id as customer_id, max(cs.status) as v0 from consent cs where cs.channel = 'email' group by cs.customer_id) t0 on t0.customer_id = c.id where (t0.v0 = any($1::text[])) is not true
[["NOT_SUBSCRIBED","SUBSCRIBED"]]
(t0.v0 = any($1::text[])) is not true
left join lateral (select max(cs.status) filter (where cs.channel = 'email') as v0 from consent cs where cs.customer_id = c.id having count(*) > 0) t0 on true
reads 1

-- email_subscription_status IS NULL
left join (select cs.customer_id as customer_id, max(cs.status) as v0 from consent cs where cs.channel = 'email' group by cs.customer_id) t0 on t0.customer_id = c.id where (t0.v0 is not null) is not true
[]
(t0.v0 is not null) is not true
left join lateral (select max(cs.status) filter (where cs.channel = 'email') as v0 from consent cs where cs.customer_id = c.id having count(*) > 0) t0 on true
reads 1

-- email_subscription_status IS NOT NULL
left join (select cs.customer_id as customer_id, max(cs.status) as v0 from consent cs where cs.channel = 'email' group by cs.customer_id) t0 on t0.customer_id = c.id where (t0.v0 is not null)
[]
(t0.v0 is not null)
left join lateral (select max(cs.status) filter (where cs.channel = 'email') as v0 from consent cs where cs.customer_id = c.id having count(*) > 0) t0 on true
reads 1

-- company_name = 'O\'Hara'
left join (select cc.customer_id as customer_id, max(co.name) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.position = 0 group by cc.customer_id) t0 on t0.customer_id = c.id where (t0.v0 = $1::text)
["O'Hara"]
(t0.v0 = $1::text)
left join lateral (select max(co.name) filter (where cc.position = 0) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.customer_id = c.id having count(*) > 0) t0 on true
reads 256

-- company_name != 5
left join (select cc.customer_id as customer_id, max(co.name) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.position = 0 group by cc.customer_id) t0 on t0.customer_id = c.id where (t0.v0 = $1::text) is not true
["5"]
(t0.v0 = $1::text) is not true
left join lateral (select max(co.name) filter (where cc.position = 0) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.customer_id = c.id having count(*) > 0) t0 on true
reads 256

-- company_name IN ('O\'Hara', 5)
left join (select cc.customer_id as customer_id, max(co.name) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.position = 0 group by cc.customer_id) t0 on t0.customer_id = c.id where (t0.v0 = any($1::text[]))
[["O'Hara","5"]]
(t0.v0 = any($1::text[]))
left join lateral (select max(co.name) filter (where cc.position = 0) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.customer_id = c.id having count(*) > 0) t0 on true
reads 256

-- company_name NOT IN (5, 'O\'Hara')
left join (select cc.customer_id as customer_id, max(co.name) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.position = 0 group by cc.customer_id) t0 on t0.customer_id = c.id where (t0.v0 = any($1::text[])) is not true
[["5","O'Hara"]]
(t0.v0 = any($1::text[])) is not true
left join lateral (select max(co.name) filter (where cc.position = 0) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.customer_id = c.id having count(*) > 0) t0 on true
reads 256

-- company_name CONTAINS 'O\'Hara'
left join (select cc.customer_id as customer_id, max(co.name) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.position = 0 group by cc.customer_id) t0 on t0.customer_id = c.id where (strpos(t0.v0, $1::text) > 0)
["O'Hara"]
(strpos(t0.v0, $1::text) > 0)
left join lateral (select max(co.name) filter (where cc.position = 0) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.customer_id = c.id having count(*) > 0) t0 on true
reads 256

-- company_name NOT CONTAINS 5
left join (select cc.customer_id as customer_id, max(co.name) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.position = 0 group by cc.customer_id) t0 on t0.customer_id = c.id where (strpos(t0.v0, $1::text) > 0) is not true
["5"]
(strpos(t0.v0, $1::text) > 0) is not true
left join lateral (select max(co.name) filter (where cc.position = 0) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.customer_id = c.id having count(*) > 0) t0 on true
reads 256

-- company_name STARTS WITH 'O\'Hara'
left join (select cc.customer_id as customer_id, max(co.name) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.position = 0 group by cc.customer_id) t0 on t0.customer_id = c.id where (starts_with(t0.v0, $1::text))
["O'Hara"]
(starts_with(t0.v0, $1::text))
left join lateral (select max(co.name) filter (where cc.position = 0) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.customer_id = c.id having count(*) > 0) t0 on true
reads 256

-- company_name ENDS WITH 5
left join (select cc.customer_id as customer_id, max(co.name) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.position = 0 group by cc.customer_id) t0 on t0.customer_id = c.id where (right(t0.v0, length($1::text)) = $2::text)
["5","5"]
(right(t0.v0, length($1::text)) = $1::text)
left join lateral (select max(co.name) filter (where cc.position = 0) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.customer_id = c.id having count(*) > 0) t0 on true
reads 256

-- company_name IS NULL
left join (select cc.customer_id as customer_id, max(co.name) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.position = 0 group by cc.customer_id) t0 on t0.customer_id = c.id where (t0.v0 is not null) is not true
[]
(t0.v0 is not null) is not true
left join lateral (select max(co.name) filter (where cc.position = 0) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.customer_id = c.id having count(*) > 0) t0 on true
reads 256

-- company_name IS NOT NULL
left join (select cc.customer_id as customer_id, max(co.name) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.position = 0 group by cc.customer_id) t0 on t0.customer_id = c.id where (t0.v0 is not null)
[]
(t0.v0 is not null)
left join lateral (select max(co.name) filter (where cc.position = 0) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.customer_id = c.id having count(*) > 0) t0 on true
reads 256

-- company_size = 0
left join (select cc.customer_id as customer_id, max(co.size) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.position = 0 group by cc.customer_id) t0 on t0.customer_id = c.id where (t0.v0 = $1::bigint)
["0"]
(t0.v0 = $1::bigint)
left join lateral (select max(co.size) filter (where cc.position = 0) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.customer_id = c.id having count(*) > 0) t0 on true
reads 256

-- company_size != -1
left join (select cc.customer_id as customer_id, max(co.size) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.position = 0 group by cc.customer_id) t0 on t0.customer_id = c.id where (t0.v0 = $1::bigint) is not true
["-1"]
(t0.v0 = $1::bigint) is not true
left join lateral (select max(co.size) filter (where cc.position = 0) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.customer_id = c.id having count(*) > 0) t0 on true
reads 256

-- company_size IN (9223372036854775807, 0)
left join (select cc.customer_id as customer_id, max(co.size) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.position = 0 group by cc.customer_id) t0 on t0.customer_id = c.id where (t0.v0 = any($1::bigint[]))
[["9223372036854775807","0"]]
(t0.v0 = any($1::bigint[]))
left join lateral (select max(co.size) filter (where cc.position = 0) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.customer_id = c.id having count(*) > 0) t0 on true
reads 256

-- company_size NOT IN (0, -1)
left join (select cc.customer_id as customer_id, max(co.size) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.position = 0 group by cc.customer_id) t0 on t0.customer_id = c.id where (t0.v0 = any($1::bigint[])) is not true
[["0","-1"]]
(t0.v0 = any($1::bigint[])) is not true
left join lateral (select max(co.size) filter (where cc.position = 0) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.customer_id = c.id having count(*) > 0) t0 on true
reads 256

-- company_size > -1
left join (select cc.customer_id as customer_id, max(co.size) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.position = 0 group by cc.customer_id) t0 on t0.customer_id = c.id where (t0.v0 > $1::bigint)
["-1"]
(t0.v0 > $1::bigint)
left join lateral (select max(co.size) filter (where cc.position = 0) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.customer_id = c.id having count(*) > 0) t0 on true
reads 256

-- company_size >= 9223372036854775807
left join (select cc.customer_id as customer_id, max(co.size) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.position = 0 group by cc.customer_id) t0 on t0.customer_id = c.id where (t0.v0 >= $1::bigint)
["9223372036854775807"]
(t0.v0 >= $1::bigint)
left join lateral (select max(co.size) filter (where cc.position = 0) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.customer_id = c.id having count(*) > 0) t0 on true
reads 256

-- company_size < 0
left join (select cc.customer_id as customer_id, max(co.size) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.position = 0 group by cc.customer_id) t0 on t0.customer_id = c.id where (t0.v0 < $1::bigint)
["0"]
(t0.v0 < $1::bigint)
left join lateral (select max(co.size) filter (where cc.position = 0) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.customer_id = c.id having count(*) > 0) t0 on true
reads 256

-- company_size <= -1
left join (select cc.customer_id as customer_id, max(co.size) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.position = 0 group by cc.customer_id) t0 on t0.customer_id = c.id where (t0.v0 <= $1::bigint)
["-1"]
(t0.v0 <= $1::bigint)
left join lateral (select max(co.size) filter (where cc.position = 0) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.customer_id = c.id having count(*) > 0) t0 on true
reads 256

-- company_size BETWEEN 9223372036854775807 AND 0
left join (select cc.customer_id as customer_id, max(co.size) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.position = 0 group by cc.customer_id) t0 on t0.customer_id = c.id where (t0.v0 between $1::bigint and $2::bigint)
["9223372036854775807","0"]
(t0.v0 between $1::bigint and $2::bigint)
left join lateral (select max(co.size) filter (where cc.position = 0) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.customer_id = c.id having count(*) > 0) t0 on true
reads 256

-- company_size IS NULL
left join (select cc.customer_id as customer_id, max(co.size) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.position = 0 group by cc.customer_id) t0 on t0.customer_id = c.id where (t0.v0 is not null) is not true
[]
(t0.v0 is not null) is not true
left join lateral (select max(co.size) filter (where cc.position = 0) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.customer_id = c.id having count(*) > 0) t0 on true
reads 256

-- company_size IS NOT NULL
left join (select cc.customer_id as customer_id, max(co.size) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.position = 0 group by cc.customer_id) t0 on t0.customer_id = c.id where (t0.v0 is not null)
[]
(t0.v0 is not null)
left join lateral (select max(co.size) filter (where cc.position = 0) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.customer_id = c.id having count(*) > 0) t0 on true
reads 256

-- decision_maker = true
left join (select cc.customer_id as customer_id, bool_or(cc.decision_maker) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.position = 0 group by cc.customer_id) t0 on t0.customer_id = c.id where (t0.v0 = $1::boolean)
[true]
(t0.v0 = $1::boolean)
left join lateral (select bool_or(cc.decision_maker) filter (where cc.position = 0) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.customer_id = c.id having count(*) > 0) t0 on true
reads 256

-- decision_maker != false
left join (select cc.customer_id as customer_id, bool_or(cc.decision_maker) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.position = 0 group by cc.customer_id) t0 on t0.customer_id = c.id where (t0.v0 = $1::boolean) is not true
[false]
(t0.v0 = $1::boolean) is not true
left join lateral (select bool_or(cc.decision_maker) filter (where cc.position = 0) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.customer_id = c.id having count(*) > 0) t0 on true
reads 256

-- decision_maker IS NULL
left join (select cc.customer_id as customer_id, bool_or(cc.decision_maker) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.position = 0 group by cc.customer_id) t0 on t0.customer_id = c.id where (t0.v0 is not null) is not true
[]
(t0.v0 is not null) is not true
left join lateral (select bool_or(cc.decision_maker) filter (where cc.position = 0) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.customer_id = c.id having count(*) > 0) t0 on true
reads 256

-- decision_maker IS NOT NULL
left join (select cc.customer_id as customer_id, bool_or(cc.decision_maker) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.position = 0 group by cc.customer_id) t0 on t0.customer_id = c.id where (t0.v0 is not null)
[]
(t0.v0 is not null)
left join lateral (select bool_or(cc.decision_maker) filter (where cc.position = 0) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.customer_id = c.id having count(*) > 0) t0 on true
reads 256

-- average_order_value = 0
left join (select o.customer_id as customer_id, sum(round(o.amount * o.exchange_rate, 4)) as v0, count(o.exchange_rate) as v1 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (((coalesce(t0.v0, 0))::numeric / nullif(coalesce(t0.v1, 0), 0)) = $1::numeric)
["0"]
(((coalesce(t0.v0, 0))::numeric / nullif(coalesce(t0.v1, 0), 0)) = $1::numeric)
left join lateral (select sum(round(o.amount * o.exchange_rate, 4)) as v0, count(o.exchange_rate) as v1 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- average_order_value != -0.5
left join (select o.customer_id as customer_id, sum(round(o.amount * o.exchange_rate, 4)) as v0, count(o.exchange_rate) as v1 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (((coalesce(t0.v0, 0))::numeric / nullif(coalesce(t0.v1, 0), 0)) = $1::numeric) is not true
["-0.5"]
(((coalesce(t0.v0, 0))::numeric / nullif(coalesce(t0.v1, 0), 0)) = $1::numeric) is not true
left join lateral (select sum(round(o.amount * o.exchange_rate, 4)) as v0, count(o.exchange_rate) as v1 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- average_order_value IN (999999999999999.999999999999999, 0)
left join (select o.customer_id as customer_id, sum(round(o.amount * o.exchange_rate, 4)) as v0, count(o.exchange_rate) as v1 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (((coalesce(t0.v0, 0))::numeric / nullif(coalesce(t0.v1, 0), 0)) = any($1::numeric[]))
[["999999999999999.999999999999999","0"]]
(((coalesce(t0.v0, 0))::numeric / nullif(coalesce(t0.v1, 0), 0)) = any($1::numeric[]))
left join lateral (select sum(round(o.amount * o.exchange_rate, 4)) as v0, count(o.exchange_rate) as v1 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- average_order_value NOT IN (0, -0.5)
left join (select o.customer_id as customer_id, sum(round(o.amount * o.exchange_rate, 4)) as v0, count(o.exchange_rate) as v1 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (((coalesce(t0.v0, 0))::numeric / nullif(coalesce(t0.v1, 0), 0)) = any($1::numeric[])) is not true
[["0","-0.5"]]
(((coalesce(t0.v0, 0))::numeric / nullif(coalesce(t0.v1, 0), 0)) = any($1::numeric[])) is not true
left join lateral (select sum(round(o.amount * o.exchange_rate, 4)) as v0, count(o.exchange_rate) as v1 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- average_order_value > -0.5
left join (select o.customer_id as customer_id, sum(round(o.amount * o.exchange_rate, 4)) as v0, count(o.exchange_rate) as v1 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (((coalesce(t0.v0, 0))::numeric / nullif(coalesce(t0.v1, 0), 0)) > $1::numeric)
["-0.5"]
(((coalesce(t0.v0, 0))::numeric / nullif(coalesce(t0.v1, 0), 0)) > $1::numeric)
left join lateral (select sum(round(o.amount * o.exchange_rate, 4)) as v0, count(o.exchange_rate) as v1 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- average_order_value >= 999999999999999.999999999999999
left join (select o.customer_id as customer_id, sum(round(o.amount * o.exchange_rate, 4)) as v0, count(o.exchange_rate) as v1 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (((coalesce(t0.v0, 0))::numeric / nullif(coalesce(t0.v1, 0), 0)) >= $1::numeric)
["999999999999999.999999999999999"]
(((coalesce(t0.v0, 0))::numeric / nullif(coalesce(t0.v1, 0), 0)) >= $1::numeric)
left join lateral (select sum(round(o.amount * o.exchange_rate, 4)) as v0, count(o.exchange_rate) as v1 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- average_order_value < 0
left join (select o.customer_id as customer_id, sum(round(o.amount * o.exchange_rate, 4)) as v0, count(o.exchange_rate) as v1 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (((coalesce(t0.v0, 0))::numeric / nullif(coalesce(t0.v1, 0), 0)) < $1::numeric)
["0"]
(((coalesce(t0.v0, 0))::numeric / nullif(coalesce(t0.v1, 0), 0)) < $1::numeric)
left join lateral (select sum(round(o.amount * o.exchange_rate, 4)) as v0, count(o.exchange_rate) as v1 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- average_order_value <= -0.5
left join (select o.customer_id as customer_id, sum(round(o.amount * o.exchange_rate, 4)) as v0, count(o.exchange_rate) as v1 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (((coalesce(t0.v0, 0))::numeric / nullif(coalesce(t0.v1, 0), 0)) <= $1::numeric)
["-0.5"]
(((coalesce(t0.v0, 0))::numeric / nullif(coalesce(t0.v1, 0), 0)) <= $1::numeric)
left join lateral (select sum(round(o.amount * o.exchange_rate, 4)) as v0, count(o.exchange_rate) as v1 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- average_order_value BETWEEN 999999999999999.999999999999999 AND 0
left join (select o.customer_id as customer_id, sum(round(o.amount * o.exchange_rate, 4)) as v0, count(o.exchange_rate) as v1 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (((coalesce(t0.v0, 0))::numeric / nullif(coalesce(t0.v1, 0), 0)) between $1::numeric and $2::numeric)
["999999999999999.999999999999999","0"]
(((coalesce(t0.v0, 0))::numeric / nullif(coalesce(t0.v1, 0), 0)) between $1::numeric and $2::numeric)
left join lateral (select sum(round(o.amount * o.exchange_rate, 4)) as v0, count(o.exchange_rate) as v1 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- average_order_value IS NULL
left join (select o.customer_id as customer_id, sum(round(o.amount * o.exchange_rate, 4)) as v0, count(o.exchange_rate) as v1 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (((coalesce(t0.v0, 0))::numeric / nullif(coalesce(t0.v1, 0), 0)) is not null) is not true
[]
(((coalesce(t0.v0, 0))::numeric / nullif(coalesce(t0.v1, 0), 0)) is not null) is not true
left join lateral (select sum(round(o.amount * o.exchange_rate, 4)) as v0, count(o.exchange_rate) as v1 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- average_order_value IS NOT NULL
left join (select o.customer_id as customer_id, sum(round(o.amount * o.exchange_rate, 4)) as v0, count(o.exchange_rate) as v1 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (((coalesce(t0.v0, 0))::numeric / nullif(coalesce(t0.v1, 0), 0)) is not null)
[]
(((coalesce(t0.v0, 0))::numeric / nullif(coalesce(t0.v1, 0), 0)) is not null)
left join lateral (select sum(round(o.amount * o.exchange_rate, 4)) as v0, count(o.exchange_rate) as v1 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- first_order_date = 0001-01-01
left join (select o.customer_id as customer_id, min(o.placed_at) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where ((t0.v0 >= $1::timestamptz and t0.v0 < $2::timestamptz))
["0001-12-31T23:06:32.000000Z BC","0001-01-01T23:06:32.000000Z"]
((t0.v0 >= $1::timestamptz and t0.v0 < $2::timestamptz))
left join lateral (select min(o.placed_at) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- first_order_date != 9999-12-31
left join (select o.customer_id as customer_id, min(o.placed_at) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where ((t0.v0 >= $1::timestamptz and t0.v0 < $2::timestamptz)) is not true
["9999-12-30T23:00:00.000000Z","9999-12-31T23:00:00.000000Z"]
((t0.v0 >= $1::timestamptz and t0.v0 < $2::timestamptz)) is not true
left join lateral (select min(o.placed_at) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- first_order_date != today
left join (select o.customer_id as customer_id, min(o.placed_at) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where ((t0.v0 >= $1::timestamptz and t0.v0 < $2::timestamptz)) is not true
["2026-05-14T22:00:00.000Z","2026-05-15T22:00:00.000Z"]
((t0.v0 >= $1::timestamptz and t0.v0 < $2::timestamptz)) is not true
left join lateral (select min(o.placed_at) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2; moves with {"kind":"date","type":"instant","point":{"kind":"today"},"column":"o.placed_at","of":"orders"}

-- first_order_date IN (today, yesterday)
left join (select o.customer_id as customer_id, min(o.placed_at) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (((t0.v0 >= $1::timestamptz and t0.v0 < $2::timestamptz) or (t0.v0 >= $3::timestamptz and t0.v0 < $4::timestamptz)))
["2026-05-14T22:00:00.000Z","2026-05-15T22:00:00.000Z","2026-05-13T22:00:00.000Z","2026-05-14T22:00:00.000Z"]
(((t0.v0 >= $1::timestamptz and t0.v0 < $2::timestamptz) or (t0.v0 >= $3::timestamptz and t0.v0 < $4::timestamptz)))
left join lateral (select min(o.placed_at) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2; moves with {"kind":"date","type":"instant","point":{"kind":"today"},"column":"o.placed_at","of":"orders"} {"kind":"date","type":"instant","point":{"kind":"yesterday"},"column":"o.placed_at","of":"orders"}

-- first_order_date NOT IN (yesterday, -12000m)
left join (select o.customer_id as customer_id, min(o.placed_at) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (((t0.v0 >= $1::timestamptz and t0.v0 < $2::timestamptz) or (t0.v0 >= $3::timestamptz and t0.v0 < $4::timestamptz))) is not true
["2026-05-13T22:00:00.000Z","2026-05-14T22:00:00.000Z","1026-05-14T23:06:32.000Z","1026-05-15T23:06:32.000Z"]
(((t0.v0 >= $1::timestamptz and t0.v0 < $2::timestamptz) or (t0.v0 >= $3::timestamptz and t0.v0 < $4::timestamptz))) is not true
left join lateral (select min(o.placed_at) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2; moves with {"kind":"date","type":"instant","point":{"kind":"yesterday"},"column":"o.placed_at","of":"orders"} {"kind":"date","type":"instant","point":{"kind":"offset","amount":-12000,"unit":"m"},"column":"o.placed_at","of":"orders"}

-- first_order_date > -12000m
left join (select o.customer_id as customer_id, min(o.placed_at) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (t0.v0 >= $1::timestamptz)
["1026-05-15T23:06:32.000Z"]
(t0.v0 >= $1::timestamptz)
left join lateral (select min(o.placed_at) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2; moves with {"kind":"date","type":"instant","point":{"kind":"offset","amount":-12000,"unit":"m"},"column":"o.placed_at","of":"orders"}

-- first_order_date > +1000y
left join (select o.customer_id as customer_id, min(o.placed_at) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (t0.v0 >= $1::timestamptz)
["3026-05-15T22:00:00.000Z"]
(t0.v0 >= $1::timestamptz)
left join lateral (select min(o.placed_at) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2; moves with {"kind":"date","type":"instant","point":{"kind":"offset","amount":1000,"unit":"y"},"column":"o.placed_at","of":"orders"}

-- first_order_date >= +1000y
left join (select o.customer_id as customer_id, min(o.placed_at) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (t0.v0 >= $1::timestamptz)
["3026-05-14T22:00:00.000Z"]
(t0.v0 >= $1::timestamptz)
left join lateral (select min(o.placed_at) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2; moves with {"kind":"date","type":"instant","point":{"kind":"offset","amount":1000,"unit":"y"},"column":"o.placed_at","of":"orders"}

-- first_order_date >= now
left join (select o.customer_id as customer_id, min(o.placed_at) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (t0.v0 >= $1::timestamptz)
["2026-05-15T12:00:00.000Z"]
(t0.v0 >= $1::timestamptz)
left join lateral (select min(o.placed_at) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2; moves with {"kind":"date","type":"instant","point":{"kind":"now"},"column":"o.placed_at","of":"orders"}

-- first_order_date < now
left join (select o.customer_id as customer_id, min(o.placed_at) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (t0.v0 < $1::timestamptz)
["2026-05-15T12:00:00.000Z"]
(t0.v0 < $1::timestamptz)
left join lateral (select min(o.placed_at) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2; moves with {"kind":"date","type":"instant","point":{"kind":"now"},"column":"o.placed_at","of":"orders"}

-- first_order_date < 2026-05-30T16:00:00.000001
left join (select o.customer_id as customer_id, min(o.placed_at) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (t0.v0 < $1::timestamptz)
["2026-05-30T14:00:00.000001Z"]
(t0.v0 < $1::timestamptz)
left join lateral (select min(o.placed_at) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- first_order_date <= 2026-05-30T16:00:00.000001
left join (select o.customer_id as customer_id, min(o.placed_at) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (t0.v0 <= $1::timestamptz)
["2026-05-30T14:00:00.000001Z"]
(t0.v0 <= $1::timestamptz)
left join lateral (select min(o.placed_at) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- first_order_date <= -8766000h
left join (select o.customer_id as customer_id, min(o.placed_at) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (t0.v0 <= $1::timestamptz)
["1026-05-08T12:00:00.000Z"]
(t0.v0 <= $1::timestamptz)
left join lateral (select min(o.placed_at) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2; moves with {"kind":"date","type":"instant","point":{"kind":"offset","amount":-8766000,"unit":"h"},"column":"o.placed_at","of":"orders"}

-- first_order_date BETWEEN -8766000h AND +525960000min
left join (select o.customer_id as customer_id, min(o.placed_at) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where ((t0.v0 >= $1::timestamptz and t0.v0 <= $2::timestamptz))
["1026-05-08T12:00:00.000Z","3026-05-23T12:00:00.000Z"]
((t0.v0 >= $1::timestamptz and t0.v0 <= $2::timestamptz))
left join lateral (select min(o.placed_at) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2; moves with {"kind":"date","type":"instant","point":{"kind":"offset","amount":-8766000,"unit":"h"},"column":"o.placed_at","of":"orders"} {"kind":"date","type":"instant","point":{"kind":"offset","amount":525960000,"unit":"min"},"column":"o.placed_at","of":"orders"}

-- first_order_date IS NULL
left join (select o.customer_id as customer_id, min(o.placed_at) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (t0.v0 is not null) is not true
[]
(t0.v0 is not null) is not true
left join lateral (select min(o.placed_at) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- first_order_date IS NOT NULL
left join (select o.customer_id as customer_id, min(o.placed_at) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (t0.v0 is not null)
[]
(t0.v0 is not null)
left join lateral (select min(o.placed_at) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- favourite_brands CONTAINS 'O\'Hara'
left join (select l.customer_id as customer_id, (select array_agg(one order by times desc, one) from (select one collate "C" as one, count(*) as times
    from unnest(array_agg(p.brand)) one where one is not null group by 1 order by 2 desc, 1 limit $1::int) frequent) as v0 from order_line l left join product p on p.id = l.product_id group by l.customer_id) t0 on t0.customer_id = c.id where (t0.v0 && $1::text[])
[5,["O'Hara"]]
(t0.v0 && $1::text[])
left join lateral (select (select array_agg(one order by times desc, one) from (select one collate "C" as one, count(*) as times
    from unnest(array_agg(p.brand)) one where one is not null group by 1 order by 2 desc, 1 limit $3::numeric::int) frequent) as v0 from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- favourite_brands NOT CONTAINS 5
left join (select l.customer_id as customer_id, (select array_agg(one order by times desc, one) from (select one collate "C" as one, count(*) as times
    from unnest(array_agg(p.brand)) one where one is not null group by 1 order by 2 desc, 1 limit $1::int) frequent) as v0 from order_line l left join product p on p.id = l.product_id group by l.customer_id) t0 on t0.customer_id = c.id where (t0.v0 && $1::text[]) is not true
[5,["5"]]
(t0.v0 && $1::text[]) is not true
left join lateral (select (select array_agg(one order by times desc, one) from (select one collate "C" as one, count(*) as times
    from unnest(array_agg(p.brand)) one where one is not null group by 1 order by 2 desc, 1 limit $3::numeric::int) frequent) as v0 from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- favourite_brands IS NULL
left join (select l.customer_id as customer_id, (select array_agg(one order by times desc, one) from (select one collate "C" as one, count(*) as times
    from unnest(array_agg(p.brand)) one where one is not null group by 1 order by 2 desc, 1 limit $1::int) frequent) as v0 from order_line l left join product p on p.id = l.product_id group by l.customer_id) t0 on t0.customer_id = c.id where (cardinality(t0.v0) > 0) is not true
[5]
(cardinality(t0.v0) > 0) is not true
left join lateral (select (select array_agg(one order by times desc, one) from (select one collate "C" as one, count(*) as times
    from unnest(array_agg(p.brand)) one where one is not null group by 1 order by 2 desc, 1 limit $2::numeric::int) frequent) as v0 from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- favourite_brands IS NOT NULL
left join (select l.customer_id as customer_id, (select array_agg(one order by times desc, one) from (select one collate "C" as one, count(*) as times
    from unnest(array_agg(p.brand)) one where one is not null group by 1 order by 2 desc, 1 limit $1::int) frequent) as v0 from order_line l left join product p on p.id = l.product_id group by l.customer_id) t0 on t0.customer_id = c.id where (cardinality(t0.v0) > 0)
[5]
(cardinality(t0.v0) > 0)
left join lateral (select (select array_agg(one order by times desc, one) from (select one collate "C" as one, count(*) as times
    from unnest(array_agg(p.brand)) one where one is not null group by 1 order by 2 desc, 1 limit $2::numeric::int) frequent) as v0 from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- lifecycle_stage = 'O\'Hara'
left join (select o.customer_id as customer_id, count(*) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where ((coalesce(c.lifecycle_stage, case when coalesce(t0.v0, 0) > 0 then 'customer' else 'prospect' end)) = $1::text)
["O'Hara"]
((coalesce(c.lifecycle_stage, case when coalesce(t0.v0, 0) > 0 then 'customer' else 'prospect' end)) = $1::text)
left join lateral (select count(*) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 3

-- lifecycle_stage != 5
left join (select o.customer_id as customer_id, count(*) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where ((coalesce(c.lifecycle_stage, case when coalesce(t0.v0, 0) > 0 then 'customer' else 'prospect' end)) = $1::text) is not true
["5"]
((coalesce(c.lifecycle_stage, case when coalesce(t0.v0, 0) > 0 then 'customer' else 'prospect' end)) = $1::text) is not true
left join lateral (select count(*) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 3

-- lifecycle_stage IN ('O\'Hara', 5)
left join (select o.customer_id as customer_id, count(*) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where ((coalesce(c.lifecycle_stage, case when coalesce(t0.v0, 0) > 0 then 'customer' else 'prospect' end)) = any($1::text[]))
[["O'Hara","5"]]
((coalesce(c.lifecycle_stage, case when coalesce(t0.v0, 0) > 0 then 'customer' else 'prospect' end)) = any($1::text[]))
left join lateral (select count(*) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 3

-- lifecycle_stage NOT IN (5, 'O\'Hara')
left join (select o.customer_id as customer_id, count(*) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where ((coalesce(c.lifecycle_stage, case when coalesce(t0.v0, 0) > 0 then 'customer' else 'prospect' end)) = any($1::text[])) is not true
[["5","O'Hara"]]
((coalesce(c.lifecycle_stage, case when coalesce(t0.v0, 0) > 0 then 'customer' else 'prospect' end)) = any($1::text[])) is not true
left join lateral (select count(*) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 3

-- lifecycle_stage CONTAINS 'O\'Hara'
left join (select o.customer_id as customer_id, count(*) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (strpos((coalesce(c.lifecycle_stage, case when coalesce(t0.v0, 0) > 0 then 'customer' else 'prospect' end)), $1::text) > 0)
["O'Hara"]
(strpos((coalesce(c.lifecycle_stage, case when coalesce(t0.v0, 0) > 0 then 'customer' else 'prospect' end)), $1::text) > 0)
left join lateral (select count(*) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 3

-- lifecycle_stage NOT CONTAINS 5
left join (select o.customer_id as customer_id, count(*) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (strpos((coalesce(c.lifecycle_stage, case when coalesce(t0.v0, 0) > 0 then 'customer' else 'prospect' end)), $1::text) > 0) is not true
["5"]
(strpos((coalesce(c.lifecycle_stage, case when coalesce(t0.v0, 0) > 0 then 'customer' else 'prospect' end)), $1::text) > 0) is not true
left join lateral (select count(*) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 3

-- lifecycle_stage STARTS WITH 'O\'Hara'
left join (select o.customer_id as customer_id, count(*) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (starts_with((coalesce(c.lifecycle_stage, case when coalesce(t0.v0, 0) > 0 then 'customer' else 'prospect' end)), $1::text))
["O'Hara"]
(starts_with((coalesce(c.lifecycle_stage, case when coalesce(t0.v0, 0) > 0 then 'customer' else 'prospect' end)), $1::text))
left join lateral (select count(*) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 3

-- lifecycle_stage ENDS WITH 5
left join (select o.customer_id as customer_id, count(*) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (right((coalesce(c.lifecycle_stage, case when coalesce(t0.v0, 0) > 0 then 'customer' else 'prospect' end)), length($1::text)) = $2::text)
["5","5"]
(right((coalesce(c.lifecycle_stage, case when coalesce(t0.v0, 0) > 0 then 'customer' else 'prospect' end)), length($1::text)) = $1::text)
left join lateral (select count(*) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 3

-- lifecycle_stage IS NULL
left join (select o.customer_id as customer_id, count(*) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where ((coalesce(c.lifecycle_stage, case when coalesce(t0.v0, 0) > 0 then 'customer' else 'prospect' end)) is not null) is not true
[]
((coalesce(c.lifecycle_stage, case when coalesce(t0.v0, 0) > 0 then 'customer' else 'prospect' end)) is not null) is not true
left join lateral (select count(*) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 3

-- lifecycle_stage IS NOT NULL
left join (select o.customer_id as customer_id, count(*) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where ((coalesce(c.lifecycle_stage, case when coalesce(t0.v0, 0) > 0 then 'customer' else 'prospect' end)) is not null)
[]
((coalesce(c.lifecycle_stage, case when coalesce(t0.v0, 0) > 0 then 'customer' else 'prospect' end)) is not null)
left join lateral (select count(*) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 3

-- buyer_type = 'prospect'
left join (select o.customer_id as customer_id, count(*) as v0, max(o.placed_at) as v1, count(o.occasion) as v2 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where ((case
      when coalesce(t0.v0, 0) = 0 then 'prospect'
      when t0.v1 < $1::timestamptz then 'lapsed'
      when coalesce(t0.v0, 0) = 1 then 'first_time'
      when coalesce(t0.v2, 0) * 2 >= coalesce(t0.v0, 0) then 'special_occasion'
      else 'regular' end) = $2::text)
["2025-11-15T23:00:00.000Z","prospect"]

      when coalesce(t0.v0, 0) = 1 then 'first_time'
      when coalesce(t0.v2, 0) * 2 >= coalesce(t0.v0, 0) then 'special_occasion'
      else 'regular' end) = $2::text) then 7 end], null) end as holding
from unnest($3::uuid[]) as wanted(customer_id)
left join customer c on c.id = wanted.customer_id
left join lateral (select count(*) as v0, max(o.placed_at) as v1, count(o.occasion) as v2 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2; moves with {"kind":"date","type":"instant","point":{"kind":"offset","amount":-180,"unit":"d"},"column":"o.placed_at","of":"orders"}

-- buyer_type != 'lapsed'
left join (select o.customer_id as customer_id, count(*) as v0, max(o.placed_at) as v1, count(o.occasion) as v2 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where ((case
      when coalesce(t0.v0, 0) = 0 then 'prospect'
      when t0.v1 < $1::timestamptz then 'lapsed'
      when coalesce(t0.v0, 0) = 1 then 'first_time'
      when coalesce(t0.v2, 0) * 2 >= coalesce(t0.v0, 0) then 'special_occasion'
      else 'regular' end) = $2::text) is not true
["2025-11-15T23:00:00.000Z","lapsed"]

      when coalesce(t0.v0, 0) = 1 then 'first_time'
      when coalesce(t0.v2, 0) * 2 >= coalesce(t0.v0, 0) then 'special_occasion'
      else 'regular' end) = $2::text) is not true then 7 end], null) end as holding
from unnest($3::uuid[]) as wanted(customer_id)
left join customer c on c.id = wanted.customer_id
left join lateral (select count(*) as v0, max(o.placed_at) as v1, count(o.occasion) as v2 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2; moves with {"kind":"date","type":"instant","point":{"kind":"offset","amount":-180,"unit":"d"},"column":"o.placed_at","of":"orders"}

-- buyer_type IN ('prospect', 'lapsed')
left join (select o.customer_id as customer_id, count(*) as v0, max(o.placed_at) as v1, count(o.occasion) as v2 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where ((case
      when coalesce(t0.v0, 0) = 0 then 'prospect'
      when t0.v1 < $1::timestamptz then 'lapsed'
      when coalesce(t0.v0, 0) = 1 then 'first_time'
      when coalesce(t0.v2, 0) * 2 >= coalesce(t0.v0, 0) then 'special_occasion'
      else 'regular' end) = any($2::text[]))
["2025-11-15T23:00:00.000Z",["prospect","lapsed"]]

      when coalesce(t0.v0, 0) = 1 then 'first_time'
      when coalesce(t0.v2, 0) * 2 >= coalesce(t0.v0, 0) then 'special_occasion'
      else 'regular' end) = any($2::text[])) then 7 end], null) end as holding
from unnest($3::uuid[]) as wanted(customer_id)
left join customer c on c.id = wanted.customer_id
left join lateral (select count(*) as v0, max(o.placed_at) as v1, count(o.occasion) as v2 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2; moves with {"kind":"date","type":"instant","point":{"kind":"offset","amount":-180,"unit":"d"},"column":"o.placed_at","of":"orders"}

-- buyer_type NOT IN ('lapsed', 'prospect')
left join (select o.customer_id as customer_id, count(*) as v0, max(o.placed_at) as v1, count(o.occasion) as v2 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where ((case
      when coalesce(t0.v0, 0) = 0 then 'prospect'
      when t0.v1 < $1::timestamptz then 'lapsed'
      when coalesce(t0.v0, 0) = 1 then 'first_time'
      when coalesce(t0.v2, 0) * 2 >= coalesce(t0.v0, 0) then 'special_occasion'
      else 'regular' end) = any($2::text[])) is not true
["2025-11-15T23:00:00.000Z",["lapsed","prospect"]]

      when coalesce(t0.v0, 0) = 1 then 'first_time'
      when coalesce(t0.v2, 0) * 2 >= coalesce(t0.v0, 0) then 'special_occasion'
      else 'regular' end) = any($2::text[])) is not true then 7 end], null) end as holding
from unnest($3::uuid[]) as wanted(customer_id)
left join customer c on c.id = wanted.customer_id
left join lateral (select count(*) as v0, max(o.placed_at) as v1, count(o.occasion) as v2 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2; moves with {"kind":"date","type":"instant","point":{"kind":"offset","amount":-180,"unit":"d"},"column":"o.placed_at","of":"orders"}

-- buyer_type IS NULL
left join (select o.customer_id as customer_id, count(*) as v0, max(o.placed_at) as v1, count(o.occasion) as v2 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where ((case
      when coalesce(t0.v0, 0) = 0 then 'prospect'
      when t0.v1 < $1::timestamptz then 'lapsed'
      when coalesce(t0.v0, 0) = 1 then 'first_time'
      when coalesce(t0.v2, 0) * 2 >= coalesce(t0.v0, 0) then 'special_occasion'
      else 'regular' end) is not null) is not true
["2025-11-15T23:00:00.000Z"]

      when coalesce(t0.v0, 0) = 1 then 'first_time'
      when coalesce(t0.v2, 0) * 2 >= coalesce(t0.v0, 0) then 'special_occasion'
      else 'regular' end) is not null) is not true then 7 end], null) end as holding
from unnest($2::uuid[]) as wanted(customer_id)
left join customer c on c.id = wanted.customer_id
left join lateral (select count(*) as v0, max(o.placed_at) as v1, count(o.occasion) as v2 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2; moves with {"kind":"date","type":"instant","point":{"kind":"offset","amount":-180,"unit":"d"},"column":"o.placed_at","of":"orders"}

-- buyer_type IS NOT NULL
left join (select o.customer_id as customer_id, count(*) as v0, max(o.placed_at) as v1, count(o.occasion) as v2 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where ((case
      when coalesce(t0.v0, 0) = 0 then 'prospect'
      when t0.v1 < $1::timestamptz then 'lapsed'
      when coalesce(t0.v0, 0) = 1 then 'first_time'
      when coalesce(t0.v2, 0) * 2 >= coalesce(t0.v0, 0) then 'special_occasion'
      else 'regular' end) is not null)
["2025-11-15T23:00:00.000Z"]

      when coalesce(t0.v0, 0) = 1 then 'first_time'
      when coalesce(t0.v2, 0) * 2 >= coalesce(t0.v0, 0) then 'special_occasion'
      else 'regular' end) is not null) then 7 end], null) end as holding
from unnest($2::uuid[]) as wanted(customer_id)
left join customer c on c.id = wanted.customer_id
left join lateral (select count(*) as v0, max(o.placed_at) as v1, count(o.occasion) as v2 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2; moves with {"kind":"date","type":"instant","point":{"kind":"offset","amount":-180,"unit":"d"},"column":"o.placed_at","of":"orders"}

-- days_to_second_order = 0
left join (select o.customer_id as customer_id, (array_agg(o.placed_at order by o.placed_at))[$1::int] as v0, min(o.placed_at) as v1 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (((t0.v0 at time zone $1::text)::date - (t0.v1 at time zone $2::text)::date) = $3::bigint)
[2,"Europe/Berlin","Europe/Berlin","0"]
(((t0.v0 at time zone $1::text)::date - (t0.v1 at time zone $1::text)::date) = $2::bigint)
left join lateral (select (array_agg(o.placed_at order by o.placed_at))[$4::numeric::int] as v0, min(o.placed_at) as v1 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- days_to_second_order != -1
left join (select o.customer_id as customer_id, (array_agg(o.placed_at order by o.placed_at))[$1::int] as v0, min(o.placed_at) as v1 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (((t0.v0 at time zone $1::text)::date - (t0.v1 at time zone $2::text)::date) = $3::bigint) is not true
[2,"Europe/Berlin","Europe/Berlin","-1"]
(((t0.v0 at time zone $1::text)::date - (t0.v1 at time zone $1::text)::date) = $2::bigint) is not true
left join lateral (select (array_agg(o.placed_at order by o.placed_at))[$4::numeric::int] as v0, min(o.placed_at) as v1 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- days_to_second_order IN (9223372036854775807, 0)
left join (select o.customer_id as customer_id, (array_agg(o.placed_at order by o.placed_at))[$1::int] as v0, min(o.placed_at) as v1 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (((t0.v0 at time zone $1::text)::date - (t0.v1 at time zone $2::text)::date) = any($3::bigint[]))
[2,"Europe/Berlin","Europe/Berlin",["9223372036854775807","0"]]
(((t0.v0 at time zone $1::text)::date - (t0.v1 at time zone $1::text)::date) = any($2::bigint[]))
left join lateral (select (array_agg(o.placed_at order by o.placed_at))[$4::numeric::int] as v0, min(o.placed_at) as v1 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- days_to_second_order NOT IN (0, -1)
left join (select o.customer_id as customer_id, (array_agg(o.placed_at order by o.placed_at))[$1::int] as v0, min(o.placed_at) as v1 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (((t0.v0 at time zone $1::text)::date - (t0.v1 at time zone $2::text)::date) = any($3::bigint[])) is not true
[2,"Europe/Berlin","Europe/Berlin",["0","-1"]]
(((t0.v0 at time zone $1::text)::date - (t0.v1 at time zone $1::text)::date) = any($2::bigint[])) is not true
left join lateral (select (array_agg(o.placed_at order by o.placed_at))[$4::numeric::int] as v0, min(o.placed_at) as v1 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- days_to_second_order > -1
left join (select o.customer_id as customer_id, (array_agg(o.placed_at order by o.placed_at))[$1::int] as v0, min(o.placed_at) as v1 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (((t0.v0 at time zone $1::text)::date - (t0.v1 at time zone $2::text)::date) > $3::bigint)
[2,"Europe/Berlin","Europe/Berlin","-1"]
(((t0.v0 at time zone $1::text)::date - (t0.v1 at time zone $1::text)::date) > $2::bigint)
left join lateral (select (array_agg(o.placed_at order by o.placed_at))[$4::numeric::int] as v0, min(o.placed_at) as v1 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- days_to_second_order >= 9223372036854775807
left join (select o.customer_id as customer_id, (array_agg(o.placed_at order by o.placed_at))[$1::int] as v0, min(o.placed_at) as v1 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (((t0.v0 at time zone $1::text)::date - (t0.v1 at time zone $2::text)::date) >= $3::bigint)
[2,"Europe/Berlin","Europe/Berlin","9223372036854775807"]
(((t0.v0 at time zone $1::text)::date - (t0.v1 at time zone $1::text)::date) >= $2::bigint)
left join lateral (select (array_agg(o.placed_at order by o.placed_at))[$4::numeric::int] as v0, min(o.placed_at) as v1 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- days_to_second_order < 0
left join (select o.customer_id as customer_id, (array_agg(o.placed_at order by o.placed_at))[$1::int] as v0, min(o.placed_at) as v1 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (((t0.v0 at time zone $1::text)::date - (t0.v1 at time zone $2::text)::date) < $3::bigint)
[2,"Europe/Berlin","Europe/Berlin","0"]
(((t0.v0 at time zone $1::text)::date - (t0.v1 at time zone $1::text)::date) < $2::bigint)
left join lateral (select (array_agg(o.placed_at order by o.placed_at))[$4::numeric::int] as v0, min(o.placed_at) as v1 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- days_to_second_order <= -1
left join (select o.customer_id as customer_id, (array_agg(o.placed_at order by o.placed_at))[$1::int] as v0, min(o.placed_at) as v1 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (((t0.v0 at time zone $1::text)::date - (t0.v1 at time zone $2::text)::date) <= $3::bigint)
[2,"Europe/Berlin","Europe/Berlin","-1"]
(((t0.v0 at time zone $1::text)::date - (t0.v1 at time zone $1::text)::date) <= $2::bigint)
left join lateral (select (array_agg(o.placed_at order by o.placed_at))[$4::numeric::int] as v0, min(o.placed_at) as v1 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- days_to_second_order BETWEEN 9223372036854775807 AND 0
left join (select o.customer_id as customer_id, (array_agg(o.placed_at order by o.placed_at))[$1::int] as v0, min(o.placed_at) as v1 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (((t0.v0 at time zone $1::text)::date - (t0.v1 at time zone $2::text)::date) between $3::bigint and $4::bigint)
[2,"Europe/Berlin","Europe/Berlin","9223372036854775807","0"]
(((t0.v0 at time zone $1::text)::date - (t0.v1 at time zone $1::text)::date) between $2::bigint and $3::bigint)
left join lateral (select (array_agg(o.placed_at order by o.placed_at))[$5::numeric::int] as v0, min(o.placed_at) as v1 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- days_to_second_order IS NULL
left join (select o.customer_id as customer_id, (array_agg(o.placed_at order by o.placed_at))[$1::int] as v0, min(o.placed_at) as v1 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (((t0.v0 at time zone $1::text)::date - (t0.v1 at time zone $2::text)::date) is not null) is not true
[2,"Europe/Berlin","Europe/Berlin"]
(((t0.v0 at time zone $1::text)::date - (t0.v1 at time zone $1::text)::date) is not null) is not true
left join lateral (select (array_agg(o.placed_at order by o.placed_at))[$3::numeric::int] as v0, min(o.placed_at) as v1 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- days_to_second_order IS NOT NULL
left join (select o.customer_id as customer_id, (array_agg(o.placed_at order by o.placed_at))[$1::int] as v0, min(o.placed_at) as v1 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (((t0.v0 at time zone $1::text)::date - (t0.v1 at time zone $2::text)::date) is not null)
[2,"Europe/Berlin","Europe/Berlin"]
(((t0.v0 at time zone $1::text)::date - (t0.v1 at time zone $1::text)::date) is not null)
left join lateral (select (array_agg(o.placed_at order by o.placed_at))[$3::numeric::int] as v0, min(o.placed_at) as v1 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- anniversary('customer_added_date') = 0001-01-01
where ((extract(month from (c.added_at at time zone $1::text)::date) * 100 + extract(day from (c.added_at at time zone $2::text)::date)) = any($3::numeric[]))
["Europe/Berlin","Europe/Berlin",[101]]
((extract(month from x0.e0) * 100 + extract(day from x0.e0)) = any($1::numeric[]))
cross join lateral (select (c.added_at at time zone $3::text)::date as e0 offset 0) x0
reads 1; moves with {"kind":"anniversary","days":{"from":{"kind":"day","day":"0001-01-01"},"to":{"kind":"day","day":"0001-01-01"}},"column":"(c.added_at at time zone $1)::date"}

-- anniversary('customer_added_date') != 9999-12-31
where ((extract(month from (c.added_at at time zone $1::text)::date) * 100 + extract(day from (c.added_at at time zone $2::text)::date)) = any($3::numeric[])) is not true
["Europe/Berlin","Europe/Berlin",[1231]]
((extract(month from x0.e0) * 100 + extract(day from x0.e0)) = any($1::numeric[])) is not true
cross join lateral (select (c.added_at at time zone $3::text)::date as e0 offset 0) x0
reads 1; moves with {"kind":"anniversary","days":{"from":{"kind":"day","day":"9999-12-31"},"to":{"kind":"day","day":"9999-12-31"}},"column":"(c.added_at at time zone $1)::date"}

-- anniversary('customer_added_date') != today
where ((extract(month from (c.added_at at time zone $1::text)::date) * 100 + extract(day from (c.added_at at time zone $2::text)::date)) = any($3::numeric[])) is not true
["Europe/Berlin","Europe/Berlin",[515]]
((extract(month from x0.e0) * 100 + extract(day from x0.e0)) = any($1::numeric[])) is not true
cross join lateral (select (c.added_at at time zone $3::text)::date as e0 offset 0) x0
reads 1; moves with {"kind":"anniversary","days":{"from":{"kind":"today"},"to":{"kind":"today"}},"column":"(c.added_at at time zone $1)::date"}

-- anniversary('customer_added_date') IN (today, yesterday)
where (((extract(month from (c.added_at at time zone $1::text)::date) * 100 + extract(day from (c.added_at at time zone $2::text)::date)) = any($3::numeric[]) or (extract(month from (c.added_at at time zone $4::text)::date) * 100 + extract(day from (c.added_at at time zone $5::text)::date)) = any($6::numeric[])))
["Europe/Berlin","Europe/Berlin",[515],"Europe/Berlin","Europe/Berlin",[514]]
(((extract(month from x0.e0) * 100 + extract(day from x0.e0)) = any($1::numeric[]) or (extract(month from x0.e0) * 100 + extract(day from x0.e0)) = any($2::numeric[])))
cross join lateral (select (c.added_at at time zone $4::text)::date as e0 offset 0) x0
reads 1; moves with {"kind":"anniversary","days":{"from":{"kind":"today"},"to":{"kind":"today"}},"column":"(c.added_at at time zone $1)::date"} {"kind":"anniversary","days":{"from":{"kind":"yesterday"},"to":{"kind":"yesterday"}},"column":"(c.added_at at time zone $1)::date"}

-- anniversary('customer_added_date') NOT IN (yesterday, -12000m)
where (((extract(month from (c.added_at at time zone $1::text)::date) * 100 + extract(day from (c.added_at at time zone $2::text)::date)) = any($3::numeric[]) or (extract(month from (c.added_at at time zone $4::text)::date) * 100 + extract(day from (c.added_at at time zone $5::text)::date)) = any($6::numeric[]))) is not true
["Europe/Berlin","Europe/Berlin",[514],"Europe/Berlin","Europe/Berlin",[515]]
(((extract(month from x0.e0) * 100 + extract(day from x0.e0)) = any($1::numeric[]) or (extract(month from x0.e0) * 100 + extract(day from x0.e0)) = any($2::numeric[]))) is not true
cross join lateral (select (c.added_at at time zone $4::text)::date as e0 offset 0) x0
reads 1; moves with {"kind":"anniversary","days":{"from":{"kind":"yesterday"},"to":{"kind":"yesterday"}},"column":"(c.added_at at time zone $1)::date"} {"kind":"anniversary","days":{"from":{"kind":"offset","amount":-12000,"unit":"m"},"to":{"kind":"offset","amount":-12000,"unit":"m"}},"column":"(c.added_at at time zone $1)::date"}

-- anniversary('customer_added_date') > -12000m
where (((extract(month from (c.added_at at time zone $1::text)::date) * 100 + extract(day from (c.added_at at time zone $2::text)::date)) = any($3::numeric[]) and not (extract(month from (c.added_at at time zone $4::text)::date) * 100 + extract(day from (c.added_at at time zone $5::text)::date)) = any($6::numeric[])))
["Europe/Berlin","Europe/Berlin",[515,516,517,518,519,520,521,522,523,524,525,526,527,528,529,530,531,601,602,603,604,605,606,607,608,609,610,611,612,613,614,615,616,617,618,619,620,621,622,623,624,625,626,627,628,629,630,701,702,703,704,705,706,707,708,709,710,711,712,713,714,715,716,717,718,719,720,721,722,723,724,725,726,727,728,729,730,731,801,802,803,804,805,806,807,808,809,810,811,812,813,814,815,816,817,818,819,820,821,822,823,824,825,826,827,828,829,830,831,901,902,903,904,905,906,907,908,909,910,911,912,913,914,915,916,917,918,919,920,921,922,923,924,925,926,927,928,929,930,1001,1002,1003,1004,1005,1006,1007,1008,1009,1010,1011,1012,1013,1014,1015,1016,1017,1018,1019,1020,1021,1022,1023,1024,1025,1026,1027,1028,1029,1030,1031,1101,1102,1103,1104,1105,1106,1107,1108,1109,1110,1111,1112,1113,1114,1115,1116,1117,1118,1119,1120,1121,1122,1123,1124,1125,1126,1127,1128,1129,1130,1201,1202,1203,1204,1205,1206,1207,1208,1209,1210,1211,1212,1213,1214,1215,1216,1217,1218,1219,1220,1221,1222,1223,1224,1225,1226,1227,1228,1229,1230,1231],"Europe/Berlin","Europe/Berlin",[515]]
(((extract(month from x0.e0) * 100 + extract(day from x0.e0)) = any($1::numeric[]) and not (extract(month from x0.e0) * 100 + extract(day from x0.e0)) = any($2::numeric[])))
cross join lateral (select (c.added_at at time zone $4::text)::date as e0 offset 0) x0
reads 1; moves with {"kind":"anniversary","days":{"from":{"kind":"offset","amount":-12000,"unit":"m"}},"column":"(c.added_at at time zone $1)::date"} {"kind":"anniversary","days":{"from":{"kind":"offset","amount":-12000,"unit":"m"},"to":{"kind":"offset","amount":-12000,"unit":"m"}},"column":"(c.added_at at time zone $1)::date"}

-- anniversary('customer_added_date') > +1000y
where (((extract(month from (c.added_at at time zone $1::text)::date) * 100 + extract(day from (c.added_at at time zone $2::text)::date)) = any($3::numeric[]) and not (extract(month from (c.added_at at time zone $4::text)::date) * 100 + extract(day from (c.added_at at time zone $5::text)::date)) = any($6::numeric[])))
["Europe/Berlin","Europe/Berlin",[515,516,517,518,519,520,521,522,523,524,525,526,527,528,529,530,531,601,602,603,604,605,606,607,608,609,610,611,612,613,614,615,616,617,618,619,620,621,622,623,624,625,626,627,628,629,630,701,702,703,704,705,706,707,708,709,710,711,712,713,714,715,716,717,718,719,720,721,722,723,724,725,726,727,728,729,730,731,801,802,803,804,805,806,807,808,809,810,811,812,813,814,815,816,817,818,819,820,821,822,823,824,825,826,827,828,829,830,831,901,902,903,904,905,906,907,908,909,910,911,912,913,914,915,916,917,918,919,920,921,922,923,924,925,926,927,928,929,930,1001,1002,1003,1004,1005,1006,1007,1008,1009,1010,1011,1012,1013,1014,1015,1016,1017,1018,1019,1020,1021,1022,1023,1024,1025,1026,1027,1028,1029,1030,1031,1101,1102,1103,1104,1105,1106,1107,1108,1109,1110,1111,1112,1113,1114,1115,1116,1117,1118,1119,1120,1121,1122,1123,1124,1125,1126,1127,1128,1129,1130,1201,1202,1203,1204,1205,1206,1207,1208,1209,1210,1211,1212,1213,1214,1215,1216,1217,1218,1219,1220,1221,1222,1223,1224,1225,1226,1227,1228,1229,1230,1231],"Europe/Berlin","Europe/Berlin",[515]]
(((extract(month from x0.e0) * 100 + extract(day from x0.e0)) = any($1::numeric[]) and not (extract(month from x0.e0) * 100 + extract(day from x0.e0)) = any($2::numeric[])))
cross join lateral (select (c.added_at at time zone $4::text)::date as e0 offset 0) x0
reads 1; moves with {"kind":"anniversary","days":{"from":{"kind":"offset","amount":1000,"unit":"y"}},"column":"(c.added_at at time zone $1)::date"} {"kind":"anniversary","days":{"from":{"kind":"offset","amount":1000,"unit":"y"},"to":{"kind":"offset","amount":1000,"unit":"y"}},"column":"(c.added_at at time zone $1)::date"}

-- anniversary('customer_added_date') >= +1000y
where ((extract(month from (c.added_at at time zone $1::text)::date) * 100 + extract(day from (c.added_at at time zone $2::text)::date)) = any($3::numeric[]))
["Europe/Berlin","Europe/Berlin",[515,516,517,518,519,520,521,522,523,524,525,526,527,528,529,530,531,601,602,603,604,605,606,607,608,609,610,611,612,613,614,615,616,617,618,619,620,621,622,623,624,625,626,627,628,629,630,701,702,703,704,705,706,707,708,709,710,711,712,713,714,715,716,717,718,719,720,721,722,723,724,725,726,727,728,729,730,731,801,802,803,804,805,806,807,808,809,810,811,812,813,814,815,816,817,818,819,820,821,822,823,824,825,826,827,828,829,830,831,901,902,903,904,905,906,907,908,909,910,911,912,913,914,915,916,917,918,919,920,921,922,923,924,925,926,927,928,929,930,1001,1002,1003,1004,1005,1006,1007,1008,1009,1010,1011,1012,1013,1014,1015,1016,1017,1018,1019,1020,1021,1022,1023,1024,1025,1026,1027,1028,1029,1030,1031,1101,1102,1103,1104,1105,1106,1107,1108,1109,1110,1111,1112,1113,1114,1115,1116,1117,1118,1119,1120,1121,1122,1123,1124,1125,1126,1127,1128,1129,1130,1201,1202,1203,1204,1205,1206,1207,1208,1209,1210,1211,1212,1213,1214,1215,1216,1217,1218,1219,1220,1221,1222,1223,1224,1225,1226,1227,1228,1229,1230,1231]]
((extract(month from x0.e0) * 100 + extract(day from x0.e0)) = any($1::numeric[]))
cross join lateral (select (c.added_at at time zone $3::text)::date as e0 offset 0) x0
reads 1; moves with {"kind":"anniversary","days":{"from":{"kind":"offset","amount":1000,"unit":"y"}},"column":"(c.added_at at time zone $1)::date"}

-- anniversary('customer_added_date') >= 0001-01-01
where ((extract(month from (c.added_at at time zone $1::text)::date) * 100 + extract(day from (c.added_at at time zone $2::text)::date)) = any($3::numeric[]))
["Europe/Berlin","Europe/Berlin",[101,102,103,104,105,106,107,108,109,110,111,112,113,114,115,116,117,118,119,120,121,122,123,124,125,126,127,128,129,130,131,201,202,203,204,205,206,207,208,209,210,211,212,213,214,215,216,217,218,219,220,221,222,223,224,225,226,227,228,229,301,302,303,304,305,306,307,308,309,310,311,312,313,314,315,316,317,318,319,320,321,322,323,324,325,326,327,328,329,330,331,401,402,403,404,405,406,407,408,409,410,411,412,413,414,415,416,417,418,419,420,421,422,423,424,425,426,427,428,429,430,501,502,503,504,505,506,507,508,509,510,511,512,513,514,515,516,517,518,519,520,521,522,523,524,525,526,527,528,529,530,531,601,602,603,604,605,606,607,608,609,610,611,612,613,614,615,616,617,618,619,620,621,622,623,624,625,626,627,628,629,630,701,702,703,704,705,706,707,708,709,710,711,712,713,714,715,716,717,718,719,720,721,722,723,724,725,726,727,728,729,730,731,801,802,803,804,805,806,807,808,809,810,811,812,813,814,815,816,817,818,819,820,821,822,823,824,825,826,827,828,829,830,831,901,902,903,904,905,906,907,908,909,910,911,912,913,914,915,916,917,918,919,920,921,922,923,924,925,926,927,928,929,930,1001,1002,1003,1004,1005,1006,1007,1008,1009,1010,1011,1012,1013,1014,1015,1016,1017,1018,1019,1020,1021,1022,1023,1024,1025,1026,1027,1028,1029,1030,1031,1101,1102,1103,1104,1105,1106,1107,1108,1109,1110,1111,1112,1113,1114,1115,1116,1117,1118,1119,1120,1121,1122,1123,1124,1125,1126,1127,1128,1129,1130,1201,1202,1203,1204,1205,1206,1207,1208,1209,1210,1211,1212,1213,1214,1215,1216,1217,1218,1219,1220,1221,1222,1223,1224,1225,1226,1227,1228,1229,1230,1231]]
((extract(month from x0.e0) * 100 + extract(day from x0.e0)) = any($1::numeric[]))
cross join lateral (select (c.added_at at time zone $3::text)::date as e0 offset 0) x0
reads 1; moves with {"kind":"anniversary","days":{"from":{"kind":"day","day":"0001-01-01"}},"column":"(c.added_at at time zone $1)::date"}

-- anniversary('customer_added_date') < 0001-01-01
where (((extract(month from (c.added_at at time zone $1::text)::date) * 100 + extract(day from (c.added_at at time zone $2::text)::date)) = any($3::numeric[]) and not (extract(month from (c.added_at at time zone $4::text)::date) * 100 + extract(day from (c.added_at at time zone $5::text)::date)) = any($6::numeric[])))
["Europe/Berlin","Europe/Berlin",[101],"Europe/Berlin","Europe/Berlin",[101]]
(((extract(month from x0.e0) * 100 + extract(day from x0.e0)) = any($1::numeric[]) and not (extract(month from x0.e0) * 100 + extract(day from x0.e0)) = any($2::numeric[])))
cross join lateral (select (c.added_at at time zone $4::text)::date as e0 offset 0) x0
reads 1; moves with {"kind":"anniversary","days":{"to":{"kind":"day","day":"0001-01-01"}},"column":"(c.added_at at time zone $1)::date"} {"kind":"anniversary","days":{"from":{"kind":"day","day":"0001-01-01"},"to":{"kind":"day","day":"0001-01-01"}},"column":"(c.added_at at time zone $1)::date"}

-- anniversary('customer_added_date') <= 9999-12-31
where ((extract(month from (c.added_at at time zone $1::text)::date) * 100 + extract(day from (c.added_at at time zone $2::text)::date)) = any($3::numeric[]))
["Europe/Berlin","Europe/Berlin",[101,102,103,104,105,106,107,108,109,110,111,112,113,114,115,116,117,118,119,120,121,122,123,124,125,126,127,128,129,130,131,201,202,203,204,205,206,207,208,209,210,211,212,213,214,215,216,217,218,219,220,221,222,223,224,225,226,227,228,229,301,302,303,304,305,306,307,308,309,310,311,312,313,314,315,316,317,318,319,320,321,322,323,324,325,326,327,328,329,330,331,401,402,403,404,405,406,407,408,409,410,411,412,413,414,415,416,417,418,419,420,421,422,423,424,425,426,427,428,429,430,501,502,503,504,505,506,507,508,509,510,511,512,513,514,515,516,517,518,519,520,521,522,523,524,525,526,527,528,529,530,531,601,602,603,604,605,606,607,608,609,610,611,612,613,614,615,616,617,618,619,620,621,622,623,624,625,626,627,628,629,630,701,702,703,704,705,706,707,708,709,710,711,712,713,714,715,716,717,718,719,720,721,722,723,724,725,726,727,728,729,730,731,801,802,803,804,805,806,807,808,809,810,811,812,813,814,815,816,817,818,819,820,821,822,823,824,825,826,827,828,829,830,831,901,902,903,904,905,906,907,908,909,910,911,912,913,914,915,916,917,918,919,920,921,922,923,924,925,926,927,928,929,930,1001,1002,1003,1004,1005,1006,1007,1008,1009,1010,1011,1012,1013,1014,1015,1016,1017,1018,1019,1020,1021,1022,1023,1024,1025,1026,1027,1028,1029,1030,1031,1101,1102,1103,1104,1105,1106,1107,1108,1109,1110,1111,1112,1113,1114,1115,1116,1117,1118,1119,1120,1121,1122,1123,1124,1125,1126,1127,1128,1129,1130,1201,1202,1203,1204,1205,1206,1207,1208,1209,1210,1211,1212,1213,1214,1215,1216,1217,1218,1219,1220,1221,1222,1223,1224,1225,1226,1227,1228,1229,1230,1231]]
((extract(month from x0.e0) * 100 + extract(day from x0.e0)) = any($1::numeric[]))
cross join lateral (select (c.added_at at time zone $3::text)::date as e0 offset 0) x0
reads 1; moves with {"kind":"anniversary","days":{"to":{"kind":"day","day":"9999-12-31"}},"column":"(c.added_at at time zone $1)::date"}

-- anniversary('customer_added_date') <= today
where ((extract(month from (c.added_at at time zone $1::text)::date) * 100 + extract(day from (c.added_at at time zone $2::text)::date)) = any($3::numeric[]))
["Europe/Berlin","Europe/Berlin",[101,102,103,104,105,106,107,108,109,110,111,112,113,114,115,116,117,118,119,120,121,122,123,124,125,126,127,128,129,130,131,201,202,203,204,205,206,207,208,209,210,211,212,213,214,215,216,217,218,219,220,221,222,223,224,225,226,227,228,229,301,302,303,304,305,306,307,308,309,310,311,312,313,314,315,316,317,318,319,320,321,322,323,324,325,326,327,328,329,330,331,401,402,403,404,405,406,407,408,409,410,411,412,413,414,415,416,417,418,419,420,421,422,423,424,425,426,427,428,429,430,501,502,503,504,505,506,507,508,509,510,511,512,513,514,515]]
((extract(month from x0.e0) * 100 + extract(day from x0.e0)) = any($1::numeric[]))
cross join lateral (select (c.added_at at time zone $3::text)::date as e0 offset 0) x0
reads 1; moves with {"kind":"anniversary","days":{"to":{"kind":"today"}},"column":"(c.added_at at time zone $1)::date"}

-- anniversary('customer_added_date') BETWEEN today AND yesterday
where ((extract(month from (c.added_at at time zone $1::text)::date) * 100 + extract(day from (c.added_at at time zone $2::text)::date)) = any($3::numeric[]))
["Europe/Berlin","Europe/Berlin",[]]
((extract(month from x0.e0) * 100 + extract(day from x0.e0)) = any($1::numeric[]))
cross join lateral (select (c.added_at at time zone $3::text)::date as e0 offset 0) x0
reads 1; moves with {"kind":"anniversary","days":{"from":{"kind":"today"},"to":{"kind":"yesterday"}},"column":"(c.added_at at time zone $1)::date"}

-- anniversary('customer_added_date') IS NULL
where ((c.added_at at time zone $1::text)::date is not null) is not true
["Europe/Berlin"]
((c.added_at at time zone $1::text)::date is not null) is not true
reads 1

-- anniversary('customer_added_date') IS NOT NULL
where ((c.added_at at time zone $1::text)::date is not null)
["Europe/Berlin"]
((c.added_at at time zone $1::text)::date is not null)
reads 1

-- anniversary('first_order_date') = 0001-01-01
left join (select o.customer_id as customer_id, min(o.placed_at) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where ((extract(month from ((t0.v0 at time zone $1::text)::date)) * 100 + extract(day from ((t0.v0 at time zone $2::text)::date))) = any($3::numeric[]))
["Europe/Berlin","Europe/Berlin",[101]]
((extract(month from x0.e0) * 100 + extract(day from x0.e0)) = any($1::numeric[]))
left join lateral (select min(o.placed_at) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
cross join lateral (select ((t0.v0 at time zone $3::text)::date) as e0 offset 0) x0
reads 2; moves with {"kind":"anniversary","days":{"from":{"kind":"day","day":"0001-01-01"},"to":{"kind":"day","day":"0001-01-01"}},"column":"(o.placed_at at time zone $1)::date","of":"orders"}

-- anniversary('first_order_date') != 9999-12-31
left join (select o.customer_id as customer_id, min(o.placed_at) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where ((extract(month from ((t0.v0 at time zone $1::text)::date)) * 100 + extract(day from ((t0.v0 at time zone $2::text)::date))) = any($3::numeric[])) is not true
["Europe/Berlin","Europe/Berlin",[1231]]
((extract(month from x0.e0) * 100 + extract(day from x0.e0)) = any($1::numeric[])) is not true
left join lateral (select min(o.placed_at) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
cross join lateral (select ((t0.v0 at time zone $3::text)::date) as e0 offset 0) x0
reads 2; moves with {"kind":"anniversary","days":{"from":{"kind":"day","day":"9999-12-31"},"to":{"kind":"day","day":"9999-12-31"}},"column":"(o.placed_at at time zone $1)::date","of":"orders"}

-- anniversary('first_order_date') != today
left join (select o.customer_id as customer_id, min(o.placed_at) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where ((extract(month from ((t0.v0 at time zone $1::text)::date)) * 100 + extract(day from ((t0.v0 at time zone $2::text)::date))) = any($3::numeric[])) is not true
["Europe/Berlin","Europe/Berlin",[515]]
((extract(month from x0.e0) * 100 + extract(day from x0.e0)) = any($1::numeric[])) is not true
left join lateral (select min(o.placed_at) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
cross join lateral (select ((t0.v0 at time zone $3::text)::date) as e0 offset 0) x0
reads 2; moves with {"kind":"anniversary","days":{"from":{"kind":"today"},"to":{"kind":"today"}},"column":"(o.placed_at at time zone $1)::date","of":"orders"}

-- anniversary('first_order_date') IN (today, yesterday)
left join (select o.customer_id as customer_id, min(o.placed_at) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (((extract(month from ((t0.v0 at time zone $1::text)::date)) * 100 + extract(day from ((t0.v0 at time zone $2::text)::date))) = any($3::numeric[]) or (extract(month from ((t0.v0 at time zone $4::text)::date)) * 100 + extract(day from ((t0.v0 at time zone $5::text)::date))) = any($6::numeric[])))
["Europe/Berlin","Europe/Berlin",[515],"Europe/Berlin","Europe/Berlin",[514]]
(((extract(month from x0.e0) * 100 + extract(day from x0.e0)) = any($1::numeric[]) or (extract(month from x0.e0) * 100 + extract(day from x0.e0)) = any($2::numeric[])))
left join lateral (select min(o.placed_at) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
cross join lateral (select ((t0.v0 at time zone $4::text)::date) as e0 offset 0) x0
reads 2; moves with {"kind":"anniversary","days":{"from":{"kind":"today"},"to":{"kind":"today"}},"column":"(o.placed_at at time zone $1)::date","of":"orders"} {"kind":"anniversary","days":{"from":{"kind":"yesterday"},"to":{"kind":"yesterday"}},"column":"(o.placed_at at time zone $1)::date","of":"orders"}

-- anniversary('first_order_date') NOT IN (yesterday, -12000m)
left join (select o.customer_id as customer_id, min(o.placed_at) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (((extract(month from ((t0.v0 at time zone $1::text)::date)) * 100 + extract(day from ((t0.v0 at time zone $2::text)::date))) = any($3::numeric[]) or (extract(month from ((t0.v0 at time zone $4::text)::date)) * 100 + extract(day from ((t0.v0 at time zone $5::text)::date))) = any($6::numeric[]))) is not true
["Europe/Berlin","Europe/Berlin",[514],"Europe/Berlin","Europe/Berlin",[515]]
(((extract(month from x0.e0) * 100 + extract(day from x0.e0)) = any($1::numeric[]) or (extract(month from x0.e0) * 100 + extract(day from x0.e0)) = any($2::numeric[]))) is not true
left join lateral (select min(o.placed_at) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
cross join lateral (select ((t0.v0 at time zone $4::text)::date) as e0 offset 0) x0
reads 2; moves with {"kind":"anniversary","days":{"from":{"kind":"yesterday"},"to":{"kind":"yesterday"}},"column":"(o.placed_at at time zone $1)::date","of":"orders"} {"kind":"anniversary","days":{"from":{"kind":"offset","amount":-12000,"unit":"m"},"to":{"kind":"offset","amount":-12000,"unit":"m"}},"column":"(o.placed_at at time zone $1)::date","of":"orders"}

-- anniversary('first_order_date') > -12000m
left join (select o.customer_id as customer_id, min(o.placed_at) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (((extract(month from ((t0.v0 at time zone $1::text)::date)) * 100 + extract(day from ((t0.v0 at time zone $2::text)::date))) = any($3::numeric[]) and not (extract(month from ((t0.v0 at time zone $4::text)::date)) * 100 + extract(day from ((t0.v0 at time zone $5::text)::date))) = any($6::numeric[])))
["Europe/Berlin","Europe/Berlin",[515,516,517,518,519,520,521,522,523,524,525,526,527,528,529,530,531,601,602,603,604,605,606,607,608,609,610,611,612,613,614,615,616,617,618,619,620,621,622,623,624,625,626,627,628,629,630,701,702,703,704,705,706,707,708,709,710,711,712,713,714,715,716,717,718,719,720,721,722,723,724,725,726,727,728,729,730,731,801,802,803,804,805,806,807,808,809,810,811,812,813,814,815,816,817,818,819,820,821,822,823,824,825,826,827,828,829,830,831,901,902,903,904,905,906,907,908,909,910,911,912,913,914,915,916,917,918,919,920,921,922,923,924,925,926,927,928,929,930,1001,1002,1003,1004,1005,1006,1007,1008,1009,1010,1011,1012,1013,1014,1015,1016,1017,1018,1019,1020,1021,1022,1023,1024,1025,1026,1027,1028,1029,1030,1031,1101,1102,1103,1104,1105,1106,1107,1108,1109,1110,1111,1112,1113,1114,1115,1116,1117,1118,1119,1120,1121,1122,1123,1124,1125,1126,1127,1128,1129,1130,1201,1202,1203,1204,1205,1206,1207,1208,1209,1210,1211,1212,1213,1214,1215,1216,1217,1218,1219,1220,1221,1222,1223,1224,1225,1226,1227,1228,1229,1230,1231],"Europe/Berlin","Europe/Berlin",[515]]
(((extract(month from x0.e0) * 100 + extract(day from x0.e0)) = any($1::numeric[]) and not (extract(month from x0.e0) * 100 + extract(day from x0.e0)) = any($2::numeric[])))
left join lateral (select min(o.placed_at) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
cross join lateral (select ((t0.v0 at time zone $4::text)::date) as e0 offset 0) x0
reads 2; moves with {"kind":"anniversary","days":{"from":{"kind":"offset","amount":-12000,"unit":"m"}},"column":"(o.placed_at at time zone $1)::date","of":"orders"} {"kind":"anniversary","days":{"from":{"kind":"offset","amount":-12000,"unit":"m"},"to":{"kind":"offset","amount":-12000,"unit":"m"}},"column":"(o.placed_at at time zone $1)::date","of":"orders"}

-- anniversary('first_order_date') > +1000y
left join (select o.customer_id as customer_id, min(o.placed_at) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (((extract(month from ((t0.v0 at time zone $1::text)::date)) * 100 + extract(day from ((t0.v0 at time zone $2::text)::date))) = any($3::numeric[]) and not (extract(month from ((t0.v0 at time zone $4::text)::date)) * 100 + extract(day from ((t0.v0 at time zone $5::text)::date))) = any($6::numeric[])))
["Europe/Berlin","Europe/Berlin",[515,516,517,518,519,520,521,522,523,524,525,526,527,528,529,530,531,601,602,603,604,605,606,607,608,609,610,611,612,613,614,615,616,617,618,619,620,621,622,623,624,625,626,627,628,629,630,701,702,703,704,705,706,707,708,709,710,711,712,713,714,715,716,717,718,719,720,721,722,723,724,725,726,727,728,729,730,731,801,802,803,804,805,806,807,808,809,810,811,812,813,814,815,816,817,818,819,820,821,822,823,824,825,826,827,828,829,830,831,901,902,903,904,905,906,907,908,909,910,911,912,913,914,915,916,917,918,919,920,921,922,923,924,925,926,927,928,929,930,1001,1002,1003,1004,1005,1006,1007,1008,1009,1010,1011,1012,1013,1014,1015,1016,1017,1018,1019,1020,1021,1022,1023,1024,1025,1026,1027,1028,1029,1030,1031,1101,1102,1103,1104,1105,1106,1107,1108,1109,1110,1111,1112,1113,1114,1115,1116,1117,1118,1119,1120,1121,1122,1123,1124,1125,1126,1127,1128,1129,1130,1201,1202,1203,1204,1205,1206,1207,1208,1209,1210,1211,1212,1213,1214,1215,1216,1217,1218,1219,1220,1221,1222,1223,1224,1225,1226,1227,1228,1229,1230,1231],"Europe/Berlin","Europe/Berlin",[515]]
(((extract(month from x0.e0) * 100 + extract(day from x0.e0)) = any($1::numeric[]) and not (extract(month from x0.e0) * 100 + extract(day from x0.e0)) = any($2::numeric[])))
left join lateral (select min(o.placed_at) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
cross join lateral (select ((t0.v0 at time zone $4::text)::date) as e0 offset 0) x0
reads 2; moves with {"kind":"anniversary","days":{"from":{"kind":"offset","amount":1000,"unit":"y"}},"column":"(o.placed_at at time zone $1)::date","of":"orders"} {"kind":"anniversary","days":{"from":{"kind":"offset","amount":1000,"unit":"y"},"to":{"kind":"offset","amount":1000,"unit":"y"}},"column":"(o.placed_at at time zone $1)::date","of":"orders"}

-- anniversary('first_order_date') >= +1000y
left join (select o.customer_id as customer_id, min(o.placed_at) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where ((extract(month from ((t0.v0 at time zone $1::text)::date)) * 100 + extract(day from ((t0.v0 at time zone $2::text)::date))) = any($3::numeric[]))
["Europe/Berlin","Europe/Berlin",[515,516,517,518,519,520,521,522,523,524,525,526,527,528,529,530,531,601,602,603,604,605,606,607,608,609,610,611,612,613,614,615,616,617,618,619,620,621,622,623,624,625,626,627,628,629,630,701,702,703,704,705,706,707,708,709,710,711,712,713,714,715,716,717,718,719,720,721,722,723,724,725,726,727,728,729,730,731,801,802,803,804,805,806,807,808,809,810,811,812,813,814,815,816,817,818,819,820,821,822,823,824,825,826,827,828,829,830,831,901,902,903,904,905,906,907,908,909,910,911,912,913,914,915,916,917,918,919,920,921,922,923,924,925,926,927,928,929,930,1001,1002,1003,1004,1005,1006,1007,1008,1009,1010,1011,1012,1013,1014,1015,1016,1017,1018,1019,1020,1021,1022,1023,1024,1025,1026,1027,1028,1029,1030,1031,1101,1102,1103,1104,1105,1106,1107,1108,1109,1110,1111,1112,1113,1114,1115,1116,1117,1118,1119,1120,1121,1122,1123,1124,1125,1126,1127,1128,1129,1130,1201,1202,1203,1204,1205,1206,1207,1208,1209,1210,1211,1212,1213,1214,1215,1216,1217,1218,1219,1220,1221,1222,1223,1224,1225,1226,1227,1228,1229,1230,1231]]
((extract(month from x0.e0) * 100 + extract(day from x0.e0)) = any($1::numeric[]))
left join lateral (select min(o.placed_at) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
cross join lateral (select ((t0.v0 at time zone $3::text)::date) as e0 offset 0) x0
reads 2; moves with {"kind":"anniversary","days":{"from":{"kind":"offset","amount":1000,"unit":"y"}},"column":"(o.placed_at at time zone $1)::date","of":"orders"}

-- anniversary('first_order_date') >= 0001-01-01
left join (select o.customer_id as customer_id, min(o.placed_at) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where ((extract(month from ((t0.v0 at time zone $1::text)::date)) * 100 + extract(day from ((t0.v0 at time zone $2::text)::date))) = any($3::numeric[]))
["Europe/Berlin","Europe/Berlin",[101,102,103,104,105,106,107,108,109,110,111,112,113,114,115,116,117,118,119,120,121,122,123,124,125,126,127,128,129,130,131,201,202,203,204,205,206,207,208,209,210,211,212,213,214,215,216,217,218,219,220,221,222,223,224,225,226,227,228,229,301,302,303,304,305,306,307,308,309,310,311,312,313,314,315,316,317,318,319,320,321,322,323,324,325,326,327,328,329,330,331,401,402,403,404,405,406,407,408,409,410,411,412,413,414,415,416,417,418,419,420,421,422,423,424,425,426,427,428,429,430,501,502,503,504,505,506,507,508,509,510,511,512,513,514,515,516,517,518,519,520,521,522,523,524,525,526,527,528,529,530,531,601,602,603,604,605,606,607,608,609,610,611,612,613,614,615,616,617,618,619,620,621,622,623,624,625,626,627,628,629,630,701,702,703,704,705,706,707,708,709,710,711,712,713,714,715,716,717,718,719,720,721,722,723,724,725,726,727,728,729,730,731,801,802,803,804,805,806,807,808,809,810,811,812,813,814,815,816,817,818,819,820,821,822,823,824,825,826,827,828,829,830,831,901,902,903,904,905,906,907,908,909,910,911,912,913,914,915,916,917,918,919,920,921,922,923,924,925,926,927,928,929,930,1001,1002,1003,1004,1005,1006,1007,1008,1009,1010,1011,1012,1013,1014,1015,1016,1017,1018,1019,1020,1021,1022,1023,1024,1025,1026,1027,1028,1029,1030,1031,1101,1102,1103,1104,1105,1106,1107,1108,1109,1110,1111,1112,1113,1114,1115,1116,1117,1118,1119,1120,1121,1122,1123,1124,1125,1126,1127,1128,1129,1130,1201,1202,1203,1204,1205,1206,1207,1208,1209,1210,1211,1212,1213,1214,1215,1216,1217,1218,1219,1220,1221,1222,1223,1224,1225,1226,1227,1228,1229,1230,1231]]
((extract(month from x0.e0) * 100 + extract(day from x0.e0)) = any($1::numeric[]))
left join lateral (select min(o.placed_at) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
cross join lateral (select ((t0.v0 at time zone $3::text)::date) as e0 offset 0) x0
reads 2; moves with {"kind":"anniversary","days":{"from":{"kind":"day","day":"0001-01-01"}},"column":"(o.placed_at at time zone $1)::date","of":"orders"}

-- anniversary('first_order_date') < 0001-01-01
left join (select o.customer_id as customer_id, min(o.placed_at) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (((extract(month from ((t0.v0 at time zone $1::text)::date)) * 100 + extract(day from ((t0.v0 at time zone $2::text)::date))) = any($3::numeric[]) and not (extract(month from ((t0.v0 at time zone $4::text)::date)) * 100 + extract(day from ((t0.v0 at time zone $5::text)::date))) = any($6::numeric[])))
["Europe/Berlin","Europe/Berlin",[101],"Europe/Berlin","Europe/Berlin",[101]]
(((extract(month from x0.e0) * 100 + extract(day from x0.e0)) = any($1::numeric[]) and not (extract(month from x0.e0) * 100 + extract(day from x0.e0)) = any($2::numeric[])))
left join lateral (select min(o.placed_at) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
cross join lateral (select ((t0.v0 at time zone $4::text)::date) as e0 offset 0) x0
reads 2; moves with {"kind":"anniversary","days":{"to":{"kind":"day","day":"0001-01-01"}},"column":"(o.placed_at at time zone $1)::date","of":"orders"} {"kind":"anniversary","days":{"from":{"kind":"day","day":"0001-01-01"},"to":{"kind":"day","day":"0001-01-01"}},"column":"(o.placed_at at time zone $1)::date","of":"orders"}

-- anniversary('first_order_date') <= 9999-12-31
left join (select o.customer_id as customer_id, min(o.placed_at) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where ((extract(month from ((t0.v0 at time zone $1::text)::date)) * 100 + extract(day from ((t0.v0 at time zone $2::text)::date))) = any($3::numeric[]))
["Europe/Berlin","Europe/Berlin",[101,102,103,104,105,106,107,108,109,110,111,112,113,114,115,116,117,118,119,120,121,122,123,124,125,126,127,128,129,130,131,201,202,203,204,205,206,207,208,209,210,211,212,213,214,215,216,217,218,219,220,221,222,223,224,225,226,227,228,229,301,302,303,304,305,306,307,308,309,310,311,312,313,314,315,316,317,318,319,320,321,322,323,324,325,326,327,328,329,330,331,401,402,403,404,405,406,407,408,409,410,411,412,413,414,415,416,417,418,419,420,421,422,423,424,425,426,427,428,429,430,501,502,503,504,505,506,507,508,509,510,511,512,513,514,515,516,517,518,519,520,521,522,523,524,525,526,527,528,529,530,531,601,602,603,604,605,606,607,608,609,610,611,612,613,614,615,616,617,618,619,620,621,622,623,624,625,626,627,628,629,630,701,702,703,704,705,706,707,708,709,710,711,712,713,714,715,716,717,718,719,720,721,722,723,724,725,726,727,728,729,730,731,801,802,803,804,805,806,807,808,809,810,811,812,813,814,815,816,817,818,819,820,821,822,823,824,825,826,827,828,829,830,831,901,902,903,904,905,906,907,908,909,910,911,912,913,914,915,916,917,918,919,920,921,922,923,924,925,926,927,928,929,930,1001,1002,1003,1004,1005,1006,1007,1008,1009,1010,1011,1012,1013,1014,1015,1016,1017,1018,1019,1020,1021,1022,1023,1024,1025,1026,1027,1028,1029,1030,1031,1101,1102,1103,1104,1105,1106,1107,1108,1109,1110,1111,1112,1113,1114,1115,1116,1117,1118,1119,1120,1121,1122,1123,1124,1125,1126,1127,1128,1129,1130,1201,1202,1203,1204,1205,1206,1207,1208,1209,1210,1211,1212,1213,1214,1215,1216,1217,1218,1219,1220,1221,1222,1223,1224,1225,1226,1227,1228,1229,1230,1231]]
((extract(month from x0.e0) * 100 + extract(day from x0.e0)) = any($1::numeric[]))
left join lateral (select min(o.placed_at) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
cross join lateral (select ((t0.v0 at time zone $3::text)::date) as e0 offset 0) x0
reads 2; moves with {"kind":"anniversary","days":{"to":{"kind":"day","day":"9999-12-31"}},"column":"(o.placed_at at time zone $1)::date","of":"orders"}

-- anniversary('first_order_date') <= today
left join (select o.customer_id as customer_id, min(o.placed_at) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where ((extract(month from ((t0.v0 at time zone $1::text)::date)) * 100 + extract(day from ((t0.v0 at time zone $2::text)::date))) = any($3::numeric[]))
["Europe/Berlin","Europe/Berlin",[101,102,103,104,105,106,107,108,109,110,111,112,113,114,115,116,117,118,119,120,121,122,123,124,125,126,127,128,129,130,131,201,202,203,204,205,206,207,208,209,210,211,212,213,214,215,216,217,218,219,220,221,222,223,224,225,226,227,228,229,301,302,303,304,305,306,307,308,309,310,311,312,313,314,315,316,317,318,319,320,321,322,323,324,325,326,327,328,329,330,331,401,402,403,404,405,406,407,408,409,410,411,412,413,414,415,416,417,418,419,420,421,422,423,424,425,426,427,428,429,430,501,502,503,504,505,506,507,508,509,510,511,512,513,514,515]]
((extract(month from x0.e0) * 100 + extract(day from x0.e0)) = any($1::numeric[]))
left join lateral (select min(o.placed_at) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
cross join lateral (select ((t0.v0 at time zone $3::text)::date) as e0 offset 0) x0
reads 2; moves with {"kind":"anniversary","days":{"to":{"kind":"today"}},"column":"(o.placed_at at time zone $1)::date","of":"orders"}

-- anniversary('first_order_date') BETWEEN today AND yesterday
left join (select o.customer_id as customer_id, min(o.placed_at) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where ((extract(month from ((t0.v0 at time zone $1::text)::date)) * 100 + extract(day from ((t0.v0 at time zone $2::text)::date))) = any($3::numeric[]))
["Europe/Berlin","Europe/Berlin",[]]
((extract(month from x0.e0) * 100 + extract(day from x0.e0)) = any($1::numeric[]))
left join lateral (select min(o.placed_at) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
cross join lateral (select ((t0.v0 at time zone $3::text)::date) as e0 offset 0) x0
reads 2; moves with {"kind":"anniversary","days":{"from":{"kind":"today"},"to":{"kind":"yesterday"}},"column":"(o.placed_at at time zone $1)::date","of":"orders"}

-- anniversary('first_order_date') IS NULL
left join (select o.customer_id as customer_id, min(o.placed_at) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (((t0.v0 at time zone $1::text)::date) is not null) is not true
["Europe/Berlin"]
(((t0.v0 at time zone $1::text)::date) is not null) is not true
left join lateral (select min(o.placed_at) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- anniversary('first_order_date') IS NOT NULL
left join (select o.customer_id as customer_id, min(o.placed_at) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (((t0.v0 at time zone $1::text)::date) is not null)
["Europe/Berlin"]
(((t0.v0 at time zone $1::text)::date) is not null)
left join lateral (select min(o.placed_at) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- ignoring_case('first_name') = 'O\'Hara'
where (caseless(c.first_name) = caseless($1::text))
["O'Hara"]
(caseless(c.first_name) = caseless($1::text))
reads 1

-- ignoring_case('first_name') != 5
where (caseless(c.first_name) = caseless($1::text)) is not true
["5"]
(caseless(c.first_name) = caseless($1::text)) is not true
reads 1

-- ignoring_case('first_name') IN ('O\'Hara', 5)
where (caseless(c.first_name) = any((select array[caseless($1::text),caseless($2::text)])::text[]))
["O'Hara","5"]
(caseless(c.first_name) = any((select array[caseless($1::text),caseless($2::text)])::text[]))
reads 1

-- ignoring_case('first_name') NOT IN (5, 'O\'Hara')
where (caseless(c.first_name) = any((select array[caseless($1::text),caseless($2::text)])::text[])) is not true
["5","O'Hara"]
(caseless(c.first_name) = any((select array[caseless($1::text),caseless($2::text)])::text[])) is not true
reads 1

-- ignoring_case('first_name') CONTAINS 'O\'Hara'
where (strpos(caseless(c.first_name), caseless($1::text)) > 0)
["O'Hara"]
(strpos(caseless(c.first_name), caseless($1::text)) > 0)
reads 1

-- ignoring_case('first_name') NOT CONTAINS 5
where (strpos(caseless(c.first_name), caseless($1::text)) > 0) is not true
["5"]
(strpos(caseless(c.first_name), caseless($1::text)) > 0) is not true
reads 1

-- ignoring_case('first_name') STARTS WITH 'O\'Hara'
where (starts_with(caseless(c.first_name), caseless($1::text)))
["O'Hara"]
(starts_with(caseless(c.first_name), caseless($1::text)))
reads 1

-- ignoring_case('first_name') ENDS WITH 5
where (right(caseless(c.first_name), length(caseless($1::text))) = caseless($2::text))
["5","5"]
(right(caseless(c.first_name), length(caseless($1::text))) = caseless($1::text))
reads 1

-- ignoring_case('first_name') IS NULL
where (caseless(c.first_name) is not null) is not true
[]
(caseless(c.first_name) is not null) is not true
reads 1

-- ignoring_case('first_name') IS NOT NULL
where (caseless(c.first_name) is not null)
[]
(caseless(c.first_name) is not null)
reads 1

-- ignoring_case('company_name') = 'O\'Hara'
left join (select cc.customer_id as customer_id, max(co.name) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.position = 0 group by cc.customer_id) t0 on t0.customer_id = c.id where ((caseless(t0.v0)) = caseless($1::text))
["O'Hara"]
((caseless(t0.v0)) = caseless($1::text))
left join lateral (select max(co.name) filter (where cc.position = 0) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.customer_id = c.id having count(*) > 0) t0 on true
reads 256

-- ignoring_case('company_name') != 5
left join (select cc.customer_id as customer_id, max(co.name) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.position = 0 group by cc.customer_id) t0 on t0.customer_id = c.id where ((caseless(t0.v0)) = caseless($1::text)) is not true
["5"]
((caseless(t0.v0)) = caseless($1::text)) is not true
left join lateral (select max(co.name) filter (where cc.position = 0) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.customer_id = c.id having count(*) > 0) t0 on true
reads 256

-- ignoring_case('company_name') IN ('O\'Hara', 5)
left join (select cc.customer_id as customer_id, max(co.name) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.position = 0 group by cc.customer_id) t0 on t0.customer_id = c.id where ((caseless(t0.v0)) = any((select array[caseless($1::text),caseless($2::text)])::text[]))
["O'Hara","5"]
((caseless(t0.v0)) = any((select array[caseless($1::text),caseless($2::text)])::text[]))
left join lateral (select max(co.name) filter (where cc.position = 0) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.customer_id = c.id having count(*) > 0) t0 on true
reads 256

-- ignoring_case('company_name') NOT IN (5, 'O\'Hara')
left join (select cc.customer_id as customer_id, max(co.name) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.position = 0 group by cc.customer_id) t0 on t0.customer_id = c.id where ((caseless(t0.v0)) = any((select array[caseless($1::text),caseless($2::text)])::text[])) is not true
["5","O'Hara"]
((caseless(t0.v0)) = any((select array[caseless($1::text),caseless($2::text)])::text[])) is not true
left join lateral (select max(co.name) filter (where cc.position = 0) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.customer_id = c.id having count(*) > 0) t0 on true
reads 256

-- ignoring_case('company_name') CONTAINS 'O\'Hara'
left join (select cc.customer_id as customer_id, max(co.name) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.position = 0 group by cc.customer_id) t0 on t0.customer_id = c.id where (strpos((caseless(t0.v0)), caseless($1::text)) > 0)
["O'Hara"]
(strpos((caseless(t0.v0)), caseless($1::text)) > 0)
left join lateral (select max(co.name) filter (where cc.position = 0) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.customer_id = c.id having count(*) > 0) t0 on true
reads 256

-- ignoring_case('company_name') NOT CONTAINS 5
left join (select cc.customer_id as customer_id, max(co.name) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.position = 0 group by cc.customer_id) t0 on t0.customer_id = c.id where (strpos((caseless(t0.v0)), caseless($1::text)) > 0) is not true
["5"]
(strpos((caseless(t0.v0)), caseless($1::text)) > 0) is not true
left join lateral (select max(co.name) filter (where cc.position = 0) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.customer_id = c.id having count(*) > 0) t0 on true
reads 256

-- ignoring_case('company_name') STARTS WITH 'O\'Hara'
left join (select cc.customer_id as customer_id, max(co.name) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.position = 0 group by cc.customer_id) t0 on t0.customer_id = c.id where (starts_with((caseless(t0.v0)), caseless($1::text)))
["O'Hara"]
(starts_with((caseless(t0.v0)), caseless($1::text)))
left join lateral (select max(co.name) filter (where cc.position = 0) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.customer_id = c.id having count(*) > 0) t0 on true
reads 256

-- ignoring_case('company_name') ENDS WITH 5
left join (select cc.customer_id as customer_id, max(co.name) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.position = 0 group by cc.customer_id) t0 on t0.customer_id = c.id where (right((caseless(t0.v0)), length(caseless($1::text))) = caseless($2::text))
["5","5"]
(right((caseless(t0.v0)), length(caseless($1::text))) = caseless($1::text))
left join lateral (select max(co.name) filter (where cc.position = 0) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.customer_id = c.id having count(*) > 0) t0 on true
reads 256

-- ignoring_case('company_name') IS NULL
left join (select cc.customer_id as customer_id, max(co.name) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.position = 0 group by cc.customer_id) t0 on t0.customer_id = c.id where ((caseless(t0.v0)) is not null) is not true
[]
((caseless(t0.v0)) is not null) is not true
left join lateral (select max(co.name) filter (where cc.position = 0) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.customer_id = c.id having count(*) > 0) t0 on true
reads 256

-- ignoring_case('company_name') IS NOT NULL
left join (select cc.customer_id as customer_id, max(co.name) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.position = 0 group by cc.customer_id) t0 on t0.customer_id = c.id where ((caseless(t0.v0)) is not null)
[]
((caseless(t0.v0)) is not null)
left join lateral (select max(co.name) filter (where cc.position = 0) as v0 from customer_company cc join company co on co.id = cc.company_id where cc.customer_id = c.id having count(*) > 0) t0 on true
reads 256

-- ignoring_case('favourite_brands') CONTAINS 'O\'Hara'
left join (select l.customer_id as customer_id, (select array_agg(one order by times desc, one) from (select one collate "C" as one, count(*) as times
    from unnest(array_agg(p.brand)) one where one is not null group by 1 order by 2 desc, 1 limit $1::int) frequent) as v0 from order_line l left join product p on p.id = l.product_id group by l.customer_id) t0 on t0.customer_id = c.id where (lower_all(t0.v0) && (select array[caseless($1::text)])::text[])
[5,"O'Hara"]
(lower_all(t0.v0) && (select array[caseless($1::text)])::text[])
left join lateral (select (select array_agg(one order by times desc, one) from (select one collate "C" as one, count(*) as times
    from unnest(array_agg(p.brand)) one where one is not null group by 1 order by 2 desc, 1 limit $3::numeric::int) frequent) as v0 from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- ignoring_case('favourite_brands') NOT CONTAINS 5
left join (select l.customer_id as customer_id, (select array_agg(one order by times desc, one) from (select one collate "C" as one, count(*) as times
    from unnest(array_agg(p.brand)) one where one is not null group by 1 order by 2 desc, 1 limit $1::int) frequent) as v0 from order_line l left join product p on p.id = l.product_id group by l.customer_id) t0 on t0.customer_id = c.id where (lower_all(t0.v0) && (select array[caseless($1::text)])::text[]) is not true
[5,"5"]
(lower_all(t0.v0) && (select array[caseless($1::text)])::text[]) is not true
left join lateral (select (select array_agg(one order by times desc, one) from (select one collate "C" as one, count(*) as times
    from unnest(array_agg(p.brand)) one where one is not null group by 1 order by 2 desc, 1 limit $3::numeric::int) frequent) as v0 from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- ignoring_case('favourite_brands') IS NULL
left join (select l.customer_id as customer_id, (select array_agg(one order by times desc, one) from (select one collate "C" as one, count(*) as times
    from unnest(array_agg(p.brand)) one where one is not null group by 1 order by 2 desc, 1 limit $1::int) frequent) as v0 from order_line l left join product p on p.id = l.product_id group by l.customer_id) t0 on t0.customer_id = c.id where (cardinality(lower_all(t0.v0)) > 0) is not true
[5]
(cardinality(lower_all(t0.v0)) > 0) is not true
left join lateral (select (select array_agg(one order by times desc, one) from (select one collate "C" as one, count(*) as times
    from unnest(array_agg(p.brand)) one where one is not null group by 1 order by 2 desc, 1 limit $2::numeric::int) frequent) as v0 from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- ignoring_case('favourite_brands') IS NOT NULL
left join (select l.customer_id as customer_id, (select array_agg(one order by times desc, one) from (select one collate "C" as one, count(*) as times
    from unnest(array_agg(p.brand)) one where one is not null group by 1 order by 2 desc, 1 limit $1::int) frequent) as v0 from order_line l left join product p on p.id = l.product_id group by l.customer_id) t0 on t0.customer_id = c.id where (cardinality(lower_all(t0.v0)) > 0)
[5]
(cardinality(lower_all(t0.v0)) > 0)
left join lateral (select (select array_agg(one order by times desc, one) from (select one collate "C" as one, count(*) as times
    from unnest(array_agg(p.brand)) one where one is not null group by 1 order by 2 desc, 1 limit $2::numeric::int) frequent) as v0 from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- ignoring_accents('first_name') = 'O\'Hara'
where (unaccented(c.first_name) = unaccented($1::text))
["O'Hara"]
(unaccented(c.first_name) = unaccented($1::text))
reads 1

-- ignoring_accents('first_name') != 5
where (unaccented(c.first_name) = unaccented($1::text)) is not true
["5"]
(unaccented(c.first_name) = unaccented($1::text)) is not true
reads 1

-- ignoring_accents('first_name') IN ('O\'Hara', 5)
where (unaccented(c.first_name) = any((select array[unaccented($1::text),unaccented($2::text)])::text[]))
["O'Hara","5"]
(unaccented(c.first_name) = any((select array[unaccented($1::text),unaccented($2::text)])::text[]))
reads 1

-- ignoring_accents('first_name') NOT IN (5, 'O\'Hara')
where (unaccented(c.first_name) = any((select array[unaccented($1::text),unaccented($2::text)])::text[])) is not true
["5","O'Hara"]
(unaccented(c.first_name) = any((select array[unaccented($1::text),unaccented($2::text)])::text[])) is not true
reads 1

-- ignoring_accents('first_name') CONTAINS 'O\'Hara'
where (strpos(unaccented(c.first_name), unaccented($1::text)) > 0)
["O'Hara"]
(strpos(unaccented(c.first_name), unaccented($1::text)) > 0)
reads 1

-- ignoring_accents('first_name') NOT CONTAINS 5
where (strpos(unaccented(c.first_name), unaccented($1::text)) > 0) is not true
["5"]
(strpos(unaccented(c.first_name), unaccented($1::text)) > 0) is not true
reads 1

-- ignoring_accents('first_name') STARTS WITH 'O\'Hara'
where (starts_with(unaccented(c.first_name), unaccented($1::text)))
["O'Hara"]
(starts_with(unaccented(c.first_name), unaccented($1::text)))
reads 1

-- ignoring_accents('first_name') ENDS WITH 5
where (right(unaccented(c.first_name), length(unaccented($1::text))) = unaccented($2::text))
["5","5"]
(right(unaccented(c.first_name), length(unaccented($1::text))) = unaccented($1::text))
reads 1

-- ignoring_accents('first_name') IS NULL
where (unaccented(c.first_name) is not null) is not true
[]
(unaccented(c.first_name) is not null) is not true
reads 1

-- ignoring_accents('first_name') IS NOT NULL
where (unaccented(c.first_name) is not null)
[]
(unaccented(c.first_name) is not null)
reads 1

-- ignoring_accents('customer_tags') CONTAINS 'O\'Hara'
where (unaccented_all(c.tags) && (select array[unaccented($1::text)])::text[])
["O'Hara"]
(unaccented_all(c.tags) && (select array[unaccented($1::text)])::text[])
reads 1

-- ignoring_accents('customer_tags') NOT CONTAINS 5
where (unaccented_all(c.tags) && (select array[unaccented($1::text)])::text[]) is not true
["5"]
(unaccented_all(c.tags) && (select array[unaccented($1::text)])::text[]) is not true
reads 1

-- ignoring_accents('customer_tags') IS NULL
where (cardinality(unaccented_all(c.tags)) > 0) is not true
[]
(cardinality(unaccented_all(c.tags)) > 0) is not true
reads 1

-- ignoring_accents('customer_tags') IS NOT NULL
where (cardinality(unaccented_all(c.tags)) > 0)
[]
(cardinality(unaccented_all(c.tags)) > 0)
reads 1

-- ignoring_accents('customer_countries') CONTAINS 'O\'Hara'
where exists (select from customer_address a where a.customer_id = c.id and unaccented(a.country_code) = unaccented($1::text))
["O'Hara"]
(t0.v0)
left join lateral (select bool_or(unaccented(a.country_code) = unaccented($2::text)) as v0 from customer_address a where a.customer_id = c.id having count(*) > 0) t0 on true
reads 1

-- ignoring_accents('customer_countries') NOT CONTAINS 5
where not exists (select from customer_address a where a.customer_id = c.id and unaccented(a.country_code) = unaccented($1::text))
["5"]
(t0.v0) is not true
left join lateral (select bool_or(unaccented(a.country_code) = unaccented($2::text)) as v0 from customer_address a where a.customer_id = c.id having count(*) > 0) t0 on true
reads 1

-- ignoring_accents('customer_countries') IS NULL
where not exists (select from customer_address a where a.customer_id = c.id and unaccented(a.country_code) is not null)
[]
(t0.v0) is not true
left join lateral (select bool_or(unaccented(a.country_code) is not null) as v0 from customer_address a where a.customer_id = c.id having count(*) > 0) t0 on true
reads 1

-- ignoring_accents('customer_countries') IS NOT NULL
where exists (select from customer_address a where a.customer_id = c.id and unaccented(a.country_code) is not null)
[]
(t0.v0)
left join lateral (select bool_or(unaccented(a.country_code) is not null) as v0 from customer_address a where a.customer_id = c.id having count(*) > 0) t0 on true
reads 1

-- ignoring_accents('customer_email_domain') = 'O\'Hara'
left join (select e.customer_id as customer_id, max(caseless(split_part(e.email, '@', 2))) as v0 from customer_email e where e.position = 0 group by e.customer_id) t0 on t0.customer_id = c.id where ((unaccented(t0.v0)) = unaccented($1::text))
["O'Hara"]
((unaccented(t0.v0)) = unaccented($1::text))
left join lateral (select max(caseless(split_part(e.email, '@', 2))) filter (where e.position = 0) as v0 from customer_email e where e.customer_id = c.id having count(*) > 0) t0 on true
reads 1

-- ignoring_accents('customer_email_domain') != 5
left join (select e.customer_id as customer_id, max(caseless(split_part(e.email, '@', 2))) as v0 from customer_email e where e.position = 0 group by e.customer_id) t0 on t0.customer_id = c.id where ((unaccented(t0.v0)) = unaccented($1::text)) is not true
["5"]
((unaccented(t0.v0)) = unaccented($1::text)) is not true
left join lateral (select max(caseless(split_part(e.email, '@', 2))) filter (where e.position = 0) as v0 from customer_email e where e.customer_id = c.id having count(*) > 0) t0 on true
reads 1

-- ignoring_accents('customer_email_domain') IN ('O\'Hara', 5)
left join (select e.customer_id as customer_id, max(caseless(split_part(e.email, '@', 2))) as v0 from customer_email e where e.position = 0 group by e.customer_id) t0 on t0.customer_id = c.id where ((unaccented(t0.v0)) = any((select array[unaccented($1::text),unaccented($2::text)])::text[]))
["O'Hara","5"]
((unaccented(t0.v0)) = any((select array[unaccented($1::text),unaccented($2::text)])::text[]))
left join lateral (select max(caseless(split_part(e.email, '@', 2))) filter (where e.position = 0) as v0 from customer_email e where e.customer_id = c.id having count(*) > 0) t0 on true
reads 1

-- ignoring_accents('customer_email_domain') NOT IN (5, 'O\'Hara')
left join (select e.customer_id as customer_id, max(caseless(split_part(e.email, '@', 2))) as v0 from customer_email e where e.position = 0 group by e.customer_id) t0 on t0.customer_id = c.id where ((unaccented(t0.v0)) = any((select array[unaccented($1::text),unaccented($2::text)])::text[])) is not true
["5","O'Hara"]
((unaccented(t0.v0)) = any((select array[unaccented($1::text),unaccented($2::text)])::text[])) is not true
left join lateral (select max(caseless(split_part(e.email, '@', 2))) filter (where e.position = 0) as v0 from customer_email e where e.customer_id = c.id having count(*) > 0) t0 on true
reads 1

-- ignoring_accents('customer_email_domain') CONTAINS 'O\'Hara'
left join (select e.customer_id as customer_id, max(caseless(split_part(e.email, '@', 2))) as v0 from customer_email e where e.position = 0 group by e.customer_id) t0 on t0.customer_id = c.id where (strpos((unaccented(t0.v0)), unaccented($1::text)) > 0)
["O'Hara"]
(strpos((unaccented(t0.v0)), unaccented($1::text)) > 0)
left join lateral (select max(caseless(split_part(e.email, '@', 2))) filter (where e.position = 0) as v0 from customer_email e where e.customer_id = c.id having count(*) > 0) t0 on true
reads 1

-- ignoring_accents('customer_email_domain') NOT CONTAINS 5
left join (select e.customer_id as customer_id, max(caseless(split_part(e.email, '@', 2))) as v0 from customer_email e where e.position = 0 group by e.customer_id) t0 on t0.customer_id = c.id where (strpos((unaccented(t0.v0)), unaccented($1::text)) > 0) is not true
["5"]
(strpos((unaccented(t0.v0)), unaccented($1::text)) > 0) is not true
left join lateral (select max(caseless(split_part(e.email, '@', 2))) filter (where e.position = 0) as v0 from customer_email e where e.customer_id = c.id having count(*) > 0) t0 on true
reads 1

-- ignoring_accents('customer_email_domain') STARTS WITH 'O\'Hara'
left join (select e.customer_id as customer_id, max(caseless(split_part(e.email, '@', 2))) as v0 from customer_email e where e.position = 0 group by e.customer_id) t0 on t0.customer_id = c.id where (starts_with((unaccented(t0.v0)), unaccented($1::text)))
["O'Hara"]
(starts_with((unaccented(t0.v0)), unaccented($1::text)))
left join lateral (select max(caseless(split_part(e.email, '@', 2))) filter (where e.position = 0) as v0 from customer_email e where e.customer_id = c.id having count(*) > 0) t0 on true
reads 1

-- ignoring_accents('customer_email_domain') ENDS WITH 5
left join (select e.customer_id as customer_id, max(caseless(split_part(e.email, '@', 2))) as v0 from customer_email e where e.position = 0 group by e.customer_id) t0 on t0.customer_id = c.id where (right((unaccented(t0.v0)), length(unaccented($1::text))) = unaccented($2::text))
["5","5"]
(right((unaccented(t0.v0)), length(unaccented($1::text))) = unaccented($1::text))
left join lateral (select max(caseless(split_part(e.email, '@', 2))) filter (where e.position = 0) as v0 from customer_email e where e.customer_id = c.id having count(*) > 0) t0 on true
reads 1

-- ignoring_accents('customer_email_domain') IS NULL
left join (select e.customer_id as customer_id, max(caseless(split_part(e.email, '@', 2))) as v0 from customer_email e where e.position = 0 group by e.customer_id) t0 on t0.customer_id = c.id where ((unaccented(t0.v0)) is not null) is not true
[]
((unaccented(t0.v0)) is not null) is not true
left join lateral (select max(caseless(split_part(e.email, '@', 2))) filter (where e.position = 0) as v0 from customer_email e where e.customer_id = c.id having count(*) > 0) t0 on true
reads 1

-- ignoring_accents('customer_email_domain') IS NOT NULL
left join (select e.customer_id as customer_id, max(caseless(split_part(e.email, '@', 2))) as v0 from customer_email e where e.position = 0 group by e.customer_id) t0 on t0.customer_id = c.id where ((unaccented(t0.v0)) is not null)
[]
((unaccented(t0.v0)) is not null)
left join lateral (select max(caseless(split_part(e.email, '@', 2))) filter (where e.position = 0) as v0 from customer_email e where e.customer_id = c.id having count(*) > 0) t0 on true
reads 1

-- ignoring_accents('favourite_brands') CONTAINS 'O\'Hara'
left join (select l.customer_id as customer_id, (select array_agg(one order by times desc, one) from (select one collate "C" as one, count(*) as times
    from unnest(array_agg(p.brand)) one where one is not null group by 1 order by 2 desc, 1 limit $1::int) frequent) as v0 from order_line l left join product p on p.id = l.product_id group by l.customer_id) t0 on t0.customer_id = c.id where (unaccented_all(t0.v0) && (select array[unaccented($1::text)])::text[])
[5,"O'Hara"]
(unaccented_all(t0.v0) && (select array[unaccented($1::text)])::text[])
left join lateral (select (select array_agg(one order by times desc, one) from (select one collate "C" as one, count(*) as times
    from unnest(array_agg(p.brand)) one where one is not null group by 1 order by 2 desc, 1 limit $3::numeric::int) frequent) as v0 from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- ignoring_accents('favourite_brands') NOT CONTAINS 5
left join (select l.customer_id as customer_id, (select array_agg(one order by times desc, one) from (select one collate "C" as one, count(*) as times
    from unnest(array_agg(p.brand)) one where one is not null group by 1 order by 2 desc, 1 limit $1::int) frequent) as v0 from order_line l left join product p on p.id = l.product_id group by l.customer_id) t0 on t0.customer_id = c.id where (unaccented_all(t0.v0) && (select array[unaccented($1::text)])::text[]) is not true
[5,"5"]
(unaccented_all(t0.v0) && (select array[unaccented($1::text)])::text[]) is not true
left join lateral (select (select array_agg(one order by times desc, one) from (select one collate "C" as one, count(*) as times
    from unnest(array_agg(p.brand)) one where one is not null group by 1 order by 2 desc, 1 limit $3::numeric::int) frequent) as v0 from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- ignoring_accents('favourite_brands') IS NULL
left join (select l.customer_id as customer_id, (select array_agg(one order by times desc, one) from (select one collate "C" as one, count(*) as times
    from unnest(array_agg(p.brand)) one where one is not null group by 1 order by 2 desc, 1 limit $1::int) frequent) as v0 from order_line l left join product p on p.id = l.product_id group by l.customer_id) t0 on t0.customer_id = c.id where (cardinality(unaccented_all(t0.v0)) > 0) is not true
[5]
(cardinality(unaccented_all(t0.v0)) > 0) is not true
left join lateral (select (select array_agg(one order by times desc, one) from (select one collate "C" as one, count(*) as times
    from unnest(array_agg(p.brand)) one where one is not null group by 1 order by 2 desc, 1 limit $2::numeric::int) frequent) as v0 from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- ignoring_accents('favourite_brands') IS NOT NULL
left join (select l.customer_id as customer_id, (select array_agg(one order by times desc, one) from (select one collate "C" as one, count(*) as times
    from unnest(array_agg(p.brand)) one where one is not null group by 1 order by 2 desc, 1 limit $1::int) frequent) as v0 from order_line l left join product p on p.id = l.product_id group by l.customer_id) t0 on t0.customer_id = c.id where (cardinality(unaccented_all(t0.v0)) > 0)
[5]
(cardinality(unaccented_all(t0.v0)) > 0)
left join lateral (select (select array_agg(one order by times desc, one) from (select one collate "C" as one, count(*) as times
    from unnest(array_agg(p.brand)) one where one is not null group by 1 order by 2 desc, 1 limit $2::numeric::int) frequent) as v0 from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed MATCHES ()
where exists (select from "order" o where o.customer_id = c.id)
[]
(t0.v0)
left join lateral (select true as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed NOT MATCHES (date = 0001-01-01)
where not exists (select from "order" o where o.customer_id = c.id and ((o.placed_at >= $1::timestamptz and o.placed_at < $2::timestamptz)))
["0001-12-31T23:06:32.000000Z BC","0001-01-01T23:06:32.000000Z"]
(t0.v0) is not true
left join lateral (select bool_or(((o.placed_at >= $2::timestamptz and o.placed_at < $3::timestamptz))) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed MATCHES (date = 9999-12-31)
where exists (select from "order" o where o.customer_id = c.id and ((o.placed_at >= $1::timestamptz and o.placed_at < $2::timestamptz)))
["9999-12-30T23:00:00.000000Z","9999-12-31T23:00:00.000000Z"]
(t0.v0)
left join lateral (select bool_or(((o.placed_at >= $2::timestamptz and o.placed_at < $3::timestamptz))) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed MATCHES (date != 9999-12-31)
where exists (select from "order" o where o.customer_id = c.id and ((o.placed_at >= $1::timestamptz and o.placed_at < $2::timestamptz)) is not true)
["9999-12-30T23:00:00.000000Z","9999-12-31T23:00:00.000000Z"]
(t0.v0)
left join lateral (select bool_or(((o.placed_at >= $2::timestamptz and o.placed_at < $3::timestamptz)) is not true) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed NOT MATCHES (date != today)
where not exists (select from "order" o where o.customer_id = c.id and ((o.placed_at >= $1::timestamptz and o.placed_at < $2::timestamptz)) is not true)
["2026-05-14T22:00:00.000Z","2026-05-15T22:00:00.000Z"]
(t0.v0) is not true
left join lateral (select bool_or(((o.placed_at >= $2::timestamptz and o.placed_at < $3::timestamptz)) is not true) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2; moves with {"kind":"date","type":"instant","point":{"kind":"today"},"column":"o.placed_at","of":"orders"}

-- orders_placed MATCHES (date IN (today, yesterday))
where exists (select from "order" o where o.customer_id = c.id and (((o.placed_at >= $1::timestamptz and o.placed_at < $2::timestamptz) or (o.placed_at >= $3::timestamptz and o.placed_at < $4::timestamptz))))
["2026-05-14T22:00:00.000Z","2026-05-15T22:00:00.000Z","2026-05-13T22:00:00.000Z","2026-05-14T22:00:00.000Z"]
(t0.v0)
left join lateral (select bool_or((((o.placed_at >= $2::timestamptz and o.placed_at < $3::timestamptz) or (o.placed_at >= $4::timestamptz and o.placed_at < $5::timestamptz)))) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2; moves with {"kind":"date","type":"instant","point":{"kind":"today"},"column":"o.placed_at","of":"orders"} {"kind":"date","type":"instant","point":{"kind":"yesterday"},"column":"o.placed_at","of":"orders"}

-- orders_placed MATCHES (date NOT IN (yesterday, -12000m))
where exists (select from "order" o where o.customer_id = c.id and (((o.placed_at >= $1::timestamptz and o.placed_at < $2::timestamptz) or (o.placed_at >= $3::timestamptz and o.placed_at < $4::timestamptz))) is not true)
["2026-05-13T22:00:00.000Z","2026-05-14T22:00:00.000Z","1026-05-14T23:06:32.000Z","1026-05-15T23:06:32.000Z"]
(t0.v0)
left join lateral (select bool_or((((o.placed_at >= $2::timestamptz and o.placed_at < $3::timestamptz) or (o.placed_at >= $4::timestamptz and o.placed_at < $5::timestamptz))) is not true) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2; moves with {"kind":"date","type":"instant","point":{"kind":"yesterday"},"column":"o.placed_at","of":"orders"} {"kind":"date","type":"instant","point":{"kind":"offset","amount":-12000,"unit":"m"},"column":"o.placed_at","of":"orders"}

-- orders_placed NOT MATCHES (date > -12000m)
where not exists (select from "order" o where o.customer_id = c.id and (o.placed_at >= $1::timestamptz))
["1026-05-15T23:06:32.000Z"]
(t0.v0) is not true
left join lateral (select bool_or((o.placed_at >= $2::timestamptz)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2; moves with {"kind":"date","type":"instant","point":{"kind":"offset","amount":-12000,"unit":"m"},"column":"o.placed_at","of":"orders"}

-- orders_placed MATCHES (date > +1000y)
where exists (select from "order" o where o.customer_id = c.id and (o.placed_at >= $1::timestamptz))
["3026-05-15T22:00:00.000Z"]
(t0.v0)
left join lateral (select bool_or((o.placed_at >= $2::timestamptz)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2; moves with {"kind":"date","type":"instant","point":{"kind":"offset","amount":1000,"unit":"y"},"column":"o.placed_at","of":"orders"}

-- orders_placed MATCHES (date >= +1000y)
where exists (select from "order" o where o.customer_id = c.id and (o.placed_at >= $1::timestamptz))
["3026-05-14T22:00:00.000Z"]
(t0.v0)
left join lateral (select bool_or((o.placed_at >= $2::timestamptz)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2; moves with {"kind":"date","type":"instant","point":{"kind":"offset","amount":1000,"unit":"y"},"column":"o.placed_at","of":"orders"}

-- orders_placed NOT MATCHES (date >= now)
where not exists (select from "order" o where o.customer_id = c.id and (o.placed_at >= $1::timestamptz))
["2026-05-15T12:00:00.000Z"]
(t0.v0) is not true
left join lateral (select bool_or((o.placed_at >= $2::timestamptz)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2; moves with {"kind":"date","type":"instant","point":{"kind":"now"},"column":"o.placed_at","of":"orders"}

-- orders_placed MATCHES (date < now)
where exists (select from "order" o where o.customer_id = c.id and (o.placed_at < $1::timestamptz))
["2026-05-15T12:00:00.000Z"]
(t0.v0)
left join lateral (select bool_or((o.placed_at < $2::timestamptz)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2; moves with {"kind":"date","type":"instant","point":{"kind":"now"},"column":"o.placed_at","of":"orders"}

-- orders_placed MATCHES (date < 2026-05-30T16:00:00.000001)
where exists (select from "order" o where o.customer_id = c.id and (o.placed_at < $1::timestamptz))
["2026-05-30T14:00:00.000001Z"]
(t0.v0)
left join lateral (select bool_or((o.placed_at < $2::timestamptz)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed NOT MATCHES (date <= 2026-05-30T16:00:00.000001)
where not exists (select from "order" o where o.customer_id = c.id and (o.placed_at <= $1::timestamptz))
["2026-05-30T14:00:00.000001Z"]
(t0.v0) is not true
left join lateral (select bool_or((o.placed_at <= $2::timestamptz)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed MATCHES (date <= -8766000h)
where exists (select from "order" o where o.customer_id = c.id and (o.placed_at <= $1::timestamptz))
["1026-05-08T12:00:00.000Z"]
(t0.v0)
left join lateral (select bool_or((o.placed_at <= $2::timestamptz)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2; moves with {"kind":"date","type":"instant","point":{"kind":"offset","amount":-8766000,"unit":"h"},"column":"o.placed_at","of":"orders"}

-- orders_placed MATCHES (date BETWEEN -8766000h AND +525960000min)
where exists (select from "order" o where o.customer_id = c.id and ((o.placed_at >= $1::timestamptz and o.placed_at <= $2::timestamptz)))
["1026-05-08T12:00:00.000Z","3026-05-23T12:00:00.000Z"]
(t0.v0)
left join lateral (select bool_or(((o.placed_at >= $2::timestamptz and o.placed_at <= $3::timestamptz))) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2; moves with {"kind":"date","type":"instant","point":{"kind":"offset","amount":-8766000,"unit":"h"},"column":"o.placed_at","of":"orders"} {"kind":"date","type":"instant","point":{"kind":"offset","amount":525960000,"unit":"min"},"column":"o.placed_at","of":"orders"}

-- orders_placed NOT MATCHES (date IS NULL)
where not exists (select from "order" o where o.customer_id = c.id and (o.placed_at is not null) is not true)
[]
(t0.v0) is not true
left join lateral (select bool_or((o.placed_at is not null) is not true) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed MATCHES (date IS NOT NULL)
where exists (select from "order" o where o.customer_id = c.id and (o.placed_at is not null))
[]
(t0.v0)
left join lateral (select bool_or((o.placed_at is not null)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed MATCHES (amount = 0)
where exists (select from "order" o where o.customer_id = c.id and (coalesce(round(o.amount * o.exchange_rate, 4), o.amount) = $1::numeric))
["0"]
(t0.v0)
left join lateral (select bool_or((coalesce(round(o.amount * o.exchange_rate, 4), o.amount) = $2::numeric)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed NOT MATCHES (amount = -0.5)
where not exists (select from "order" o where o.customer_id = c.id and (coalesce(round(o.amount * o.exchange_rate, 4), o.amount) = $1::numeric))
["-0.5"]
(t0.v0) is not true
left join lateral (select bool_or((coalesce(round(o.amount * o.exchange_rate, 4), o.amount) = $2::numeric)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed MATCHES (amount != -0.5)
where exists (select from "order" o where o.customer_id = c.id and (coalesce(round(o.amount * o.exchange_rate, 4), o.amount) = $1::numeric) is not true)
["-0.5"]
(t0.v0)
left join lateral (select bool_or((coalesce(round(o.amount * o.exchange_rate, 4), o.amount) = $2::numeric) is not true) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed NOT MATCHES (amount IN (999999999999999.999999999999999, 0))
where not exists (select from "order" o where o.customer_id = c.id and (coalesce(round(o.amount * o.exchange_rate, 4), o.amount) = any($1::numeric[])))
[["999999999999999.999999999999999","0"]]
(t0.v0) is not true
left join lateral (select bool_or((coalesce(round(o.amount * o.exchange_rate, 4), o.amount) = any($2::numeric[]))) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed MATCHES (amount NOT IN (0, -0.5))
where exists (select from "order" o where o.customer_id = c.id and (coalesce(round(o.amount * o.exchange_rate, 4), o.amount) = any($1::numeric[])) is not true)
[["0","-0.5"]]
(t0.v0)
left join lateral (select bool_or((coalesce(round(o.amount * o.exchange_rate, 4), o.amount) = any($2::numeric[])) is not true) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed MATCHES (amount > -0.5)
where exists (select from "order" o where o.customer_id = c.id and (coalesce(round(o.amount * o.exchange_rate, 4), o.amount) > $1::numeric))
["-0.5"]
(t0.v0)
left join lateral (select bool_or((coalesce(round(o.amount * o.exchange_rate, 4), o.amount) > $2::numeric)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed NOT MATCHES (amount > 999999999999999.999999999999999)
where not exists (select from "order" o where o.customer_id = c.id and (coalesce(round(o.amount * o.exchange_rate, 4), o.amount) > $1::numeric))
["999999999999999.999999999999999"]
(t0.v0) is not true
left join lateral (select bool_or((coalesce(round(o.amount * o.exchange_rate, 4), o.amount) > $2::numeric)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed MATCHES (amount >= 999999999999999.999999999999999)
where exists (select from "order" o where o.customer_id = c.id and (coalesce(round(o.amount * o.exchange_rate, 4), o.amount) >= $1::numeric))
["999999999999999.999999999999999"]
(t0.v0)
left join lateral (select bool_or((coalesce(round(o.amount * o.exchange_rate, 4), o.amount) >= $2::numeric)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed NOT MATCHES (amount < 0)
where not exists (select from "order" o where o.customer_id = c.id and (coalesce(round(o.amount * o.exchange_rate, 4), o.amount) < $1::numeric))
["0"]
(t0.v0) is not true
left join lateral (select bool_or((coalesce(round(o.amount * o.exchange_rate, 4), o.amount) < $2::numeric)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed MATCHES (amount < -0.5)
where exists (select from "order" o where o.customer_id = c.id and (coalesce(round(o.amount * o.exchange_rate, 4), o.amount) < $1::numeric))
["-0.5"]
(t0.v0)
left join lateral (select bool_or((coalesce(round(o.amount * o.exchange_rate, 4), o.amount) < $2::numeric)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed MATCHES (amount <= -0.5)
where exists (select from "order" o where o.customer_id = c.id and (coalesce(round(o.amount * o.exchange_rate, 4), o.amount) <= $1::numeric))
["-0.5"]
(t0.v0)
left join lateral (select bool_or((coalesce(round(o.amount * o.exchange_rate, 4), o.amount) <= $2::numeric)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed NOT MATCHES (amount <= 999999999999999.999999999999999)
where not exists (select from "order" o where o.customer_id = c.id and (coalesce(round(o.amount * o.exchange_rate, 4), o.amount) <= $1::numeric))
["999999999999999.999999999999999"]
(t0.v0) is not true
left join lateral (select bool_or((coalesce(round(o.amount * o.exchange_rate, 4), o.amount) <= $2::numeric)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed MATCHES (amount BETWEEN 999999999999999.999999999999999 AND 0)
where exists (select from "order" o where o.customer_id = c.id and (coalesce(round(o.amount * o.exchange_rate, 4), o.amount) between $1::numeric and $2::numeric))
["999999999999999.999999999999999","0"]
(t0.v0)
left join lateral (select bool_or((coalesce(round(o.amount * o.exchange_rate, 4), o.amount) between $2::numeric and $3::numeric)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed MATCHES (amount IS NULL)
where exists (select from "order" o where o.customer_id = c.id and (coalesce(round(o.amount * o.exchange_rate, 4), o.amount) is not null) is not true)
[]
(t0.v0)
left join lateral (select bool_or((coalesce(round(o.amount * o.exchange_rate, 4), o.amount) is not null) is not true) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed NOT MATCHES (amount IS NOT NULL)
where not exists (select from "order" o where o.customer_id = c.id and (coalesce(round(o.amount * o.exchange_rate, 4), o.amount) is not null))
[]
(t0.v0) is not true
left join lateral (select bool_or((coalesce(round(o.amount * o.exchange_rate, 4), o.amount) is not null)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed MATCHES (id = 'O\'Hara')
where exists (select from "order" o where o.customer_id = c.id and (o.external_id = $1::text))
["O'Hara"]
(t0.v0)
left join lateral (select bool_or((o.external_id = $2::text)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed NOT MATCHES (id != 5)
where not exists (select from "order" o where o.customer_id = c.id and (o.external_id = $1::text) is not true)
["5"]
(t0.v0) is not true
left join lateral (select bool_or((o.external_id = $2::text) is not true) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed MATCHES (id != 'O\'Hara')
where exists (select from "order" o where o.customer_id = c.id and (o.external_id = $1::text) is not true)
["O'Hara"]
(t0.v0)
left join lateral (select bool_or((o.external_id = $2::text) is not true) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed MATCHES (id IN ('O\'Hara', 5))
where exists (select from "order" o where o.customer_id = c.id and (o.external_id = any($1::text[])))
[["O'Hara","5"]]
(t0.v0)
left join lateral (select bool_or((o.external_id = any($2::text[]))) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed NOT MATCHES (id NOT IN (5, 'O\'Hara'))
where not exists (select from "order" o where o.customer_id = c.id and (o.external_id = any($1::text[])) is not true)
[["5","O'Hara"]]
(t0.v0) is not true
left join lateral (select bool_or((o.external_id = any($2::text[])) is not true) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed MATCHES (id CONTAINS 'O\'Hara')
where exists (select from "order" o where o.customer_id = c.id and (strpos(o.external_id, $1::text) > 0))
["O'Hara"]
(t0.v0)
left join lateral (select bool_or((strpos(o.external_id, $2::text) > 0)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed NOT MATCHES (id NOT CONTAINS 5)
where not exists (select from "order" o where o.customer_id = c.id and (strpos(o.external_id, $1::text) > 0) is not true)
["5"]
(t0.v0) is not true
left join lateral (select bool_or((strpos(o.external_id, $2::text) > 0) is not true) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed MATCHES (id NOT CONTAINS 'O\'Hara')
where exists (select from "order" o where o.customer_id = c.id and (strpos(o.external_id, $1::text) > 0) is not true)
["O'Hara"]
(t0.v0)
left join lateral (select bool_or((strpos(o.external_id, $2::text) > 0) is not true) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed MATCHES (id STARTS WITH 'O\'Hara')
where exists (select from "order" o where o.customer_id = c.id and (starts_with(o.external_id, $1::text)))
["O'Hara"]
(t0.v0)
left join lateral (select bool_or((starts_with(o.external_id, $2::text))) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed NOT MATCHES (id STARTS WITH 5)
where not exists (select from "order" o where o.customer_id = c.id and (starts_with(o.external_id, $1::text)))
["5"]
(t0.v0) is not true
left join lateral (select bool_or((starts_with(o.external_id, $2::text))) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed MATCHES (id ENDS WITH 5)
where exists (select from "order" o where o.customer_id = c.id and (right(o.external_id, length($1::text)) = $2::text))
["5","5"]
(t0.v0)
left join lateral (select bool_or((right(o.external_id, length($2::text)) = $2::text)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed NOT MATCHES (id IS NULL)
where not exists (select from "order" o where o.customer_id = c.id and (o.external_id is not null) is not true)
[]
(t0.v0) is not true
left join lateral (select bool_or((o.external_id is not null) is not true) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed MATCHES (id IS NOT NULL)
where exists (select from "order" o where o.customer_id = c.id and (o.external_id is not null))
[]
(t0.v0)
left join lateral (select bool_or((o.external_id is not null)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed NOT MATCHES (ignoring_case('id') = 5)
where not exists (select from "order" o where o.customer_id = c.id and (caseless(o.external_id) = caseless($1::text)))
["5"]
(t0.v0) is not true
left join lateral (select bool_or((caseless(o.external_id) = caseless($2::text))) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed NOT MATCHES (ignoring_case('id') IN ('O\'Hara', 5))
where not exists (select from "order" o where o.customer_id = c.id and (caseless(o.external_id) = any((select array[caseless($1::text),caseless($2::text)])::text[])))
["O'Hara","5"]
(t0.v0) is not true
left join lateral (select bool_or((caseless(o.external_id) = any((select array[caseless($2::text),caseless($3::text)])::text[]))) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed MATCHES (ignoring_case('id') NOT IN (5, 'O\'Hara'))
where exists (select from "order" o where o.customer_id = c.id and (caseless(o.external_id) = any((select array[caseless($1::text),caseless($2::text)])::text[])) is not true)
["5","O'Hara"]
(t0.v0)
left join lateral (select bool_or((caseless(o.external_id) = any((select array[caseless($2::text),caseless($3::text)])::text[])) is not true) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed NOT MATCHES (ignoring_case('id') CONTAINS 5)
where not exists (select from "order" o where o.customer_id = c.id and (strpos(caseless(o.external_id), caseless($1::text)) > 0))
["5"]
(t0.v0) is not true
left join lateral (select bool_or((strpos(caseless(o.external_id), caseless($2::text)) > 0)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed NOT MATCHES (ignoring_case('id') ENDS WITH 'O\'Hara')
where not exists (select from "order" o where o.customer_id = c.id and (right(caseless(o.external_id), length(caseless($1::text))) = caseless($2::text)))
["O'Hara","O'Hara"]
(t0.v0) is not true
left join lateral (select bool_or((right(caseless(o.external_id), length(caseless($2::text))) = caseless($2::text))) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed MATCHES (ignoring_case('id') IS NULL)
where exists (select from "order" o where o.customer_id = c.id and (caseless(o.external_id) is not null) is not true)
[]
(t0.v0)
left join lateral (select bool_or((caseless(o.external_id) is not null) is not true) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed NOT MATCHES (ignoring_accents('id') IS NOT NULL)
where not exists (select from "order" o where o.customer_id = c.id and (unaccented(o.external_id) is not null))
[]
(t0.v0) is not true
left join lateral (select bool_or((unaccented(o.external_id) is not null)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed MATCHES (financial_status = 'pending')
where exists (select from "order" o where o.customer_id = c.id and (o.financial_status = $1::text))
["pending"]
(t0.v0)
left join lateral (select bool_or((o.financial_status = $2::text)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed NOT MATCHES (financial_status != 'authorized')
where not exists (select from "order" o where o.customer_id = c.id and (o.financial_status = $1::text) is not true)
["authorized"]
(t0.v0) is not true
left join lateral (select bool_or((o.financial_status = $2::text) is not true) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed MATCHES (financial_status != 'pending')
where exists (select from "order" o where o.customer_id = c.id and (o.financial_status = $1::text) is not true)
["pending"]
(t0.v0)
left join lateral (select bool_or((o.financial_status = $2::text) is not true) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed MATCHES (financial_status IN ('pending', 'authorized'))
where exists (select from "order" o where o.customer_id = c.id and (o.financial_status = any($1::text[])))
[["pending","authorized"]]
(t0.v0)
left join lateral (select bool_or((o.financial_status = any($2::text[]))) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed NOT MATCHES (financial_status NOT IN ('authorized', 'pending'))
where not exists (select from "order" o where o.customer_id = c.id and (o.financial_status = any($1::text[])) is not true)
[["authorized","pending"]]
(t0.v0) is not true
left join lateral (select bool_or((o.financial_status = any($2::text[])) is not true) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed MATCHES (financial_status IS NULL)
where exists (select from "order" o where o.customer_id = c.id and (o.financial_status is not null) is not true)
[]
(t0.v0)
left join lateral (select bool_or((o.financial_status is not null) is not true) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed MATCHES (financial_status IS NOT NULL)
where exists (select from "order" o where o.customer_id = c.id and (o.financial_status is not null))
[]
(t0.v0)
left join lateral (select bool_or((o.financial_status is not null)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed NOT MATCHES (status = 'open')
where not exists (select from "order" o where o.customer_id = c.id and (o.status = $1::text))
["open"]
(t0.v0) is not true
left join lateral (select bool_or((o.status = $2::text)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed MATCHES (status NOT IN ('completed', 'open'))
where exists (select from "order" o where o.customer_id = c.id and (o.status = any($1::text[])) is not true)
[["completed","open"]]
(t0.v0)
left join lateral (select bool_or((o.status = any($2::text[])) is not true) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed NOT MATCHES (status IS NULL)
where not exists (select from "order" o where o.customer_id = c.id and (o.status is not null) is not true)
[]
(t0.v0) is not true
left join lateral (select bool_or((o.status is not null) is not true) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed MATCHES (tag = 'O\'Hara')
where exists (select from "order" o where o.customer_id = c.id and (o.tag_keys && (select array[caseless($1::text)])::text[]))
["O'Hara"]
(t0.v0)
left join lateral (select bool_or((o.tag_keys && (select array[caseless($2::text)])::text[])) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed NOT MATCHES (tag = 5)
where not exists (select from "order" o where o.customer_id = c.id and (o.tag_keys && (select array[caseless($1::text)])::text[]))
["5"]
(t0.v0) is not true
left join lateral (select bool_or((o.tag_keys && (select array[caseless($2::text)])::text[])) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed MATCHES (tag != 5)
where exists (select from "order" o where o.customer_id = c.id and (o.tag_keys && (select array[caseless($1::text)])::text[]) is not true)
["5"]
(t0.v0)
left join lateral (select bool_or((o.tag_keys && (select array[caseless($2::text)])::text[]) is not true) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed NOT MATCHES (tag IN ('O\'Hara', 5))
where not exists (select from "order" o where o.customer_id = c.id and (o.tag_keys && (select array[caseless($1::text),caseless($2::text)])::text[]))
["O'Hara","5"]
(t0.v0) is not true
left join lateral (select bool_or((o.tag_keys && (select array[caseless($2::text),caseless($3::text)])::text[])) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed MATCHES (tag NOT IN (5, 'O\'Hara'))
where exists (select from "order" o where o.customer_id = c.id and (o.tag_keys && (select array[caseless($1::text),caseless($2::text)])::text[]) is not true)
["5","O'Hara"]
(t0.v0)
left join lateral (select bool_or((o.tag_keys && (select array[caseless($2::text),caseless($3::text)])::text[]) is not true) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed MATCHES (tag CONTAINS 'O\'Hara')
where exists (select from "order" o where o.customer_id = c.id and (o.tag_keys && (select array[caseless($1::text)])::text[]))
["O'Hara"]
(t0.v0)
left join lateral (select bool_or((o.tag_keys && (select array[caseless($2::text)])::text[])) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed NOT MATCHES (tag CONTAINS 5)
where not exists (select from "order" o where o.customer_id = c.id and (o.tag_keys && (select array[caseless($1::text)])::text[]))
["5"]
(t0.v0) is not true
left join lateral (select bool_or((o.tag_keys && (select array[caseless($2::text)])::text[])) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed MATCHES (tag NOT CONTAINS 5)
where exists (select from "order" o where o.customer_id = c.id and (o.tag_keys && (select array[caseless($1::text)])::text[]) is not true)
["5"]
(t0.v0)
left join lateral (select bool_or((o.tag_keys && (select array[caseless($2::text)])::text[]) is not true) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed NOT MATCHES (tag IS NULL)
where not exists (select from "order" o where o.customer_id = c.id and (cardinality(o.tag_keys) > 0) is not true)
[]
(t0.v0) is not true
left join lateral (select bool_or((cardinality(o.tag_keys) > 0) is not true) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed MATCHES (tag IS NOT NULL)
where exists (select from "order" o where o.customer_id = c.id and (cardinality(o.tag_keys) > 0))
[]
(t0.v0)
left join lateral (select bool_or((cardinality(o.tag_keys) > 0)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed NOT MATCHES (refunded != -0.5)
where not exists (select from "order" o where o.customer_id = c.id and (coalesce(round(o.refunded * o.exchange_rate, 4), o.refunded) = $1::numeric) is not true)
["-0.5"]
(t0.v0) is not true
left join lateral (select bool_or((coalesce(round(o.refunded * o.exchange_rate, 4), o.refunded) = $2::numeric) is not true) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed MATCHES (refunded IN (999999999999999.999999999999999, 0))
where exists (select from "order" o where o.customer_id = c.id and (coalesce(round(o.refunded * o.exchange_rate, 4), o.refunded) = any($1::numeric[])))
[["999999999999999.999999999999999","0"]]
(t0.v0)
left join lateral (select bool_or((coalesce(round(o.refunded * o.exchange_rate, 4), o.refunded) = any($2::numeric[]))) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed NOT MATCHES (refunded NOT IN (0, -0.5))
where not exists (select from "order" o where o.customer_id = c.id and (coalesce(round(o.refunded * o.exchange_rate, 4), o.refunded) = any($1::numeric[])) is not true)
[["0","-0.5"]]
(t0.v0) is not true
left join lateral (select bool_or((coalesce(round(o.refunded * o.exchange_rate, 4), o.refunded) = any($2::numeric[])) is not true) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed NOT MATCHES (refunded >= 999999999999999.999999999999999)
where not exists (select from "order" o where o.customer_id = c.id and (coalesce(round(o.refunded * o.exchange_rate, 4), o.refunded) >= $1::numeric))
["999999999999999.999999999999999"]
(t0.v0) is not true
left join lateral (select bool_or((coalesce(round(o.refunded * o.exchange_rate, 4), o.refunded) >= $2::numeric)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed NOT MATCHES (refunded BETWEEN 999999999999999.999999999999999 AND 0)
where not exists (select from "order" o where o.customer_id = c.id and (coalesce(round(o.refunded * o.exchange_rate, 4), o.refunded) between $1::numeric and $2::numeric))
["999999999999999.999999999999999","0"]
(t0.v0) is not true
left join lateral (select bool_or((coalesce(round(o.refunded * o.exchange_rate, 4), o.refunded) between $2::numeric and $3::numeric)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed MATCHES (refunded IS NOT NULL)
where exists (select from "order" o where o.customer_id = c.id and (coalesce(round(o.refunded * o.exchange_rate, 4), o.refunded) is not null))
[]
(t0.v0)
left join lateral (select bool_or((coalesce(round(o.refunded * o.exchange_rate, 4), o.refunded) is not null)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed NOT MATCHES (shipping IS NULL)
where not exists (select from "order" o where o.customer_id = c.id and (coalesce(round(o.shipping * o.exchange_rate, 4), o.shipping) is not null) is not true)
[]
(t0.v0) is not true
left join lateral (select bool_or((coalesce(round(o.shipping * o.exchange_rate, 4), o.shipping) is not null) is not true) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed NOT MATCHES (season IN ('spring', 'summer'))
where not exists (select from "order" o where o.customer_id = c.id and ((array['winter', 'winter', 'spring', 'spring', 'spring', 'summer', 'summer', 'summer', 'autumn', 'autumn', 'autumn', 'winter'])[(extract(month from (o.placed_at at time zone $1::text)))::int] = any($2::text[])))
["Europe/Berlin",["spring","summer"]]
(t0.v0) is not true
left join lateral (select bool_or(((array['winter', 'winter', 'spring', 'spring', 'spring', 'summer', 'summer', 'summer', 'autumn', 'autumn', 'autumn', 'winter'])[(extract(month from (o.placed_at at time zone $2::text)))::int] = any($3::text[]))) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed NOT MATCHES (season IS NOT NULL)
where not exists (select from "order" o where o.customer_id = c.id and ((array['winter', 'winter', 'spring', 'spring', 'spring', 'summer', 'summer', 'summer', 'autumn', 'autumn', 'autumn', 'winter'])[(extract(month from (o.placed_at at time zone $1::text)))::int] is not null))
["Europe/Berlin"]
(t0.v0) is not true
left join lateral (select bool_or(((array['winter', 'winter', 'spring', 'spring', 'spring', 'summer', 'summer', 'summer', 'autumn', 'autumn', 'autumn', 'winter'])[(extract(month from (o.placed_at at time zone $2::text)))::int] is not null)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed MATCHES (anniversary = 0001-01-01)
where exists (select from "order" o where o.customer_id = c.id and ((extract(month from (o.placed_at at time zone $1::text)::date) * 100 + extract(day from (o.placed_at at time zone $2::text)::date)) = any($3::numeric[])))
["Europe/Berlin","Europe/Berlin",[101]]
(t0.v0)
left join lateral (select bool_or(((extract(month from (o.placed_at at time zone $2::text)::date) * 100 + extract(day from (o.placed_at at time zone $2::text)::date)) = any($3::numeric[]))) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2; moves with {"kind":"anniversary","days":{"from":{"kind":"day","day":"0001-01-01"},"to":{"kind":"day","day":"0001-01-01"}},"column":"(o.placed_at at time zone $1)::date","of":"orders"}

-- orders_placed NOT MATCHES (anniversary = 9999-12-31)
where not exists (select from "order" o where o.customer_id = c.id and ((extract(month from (o.placed_at at time zone $1::text)::date) * 100 + extract(day from (o.placed_at at time zone $2::text)::date)) = any($3::numeric[])))
["Europe/Berlin","Europe/Berlin",[1231]]
(t0.v0) is not true
left join lateral (select bool_or(((extract(month from (o.placed_at at time zone $2::text)::date) * 100 + extract(day from (o.placed_at at time zone $2::text)::date)) = any($3::numeric[]))) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2; moves with {"kind":"anniversary","days":{"from":{"kind":"day","day":"9999-12-31"},"to":{"kind":"day","day":"9999-12-31"}},"column":"(o.placed_at at time zone $1)::date","of":"orders"}

-- orders_placed MATCHES (anniversary != 9999-12-31)
where exists (select from "order" o where o.customer_id = c.id and ((extract(month from (o.placed_at at time zone $1::text)::date) * 100 + extract(day from (o.placed_at at time zone $2::text)::date)) = any($3::numeric[])) is not true)
["Europe/Berlin","Europe/Berlin",[1231]]
(t0.v0)
left join lateral (select bool_or(((extract(month from (o.placed_at at time zone $2::text)::date) * 100 + extract(day from (o.placed_at at time zone $2::text)::date)) = any($3::numeric[])) is not true) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2; moves with {"kind":"anniversary","days":{"from":{"kind":"day","day":"9999-12-31"},"to":{"kind":"day","day":"9999-12-31"}},"column":"(o.placed_at at time zone $1)::date","of":"orders"}

-- orders_placed MATCHES (anniversary != today)
where exists (select from "order" o where o.customer_id = c.id and ((extract(month from (o.placed_at at time zone $1::text)::date) * 100 + extract(day from (o.placed_at at time zone $2::text)::date)) = any($3::numeric[])) is not true)
["Europe/Berlin","Europe/Berlin",[515]]
(t0.v0)
left join lateral (select bool_or(((extract(month from (o.placed_at at time zone $2::text)::date) * 100 + extract(day from (o.placed_at at time zone $2::text)::date)) = any($3::numeric[])) is not true) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2; moves with {"kind":"anniversary","days":{"from":{"kind":"today"},"to":{"kind":"today"}},"column":"(o.placed_at at time zone $1)::date","of":"orders"}

-- orders_placed NOT MATCHES (anniversary IN (today, yesterday))
where not exists (select from "order" o where o.customer_id = c.id and (((extract(month from (o.placed_at at time zone $1::text)::date) * 100 + extract(day from (o.placed_at at time zone $2::text)::date)) = any($3::numeric[]) or (extract(month from (o.placed_at at time zone $4::text)::date) * 100 + extract(day from (o.placed_at at time zone $5::text)::date)) = any($6::numeric[]))))
["Europe/Berlin","Europe/Berlin",[515],"Europe/Berlin","Europe/Berlin",[514]]
(t0.v0) is not true
left join lateral (select bool_or((((extract(month from (o.placed_at at time zone $2::text)::date) * 100 + extract(day from (o.placed_at at time zone $2::text)::date)) = any($3::numeric[]) or (extract(month from (o.placed_at at time zone $2::text)::date) * 100 + extract(day from (o.placed_at at time zone $2::text)::date)) = any($4::numeric[])))) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2; moves with {"kind":"anniversary","days":{"from":{"kind":"today"},"to":{"kind":"today"}},"column":"(o.placed_at at time zone $1)::date","of":"orders"} {"kind":"anniversary","days":{"from":{"kind":"yesterday"},"to":{"kind":"yesterday"}},"column":"(o.placed_at at time zone $1)::date","of":"orders"}

-- orders_placed MATCHES (anniversary NOT IN (yesterday, -12000m))
where exists (select from "order" o where o.customer_id = c.id and (((extract(month from (o.placed_at at time zone $1::text)::date) * 100 + extract(day from (o.placed_at at time zone $2::text)::date)) = any($3::numeric[]) or (extract(month from (o.placed_at at time zone $4::text)::date) * 100 + extract(day from (o.placed_at at time zone $5::text)::date)) = any($6::numeric[]))) is not true)
["Europe/Berlin","Europe/Berlin",[514],"Europe/Berlin","Europe/Berlin",[515]]
(t0.v0)
left join lateral (select bool_or((((extract(month from (o.placed_at at time zone $2::text)::date) * 100 + extract(day from (o.placed_at at time zone $2::text)::date)) = any($3::numeric[]) or (extract(month from (o.placed_at at time zone $2::text)::date) * 100 + extract(day from (o.placed_at at time zone $2::text)::date)) = any($4::numeric[]))) is not true) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2; moves with {"kind":"anniversary","days":{"from":{"kind":"yesterday"},"to":{"kind":"yesterday"}},"column":"(o.placed_at at time zone $1)::date","of":"orders"} {"kind":"anniversary","days":{"from":{"kind":"offset","amount":-12000,"unit":"m"},"to":{"kind":"offset","amount":-12000,"unit":"m"}},"column":"(o.placed_at at time zone $1)::date","of":"orders"}

-- orders_placed MATCHES (anniversary > -12000m)
where exists (select from "order" o where o.customer_id = c.id and (((extract(month from (o.placed_at at time zone $1::text)::date) * 100 + extract(day from (o.placed_at at time zone $2::text)::date)) = any($3::numeric[]) and not (extract(month from (o.placed_at at time zone $4::text)::date) * 100 + extract(day from (o.placed_at at time zone $5::text)::date)) = any($6::numeric[]))))
["Europe/Berlin","Europe/Berlin",[515,516,517,518,519,520,521,522,523,524,525,526,527,528,529,530,531,601,602,603,604,605,606,607,608,609,610,611,612,613,614,615,616,617,618,619,620,621,622,623,624,625,626,627,628,629,630,701,702,703,704,705,706,707,708,709,710,711,712,713,714,715,716,717,718,719,720,721,722,723,724,725,726,727,728,729,730,731,801,802,803,804,805,806,807,808,809,810,811,812,813,814,815,816,817,818,819,820,821,822,823,824,825,826,827,828,829,830,831,901,902,903,904,905,906,907,908,909,910,911,912,913,914,915,916,917,918,919,920,921,922,923,924,925,926,927,928,929,930,1001,1002,1003,1004,1005,1006,1007,1008,1009,1010,1011,1012,1013,1014,1015,1016,1017,1018,1019,1020,1021,1022,1023,1024,1025,1026,1027,1028,1029,1030,1031,1101,1102,1103,1104,1105,1106,1107,1108,1109,1110,1111,1112,1113,1114,1115,1116,1117,1118,1119,1120,1121,1122,1123,1124,1125,1126,1127,1128,1129,1130,1201,1202,1203,1204,1205,1206,1207,1208,1209,1210,1211,1212,1213,1214,1215,1216,1217,1218,1219,1220,1221,1222,1223,1224,1225,1226,1227,1228,1229,1230,1231],"Europe/Berlin","Europe/Berlin",[515]]
(t0.v0)
left join lateral (select bool_or((((extract(month from (o.placed_at at time zone $2::text)::date) * 100 + extract(day from (o.placed_at at time zone $2::text)::date)) = any($3::numeric[]) and not (extract(month from (o.placed_at at time zone $2::text)::date) * 100 + extract(day from (o.placed_at at time zone $2::text)::date)) = any($4::numeric[])))) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2; moves with {"kind":"anniversary","days":{"from":{"kind":"offset","amount":-12000,"unit":"m"}},"column":"(o.placed_at at time zone $1)::date","of":"orders"} {"kind":"anniversary","days":{"from":{"kind":"offset","amount":-12000,"unit":"m"},"to":{"kind":"offset","amount":-12000,"unit":"m"}},"column":"(o.placed_at at time zone $1)::date","of":"orders"}

-- orders_placed NOT MATCHES (anniversary > +1000y)
where not exists (select from "order" o where o.customer_id = c.id and (((extract(month from (o.placed_at at time zone $1::text)::date) * 100 + extract(day from (o.placed_at at time zone $2::text)::date)) = any($3::numeric[]) and not (extract(month from (o.placed_at at time zone $4::text)::date) * 100 + extract(day from (o.placed_at at time zone $5::text)::date)) = any($6::numeric[]))))
["Europe/Berlin","Europe/Berlin",[515,516,517,518,519,520,521,522,523,524,525,526,527,528,529,530,531,601,602,603,604,605,606,607,608,609,610,611,612,613,614,615,616,617,618,619,620,621,622,623,624,625,626,627,628,629,630,701,702,703,704,705,706,707,708,709,710,711,712,713,714,715,716,717,718,719,720,721,722,723,724,725,726,727,728,729,730,731,801,802,803,804,805,806,807,808,809,810,811,812,813,814,815,816,817,818,819,820,821,822,823,824,825,826,827,828,829,830,831,901,902,903,904,905,906,907,908,909,910,911,912,913,914,915,916,917,918,919,920,921,922,923,924,925,926,927,928,929,930,1001,1002,1003,1004,1005,1006,1007,1008,1009,1010,1011,1012,1013,1014,1015,1016,1017,1018,1019,1020,1021,1022,1023,1024,1025,1026,1027,1028,1029,1030,1031,1101,1102,1103,1104,1105,1106,1107,1108,1109,1110,1111,1112,1113,1114,1115,1116,1117,1118,1119,1120,1121,1122,1123,1124,1125,1126,1127,1128,1129,1130,1201,1202,1203,1204,1205,1206,1207,1208,1209,1210,1211,1212,1213,1214,1215,1216,1217,1218,1219,1220,1221,1222,1223,1224,1225,1226,1227,1228,1229,1230,1231],"Europe/Berlin","Europe/Berlin",[515]]
(t0.v0) is not true
left join lateral (select bool_or((((extract(month from (o.placed_at at time zone $2::text)::date) * 100 + extract(day from (o.placed_at at time zone $2::text)::date)) = any($3::numeric[]) and not (extract(month from (o.placed_at at time zone $2::text)::date) * 100 + extract(day from (o.placed_at at time zone $2::text)::date)) = any($4::numeric[])))) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2; moves with {"kind":"anniversary","days":{"from":{"kind":"offset","amount":1000,"unit":"y"}},"column":"(o.placed_at at time zone $1)::date","of":"orders"} {"kind":"anniversary","days":{"from":{"kind":"offset","amount":1000,"unit":"y"},"to":{"kind":"offset","amount":1000,"unit":"y"}},"column":"(o.placed_at at time zone $1)::date","of":"orders"}

-- orders_placed MATCHES (anniversary >= +1000y)
where exists (select from "order" o where o.customer_id = c.id and ((extract(month from (o.placed_at at time zone $1::text)::date) * 100 + extract(day from (o.placed_at at time zone $2::text)::date)) = any($3::numeric[])))
["Europe/Berlin","Europe/Berlin",[515,516,517,518,519,520,521,522,523,524,525,526,527,528,529,530,531,601,602,603,604,605,606,607,608,609,610,611,612,613,614,615,616,617,618,619,620,621,622,623,624,625,626,627,628,629,630,701,702,703,704,705,706,707,708,709,710,711,712,713,714,715,716,717,718,719,720,721,722,723,724,725,726,727,728,729,730,731,801,802,803,804,805,806,807,808,809,810,811,812,813,814,815,816,817,818,819,820,821,822,823,824,825,826,827,828,829,830,831,901,902,903,904,905,906,907,908,909,910,911,912,913,914,915,916,917,918,919,920,921,922,923,924,925,926,927,928,929,930,1001,1002,1003,1004,1005,1006,1007,1008,1009,1010,1011,1012,1013,1014,1015,1016,1017,1018,1019,1020,1021,1022,1023,1024,1025,1026,1027,1028,1029,1030,1031,1101,1102,1103,1104,1105,1106,1107,1108,1109,1110,1111,1112,1113,1114,1115,1116,1117,1118,1119,1120,1121,1122,1123,1124,1125,1126,1127,1128,1129,1130,1201,1202,1203,1204,1205,1206,1207,1208,1209,1210,1211,1212,1213,1214,1215,1216,1217,1218,1219,1220,1221,1222,1223,1224,1225,1226,1227,1228,1229,1230,1231]]
(t0.v0)
left join lateral (select bool_or(((extract(month from (o.placed_at at time zone $2::text)::date) * 100 + extract(day from (o.placed_at at time zone $2::text)::date)) = any($3::numeric[]))) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2; moves with {"kind":"anniversary","days":{"from":{"kind":"offset","amount":1000,"unit":"y"}},"column":"(o.placed_at at time zone $1)::date","of":"orders"}

-- orders_placed MATCHES (anniversary >= 0001-01-01)
where exists (select from "order" o where o.customer_id = c.id and ((extract(month from (o.placed_at at time zone $1::text)::date) * 100 + extract(day from (o.placed_at at time zone $2::text)::date)) = any($3::numeric[])))
["Europe/Berlin","Europe/Berlin",[101,102,103,104,105,106,107,108,109,110,111,112,113,114,115,116,117,118,119,120,121,122,123,124,125,126,127,128,129,130,131,201,202,203,204,205,206,207,208,209,210,211,212,213,214,215,216,217,218,219,220,221,222,223,224,225,226,227,228,229,301,302,303,304,305,306,307,308,309,310,311,312,313,314,315,316,317,318,319,320,321,322,323,324,325,326,327,328,329,330,331,401,402,403,404,405,406,407,408,409,410,411,412,413,414,415,416,417,418,419,420,421,422,423,424,425,426,427,428,429,430,501,502,503,504,505,506,507,508,509,510,511,512,513,514,515,516,517,518,519,520,521,522,523,524,525,526,527,528,529,530,531,601,602,603,604,605,606,607,608,609,610,611,612,613,614,615,616,617,618,619,620,621,622,623,624,625,626,627,628,629,630,701,702,703,704,705,706,707,708,709,710,711,712,713,714,715,716,717,718,719,720,721,722,723,724,725,726,727,728,729,730,731,801,802,803,804,805,806,807,808,809,810,811,812,813,814,815,816,817,818,819,820,821,822,823,824,825,826,827,828,829,830,831,901,902,903,904,905,906,907,908,909,910,911,912,913,914,915,916,917,918,919,920,921,922,923,924,925,926,927,928,929,930,1001,1002,1003,1004,1005,1006,1007,1008,1009,1010,1011,1012,1013,1014,1015,1016,1017,1018,1019,1020,1021,1022,1023,1024,1025,1026,1027,1028,1029,1030,1031,1101,1102,1103,1104,1105,1106,1107,1108,1109,1110,1111,1112,1113,1114,1115,1116,1117,1118,1119,1120,1121,1122,1123,1124,1125,1126,1127,1128,1129,1130,1201,1202,1203,1204,1205,1206,1207,1208,1209,1210,1211,1212,1213,1214,1215,1216,1217,1218,1219,1220,1221,1222,1223,1224,1225,1226,1227,1228,1229,1230,1231]]
(t0.v0)
left join lateral (select bool_or(((extract(month from (o.placed_at at time zone $2::text)::date) * 100 + extract(day from (o.placed_at at time zone $2::text)::date)) = any($3::numeric[]))) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2; moves with {"kind":"anniversary","days":{"from":{"kind":"day","day":"0001-01-01"}},"column":"(o.placed_at at time zone $1)::date","of":"orders"}

-- orders_placed NOT MATCHES (anniversary < 0001-01-01)
where not exists (select from "order" o where o.customer_id = c.id and (((extract(month from (o.placed_at at time zone $1::text)::date) * 100 + extract(day from (o.placed_at at time zone $2::text)::date)) = any($3::numeric[]) and not (extract(month from (o.placed_at at time zone $4::text)::date) * 100 + extract(day from (o.placed_at at time zone $5::text)::date)) = any($6::numeric[]))))
["Europe/Berlin","Europe/Berlin",[101],"Europe/Berlin","Europe/Berlin",[101]]
(t0.v0) is not true
left join lateral (select bool_or((((extract(month from (o.placed_at at time zone $2::text)::date) * 100 + extract(day from (o.placed_at at time zone $2::text)::date)) = any($3::numeric[]) and not (extract(month from (o.placed_at at time zone $2::text)::date) * 100 + extract(day from (o.placed_at at time zone $2::text)::date)) = any($4::numeric[])))) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2; moves with {"kind":"anniversary","days":{"to":{"kind":"day","day":"0001-01-01"}},"column":"(o.placed_at at time zone $1)::date","of":"orders"} {"kind":"anniversary","days":{"from":{"kind":"day","day":"0001-01-01"},"to":{"kind":"day","day":"0001-01-01"}},"column":"(o.placed_at at time zone $1)::date","of":"orders"}

-- orders_placed MATCHES (anniversary < 9999-12-31)
where exists (select from "order" o where o.customer_id = c.id and (((extract(month from (o.placed_at at time zone $1::text)::date) * 100 + extract(day from (o.placed_at at time zone $2::text)::date)) = any($3::numeric[]) and not (extract(month from (o.placed_at at time zone $4::text)::date) * 100 + extract(day from (o.placed_at at time zone $5::text)::date)) = any($6::numeric[]))))
["Europe/Berlin","Europe/Berlin",[101,102,103,104,105,106,107,108,109,110,111,112,113,114,115,116,117,118,119,120,121,122,123,124,125,126,127,128,129,130,131,201,202,203,204,205,206,207,208,209,210,211,212,213,214,215,216,217,218,219,220,221,222,223,224,225,226,227,228,229,301,302,303,304,305,306,307,308,309,310,311,312,313,314,315,316,317,318,319,320,321,322,323,324,325,326,327,328,329,330,331,401,402,403,404,405,406,407,408,409,410,411,412,413,414,415,416,417,418,419,420,421,422,423,424,425,426,427,428,429,430,501,502,503,504,505,506,507,508,509,510,511,512,513,514,515,516,517,518,519,520,521,522,523,524,525,526,527,528,529,530,531,601,602,603,604,605,606,607,608,609,610,611,612,613,614,615,616,617,618,619,620,621,622,623,624,625,626,627,628,629,630,701,702,703,704,705,706,707,708,709,710,711,712,713,714,715,716,717,718,719,720,721,722,723,724,725,726,727,728,729,730,731,801,802,803,804,805,806,807,808,809,810,811,812,813,814,815,816,817,818,819,820,821,822,823,824,825,826,827,828,829,830,831,901,902,903,904,905,906,907,908,909,910,911,912,913,914,915,916,917,918,919,920,921,922,923,924,925,926,927,928,929,930,1001,1002,1003,1004,1005,1006,1007,1008,1009,1010,1011,1012,1013,1014,1015,1016,1017,1018,1019,1020,1021,1022,1023,1024,1025,1026,1027,1028,1029,1030,1031,1101,1102,1103,1104,1105,1106,1107,1108,1109,1110,1111,1112,1113,1114,1115,1116,1117,1118,1119,1120,1121,1122,1123,1124,1125,1126,1127,1128,1129,1130,1201,1202,1203,1204,1205,1206,1207,1208,1209,1210,1211,1212,1213,1214,1215,1216,1217,1218,1219,1220,1221,1222,1223,1224,1225,1226,1227,1228,1229,1230,1231],"Europe/Berlin","Europe/Berlin",[1231]]
(t0.v0)
left join lateral (select bool_or((((extract(month from (o.placed_at at time zone $2::text)::date) * 100 + extract(day from (o.placed_at at time zone $2::text)::date)) = any($3::numeric[]) and not (extract(month from (o.placed_at at time zone $2::text)::date) * 100 + extract(day from (o.placed_at at time zone $2::text)::date)) = any($4::numeric[])))) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2; moves with {"kind":"anniversary","days":{"to":{"kind":"day","day":"9999-12-31"}},"column":"(o.placed_at at time zone $1)::date","of":"orders"} {"kind":"anniversary","days":{"from":{"kind":"day","day":"9999-12-31"},"to":{"kind":"day","day":"9999-12-31"}},"column":"(o.placed_at at time zone $1)::date","of":"orders"}

-- orders_placed MATCHES (anniversary <= 9999-12-31)
where exists (select from "order" o where o.customer_id = c.id and ((extract(month from (o.placed_at at time zone $1::text)::date) * 100 + extract(day from (o.placed_at at time zone $2::text)::date)) = any($3::numeric[])))
["Europe/Berlin","Europe/Berlin",[101,102,103,104,105,106,107,108,109,110,111,112,113,114,115,116,117,118,119,120,121,122,123,124,125,126,127,128,129,130,131,201,202,203,204,205,206,207,208,209,210,211,212,213,214,215,216,217,218,219,220,221,222,223,224,225,226,227,228,229,301,302,303,304,305,306,307,308,309,310,311,312,313,314,315,316,317,318,319,320,321,322,323,324,325,326,327,328,329,330,331,401,402,403,404,405,406,407,408,409,410,411,412,413,414,415,416,417,418,419,420,421,422,423,424,425,426,427,428,429,430,501,502,503,504,505,506,507,508,509,510,511,512,513,514,515,516,517,518,519,520,521,522,523,524,525,526,527,528,529,530,531,601,602,603,604,605,606,607,608,609,610,611,612,613,614,615,616,617,618,619,620,621,622,623,624,625,626,627,628,629,630,701,702,703,704,705,706,707,708,709,710,711,712,713,714,715,716,717,718,719,720,721,722,723,724,725,726,727,728,729,730,731,801,802,803,804,805,806,807,808,809,810,811,812,813,814,815,816,817,818,819,820,821,822,823,824,825,826,827,828,829,830,831,901,902,903,904,905,906,907,908,909,910,911,912,913,914,915,916,917,918,919,920,921,922,923,924,925,926,927,928,929,930,1001,1002,1003,1004,1005,1006,1007,1008,1009,1010,1011,1012,1013,1014,1015,1016,1017,1018,1019,1020,1021,1022,1023,1024,1025,1026,1027,1028,1029,1030,1031,1101,1102,1103,1104,1105,1106,1107,1108,1109,1110,1111,1112,1113,1114,1115,1116,1117,1118,1119,1120,1121,1122,1123,1124,1125,1126,1127,1128,1129,1130,1201,1202,1203,1204,1205,1206,1207,1208,1209,1210,1211,1212,1213,1214,1215,1216,1217,1218,1219,1220,1221,1222,1223,1224,1225,1226,1227,1228,1229,1230,1231]]
(t0.v0)
left join lateral (select bool_or(((extract(month from (o.placed_at at time zone $2::text)::date) * 100 + extract(day from (o.placed_at at time zone $2::text)::date)) = any($3::numeric[]))) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2; moves with {"kind":"anniversary","days":{"to":{"kind":"day","day":"9999-12-31"}},"column":"(o.placed_at at time zone $1)::date","of":"orders"}

-- orders_placed NOT MATCHES (anniversary <= today)
where not exists (select from "order" o where o.customer_id = c.id and ((extract(month from (o.placed_at at time zone $1::text)::date) * 100 + extract(day from (o.placed_at at time zone $2::text)::date)) = any($3::numeric[])))
["Europe/Berlin","Europe/Berlin",[101,102,103,104,105,106,107,108,109,110,111,112,113,114,115,116,117,118,119,120,121,122,123,124,125,126,127,128,129,130,131,201,202,203,204,205,206,207,208,209,210,211,212,213,214,215,216,217,218,219,220,221,222,223,224,225,226,227,228,229,301,302,303,304,305,306,307,308,309,310,311,312,313,314,315,316,317,318,319,320,321,322,323,324,325,326,327,328,329,330,331,401,402,403,404,405,406,407,408,409,410,411,412,413,414,415,416,417,418,419,420,421,422,423,424,425,426,427,428,429,430,501,502,503,504,505,506,507,508,509,510,511,512,513,514,515]]
(t0.v0) is not true
left join lateral (select bool_or(((extract(month from (o.placed_at at time zone $2::text)::date) * 100 + extract(day from (o.placed_at at time zone $2::text)::date)) = any($3::numeric[]))) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2; moves with {"kind":"anniversary","days":{"to":{"kind":"today"}},"column":"(o.placed_at at time zone $1)::date","of":"orders"}

-- orders_placed MATCHES (anniversary BETWEEN today AND yesterday)
where exists (select from "order" o where o.customer_id = c.id and ((extract(month from (o.placed_at at time zone $1::text)::date) * 100 + extract(day from (o.placed_at at time zone $2::text)::date)) = any($3::numeric[])))
["Europe/Berlin","Europe/Berlin",[]]
(t0.v0)
left join lateral (select bool_or(((extract(month from (o.placed_at at time zone $2::text)::date) * 100 + extract(day from (o.placed_at at time zone $2::text)::date)) = any($3::numeric[]))) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2; moves with {"kind":"anniversary","days":{"from":{"kind":"today"},"to":{"kind":"yesterday"}},"column":"(o.placed_at at time zone $1)::date","of":"orders"}

-- orders_placed MATCHES (anniversary IS NULL)
where exists (select from "order" o where o.customer_id = c.id and ((o.placed_at at time zone $1::text)::date is not null) is not true)
["Europe/Berlin"]
(t0.v0)
left join lateral (select bool_or(((o.placed_at at time zone $2::text)::date is not null) is not true) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed NOT MATCHES (anniversary IS NOT NULL)
where not exists (select from "order" o where o.customer_id = c.id and ((o.placed_at at time zone $1::text)::date is not null))
["Europe/Berlin"]
(t0.v0) is not true
left join lateral (select bool_or(((o.placed_at at time zone $2::text)::date is not null)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed NOT MATCHES (count = 0)
left join (select o.customer_id as customer_id, count(*) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where ((coalesce(t0.v0, 0) = $1::bigint) is not true)
["0"]
((coalesce(t0.v0, 0) = $1::bigint) is not true)
left join lateral (select count(*) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed MATCHES (count = -1)
left join (select o.customer_id as customer_id, count(*) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (t0.v0 = $1::bigint)
["-1"]
((t0.v0 = $1::bigint))
left join lateral (select count(*) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed MATCHES (count != -1)
left join (select o.customer_id as customer_id, count(*) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (t0.v0 = $1::bigint) is not true
["-1"]
((t0.v0 = $1::bigint) is not true)
left join lateral (select count(*) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed NOT MATCHES (count != 9223372036854775807)
left join (select o.customer_id as customer_id, count(*) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where ((t0.v0 = $1::bigint))
["9223372036854775807"]
((t0.v0 = $1::bigint))
left join lateral (select count(*) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed MATCHES (count IN (9223372036854775807, 0))
left join (select o.customer_id as customer_id, count(*) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (coalesce(t0.v0, 0) = any($1::bigint[]))
[["9223372036854775807","0"]]
((coalesce(t0.v0, 0) = any($1::bigint[])))
left join lateral (select count(*) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed MATCHES (count NOT IN (0, -1))
left join (select o.customer_id as customer_id, count(*) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (coalesce(t0.v0, 0) = any($1::bigint[])) is not true
[["0","-1"]]
((coalesce(t0.v0, 0) = any($1::bigint[])) is not true)
left join lateral (select count(*) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed NOT MATCHES (count > -1)
left join (select o.customer_id as customer_id, count(*) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where ((coalesce(t0.v0, 0) > $1::bigint) is not true)
["-1"]
((coalesce(t0.v0, 0) > $1::bigint) is not true)
left join lateral (select count(*) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed MATCHES (count > 9223372036854775807)
left join (select o.customer_id as customer_id, count(*) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (t0.v0 > $1::bigint)
["9223372036854775807"]
((t0.v0 > $1::bigint))
left join lateral (select count(*) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed MATCHES (count >= 9223372036854775807)
left join (select o.customer_id as customer_id, count(*) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (t0.v0 >= $1::bigint)
["9223372036854775807"]
((t0.v0 >= $1::bigint))
left join lateral (select count(*) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed NOT MATCHES (count >= 0)
left join (select o.customer_id as customer_id, count(*) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where ((coalesce(t0.v0, 0) >= $1::bigint) is not true)
["0"]
((coalesce(t0.v0, 0) >= $1::bigint) is not true)
left join lateral (select count(*) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed MATCHES (count < 0)
left join (select o.customer_id as customer_id, count(*) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (t0.v0 < $1::bigint)
["0"]
((t0.v0 < $1::bigint))
left join lateral (select count(*) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed NOT MATCHES (count <= -1)
left join (select o.customer_id as customer_id, count(*) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where ((t0.v0 <= $1::bigint) is not true)
["-1"]
((t0.v0 <= $1::bigint) is not true)
left join lateral (select count(*) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed MATCHES (count <= 9223372036854775807)
left join (select o.customer_id as customer_id, count(*) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (coalesce(t0.v0, 0) <= $1::bigint)
["9223372036854775807"]
((coalesce(t0.v0, 0) <= $1::bigint))
left join lateral (select count(*) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed MATCHES (count BETWEEN 9223372036854775807 AND 0)
left join (select o.customer_id as customer_id, count(*) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (t0.v0 between $1::bigint and $2::bigint)
["9223372036854775807","0"]
((t0.v0 between $1::bigint and $2::bigint))
left join lateral (select count(*) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed NOT MATCHES (count IS NULL)
left join (select o.customer_id as customer_id, count(*) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where ((coalesce(t0.v0, 0) is not null))
[]
((coalesce(t0.v0, 0) is not null))
left join lateral (select count(*) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed MATCHES (count IS NOT NULL)
left join (select o.customer_id as customer_id, count(*) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (coalesce(t0.v0, 0) is not null)
[]
((coalesce(t0.v0, 0) is not null))
left join lateral (select count(*) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed NOT MATCHES (sum_amount IN (999999999999999.999999999999999, 0))
left join (select o.customer_id as customer_id, sum(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where ((coalesce(t0.v0, 0) = any($1::numeric[])) is not true)
[["999999999999999.999999999999999","0"]]
((coalesce(t0.v0, 0) = any($1::numeric[])) is not true)
left join lateral (select sum(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed NOT MATCHES (sum_amount < 0)
left join (select o.customer_id as customer_id, sum(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where ((t0.v0 < $1::numeric) is not true)
["0"]
((t0.v0 < $1::numeric) is not true)
left join lateral (select sum(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed MATCHES (sum_amount IS NULL)
left join (select o.customer_id as customer_id, sum(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where (coalesce(t0.v0, 0) is not null) is not true
[]
((coalesce(t0.v0, 0) is not null) is not true)
left join lateral (select sum(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed NOT MATCHES (sum_amount IS NOT NULL)
left join (select o.customer_id as customer_id, sum(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where ((coalesce(t0.v0, 0) is not null) is not true)
[]
((coalesce(t0.v0, 0) is not null) is not true)
left join lateral (select sum(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed NOT MATCHES (avg_amount NOT IN (0, -0.5))
left join (select o.customer_id as customer_id, avg(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where ((t0.v0 = any($1::numeric[])))
[["0","-0.5"]]
((t0.v0 = any($1::numeric[])))
left join lateral (select avg(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed NOT MATCHES (avg_amount BETWEEN 999999999999999.999999999999999 AND 0)
left join (select o.customer_id as customer_id, avg(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o group by o.customer_id) t0 on t0.customer_id = c.id where ((t0.v0 between $1::numeric and $2::numeric) is not true)
["999999999999999.999999999999999","0"]
((t0.v0 between $1::numeric and $2::numeric) is not true)
left join lateral (select avg(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed MATCHES (followed_by = 'orders_placed', followed_by.within_days = 0)
where exists (select from "order" o where o.customer_id = c.id and exists (select from (select o.customer_id as customer_id, o.placed_at as key from "order" o) other where other.customer_id = o.customer_id and other.key > o.placed_at and other.key <= o.placed_at + $1::int * interval '1 hour'))
[0]
(t0.v0)
left join lateral (select bool_or(exists (select from (select o.customer_id as customer_id, o.placed_at as key from "order" o) other where other.customer_id = o.customer_id and other.key > o.placed_at and other.key <= o.placed_at + $2::numeric::int * interval '1 hour')) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed NOT MATCHES (followed_by = 'storefront_event.product_viewed')
where not exists (select from "order" o where o.customer_id = c.id and exists (select from (select ev.customer_id as customer_id, ev.occurred_at as key from event ev where ev.name = $1) other where other.customer_id = o.customer_id and other.key > o.placed_at))
["product_viewed"]
(t0.v0) is not true
left join lateral (select bool_or(exists (select from (select ev.customer_id as customer_id, ev.occurred_at as key from event ev where ev.name = $2::text) other where other.customer_id = o.customer_id and other.key > o.placed_at)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 34

-- products_purchased NOT MATCHES (tag != 'O\'Hara')
where not exists (select from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id and (p.tag_keys && (select array[caseless($1::text)])::text[]) is not true)
["O'Hara"]
(t0.v0) is not true
left join lateral (select bool_or((p.tag_keys && (select array[caseless($2::text)])::text[]) is not true) as v0 from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- products_purchased MATCHES (tag IN ('O\'Hara', 5))
where exists (select from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id and (p.tag_keys && (select array[caseless($1::text),caseless($2::text)])::text[]))
["O'Hara","5"]
(t0.v0)
left join lateral (select bool_or((p.tag_keys && (select array[caseless($2::text),caseless($3::text)])::text[])) as v0 from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- products_purchased NOT MATCHES (tag NOT CONTAINS 'O\'Hara')
where not exists (select from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id and (p.tag_keys && (select array[caseless($1::text)])::text[]) is not true)
["O'Hara"]
(t0.v0) is not true
left join lateral (select bool_or((p.tag_keys && (select array[caseless($2::text)])::text[]) is not true) as v0 from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- products_purchased MATCHES (tag IS NULL)
where exists (select from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id and (cardinality(p.tag_keys) > 0) is not true)
[]
(t0.v0)
left join lateral (select bool_or((cardinality(p.tag_keys) > 0) is not true) as v0 from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- products_purchased NOT MATCHES (category = 'O\'Hara')
where not exists (select from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id and (p.category_path && $1::text[]))
[["O'Hara"]]
(t0.v0) is not true
left join lateral (select bool_or((p.category_path && $2::text[])) as v0 from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- products_purchased MATCHES (category = 5)
where exists (select from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id and (p.category_path && $1::text[]))
[["5"]]
(t0.v0)
left join lateral (select bool_or((p.category_path && $2::text[])) as v0 from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- products_purchased MATCHES (category != 5)
where exists (select from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id and (p.category_path && $1::text[]) is not true)
[["5"]]
(t0.v0)
left join lateral (select bool_or((p.category_path && $2::text[]) is not true) as v0 from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- products_purchased NOT MATCHES (category != 'O\'Hara')
where not exists (select from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id and (p.category_path && $1::text[]) is not true)
[["O'Hara"]]
(t0.v0) is not true
left join lateral (select bool_or((p.category_path && $2::text[]) is not true) as v0 from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- products_purchased MATCHES (category IN ('O\'Hara', 5))
where exists (select from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id and (p.category_path && $1::text[]))
[["O'Hara","5"]]
(t0.v0)
left join lateral (select bool_or((p.category_path && $2::text[])) as v0 from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- products_purchased MATCHES (category NOT IN (5, 'O\'Hara'))
where exists (select from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id and (p.category_path && $1::text[]) is not true)
[["5","O'Hara"]]
(t0.v0)
left join lateral (select bool_or((p.category_path && $2::text[]) is not true) as v0 from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- products_purchased NOT MATCHES (category CONTAINS 'O\'Hara')
where not exists (select from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id and (p.category_path && $1::text[]))
[["O'Hara"]]
(t0.v0) is not true
left join lateral (select bool_or((p.category_path && $2::text[])) as v0 from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- products_purchased MATCHES (category CONTAINS 5)
where exists (select from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id and (p.category_path && $1::text[]))
[["5"]]
(t0.v0)
left join lateral (select bool_or((p.category_path && $2::text[])) as v0 from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- products_purchased MATCHES (category NOT CONTAINS 5)
where exists (select from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id and (p.category_path && $1::text[]) is not true)
[["5"]]
(t0.v0)
left join lateral (select bool_or((p.category_path && $2::text[]) is not true) as v0 from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- products_purchased NOT MATCHES (category NOT CONTAINS 'O\'Hara')
where not exists (select from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id and (p.category_path && $1::text[]) is not true)
[["O'Hara"]]
(t0.v0) is not true
left join lateral (select bool_or((p.category_path && $2::text[]) is not true) as v0 from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- products_purchased MATCHES (category IS NULL)
where exists (select from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id and (cardinality(p.category_path) > 0) is not true)
[]
(t0.v0)
left join lateral (select bool_or((cardinality(p.category_path) > 0) is not true) as v0 from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- products_purchased MATCHES (category IS NOT NULL)
where exists (select from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id and (cardinality(p.category_path) > 0))
[]
(t0.v0)
left join lateral (select bool_or((cardinality(p.category_path) > 0)) as v0 from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- products_purchased MATCHES (date != today)
where exists (select from order_line l where l.customer_id = c.id and ((l.placed_at >= $1::timestamptz and l.placed_at < $2::timestamptz)) is not true)
["2026-05-14T22:00:00.000Z","2026-05-15T22:00:00.000Z"]
(t0.v0)
left join lateral (select bool_or(((l.placed_at >= $2::timestamptz and l.placed_at < $3::timestamptz)) is not true) as v0 from order_line l where l.customer_id = c.id having count(*) > 0) t0 on true
reads 2; moves with {"kind":"date","type":"instant","point":{"kind":"today"},"column":"o.placed_at","of":"orders"}

-- products_purchased NOT MATCHES (date IN (today, yesterday))
where not exists (select from order_line l where l.customer_id = c.id and (((l.placed_at >= $1::timestamptz and l.placed_at < $2::timestamptz) or (l.placed_at >= $3::timestamptz and l.placed_at < $4::timestamptz))))
["2026-05-14T22:00:00.000Z","2026-05-15T22:00:00.000Z","2026-05-13T22:00:00.000Z","2026-05-14T22:00:00.000Z"]
(t0.v0) is not true
left join lateral (select bool_or((((l.placed_at >= $2::timestamptz and l.placed_at < $3::timestamptz) or (l.placed_at >= $4::timestamptz and l.placed_at < $5::timestamptz)))) as v0 from order_line l where l.customer_id = c.id having count(*) > 0) t0 on true
reads 2; moves with {"kind":"date","type":"instant","point":{"kind":"today"},"column":"o.placed_at","of":"orders"} {"kind":"date","type":"instant","point":{"kind":"yesterday"},"column":"o.placed_at","of":"orders"}

-- products_purchased MATCHES (date > -12000m)
where exists (select from order_line l where l.customer_id = c.id and (l.placed_at >= $1::timestamptz))
["1026-05-15T23:06:32.000Z"]
(t0.v0)
left join lateral (select bool_or((l.placed_at >= $2::timestamptz)) as v0 from order_line l where l.customer_id = c.id having count(*) > 0) t0 on true
reads 2; moves with {"kind":"date","type":"instant","point":{"kind":"offset","amount":-12000,"unit":"m"},"column":"o.placed_at","of":"orders"}

-- products_purchased NOT MATCHES (date > +1000y)
where not exists (select from order_line l where l.customer_id = c.id and (l.placed_at >= $1::timestamptz))
["3026-05-15T22:00:00.000Z"]
(t0.v0) is not true
left join lateral (select bool_or((l.placed_at >= $2::timestamptz)) as v0 from order_line l where l.customer_id = c.id having count(*) > 0) t0 on true
reads 2; moves with {"kind":"date","type":"instant","point":{"kind":"offset","amount":1000,"unit":"y"},"column":"o.placed_at","of":"orders"}

-- products_purchased MATCHES (date >= now)
where exists (select from order_line l where l.customer_id = c.id and (l.placed_at >= $1::timestamptz))
["2026-05-15T12:00:00.000Z"]
(t0.v0)
left join lateral (select bool_or((l.placed_at >= $2::timestamptz)) as v0 from order_line l where l.customer_id = c.id having count(*) > 0) t0 on true
reads 2; moves with {"kind":"date","type":"instant","point":{"kind":"now"},"column":"o.placed_at","of":"orders"}

-- products_purchased NOT MATCHES (date < now)
where not exists (select from order_line l where l.customer_id = c.id and (l.placed_at < $1::timestamptz))
["2026-05-15T12:00:00.000Z"]
(t0.v0) is not true
left join lateral (select bool_or((l.placed_at < $2::timestamptz)) as v0 from order_line l where l.customer_id = c.id having count(*) > 0) t0 on true
reads 2; moves with {"kind":"date","type":"instant","point":{"kind":"now"},"column":"o.placed_at","of":"orders"}

-- products_purchased MATCHES (date <= 2026-05-30T16:00:00.000001)
where exists (select from order_line l where l.customer_id = c.id and (l.placed_at <= $1::timestamptz))
["2026-05-30T14:00:00.000001Z"]
(t0.v0)
left join lateral (select bool_or((l.placed_at <= $2::timestamptz)) as v0 from order_line l where l.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- products_purchased NOT MATCHES (date <= -8766000h)
where not exists (select from order_line l where l.customer_id = c.id and (l.placed_at <= $1::timestamptz))
["1026-05-08T12:00:00.000Z"]
(t0.v0) is not true
left join lateral (select bool_or((l.placed_at <= $2::timestamptz)) as v0 from order_line l where l.customer_id = c.id having count(*) > 0) t0 on true
reads 2; moves with {"kind":"date","type":"instant","point":{"kind":"offset","amount":-8766000,"unit":"h"},"column":"o.placed_at","of":"orders"}

-- products_purchased MATCHES (date IS NULL)
where exists (select from order_line l where l.customer_id = c.id and (l.placed_at is not null) is not true)
[]
(t0.v0)
left join lateral (select bool_or((l.placed_at is not null) is not true) as v0 from order_line l where l.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- products_purchased NOT MATCHES (date IS NOT NULL)
where not exists (select from order_line l where l.customer_id = c.id and (l.placed_at is not null))
[]
(t0.v0) is not true
left join lateral (select bool_or((l.placed_at is not null)) as v0 from order_line l where l.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- products_purchased NOT MATCHES (anniversary != today)
where not exists (select from order_line l where l.customer_id = c.id and ((extract(month from (l.placed_at at time zone $1::text)::date) * 100 + extract(day from (l.placed_at at time zone $2::text)::date)) = any($3::numeric[])) is not true)
["Europe/Berlin","Europe/Berlin",[515]]
(t0.v0) is not true
left join lateral (select bool_or(((extract(month from (l.placed_at at time zone $2::text)::date) * 100 + extract(day from (l.placed_at at time zone $2::text)::date)) = any($3::numeric[])) is not true) as v0 from order_line l where l.customer_id = c.id having count(*) > 0) t0 on true
reads 2; moves with {"kind":"anniversary","days":{"from":{"kind":"today"},"to":{"kind":"today"}},"column":"(o.placed_at at time zone $1)::date","of":"orders"}

-- products_purchased MATCHES (anniversary IN (today, yesterday))
where exists (select from order_line l where l.customer_id = c.id and (((extract(month from (l.placed_at at time zone $1::text)::date) * 100 + extract(day from (l.placed_at at time zone $2::text)::date)) = any($3::numeric[]) or (extract(month from (l.placed_at at time zone $4::text)::date) * 100 + extract(day from (l.placed_at at time zone $5::text)::date)) = any($6::numeric[]))))
["Europe/Berlin","Europe/Berlin",[515],"Europe/Berlin","Europe/Berlin",[514]]
(t0.v0)
left join lateral (select bool_or((((extract(month from (l.placed_at at time zone $2::text)::date) * 100 + extract(day from (l.placed_at at time zone $2::text)::date)) = any($3::numeric[]) or (extract(month from (l.placed_at at time zone $2::text)::date) * 100 + extract(day from (l.placed_at at time zone $2::text)::date)) = any($4::numeric[])))) as v0 from order_line l where l.customer_id = c.id having count(*) > 0) t0 on true
reads 2; moves with {"kind":"anniversary","days":{"from":{"kind":"today"},"to":{"kind":"today"}},"column":"(o.placed_at at time zone $1)::date","of":"orders"} {"kind":"anniversary","days":{"from":{"kind":"yesterday"},"to":{"kind":"yesterday"}},"column":"(o.placed_at at time zone $1)::date","of":"orders"}

-- products_purchased NOT MATCHES (anniversary > -12000m)
where not exists (select from order_line l where l.customer_id = c.id and (((extract(month from (l.placed_at at time zone $1::text)::date) * 100 + extract(day from (l.placed_at at time zone $2::text)::date)) = any($3::numeric[]) and not (extract(month from (l.placed_at at time zone $4::text)::date) * 100 + extract(day from (l.placed_at at time zone $5::text)::date)) = any($6::numeric[]))))
["Europe/Berlin","Europe/Berlin",[515,516,517,518,519,520,521,522,523,524,525,526,527,528,529,530,531,601,602,603,604,605,606,607,608,609,610,611,612,613,614,615,616,617,618,619,620,621,622,623,624,625,626,627,628,629,630,701,702,703,704,705,706,707,708,709,710,711,712,713,714,715,716,717,718,719,720,721,722,723,724,725,726,727,728,729,730,731,801,802,803,804,805,806,807,808,809,810,811,812,813,814,815,816,817,818,819,820,821,822,823,824,825,826,827,828,829,830,831,901,902,903,904,905,906,907,908,909,910,911,912,913,914,915,916,917,918,919,920,921,922,923,924,925,926,927,928,929,930,1001,1002,1003,1004,1005,1006,1007,1008,1009,1010,1011,1012,1013,1014,1015,1016,1017,1018,1019,1020,1021,1022,1023,1024,1025,1026,1027,1028,1029,1030,1031,1101,1102,1103,1104,1105,1106,1107,1108,1109,1110,1111,1112,1113,1114,1115,1116,1117,1118,1119,1120,1121,1122,1123,1124,1125,1126,1127,1128,1129,1130,1201,1202,1203,1204,1205,1206,1207,1208,1209,1210,1211,1212,1213,1214,1215,1216,1217,1218,1219,1220,1221,1222,1223,1224,1225,1226,1227,1228,1229,1230,1231],"Europe/Berlin","Europe/Berlin",[515]]
(t0.v0) is not true
left join lateral (select bool_or((((extract(month from (l.placed_at at time zone $2::text)::date) * 100 + extract(day from (l.placed_at at time zone $2::text)::date)) = any($3::numeric[]) and not (extract(month from (l.placed_at at time zone $2::text)::date) * 100 + extract(day from (l.placed_at at time zone $2::text)::date)) = any($4::numeric[])))) as v0 from order_line l where l.customer_id = c.id having count(*) > 0) t0 on true
reads 2; moves with {"kind":"anniversary","days":{"from":{"kind":"offset","amount":-12000,"unit":"m"}},"column":"(o.placed_at at time zone $1)::date","of":"orders"} {"kind":"anniversary","days":{"from":{"kind":"offset","amount":-12000,"unit":"m"},"to":{"kind":"offset","amount":-12000,"unit":"m"}},"column":"(o.placed_at at time zone $1)::date","of":"orders"}

-- products_purchased MATCHES (anniversary > +1000y)
where exists (select from order_line l where l.customer_id = c.id and (((extract(month from (l.placed_at at time zone $1::text)::date) * 100 + extract(day from (l.placed_at at time zone $2::text)::date)) = any($3::numeric[]) and not (extract(month from (l.placed_at at time zone $4::text)::date) * 100 + extract(day from (l.placed_at at time zone $5::text)::date)) = any($6::numeric[]))))
["Europe/Berlin","Europe/Berlin",[515,516,517,518,519,520,521,522,523,524,525,526,527,528,529,530,531,601,602,603,604,605,606,607,608,609,610,611,612,613,614,615,616,617,618,619,620,621,622,623,624,625,626,627,628,629,630,701,702,703,704,705,706,707,708,709,710,711,712,713,714,715,716,717,718,719,720,721,722,723,724,725,726,727,728,729,730,731,801,802,803,804,805,806,807,808,809,810,811,812,813,814,815,816,817,818,819,820,821,822,823,824,825,826,827,828,829,830,831,901,902,903,904,905,906,907,908,909,910,911,912,913,914,915,916,917,918,919,920,921,922,923,924,925,926,927,928,929,930,1001,1002,1003,1004,1005,1006,1007,1008,1009,1010,1011,1012,1013,1014,1015,1016,1017,1018,1019,1020,1021,1022,1023,1024,1025,1026,1027,1028,1029,1030,1031,1101,1102,1103,1104,1105,1106,1107,1108,1109,1110,1111,1112,1113,1114,1115,1116,1117,1118,1119,1120,1121,1122,1123,1124,1125,1126,1127,1128,1129,1130,1201,1202,1203,1204,1205,1206,1207,1208,1209,1210,1211,1212,1213,1214,1215,1216,1217,1218,1219,1220,1221,1222,1223,1224,1225,1226,1227,1228,1229,1230,1231],"Europe/Berlin","Europe/Berlin",[515]]
(t0.v0)
left join lateral (select bool_or((((extract(month from (l.placed_at at time zone $2::text)::date) * 100 + extract(day from (l.placed_at at time zone $2::text)::date)) = any($3::numeric[]) and not (extract(month from (l.placed_at at time zone $2::text)::date) * 100 + extract(day from (l.placed_at at time zone $2::text)::date)) = any($4::numeric[])))) as v0 from order_line l where l.customer_id = c.id having count(*) > 0) t0 on true
reads 2; moves with {"kind":"anniversary","days":{"from":{"kind":"offset","amount":1000,"unit":"y"}},"column":"(o.placed_at at time zone $1)::date","of":"orders"} {"kind":"anniversary","days":{"from":{"kind":"offset","amount":1000,"unit":"y"},"to":{"kind":"offset","amount":1000,"unit":"y"}},"column":"(o.placed_at at time zone $1)::date","of":"orders"}

-- products_purchased NOT MATCHES (anniversary >= 0001-01-01)
where not exists (select from order_line l where l.customer_id = c.id and ((extract(month from (l.placed_at at time zone $1::text)::date) * 100 + extract(day from (l.placed_at at time zone $2::text)::date)) = any($3::numeric[])))
["Europe/Berlin","Europe/Berlin",[101,102,103,104,105,106,107,108,109,110,111,112,113,114,115,116,117,118,119,120,121,122,123,124,125,126,127,128,129,130,131,201,202,203,204,205,206,207,208,209,210,211,212,213,214,215,216,217,218,219,220,221,222,223,224,225,226,227,228,229,301,302,303,304,305,306,307,308,309,310,311,312,313,314,315,316,317,318,319,320,321,322,323,324,325,326,327,328,329,330,331,401,402,403,404,405,406,407,408,409,410,411,412,413,414,415,416,417,418,419,420,421,422,423,424,425,426,427,428,429,430,501,502,503,504,505,506,507,508,509,510,511,512,513,514,515,516,517,518,519,520,521,522,523,524,525,526,527,528,529,530,531,601,602,603,604,605,606,607,608,609,610,611,612,613,614,615,616,617,618,619,620,621,622,623,624,625,626,627,628,629,630,701,702,703,704,705,706,707,708,709,710,711,712,713,714,715,716,717,718,719,720,721,722,723,724,725,726,727,728,729,730,731,801,802,803,804,805,806,807,808,809,810,811,812,813,814,815,816,817,818,819,820,821,822,823,824,825,826,827,828,829,830,831,901,902,903,904,905,906,907,908,909,910,911,912,913,914,915,916,917,918,919,920,921,922,923,924,925,926,927,928,929,930,1001,1002,1003,1004,1005,1006,1007,1008,1009,1010,1011,1012,1013,1014,1015,1016,1017,1018,1019,1020,1021,1022,1023,1024,1025,1026,1027,1028,1029,1030,1031,1101,1102,1103,1104,1105,1106,1107,1108,1109,1110,1111,1112,1113,1114,1115,1116,1117,1118,1119,1120,1121,1122,1123,1124,1125,1126,1127,1128,1129,1130,1201,1202,1203,1204,1205,1206,1207,1208,1209,1210,1211,1212,1213,1214,1215,1216,1217,1218,1219,1220,1221,1222,1223,1224,1225,1226,1227,1228,1229,1230,1231]]
(t0.v0) is not true
left join lateral (select bool_or(((extract(month from (l.placed_at at time zone $2::text)::date) * 100 + extract(day from (l.placed_at at time zone $2::text)::date)) = any($3::numeric[]))) as v0 from order_line l where l.customer_id = c.id having count(*) > 0) t0 on true
reads 2; moves with {"kind":"anniversary","days":{"from":{"kind":"day","day":"0001-01-01"}},"column":"(o.placed_at at time zone $1)::date","of":"orders"}

-- products_purchased NOT MATCHES (anniversary <= 9999-12-31)
where not exists (select from order_line l where l.customer_id = c.id and ((extract(month from (l.placed_at at time zone $1::text)::date) * 100 + extract(day from (l.placed_at at time zone $2::text)::date)) = any($3::numeric[])))
["Europe/Berlin","Europe/Berlin",[101,102,103,104,105,106,107,108,109,110,111,112,113,114,115,116,117,118,119,120,121,122,123,124,125,126,127,128,129,130,131,201,202,203,204,205,206,207,208,209,210,211,212,213,214,215,216,217,218,219,220,221,222,223,224,225,226,227,228,229,301,302,303,304,305,306,307,308,309,310,311,312,313,314,315,316,317,318,319,320,321,322,323,324,325,326,327,328,329,330,331,401,402,403,404,405,406,407,408,409,410,411,412,413,414,415,416,417,418,419,420,421,422,423,424,425,426,427,428,429,430,501,502,503,504,505,506,507,508,509,510,511,512,513,514,515,516,517,518,519,520,521,522,523,524,525,526,527,528,529,530,531,601,602,603,604,605,606,607,608,609,610,611,612,613,614,615,616,617,618,619,620,621,622,623,624,625,626,627,628,629,630,701,702,703,704,705,706,707,708,709,710,711,712,713,714,715,716,717,718,719,720,721,722,723,724,725,726,727,728,729,730,731,801,802,803,804,805,806,807,808,809,810,811,812,813,814,815,816,817,818,819,820,821,822,823,824,825,826,827,828,829,830,831,901,902,903,904,905,906,907,908,909,910,911,912,913,914,915,916,917,918,919,920,921,922,923,924,925,926,927,928,929,930,1001,1002,1003,1004,1005,1006,1007,1008,1009,1010,1011,1012,1013,1014,1015,1016,1017,1018,1019,1020,1021,1022,1023,1024,1025,1026,1027,1028,1029,1030,1031,1101,1102,1103,1104,1105,1106,1107,1108,1109,1110,1111,1112,1113,1114,1115,1116,1117,1118,1119,1120,1121,1122,1123,1124,1125,1126,1127,1128,1129,1130,1201,1202,1203,1204,1205,1206,1207,1208,1209,1210,1211,1212,1213,1214,1215,1216,1217,1218,1219,1220,1221,1222,1223,1224,1225,1226,1227,1228,1229,1230,1231]]
(t0.v0) is not true
left join lateral (select bool_or(((extract(month from (l.placed_at at time zone $2::text)::date) * 100 + extract(day from (l.placed_at at time zone $2::text)::date)) = any($3::numeric[]))) as v0 from order_line l where l.customer_id = c.id having count(*) > 0) t0 on true
reads 2; moves with {"kind":"anniversary","days":{"to":{"kind":"day","day":"9999-12-31"}},"column":"(o.placed_at at time zone $1)::date","of":"orders"}

-- products_purchased MATCHES (anniversary <= today)
where exists (select from order_line l where l.customer_id = c.id and ((extract(month from (l.placed_at at time zone $1::text)::date) * 100 + extract(day from (l.placed_at at time zone $2::text)::date)) = any($3::numeric[])))
["Europe/Berlin","Europe/Berlin",[101,102,103,104,105,106,107,108,109,110,111,112,113,114,115,116,117,118,119,120,121,122,123,124,125,126,127,128,129,130,131,201,202,203,204,205,206,207,208,209,210,211,212,213,214,215,216,217,218,219,220,221,222,223,224,225,226,227,228,229,301,302,303,304,305,306,307,308,309,310,311,312,313,314,315,316,317,318,319,320,321,322,323,324,325,326,327,328,329,330,331,401,402,403,404,405,406,407,408,409,410,411,412,413,414,415,416,417,418,419,420,421,422,423,424,425,426,427,428,429,430,501,502,503,504,505,506,507,508,509,510,511,512,513,514,515]]
(t0.v0)
left join lateral (select bool_or(((extract(month from (l.placed_at at time zone $2::text)::date) * 100 + extract(day from (l.placed_at at time zone $2::text)::date)) = any($3::numeric[]))) as v0 from order_line l where l.customer_id = c.id having count(*) > 0) t0 on true
reads 2; moves with {"kind":"anniversary","days":{"to":{"kind":"today"}},"column":"(o.placed_at at time zone $1)::date","of":"orders"}

-- products_purchased NOT MATCHES (anniversary IS NULL)
where not exists (select from order_line l where l.customer_id = c.id and ((l.placed_at at time zone $1::text)::date is not null) is not true)
["Europe/Berlin"]
(t0.v0) is not true
left join lateral (select bool_or(((l.placed_at at time zone $2::text)::date is not null) is not true) as v0 from order_line l where l.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- products_purchased MATCHES (anniversary IS NOT NULL)
where exists (select from order_line l where l.customer_id = c.id and ((l.placed_at at time zone $1::text)::date is not null))
["Europe/Berlin"]
(t0.v0)
left join lateral (select bool_or(((l.placed_at at time zone $2::text)::date is not null)) as v0 from order_line l where l.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- products_purchased MATCHES (returned = true)
where exists (select from order_line l where l.customer_id = c.id and ((l.returned_quantity >= l.quantity) = $1::boolean))
[true]
(t0.v0)
left join lateral (select bool_or(((l.returned_quantity >= l.quantity) = $2::boolean)) as v0 from order_line l where l.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- products_purchased NOT MATCHES (returned != false)
where not exists (select from order_line l where l.customer_id = c.id and ((l.returned_quantity >= l.quantity) = $1::boolean) is not true)
[false]
(t0.v0) is not true
left join lateral (select bool_or(((l.returned_quantity >= l.quantity) = $2::boolean) is not true) as v0 from order_line l where l.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- products_purchased MATCHES (returned != true)
where exists (select from order_line l where l.customer_id = c.id and ((l.returned_quantity >= l.quantity) = $1::boolean) is not true)
[true]
(t0.v0)
left join lateral (select bool_or(((l.returned_quantity >= l.quantity) = $2::boolean) is not true) as v0 from order_line l where l.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- products_purchased MATCHES (returned IS NULL)
where exists (select from order_line l where l.customer_id = c.id and ((l.returned_quantity >= l.quantity) is not null) is not true)
[]
(t0.v0)
left join lateral (select bool_or(((l.returned_quantity >= l.quantity) is not null) is not true) as v0 from order_line l where l.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- products_purchased NOT MATCHES (returned IS NOT NULL)
where not exists (select from order_line l where l.customer_id = c.id and ((l.returned_quantity >= l.quantity) is not null))
[]
(t0.v0) is not true
left join lateral (select bool_or(((l.returned_quantity >= l.quantity) is not null)) as v0 from order_line l where l.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- campaign.sent NOT MATCHES (last_campaign = true)
where not exists (select from campaign_engagement ce where ce.customer_id = c.id and ce.kind = $1 and (coalesce(ce.campaign_id = (select l.campaign_id from campaign_engagement l
  where l.customer_id = ce.customer_id and l.kind = 'sent' order by l.occurred_at desc, l.id desc limit 1), false) = $2::boolean))
["sent",true]
(t0.v0) is not true
left join lateral (select bool_or(ce.kind = $2::text and (coalesce(ce.campaign_id = (select l.campaign_id from campaign_engagement l
  where l.customer_id = ce.customer_id and l.kind = 'sent' order by l.occurred_at desc, l.id desc limit 1), false) = $3::boolean)) as v0 from campaign_engagement ce where ce.customer_id = c.id having count(*) > 0) t0 on true
reads 64

-- campaign.sent MATCHES (last_campaign IS NOT NULL)
where exists (select from campaign_engagement ce where ce.customer_id = c.id and ce.kind = $1 and (coalesce(ce.campaign_id = (select l.campaign_id from campaign_engagement l
  where l.customer_id = ce.customer_id and l.kind = 'sent' order by l.occurred_at desc, l.id desc limit 1), false) is not null))
["sent"]
(t0.v0)
left join lateral (select bool_or(ce.kind = $2::text and (coalesce(ce.campaign_id = (select l.campaign_id from campaign_engagement l
  where l.customer_id = ce.customer_id and l.kind = 'sent' order by l.occurred_at desc, l.id desc limit 1), false) is not null)) as v0 from campaign_engagement ce where ce.customer_id = c.id having count(*) > 0) t0 on true
reads 64

-- store_credit_accounts NOT MATCHES (last_credit_date != 9999-12-31)
where not exists (select from store_credit_account sc where sc.customer_id = c.id and ((sc.last_credit_at >= $1::timestamptz and sc.last_credit_at < $2::timestamptz)) is not true)
["9999-12-30T23:00:00.000000Z","9999-12-31T23:00:00.000000Z"]
(t0.v0) is not true
left join lateral (select bool_or(((sc.last_credit_at >= $2::timestamptz and sc.last_credit_at < $3::timestamptz)) is not true) as v0 from store_credit_account sc where sc.customer_id = c.id having count(*) > 0) t0 on true
reads 512

-- store_credit_accounts NOT MATCHES (last_credit_date NOT IN (yesterday, -12000m))
where not exists (select from store_credit_account sc where sc.customer_id = c.id and (((sc.last_credit_at >= $1::timestamptz and sc.last_credit_at < $2::timestamptz) or (sc.last_credit_at >= $3::timestamptz and sc.last_credit_at < $4::timestamptz))) is not true)
["2026-05-13T22:00:00.000Z","2026-05-14T22:00:00.000Z","1026-05-14T23:06:32.000Z","1026-05-15T23:06:32.000Z"]
(t0.v0) is not true
left join lateral (select bool_or((((sc.last_credit_at >= $2::timestamptz and sc.last_credit_at < $3::timestamptz) or (sc.last_credit_at >= $4::timestamptz and sc.last_credit_at < $5::timestamptz))) is not true) as v0 from store_credit_account sc where sc.customer_id = c.id having count(*) > 0) t0 on true
reads 512; moves with {"kind":"date","type":"instant","point":{"kind":"yesterday"},"column":"sc.last_credit_at","of":"store_credit"} {"kind":"date","type":"instant","point":{"kind":"offset","amount":-12000,"unit":"m"},"column":"sc.last_credit_at","of":"store_credit"}

-- store_credit_accounts NOT MATCHES (last_credit_date >= +1000y)
where not exists (select from store_credit_account sc where sc.customer_id = c.id and (sc.last_credit_at >= $1::timestamptz))
["3026-05-14T22:00:00.000Z"]
(t0.v0) is not true
left join lateral (select bool_or((sc.last_credit_at >= $2::timestamptz)) as v0 from store_credit_account sc where sc.customer_id = c.id having count(*) > 0) t0 on true
reads 512; moves with {"kind":"date","type":"instant","point":{"kind":"offset","amount":1000,"unit":"y"},"column":"sc.last_credit_at","of":"store_credit"}

-- store_credit_accounts NOT MATCHES (last_credit_date < 2026-05-30T16:00:00.000001)
where not exists (select from store_credit_account sc where sc.customer_id = c.id and (sc.last_credit_at < $1::timestamptz))
["2026-05-30T14:00:00.000001Z"]
(t0.v0) is not true
left join lateral (select bool_or((sc.last_credit_at < $2::timestamptz)) as v0 from store_credit_account sc where sc.customer_id = c.id having count(*) > 0) t0 on true
reads 512

-- store_credit_accounts NOT MATCHES (last_credit_date BETWEEN -8766000h AND +525960000min)
where not exists (select from store_credit_account sc where sc.customer_id = c.id and ((sc.last_credit_at >= $1::timestamptz and sc.last_credit_at <= $2::timestamptz)))
["1026-05-08T12:00:00.000Z","3026-05-23T12:00:00.000Z"]
(t0.v0) is not true
left join lateral (select bool_or(((sc.last_credit_at >= $2::timestamptz and sc.last_credit_at <= $3::timestamptz))) as v0 from store_credit_account sc where sc.customer_id = c.id having count(*) > 0) t0 on true
reads 512; moves with {"kind":"date","type":"instant","point":{"kind":"offset","amount":-8766000,"unit":"h"},"column":"sc.last_credit_at","of":"store_credit"} {"kind":"date","type":"instant","point":{"kind":"offset","amount":525960000,"unit":"min"},"column":"sc.last_credit_at","of":"store_credit"}

-- influence NOT MATCHES (brand IN ('O\'Hara', 5))
where not exists (select from influence_account i where i.customer_id = c.id and (i.brands && $1::text[]))
[["O'Hara","5"]]
(t0.v0) is not true
left join lateral (select bool_or((i.brands && $2::text[])) as v0 from influence_account i where i.customer_id = c.id having count(*) > 0) t0 on true
reads 4

-- influence NOT MATCHES (brand IS NULL)
where not exists (select from influence_account i where i.customer_id = c.id and (cardinality(i.brands) > 0) is not true)
[]
(t0.v0) is not true
left join lateral (select bool_or((cardinality(i.brands) > 0) is not true) as v0 from influence_account i where i.customer_id = c.id having count(*) > 0) t0 on true
reads 4

-- customer_within_distance MATCHES (coordinates = '52.52,13.4', distance_km = 0)
where exists (select from customer_address a where a.customer_id = c.id and a.latitude is not null and a.longitude is not null and $1::double precision * 2 * asin(least(1, sqrt(
    power(sin(radians(a.latitude - $2::double precision) / 2), 2) + cos(radians($3::double precision)) * cos(radians(a.latitude)) * power(sin(radians(a.longitude - $4::double precision) / 2), 2)))) <= $5::double precision)
[6371.0088,"52.52","52.52","13.4",0]
(t0.v0)
left join lateral (select bool_or(a.latitude is not null and a.longitude is not null and $2::numeric::double precision * 2 * asin(least(1, sqrt(
    power(sin(radians(a.latitude - $3::double precision) / 2), 2) + cos(radians($3::double precision)) * cos(radians(a.latitude)) * power(sin(radians(a.longitude - $4::double precision) / 2), 2)))) <= $5::double precision) as v0 from customer_address a where a.customer_id = c.id having count(*) > 0) t0 on true
reads 1

-- customer_within_distance NOT MATCHES (coordinates = '52.52,13.4', distance_km = 0, coordinates = '52.52,13.4')
where not exists (select from customer_address a where a.customer_id = c.id and a.latitude is not null and a.longitude is not null and $1::double precision * 2 * asin(least(1, sqrt(
    power(sin(radians(a.latitude - $2::double precision) / 2), 2) + cos(radians($3::double precision)) * cos(radians(a.latitude)) * power(sin(radians(a.longitude - $4::double precision) / 2), 2)))) <= $5::double precision and $6::double precision * 2 * asin(least(1, sqrt(
    power(sin(radians(a.latitude - $7::double precision) / 2), 2) + cos(radians($8::double precision)) * cos(radians(a.latitude)) * power(sin(radians(a.longitude - $9::double precision) / 2), 2)))) <= $10::double precision)
[6371.0088,"52.52","52.52","13.4",0,6371.0088,"52.52","52.52","13.4",0]
(t0.v0) is not true
left join lateral (select bool_or(a.latitude is not null and a.longitude is not null and $2::numeric::double precision * 2 * asin(least(1, sqrt(
    power(sin(radians(a.latitude - $3::double precision) / 2), 2) + cos(radians($3::double precision)) * cos(radians(a.latitude)) * power(sin(radians(a.longitude - $4::double precision) / 2), 2)))) <= $5::double precision and $2::numeric::double precision * 2 * asin(least(1, sqrt(
    power(sin(radians(a.latitude - $3::double precision) / 2), 2) + cos(radians($3::double precision)) * cos(radians(a.latitude)) * power(sin(radians(a.longitude - $4::double precision) / 2), 2)))) <= $5::double precision) as v0 from customer_address a where a.customer_id = c.id having count(*) > 0) t0 on true
reads 1

-- customer_within_distance MATCHES (coordinates = '52.52,13.4', distance_km = 0, coordinates = '52.52,13.4')
where exists (select from customer_address a where a.customer_id = c.id and a.latitude is not null and a.longitude is not null and $1::double precision * 2 * asin(least(1, sqrt(
    power(sin(radians(a.latitude - $2::double precision) / 2), 2) + cos(radians($3::double precision)) * cos(radians(a.latitude)) * power(sin(radians(a.longitude - $4::double precision) / 2), 2)))) <= $5::double precision and $6::double precision * 2 * asin(least(1, sqrt(
    power(sin(radians(a.latitude - $7::double precision) / 2), 2) + cos(radians($8::double precision)) * cos(radians(a.latitude)) * power(sin(radians(a.longitude - $9::double precision) / 2), 2)))) <= $10::double precision)
[6371.0088,"52.52","52.52","13.4",0,6371.0088,"52.52","52.52","13.4",0]
(t0.v0)
left join lateral (select bool_or(a.latitude is not null and a.longitude is not null and $2::numeric::double precision * 2 * asin(least(1, sqrt(
    power(sin(radians(a.latitude - $3::double precision) / 2), 2) + cos(radians($3::double precision)) * cos(radians(a.latitude)) * power(sin(radians(a.longitude - $4::double precision) / 2), 2)))) <= $5::double precision and $2::numeric::double precision * 2 * asin(least(1, sqrt(
    power(sin(radians(a.latitude - $3::double precision) / 2), 2) + cos(radians($3::double precision)) * cos(radians(a.latitude)) * power(sin(radians(a.longitude - $4::double precision) / 2), 2)))) <= $5::double precision) as v0 from customer_address a where a.customer_id = c.id having count(*) > 0) t0 on true
reads 1

-- customer_within_distance NOT MATCHES (coordinates = '52.52,13.4', distance_km = 0, distance_km = -0.5)
where not exists (select from customer_address a where a.customer_id = c.id and a.latitude is not null and a.longitude is not null and $1::double precision * 2 * asin(least(1, sqrt(
    power(sin(radians(a.latitude - $2::double precision) / 2), 2) + cos(radians($3::double precision)) * cos(radians(a.latitude)) * power(sin(radians(a.longitude - $4::double precision) / 2), 2)))) <= $5::double precision and $6::double precision * 2 * asin(least(1, sqrt(
    power(sin(radians(a.latitude - $7::double precision) / 2), 2) + cos(radians($8::double precision)) * cos(radians(a.latitude)) * power(sin(radians(a.longitude - $9::double precision) / 2), 2)))) <= $10::double precision)
[6371.0088,"52.52","52.52","13.4",0,6371.0088,"52.52","52.52","13.4",-0.5]
(t0.v0) is not true
left join lateral (select bool_or(a.latitude is not null and a.longitude is not null and $2::numeric::double precision * 2 * asin(least(1, sqrt(
    power(sin(radians(a.latitude - $3::double precision) / 2), 2) + cos(radians($3::double precision)) * cos(radians(a.latitude)) * power(sin(radians(a.longitude - $4::double precision) / 2), 2)))) <= $5::double precision and $2::numeric::double precision * 2 * asin(least(1, sqrt(
    power(sin(radians(a.latitude - $3::double precision) / 2), 2) + cos(radians($3::double precision)) * cos(radians(a.latitude)) * power(sin(radians(a.longitude - $4::double precision) / 2), 2)))) <= $6::double precision) as v0 from customer_address a where a.customer_id = c.id having count(*) > 0) t0 on true
reads 1

-- customer_within_distance MATCHES (coordinates = '52.52,13.4', distance_km = 0, distance_km <= -0.5)
where exists (select from customer_address a where a.customer_id = c.id and a.latitude is not null and a.longitude is not null and $1::double precision * 2 * asin(least(1, sqrt(
    power(sin(radians(a.latitude - $2::double precision) / 2), 2) + cos(radians($3::double precision)) * cos(radians(a.latitude)) * power(sin(radians(a.longitude - $4::double precision) / 2), 2)))) <= $5::double precision and $6::double precision * 2 * asin(least(1, sqrt(
    power(sin(radians(a.latitude - $7::double precision) / 2), 2) + cos(radians($8::double precision)) * cos(radians(a.latitude)) * power(sin(radians(a.longitude - $9::double precision) / 2), 2)))) <= $10::double precision)
[6371.0088,"52.52","52.52","13.4",0,6371.0088,"52.52","52.52","13.4",-0.5]
(t0.v0)
left join lateral (select bool_or(a.latitude is not null and a.longitude is not null and $2::numeric::double precision * 2 * asin(least(1, sqrt(
    power(sin(radians(a.latitude - $3::double precision) / 2), 2) + cos(radians($3::double precision)) * cos(radians(a.latitude)) * power(sin(radians(a.longitude - $4::double precision) / 2), 2)))) <= $5::double precision and $2::numeric::double precision * 2 * asin(least(1, sqrt(
    power(sin(radians(a.latitude - $3::double precision) / 2), 2) + cos(radians($3::double precision)) * cos(radians(a.latitude)) * power(sin(radians(a.longitude - $4::double precision) / 2), 2)))) <= $6::double precision) as v0 from customer_address a where a.customer_id = c.id having count(*) > 0) t0 on true
reads 1

-- customer_within_distance NOT MATCHES (coordinates = '52.52,13.4', distance_km = 0, distance_mi <= 999999999999999.999999999999999)
where not exists (select from customer_address a where a.customer_id = c.id and a.latitude is not null and a.longitude is not null and $1::double precision * 2 * asin(least(1, sqrt(
    power(sin(radians(a.latitude - $2::double precision) / 2), 2) + cos(radians($3::double precision)) * cos(radians(a.latitude)) * power(sin(radians(a.longitude - $4::double precision) / 2), 2)))) <= $5::double precision and $6::double precision * 2 * asin(least(1, sqrt(
    power(sin(radians(a.latitude - $7::double precision) / 2), 2) + cos(radians($8::double precision)) * cos(radians(a.latitude)) * power(sin(radians(a.longitude - $9::double precision) / 2), 2)))) <= $10::double precision)
[6371.0088,"52.52","52.52","13.4",0,6371.0088,"52.52","52.52","13.4",1609344000000000]
(t0.v0) is not true
left join lateral (select bool_or(a.latitude is not null and a.longitude is not null and $2::numeric::double precision * 2 * asin(least(1, sqrt(
    power(sin(radians(a.latitude - $3::double precision) / 2), 2) + cos(radians($3::double precision)) * cos(radians(a.latitude)) * power(sin(radians(a.longitude - $4::double precision) / 2), 2)))) <= $5::double precision and $2::numeric::double precision * 2 * asin(least(1, sqrt(
    power(sin(radians(a.latitude - $3::double precision) / 2), 2) + cos(radians($3::double precision)) * cos(radians(a.latitude)) * power(sin(radians(a.longitude - $4::double precision) / 2), 2)))) <= $6::double precision) as v0 from customer_address a where a.customer_id = c.id having count(*) > 0) t0 on true
reads 1

-- events NOT MATCHES (date >= 0001-01-01)
where not exists (select from event ev where ev.customer_id = c.id and (ev.occurred_at >= $1::timestamptz))
["0001-12-31T23:06:32.000000Z BC"]
(t0.v0) is not true
left join lateral (select bool_or((ev.occurred_at >= $2::timestamptz)) as v0 from event ev where ev.customer_id = c.id having count(*) > 0) t0 on true
reads 32

-- events MATCHES (date < 0001-01-01)
where exists (select from event ev where ev.customer_id = c.id and (ev.occurred_at < $1::timestamptz))
["0001-12-31T23:06:32.000000Z BC"]
(t0.v0)
left join lateral (select bool_or((ev.occurred_at < $2::timestamptz)) as v0 from event ev where ev.customer_id = c.id having count(*) > 0) t0 on true
reads 32

-- events NOT MATCHES (date <= 9999-12-31)
where not exists (select from event ev where ev.customer_id = c.id and (ev.occurred_at < $1::timestamptz))
["9999-12-31T23:00:00.000000Z"]
(t0.v0) is not true
left join lateral (select bool_or((ev.occurred_at < $2::timestamptz)) as v0 from event ev where ev.customer_id = c.id having count(*) > 0) t0 on true
reads 32

-- events MATCHES (date <= today)
where exists (select from event ev where ev.customer_id = c.id and (ev.occurred_at < $1::timestamptz))
["2026-05-15T22:00:00.000Z"]
(t0.v0)
left join lateral (select bool_or((ev.occurred_at < $2::timestamptz)) as v0 from event ev where ev.customer_id = c.id having count(*) > 0) t0 on true
reads 32; moves with {"kind":"date","type":"instant","point":{"kind":"today"},"column":"ev.occurred_at","of":"events"}

-- events MATCHES (date BETWEEN today AND yesterday)
where exists (select from event ev where ev.customer_id = c.id and ((ev.occurred_at >= $1::timestamptz and ev.occurred_at < $2::timestamptz)))
["2026-05-14T22:00:00.000Z","2026-05-14T22:00:00.000Z"]
(t0.v0)
left join lateral (select bool_or(((ev.occurred_at >= $2::timestamptz and ev.occurred_at < $3::timestamptz))) as v0 from event ev where ev.customer_id = c.id having count(*) > 0) t0 on true
reads 32; moves with {"kind":"date","type":"instant","point":{"kind":"today"},"column":"ev.occurred_at","of":"events"} {"kind":"date","type":"instant","point":{"kind":"yesterday"},"column":"ev.occurred_at","of":"events"}

-- segment MATCHES ()
where exists (select from membership ms where ms.customer_id = c.id)
[]
(t0.v0)
left join lateral (select true as v0 from membership ms where ms.customer_id = c.id having count(*) > 0) t0 on true
reads 16

-- segment NOT MATCHES (id = '0198f000-0000-7000-8000-000000000001')
where not exists (select from membership ms where ms.customer_id = c.id and ms.segment_id = any($1::uuid[]))
[["0198f000-0000-7000-8000-000000000001"]]
(t0.v0) is not true
left join lateral (select bool_or(ms.segment_id = any($2::uuid[])) as v0 from membership ms where ms.customer_id = c.id having count(*) > 0) t0 on true
reads 16

-- segment MATCHES (id = '0198f000-0000-7000-8000-000000000001')
where exists (select from membership ms where ms.customer_id = c.id and ms.segment_id = any($1::uuid[]))
[["0198f000-0000-7000-8000-000000000001"]]
(t0.v0)
left join lateral (select bool_or(ms.segment_id = any($2::uuid[])) as v0 from membership ms where ms.customer_id = c.id having count(*) > 0) t0 on true
reads 16

-- segment MATCHES (id != '0198f000-0000-7000-8000-000000000001')
where exists (select from membership ms where ms.customer_id = c.id and ms.segment_id <> all($1::uuid[]))
[["0198f000-0000-7000-8000-000000000001"]]
(t0.v0)
left join lateral (select bool_or(ms.segment_id <> all($2::uuid[])) as v0 from membership ms where ms.customer_id = c.id having count(*) > 0) t0 on true
reads 16

-- segment NOT MATCHES (id != '0198f000-0000-7000-8000-000000000001')
where not exists (select from membership ms where ms.customer_id = c.id and ms.segment_id <> all($1::uuid[]))
[["0198f000-0000-7000-8000-000000000001"]]
(t0.v0) is not true
left join lateral (select bool_or(ms.segment_id <> all($2::uuid[])) as v0 from membership ms where ms.customer_id = c.id having count(*) > 0) t0 on true
reads 16

-- segment MATCHES (id IN ('0198f000-0000-7000-8000-000000000001', '0198f000-0000-7000-8000-000000000001'))
where exists (select from membership ms where ms.customer_id = c.id and ms.segment_id = any($1::uuid[]))
[["0198f000-0000-7000-8000-000000000001","0198f000-0000-7000-8000-000000000001"]]
(t0.v0)
left join lateral (select bool_or(ms.segment_id = any($2::uuid[])) as v0 from membership ms where ms.customer_id = c.id having count(*) > 0) t0 on true
reads 16

-- segment MATCHES (id NOT IN ('0198f000-0000-7000-8000-000000000001', '0198f000-0000-7000-8000-000000000001'))
where exists (select from membership ms where ms.customer_id = c.id and ms.segment_id <> all($1::uuid[]))
[["0198f000-0000-7000-8000-000000000001","0198f000-0000-7000-8000-000000000001"]]
(t0.v0)
left join lateral (select bool_or(ms.segment_id <> all($2::uuid[])) as v0 from membership ms where ms.customer_id = c.id having count(*) > 0) t0 on true
reads 16

-- segment NOT MATCHES (since = 0001-01-01)
where not exists (select from membership ms where ms.customer_id = c.id and ((ms.since >= $1::timestamptz and ms.since < $2::timestamptz)))
["0001-12-31T23:06:32.000000Z BC","0001-01-01T23:06:32.000000Z"]
(t0.v0) is not true
left join lateral (select bool_or(((ms.since >= $2::timestamptz and ms.since < $3::timestamptz))) as v0 from membership ms where ms.customer_id = c.id having count(*) > 0) t0 on true
reads 16

-- segment MATCHES (since = 9999-12-31)
where exists (select from membership ms where ms.customer_id = c.id and ((ms.since >= $1::timestamptz and ms.since < $2::timestamptz)))
["9999-12-30T23:00:00.000000Z","9999-12-31T23:00:00.000000Z"]
(t0.v0)
left join lateral (select bool_or(((ms.since >= $2::timestamptz and ms.since < $3::timestamptz))) as v0 from membership ms where ms.customer_id = c.id having count(*) > 0) t0 on true
reads 16

-- segment MATCHES (since != 9999-12-31)
where exists (select from membership ms where ms.customer_id = c.id and ((ms.since >= $1::timestamptz and ms.since < $2::timestamptz)) is not true)
["9999-12-30T23:00:00.000000Z","9999-12-31T23:00:00.000000Z"]
(t0.v0)
left join lateral (select bool_or(((ms.since >= $2::timestamptz and ms.since < $3::timestamptz)) is not true) as v0 from membership ms where ms.customer_id = c.id having count(*) > 0) t0 on true
reads 16

-- segment NOT MATCHES (since != today)
where not exists (select from membership ms where ms.customer_id = c.id and ((ms.since >= $1::timestamptz and ms.since < $2::timestamptz)) is not true)
["2026-05-14T22:00:00.000Z","2026-05-15T22:00:00.000Z"]
(t0.v0) is not true
left join lateral (select bool_or(((ms.since >= $2::timestamptz and ms.since < $3::timestamptz)) is not true) as v0 from membership ms where ms.customer_id = c.id having count(*) > 0) t0 on true
reads 16; moves with {"kind":"date","type":"instant","point":{"kind":"today"},"column":"ms.since","of":"memberships"}

-- segment MATCHES (since IN (today, yesterday))
where exists (select from membership ms where ms.customer_id = c.id and (((ms.since >= $1::timestamptz and ms.since < $2::timestamptz) or (ms.since >= $3::timestamptz and ms.since < $4::timestamptz))))
["2026-05-14T22:00:00.000Z","2026-05-15T22:00:00.000Z","2026-05-13T22:00:00.000Z","2026-05-14T22:00:00.000Z"]
(t0.v0)
left join lateral (select bool_or((((ms.since >= $2::timestamptz and ms.since < $3::timestamptz) or (ms.since >= $4::timestamptz and ms.since < $5::timestamptz)))) as v0 from membership ms where ms.customer_id = c.id having count(*) > 0) t0 on true
reads 16; moves with {"kind":"date","type":"instant","point":{"kind":"today"},"column":"ms.since","of":"memberships"} {"kind":"date","type":"instant","point":{"kind":"yesterday"},"column":"ms.since","of":"memberships"}

-- segment MATCHES (since NOT IN (yesterday, -12000m))
where exists (select from membership ms where ms.customer_id = c.id and (((ms.since >= $1::timestamptz and ms.since < $2::timestamptz) or (ms.since >= $3::timestamptz and ms.since < $4::timestamptz))) is not true)
["2026-05-13T22:00:00.000Z","2026-05-14T22:00:00.000Z","1026-05-14T23:06:32.000Z","1026-05-15T23:06:32.000Z"]
(t0.v0)
left join lateral (select bool_or((((ms.since >= $2::timestamptz and ms.since < $3::timestamptz) or (ms.since >= $4::timestamptz and ms.since < $5::timestamptz))) is not true) as v0 from membership ms where ms.customer_id = c.id having count(*) > 0) t0 on true
reads 16; moves with {"kind":"date","type":"instant","point":{"kind":"yesterday"},"column":"ms.since","of":"memberships"} {"kind":"date","type":"instant","point":{"kind":"offset","amount":-12000,"unit":"m"},"column":"ms.since","of":"memberships"}

-- segment NOT MATCHES (since > -12000m)
where not exists (select from membership ms where ms.customer_id = c.id and (ms.since >= $1::timestamptz))
["1026-05-15T23:06:32.000Z"]
(t0.v0) is not true
left join lateral (select bool_or((ms.since >= $2::timestamptz)) as v0 from membership ms where ms.customer_id = c.id having count(*) > 0) t0 on true
reads 16; moves with {"kind":"date","type":"instant","point":{"kind":"offset","amount":-12000,"unit":"m"},"column":"ms.since","of":"memberships"}

-- segment MATCHES (since > +1000y)
where exists (select from membership ms where ms.customer_id = c.id and (ms.since >= $1::timestamptz))
["3026-05-15T22:00:00.000Z"]
(t0.v0)
left join lateral (select bool_or((ms.since >= $2::timestamptz)) as v0 from membership ms where ms.customer_id = c.id having count(*) > 0) t0 on true
reads 16; moves with {"kind":"date","type":"instant","point":{"kind":"offset","amount":1000,"unit":"y"},"column":"ms.since","of":"memberships"}

-- segment MATCHES (since >= +1000y)
where exists (select from membership ms where ms.customer_id = c.id and (ms.since >= $1::timestamptz))
["3026-05-14T22:00:00.000Z"]
(t0.v0)
left join lateral (select bool_or((ms.since >= $2::timestamptz)) as v0 from membership ms where ms.customer_id = c.id having count(*) > 0) t0 on true
reads 16; moves with {"kind":"date","type":"instant","point":{"kind":"offset","amount":1000,"unit":"y"},"column":"ms.since","of":"memberships"}

-- segment NOT MATCHES (since >= now)
where not exists (select from membership ms where ms.customer_id = c.id and (ms.since >= $1::timestamptz))
["2026-05-15T12:00:00.000Z"]
(t0.v0) is not true
left join lateral (select bool_or((ms.since >= $2::timestamptz)) as v0 from membership ms where ms.customer_id = c.id having count(*) > 0) t0 on true
reads 16; moves with {"kind":"date","type":"instant","point":{"kind":"now"},"column":"ms.since","of":"memberships"}

-- segment MATCHES (since < now)
where exists (select from membership ms where ms.customer_id = c.id and (ms.since < $1::timestamptz))
["2026-05-15T12:00:00.000Z"]
(t0.v0)
left join lateral (select bool_or((ms.since < $2::timestamptz)) as v0 from membership ms where ms.customer_id = c.id having count(*) > 0) t0 on true
reads 16; moves with {"kind":"date","type":"instant","point":{"kind":"now"},"column":"ms.since","of":"memberships"}

-- segment MATCHES (since < 2026-05-30T16:00:00.000001)
where exists (select from membership ms where ms.customer_id = c.id and (ms.since < $1::timestamptz))
["2026-05-30T14:00:00.000001Z"]
(t0.v0)
left join lateral (select bool_or((ms.since < $2::timestamptz)) as v0 from membership ms where ms.customer_id = c.id having count(*) > 0) t0 on true
reads 16

-- segment NOT MATCHES (since <= 2026-05-30T16:00:00.000001)
where not exists (select from membership ms where ms.customer_id = c.id and (ms.since <= $1::timestamptz))
["2026-05-30T14:00:00.000001Z"]
(t0.v0) is not true
left join lateral (select bool_or((ms.since <= $2::timestamptz)) as v0 from membership ms where ms.customer_id = c.id having count(*) > 0) t0 on true
reads 16

-- segment MATCHES (since <= -8766000h)
where exists (select from membership ms where ms.customer_id = c.id and (ms.since <= $1::timestamptz))
["1026-05-08T12:00:00.000Z"]
(t0.v0)
left join lateral (select bool_or((ms.since <= $2::timestamptz)) as v0 from membership ms where ms.customer_id = c.id having count(*) > 0) t0 on true
reads 16; moves with {"kind":"date","type":"instant","point":{"kind":"offset","amount":-8766000,"unit":"h"},"column":"ms.since","of":"memberships"}

-- segment MATCHES (since BETWEEN -8766000h AND +525960000min)
where exists (select from membership ms where ms.customer_id = c.id and ((ms.since >= $1::timestamptz and ms.since <= $2::timestamptz)))
["1026-05-08T12:00:00.000Z","3026-05-23T12:00:00.000Z"]
(t0.v0)
left join lateral (select bool_or(((ms.since >= $2::timestamptz and ms.since <= $3::timestamptz))) as v0 from membership ms where ms.customer_id = c.id having count(*) > 0) t0 on true
reads 16; moves with {"kind":"date","type":"instant","point":{"kind":"offset","amount":-8766000,"unit":"h"},"column":"ms.since","of":"memberships"} {"kind":"date","type":"instant","point":{"kind":"offset","amount":525960000,"unit":"min"},"column":"ms.since","of":"memberships"}

-- segment NOT MATCHES (since IS NULL)
where not exists (select from membership ms where ms.customer_id = c.id and (ms.since is not null) is not true)
[]
(t0.v0) is not true
left join lateral (select bool_or((ms.since is not null) is not true) as v0 from membership ms where ms.customer_id = c.id having count(*) > 0) t0 on true
reads 16

-- segment MATCHES (since IS NOT NULL)
where exists (select from membership ms where ms.customer_id = c.id and (ms.since is not null))
[]
(t0.v0)
left join lateral (select bool_or((ms.since is not null)) as v0 from membership ms where ms.customer_id = c.id having count(*) > 0) t0 on true
reads 16

-- orders_placed.count(id = 'O\'Hara') = 2
left join (select o.customer_id as customer_id, count(*) as v0 from "order" o where (o.external_id = $1::text) group by o.customer_id) t0 on t0.customer_id = c.id where ((coalesce(t0.v0, 0))::numeric = $1::numeric)
["O'Hara","2"]
((coalesce(t0.v0, 0))::numeric = $1::numeric)
left join lateral (select count(*) filter (where (o.external_id = $3::text)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed.count(id = 'O\'Hara') + orders_placed.count(id = 'O\'Hara') = 1
left join (select o.customer_id as customer_id, count(*) as v0 from "order" o where (o.external_id = $1::text) group by o.customer_id) t0 on t0.customer_id = c.id where (((coalesce(t0.v0, 0))::numeric + (coalesce(t0.v0, 0))::numeric) = $1::numeric)
["O'Hara","1"]
(((coalesce(t0.v0, 0))::numeric + (coalesce(t0.v0, 0))::numeric) = $1::numeric)
left join lateral (select count(*) filter (where (o.external_id = $3::text)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed.sum_amount(id = 'O\'Hara') != 2
left join (select o.customer_id as customer_id, sum(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o where (o.external_id = $1::text) group by o.customer_id) t0 on t0.customer_id = c.id where ((coalesce(t0.v0, 0))::numeric <> $1::numeric)
["O'Hara","2"]
((coalesce(t0.v0, 0))::numeric <> $1::numeric)
left join lateral (select sum(round(o.amount * o.exchange_rate, 4)) filter (where (o.external_id = $3::text)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed.sum_amount(id = 'O\'Hara') - orders_placed.min_discount(id = 'O\'Hara') != 1
left join (select o.customer_id as customer_id, sum(round(o.amount * o.exchange_rate, 4)) as v0, min(round(o.discount * o.exchange_rate, 4)) as v1 from "order" o where (o.external_id = $1::text) group by o.customer_id) t0 on t0.customer_id = c.id where (((coalesce(t0.v0, 0))::numeric - (t0.v1)::numeric) <> $1::numeric)
["O'Hara","1"]
(((coalesce(t0.v0, 0))::numeric - (t0.v1)::numeric) <> $1::numeric)
left join lateral (select sum(round(o.amount * o.exchange_rate, 4)) filter (where (o.external_id = $3::text)) as v0, min(round(o.discount * o.exchange_rate, 4)) filter (where (o.external_id = $3::text)) as v1 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed.avg_amount(id = 'O\'Hara') > 2
left join (select o.customer_id as customer_id, sum(round(o.amount * o.exchange_rate, 4)) as v0, count(round(o.amount * o.exchange_rate, 4)) as v1 from "order" o where (o.external_id = $1::text) group by o.customer_id) t0 on t0.customer_id = c.id where (((t0.v0)::numeric * 1 - $1::numeric * (t0.v1)::numeric) * nullif((t0.v1)::numeric * 1, 0) > 0)
["O'Hara","2"]
(((t0.v0)::numeric * 1 - $1::numeric * (t0.v1)::numeric) * nullif((t0.v1)::numeric * 1, 0) > 0)
left join lateral (select sum(round(o.amount * o.exchange_rate, 4)) filter (where (o.external_id = $3::text)) as v0, count(round(o.amount * o.exchange_rate, 4)) filter (where (o.external_id = $3::text)) as v1 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed.avg_amount(id = 'O\'Hara') * orders_placed.avg_shipping(id = 'O\'Hara') > 1
left join (select o.customer_id as customer_id, sum(round(o.amount * o.exchange_rate, 4)) as v0, sum(round(o.shipping * o.exchange_rate, 4)) as v1, count(round(o.amount * o.exchange_rate, 4)) as v2, count(round(o.shipping * o.exchange_rate, 4)) as v3 from "order" o where (o.external_id = $1::text) group by o.customer_id) t0 on t0.customer_id = c.id where ((((t0.v0)::numeric * (t0.v1)::numeric) * 1 - $1::numeric * ((t0.v2)::numeric * (t0.v3)::numeric)) * nullif(((t0.v2)::numeric * (t0.v3)::numeric) * 1, 0) > 0)
["O'Hara","1"]
((((t0.v0)::numeric * (t0.v1)::numeric) * 1 - $1::numeric * ((t0.v2)::numeric * (t0.v3)::numeric)) * nullif(((t0.v2)::numeric * (t0.v3)::numeric) * 1, 0) > 0)
left join lateral (select sum(round(o.amount * o.exchange_rate, 4)) filter (where (o.external_id = $3::text)) as v0, sum(round(o.shipping * o.exchange_rate, 4)) filter (where (o.external_id = $3::text)) as v1, count(round(o.amount * o.exchange_rate, 4)) filter (where (o.external_id = $3::text)) as v2, count(round(o.shipping * o.exchange_rate, 4)) filter (where (o.external_id = $3::text)) as v3 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed.min_amount(id = 'O\'Hara') >= 2
left join (select o.customer_id as customer_id, min(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o where (o.external_id = $1::text) group by o.customer_id) t0 on t0.customer_id = c.id where ((t0.v0)::numeric >= $1::numeric)
["O'Hara","2"]
((t0.v0)::numeric >= $1::numeric)
left join lateral (select min(round(o.amount * o.exchange_rate, 4)) filter (where (o.external_id = $3::text)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed.min_amount(id = 'O\'Hara') / orders_placed.sum_line_count(id = 'O\'Hara') >= 1
left join (select o.customer_id as customer_id, min(round(o.amount * o.exchange_rate, 4)) as v0, sum(o.line_count) as v1 from "order" o where (o.external_id = $1::text) group by o.customer_id) t0 on t0.customer_id = c.id where (((t0.v0)::numeric * 1 - $1::numeric * (coalesce(t0.v1, 0))::numeric) * nullif((coalesce(t0.v1, 0))::numeric * 1, 0) >= 0)
["O'Hara","1"]
(((t0.v0)::numeric * 1 - $1::numeric * (coalesce(t0.v1, 0))::numeric) * nullif((coalesce(t0.v1, 0))::numeric * 1, 0) >= 0)
left join lateral (select min(round(o.amount * o.exchange_rate, 4)) filter (where (o.external_id = $3::text)) as v0, sum(o.line_count) filter (where (o.external_id = $3::text)) as v1 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed.max_amount(id = 'O\'Hara') < 2
left join (select o.customer_id as customer_id, max(round(o.amount * o.exchange_rate, 4)) as v0 from "order" o where (o.external_id = $1::text) group by o.customer_id) t0 on t0.customer_id = c.id where ((t0.v0)::numeric < $1::numeric)
["O'Hara","2"]
((t0.v0)::numeric < $1::numeric)
left join lateral (select max(round(o.amount * o.exchange_rate, 4)) filter (where (o.external_id = $3::text)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed.max_amount(id = 'O\'Hara') + orders_placed.max_month(id = 'O\'Hara') < 1
left join (select o.customer_id as customer_id, max(round(o.amount * o.exchange_rate, 4)) as v0, max(extract(month from (o.placed_at at time zone $1::text))) as v1 from "order" o where (o.external_id = $2::text) group by o.customer_id) t0 on t0.customer_id = c.id where (((t0.v0)::numeric + (t0.v1)::numeric) < $1::numeric)
["Europe/Berlin","O'Hara","1"]
(((t0.v0)::numeric + (t0.v1)::numeric) < $1::numeric)
left join lateral (select max(round(o.amount * o.exchange_rate, 4)) filter (where (o.external_id = $3::text)) as v0, max(extract(month from (o.placed_at at time zone $4::text))) filter (where (o.external_id = $3::text)) as v1 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed.sum_discount(id = 'O\'Hara') <= 2
left join (select o.customer_id as customer_id, sum(round(o.discount * o.exchange_rate, 4)) as v0 from "order" o where (o.external_id = $1::text) group by o.customer_id) t0 on t0.customer_id = c.id where ((coalesce(t0.v0, 0))::numeric <= $1::numeric)
["O'Hara","2"]
((coalesce(t0.v0, 0))::numeric <= $1::numeric)
left join lateral (select sum(round(o.discount * o.exchange_rate, 4)) filter (where (o.external_id = $3::text)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed.sum_discount(id = 'O\'Hara') - orders_placed.min_hour(id = 'O\'Hara') <= 1
left join (select o.customer_id as customer_id, sum(round(o.discount * o.exchange_rate, 4)) as v0, min(extract(hour from (o.placed_at at time zone $1::text))) as v1 from "order" o where (o.external_id = $2::text) group by o.customer_id) t0 on t0.customer_id = c.id where (((coalesce(t0.v0, 0))::numeric - (t0.v1)::numeric) <= $1::numeric)
["Europe/Berlin","O'Hara","1"]
(((coalesce(t0.v0, 0))::numeric - (t0.v1)::numeric) <= $1::numeric)
left join lateral (select sum(round(o.discount * o.exchange_rate, 4)) filter (where (o.external_id = $3::text)) as v0, min(extract(hour from (o.placed_at at time zone $4::text))) filter (where (o.external_id = $3::text)) as v1 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed.avg_discount(id = 'O\'Hara') = 2
left join (select o.customer_id as customer_id, sum(round(o.discount * o.exchange_rate, 4)) as v0, count(round(o.discount * o.exchange_rate, 4)) as v1 from "order" o where (o.external_id = $1::text) group by o.customer_id) t0 on t0.customer_id = c.id where (((t0.v0)::numeric * 1 - $1::numeric * (t0.v1)::numeric) * nullif((t0.v1)::numeric * 1, 0) = 0)
["O'Hara","2"]
(((t0.v0)::numeric * 1 - $1::numeric * (t0.v1)::numeric) * nullif((t0.v1)::numeric * 1, 0) = 0)
left join lateral (select sum(round(o.discount * o.exchange_rate, 4)) filter (where (o.external_id = $3::text)) as v0, count(round(o.discount * o.exchange_rate, 4)) filter (where (o.external_id = $3::text)) as v1 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed.avg_discount(id = 'O\'Hara') * orders_placed.distinct_channel(id = 'O\'Hara') = 1
left join (select o.customer_id as customer_id, sum(round(o.discount * o.exchange_rate, 4)) as v0, count(distinct o.channel) as v1, count(round(o.discount * o.exchange_rate, 4)) as v2 from "order" o where (o.external_id = $1::text) group by o.customer_id) t0 on t0.customer_id = c.id where ((((t0.v0)::numeric * (coalesce(t0.v1, 0))::numeric) * 1 - $1::numeric * (t0.v2)::numeric) * nullif((t0.v2)::numeric * 1, 0) = 0)
["O'Hara","1"]
((((t0.v0)::numeric * (coalesce(t0.v1, 0))::numeric) * 1 - $1::numeric * (t0.v2)::numeric) * nullif((t0.v2)::numeric * 1, 0) = 0)
left join lateral (select sum(round(o.discount * o.exchange_rate, 4)) filter (where (o.external_id = $3::text)) as v0, count(distinct o.channel) filter (where (o.external_id = $3::text)) as v1, count(round(o.discount * o.exchange_rate, 4)) filter (where (o.external_id = $3::text)) as v2 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed.min_discount(id = 'O\'Hara') / orders_placed.distinct_weekday(id = 'O\'Hara') != 1
left join (select o.customer_id as customer_id, min(round(o.discount * o.exchange_rate, 4)) as v0, count(distinct extract(isodow from (o.placed_at at time zone $1::text))) as v1 from "order" o where (o.external_id = $2::text) group by o.customer_id) t0 on t0.customer_id = c.id where (((t0.v0)::numeric * 1 - $1::numeric * (coalesce(t0.v1, 0))::numeric) * nullif((coalesce(t0.v1, 0))::numeric * 1, 0) <> 0)
["Europe/Berlin","O'Hara","1"]
(((t0.v0)::numeric * 1 - $1::numeric * (coalesce(t0.v1, 0))::numeric) * nullif((coalesce(t0.v1, 0))::numeric * 1, 0) <> 0)
left join lateral (select min(round(o.discount * o.exchange_rate, 4)) filter (where (o.external_id = $3::text)) as v0, count(distinct extract(isodow from (o.placed_at at time zone $4::text))) filter (where (o.external_id = $3::text)) as v1 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed.max_discount(id = 'O\'Hara') > 2
left join (select o.customer_id as customer_id, max(round(o.discount * o.exchange_rate, 4)) as v0 from "order" o where (o.external_id = $1::text) group by o.customer_id) t0 on t0.customer_id = c.id where ((t0.v0)::numeric > $1::numeric)
["O'Hara","2"]
((t0.v0)::numeric > $1::numeric)
left join lateral (select max(round(o.discount * o.exchange_rate, 4)) filter (where (o.external_id = $3::text)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed.sum_refunded(id = 'O\'Hara') - products_purchased.count(id = 'O\'Hara', name = 'O\'Hara') >= 1
left join (select o.customer_id as customer_id, sum(round(o.refunded * o.exchange_rate, 4)) as v0 from "order" o where (o.external_id = $1::text) group by o.customer_id) t0 on t0.customer_id = c.id
left join (select l.customer_id as customer_id, count(*) as v1 from order_line l left join product p on p.id = l.product_id where (p.external_id = $2::text) and (l.name = $3::text) group by l.customer_id) t1 on t1.customer_id = c.id where (((coalesce(t0.v0, 0))::numeric - (coalesce(t1.v1, 0))::numeric) >= $1::numeric)
["O'Hara","O'Hara","O'Hara","1"]
(((coalesce(t0.v0, 0))::numeric - (coalesce(t1.v1, 0))::numeric) >= $1::numeric)
left join lateral (select sum(round(o.refunded * o.exchange_rate, 4)) filter (where (o.external_id = $3::text)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select count(*) filter (where (p.external_id = $3::text) and (l.name = $3::text)) as v1 from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id having count(*) > 0) t1 on true
reads 2

-- orders_placed.avg_refunded(id = 'O\'Hara') < 2
left join (select o.customer_id as customer_id, sum(round(o.refunded * o.exchange_rate, 4)) as v0, count(round(o.refunded * o.exchange_rate, 4)) as v1 from "order" o where (o.external_id = $1::text) group by o.customer_id) t0 on t0.customer_id = c.id where (((t0.v0)::numeric * 1 - $1::numeric * (t0.v1)::numeric) * nullif((t0.v1)::numeric * 1, 0) < 0)
["O'Hara","2"]
(((t0.v0)::numeric * 1 - $1::numeric * (t0.v1)::numeric) * nullif((t0.v1)::numeric * 1, 0) < 0)
left join lateral (select sum(round(o.refunded * o.exchange_rate, 4)) filter (where (o.external_id = $3::text)) as v0, count(round(o.refunded * o.exchange_rate, 4)) filter (where (o.external_id = $3::text)) as v1 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed.avg_refunded(id = 'O\'Hara') * products_purchased.min_weekday(id = 'O\'Hara', name = 'O\'Hara') < 1
left join (select o.customer_id as customer_id, sum(round(o.refunded * o.exchange_rate, 4)) as v0, count(round(o.refunded * o.exchange_rate, 4)) as v2 from "order" o where (o.external_id = $1::text) group by o.customer_id) t0 on t0.customer_id = c.id
left join (select l.customer_id as customer_id, min(extract(isodow from (l.placed_at at time zone $2::text))) as v1 from order_line l left join product p on p.id = l.product_id where (p.external_id = $3::text) and (l.name = $4::text) group by l.customer_id) t1 on t1.customer_id = c.id where ((((t0.v0)::numeric * (t1.v1)::numeric) * 1 - $1::numeric * (t0.v2)::numeric) * nullif((t0.v2)::numeric * 1, 0) < 0)
["O'Hara","Europe/Berlin","O'Hara","O'Hara","1"]
((((t0.v0)::numeric * (t1.v1)::numeric) * 1 - $1::numeric * (t0.v2)::numeric) * nullif((t0.v2)::numeric * 1, 0) < 0)
left join lateral (select sum(round(o.refunded * o.exchange_rate, 4)) filter (where (o.external_id = $3::text)) as v0, count(round(o.refunded * o.exchange_rate, 4)) filter (where (o.external_id = $3::text)) as v2 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select min(extract(isodow from (l.placed_at at time zone $4::text))) filter (where (p.external_id = $3::text) and (l.name = $3::text)) as v1 from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id having count(*) > 0) t1 on true
reads 2

-- orders_placed.min_refunded(id = 'O\'Hara') / products_purchased.avg_quantity(id = 'O\'Hara', name = 'O\'Hara') <= 1
left join (select o.customer_id as customer_id, min(round(o.refunded * o.exchange_rate, 4)) as v0 from "order" o where (o.external_id = $1::text) group by o.customer_id) t0 on t0.customer_id = c.id
left join (select l.customer_id as customer_id, count(l.quantity) as v1, sum(l.quantity) as v2 from order_line l left join product p on p.id = l.product_id where (p.external_id = $2::text) and (l.name = $3::text) group by l.customer_id) t1 on t1.customer_id = c.id where ((((t0.v0)::numeric * (t1.v1)::numeric) * 1 - $1::numeric * (case when (t1.v1)::numeric <> 0 then (t1.v2)::numeric end)) * nullif((case when (t1.v1)::numeric <> 0 then (t1.v2)::numeric end) * 1, 0) <= 0)
["O'Hara","O'Hara","O'Hara","1"]
((((t0.v0)::numeric * (t1.v1)::numeric) * 1 - $1::numeric * (case when (t1.v1)::numeric <> 0 then (t1.v2)::numeric end)) * nullif((case when (t1.v1)::numeric <> 0 then (t1.v2)::numeric end) * 1, 0) <= 0)
left join lateral (select min(round(o.refunded * o.exchange_rate, 4)) filter (where (o.external_id = $3::text)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select count(l.quantity) filter (where (p.external_id = $3::text) and (l.name = $3::text)) as v1, sum(l.quantity) filter (where (p.external_id = $3::text) and (l.name = $3::text)) as v2 from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id having count(*) > 0) t1 on true
reads 2

-- orders_placed.avg_shipping(id = 'O\'Hara') * products_purchased.min_amount(id = 'O\'Hara', name = 'O\'Hara') > 1
left join (select o.customer_id as customer_id, sum(round(o.shipping * o.exchange_rate, 4)) as v0, count(round(o.shipping * o.exchange_rate, 4)) as v2 from "order" o where (o.external_id = $1::text) group by o.customer_id) t0 on t0.customer_id = c.id
left join (select l.customer_id as customer_id, min(round(l.amount * l.exchange_rate, 4)) as v1 from order_line l left join product p on p.id = l.product_id where (p.external_id = $2::text) and (l.name = $3::text) group by l.customer_id) t1 on t1.customer_id = c.id where ((((t0.v0)::numeric * (t1.v1)::numeric) * 1 - $1::numeric * (t0.v2)::numeric) * nullif((t0.v2)::numeric * 1, 0) > 0)
["O'Hara","O'Hara","O'Hara","1"]
((((t0.v0)::numeric * (t1.v1)::numeric) * 1 - $1::numeric * (t0.v2)::numeric) * nullif((t0.v2)::numeric * 1, 0) > 0)
left join lateral (select sum(round(o.shipping * o.exchange_rate, 4)) filter (where (o.external_id = $3::text)) as v0, count(round(o.shipping * o.exchange_rate, 4)) filter (where (o.external_id = $3::text)) as v2 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select min(round(l.amount * l.exchange_rate, 4)) filter (where (p.external_id = $3::text) and (l.name = $3::text)) as v1 from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id having count(*) > 0) t1 on true
reads 2

-- orders_placed.min_shipping(id = 'O\'Hara') / products_purchased.avg_revenue(id = 'O\'Hara', name = 'O\'Hara') >= 1
left join (select o.customer_id as customer_id, min(round(o.shipping * o.exchange_rate, 4)) as v0 from "order" o where (o.external_id = $1::text) group by o.customer_id) t0 on t0.customer_id = c.id
left join (select l.customer_id as customer_id, count((case when w.order_id is not null then w.revenue when l.exchange_rate is not null then l.amount end)) as v1, sum((case when w.order_id is not null then w.revenue when l.exchange_rate is not null then l.amount end)) as v2 from order_line l left join product p on p.id = l.product_id left join order_line_worth w on w.order_id = l.order_id and w.position = l.position where (p.external_id = $2::text) and (l.name = $3::text) group by l.customer_id) t1 on t1.customer_id = c.id where ((((t0.v0)::numeric * (t1.v1)::numeric) * 1 - $1::numeric * (case when (t1.v1)::numeric <> 0 then (t1.v2)::numeric end)) * nullif((case when (t1.v1)::numeric <> 0 then (t1.v2)::numeric end) * 1, 0) >= 0)
["O'Hara","O'Hara","O'Hara","1"]
((((t0.v0)::numeric * (t1.v1)::numeric) * 1 - $1::numeric * (case when (t1.v1)::numeric <> 0 then (t1.v2)::numeric end)) * nullif((case when (t1.v1)::numeric <> 0 then (t1.v2)::numeric end) * 1, 0) >= 0)
left join lateral (select min(round(o.shipping * o.exchange_rate, 4)) filter (where (o.external_id = $3::text)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select count((case when w.order_id is not null then w.revenue when l.exchange_rate is not null then l.amount end)) filter (where (p.external_id = $3::text) and (l.name = $3::text)) as v1, sum((case when w.order_id is not null then w.revenue when l.exchange_rate is not null then l.amount end)) filter (where (p.external_id = $3::text) and (l.name = $3::text)) as v2 from order_line l left join product p on p.id = l.product_id left join order_line_worth w on w.order_id = l.order_id and w.position = l.position where l.customer_id = c.id having count(*) > 0) t1 on true
reads 2

-- orders_placed.max_tax(id = 'O\'Hara') + products_purchased.distinct_tag(id = 'O\'Hara', name = 'O\'Hara') > 1
left join (select o.customer_id as customer_id, max(round(o.tax * o.exchange_rate, 4)) as v0 from "order" o where (o.external_id = $1::text) group by o.customer_id) t0 on t0.customer_id = c.id
left join (select l.customer_id as customer_id, (select count(distinct element) from jsonb_path_query(jsonb_agg(to_jsonb(p.tag_keys)), '$[*][*] ? (@ != null)') as element) as v1 from order_line l left join product p on p.id = l.product_id where (p.external_id = $2::text) and (l.name = $3::text) group by l.customer_id) t1 on t1.customer_id = c.id where (((t0.v0)::numeric + (coalesce(t1.v1, 0))::numeric) > $1::numeric)
["O'Hara","O'Hara","O'Hara","1"]
(((t0.v0)::numeric + (coalesce(t1.v1, 0))::numeric) > $1::numeric)
left join lateral (select max(round(o.tax * o.exchange_rate, 4)) filter (where (o.external_id = $3::text)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select (select count(distinct element) from jsonb_path_query(jsonb_agg(to_jsonb(p.tag_keys)) filter (where (p.external_id = $3::text) and (l.name = $3::text)), '$[*][*] ? (@ != null)') as element) as v1 from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id having count(*) > 0) t1 on true
reads 2

-- orders_placed.avg_month(id = 'O\'Hara') * campaign.sent.distinct_channel(campaign = 'O\'Hara', id = 'O\'Hara', type = 'O\'Hara') > 1
left join (select o.customer_id as customer_id, sum(extract(month from (o.placed_at at time zone $1::text))) as v0, count(extract(month from (o.placed_at at time zone $2::text))) as v2 from "order" o where (o.external_id = $3::text) group by o.customer_id) t0 on t0.customer_id = c.id
left join (select ce.customer_id as customer_id, count(distinct ca.channel) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.kind = $4 and (ca.name = $5::text) and (ca.external_id = $6::text) and (ca.type = $7::text) group by ce.customer_id) t1 on t1.customer_id = c.id where ((((t0.v0)::numeric * (coalesce(t1.v1, 0))::numeric) * 1 - $1::numeric * (t0.v2)::numeric) * nullif((t0.v2)::numeric * 1, 0) > 0)
["Europe/Berlin","Europe/Berlin","O'Hara","sent","O'Hara","O'Hara","O'Hara","1"]
((((t0.v0)::numeric * (coalesce(t1.v1, 0))::numeric) * 1 - $1::numeric * (t0.v2)::numeric) * nullif((t0.v2)::numeric * 1, 0) > 0)
left join lateral (select sum(extract(month from (o.placed_at at time zone $3::text))) filter (where (o.external_id = $4::text)) as v0, count(extract(month from (o.placed_at at time zone $3::text))) filter (where (o.external_id = $4::text)) as v2 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select count(distinct ca.channel) filter (where ce.kind = $5::text and (ca.name = $4::text) and (ca.external_id = $4::text) and (ca.type = $4::text)) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.customer_id = c.id having count(*) > 0) t1 on true
reads 66

-- orders_placed.sum_weekday(id = 'O\'Hara') - campaign.delivered.distinct_type(campaign = 'O\'Hara', id = 'O\'Hara', type = 'O\'Hara') <= 1
left join (select o.customer_id as customer_id, sum(extract(isodow from (o.placed_at at time zone $1::text))) as v0 from "order" o where (o.external_id = $2::text) group by o.customer_id) t0 on t0.customer_id = c.id
left join (select ce.customer_id as customer_id, count(distinct ca.type) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.kind = $3 and (ca.name = $4::text) and (ca.external_id = $5::text) and (ca.type = $6::text) group by ce.customer_id) t1 on t1.customer_id = c.id where (((coalesce(t0.v0, 0))::numeric - (coalesce(t1.v1, 0))::numeric) <= $1::numeric)
["Europe/Berlin","O'Hara","delivered","O'Hara","O'Hara","O'Hara","1"]
(((coalesce(t0.v0, 0))::numeric - (coalesce(t1.v1, 0))::numeric) <= $1::numeric)
left join lateral (select sum(extract(isodow from (o.placed_at at time zone $3::text))) filter (where (o.external_id = $4::text)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select count(distinct ca.type) filter (where ce.kind = $5::text and (ca.name = $4::text) and (ca.external_id = $4::text) and (ca.type = $4::text)) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.customer_id = c.id having count(*) > 0) t1 on true
reads 66

-- orders_placed.min_weekday(id = 'O\'Hara') / campaign.delivered.last_gap(campaign = 'O\'Hara', id = 'O\'Hara', type = 'O\'Hara') != 1
left join (select o.customer_id as customer_id, min(extract(isodow from (o.placed_at at time zone $1::text))) as v0 from "order" o where (o.external_id = $2::text) group by o.customer_id) t0 on t0.customer_id = c.id
left join (select ce.customer_id as customer_id, (select (array_agg(seconds order by moment desc, seconds))[1] from (
    select extract(epoch from moment - lag(moment) over (order by moment)) as seconds, moment from unnest(array_agg(ce.occurred_at)) as moment where moment is not null
  ) gap where seconds is not null) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.kind = $3 and (ca.name = $4::text) and (ca.external_id = $5::text) and (ca.type = $6::text) group by ce.customer_id) t1 on t1.customer_id = c.id where ((((t0.v0)::numeric * (86400::numeric)::numeric) * 1 - $1::numeric * (case when (86400::numeric)::numeric <> 0 then (t1.v1)::numeric end)) * nullif((case when (86400::numeric)::numeric <> 0 then (t1.v1)::numeric end) * 1, 0) <> 0)
["Europe/Berlin","O'Hara","delivered","O'Hara","O'Hara","O'Hara","1"]
((((t0.v0)::numeric * (86400::numeric)::numeric) * 1 - $1::numeric * (case when (86400::numeric)::numeric <> 0 then (t1.v1)::numeric end)) * nullif((case when (86400::numeric)::numeric <> 0 then (t1.v1)::numeric end) * 1, 0) <> 0)
left join lateral (select min(extract(isodow from (o.placed_at at time zone $3::text))) filter (where (o.external_id = $4::text)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select (select (array_agg(seconds order by moment desc, seconds))[1] from (
    select extract(epoch from moment - lag(moment) over (order by moment)) as seconds, moment from unnest(array_agg(ce.occurred_at) filter (where ce.kind = $5::text and (ca.name = $4::text) and (ca.external_id = $4::text) and (ca.type = $4::text))) as moment where moment is not null
  ) gap where seconds is not null) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.customer_id = c.id having count(*) > 0) t1 on true
reads 66

-- orders_placed.avg_hour(id = 'O\'Hara') * campaign.opened.avg_gap(campaign = 'O\'Hara', id = 'O\'Hara', type = 'O\'Hara') < 1
left join (select o.customer_id as customer_id, sum(extract(hour from (o.placed_at at time zone $1::text))) as v0, count(extract(hour from (o.placed_at at time zone $2::text))) as v3 from "order" o where (o.external_id = $3::text) group by o.customer_id) t0 on t0.customer_id = c.id
left join (select ce.customer_id as customer_id, max(ce.occurred_at) as v1, min(ce.occurred_at) as v2, count(ce.occurred_at) as v4 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.kind = $4 and (ca.name = $5::text) and (ca.external_id = $6::text) and (ca.type = $7::text) group by ce.customer_id) t1 on t1.customer_id = c.id where ((((t0.v0)::numeric * (extract(epoch from t1.v1 - t1.v2))::numeric) * 1 - $1::numeric * ((t0.v3)::numeric * ((t1.v4 - 1) * 86400::numeric)::numeric)) * nullif(((t0.v3)::numeric * ((t1.v4 - 1) * 86400::numeric)::numeric) * 1, 0) < 0)
["Europe/Berlin","Europe/Berlin","O'Hara","opened","O'Hara","O'Hara","O'Hara","1"]
((((t0.v0)::numeric * (extract(epoch from t1.v1 - t1.v2))::numeric) * 1 - $1::numeric * ((t0.v3)::numeric * ((t1.v4 - 1) * 86400::numeric)::numeric)) * nullif(((t0.v3)::numeric * ((t1.v4 - 1) * 86400::numeric)::numeric) * 1, 0) < 0)
left join lateral (select sum(extract(hour from (o.placed_at at time zone $3::text))) filter (where (o.external_id = $4::text)) as v0, count(extract(hour from (o.placed_at at time zone $3::text))) filter (where (o.external_id = $4::text)) as v3 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select max(ce.occurred_at) filter (where ce.kind = $5::text and (ca.name = $4::text) and (ca.external_id = $4::text) and (ca.type = $4::text)) as v1, min(ce.occurred_at) filter (where ce.kind = $5::text and (ca.name = $4::text) and (ca.external_id = $4::text) and (ca.type = $4::text)) as v2, count(ce.occurred_at) filter (where ce.kind = $5::text and (ca.name = $4::text) and (ca.external_id = $4::text) and (ca.type = $4::text)) as v4 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.customer_id = c.id having count(*) > 0) t1 on true
reads 66

-- orders_placed.min_hour(id = 'O\'Hara') / campaign.clicked.distinct_campaign(campaign = 'O\'Hara', id = 'O\'Hara', type = 'O\'Hara') <= 1
left join (select o.customer_id as customer_id, min(extract(hour from (o.placed_at at time zone $1::text))) as v0 from "order" o where (o.external_id = $2::text) group by o.customer_id) t0 on t0.customer_id = c.id
left join (select ce.customer_id as customer_id, count(distinct ca.name) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.kind = $3 and (ca.name = $4::text) and (ca.external_id = $5::text) and (ca.type = $6::text) group by ce.customer_id) t1 on t1.customer_id = c.id where (((t0.v0)::numeric * 1 - $1::numeric * (coalesce(t1.v1, 0))::numeric) * nullif((coalesce(t1.v1, 0))::numeric * 1, 0) <= 0)
["Europe/Berlin","O'Hara","clicked","O'Hara","O'Hara","O'Hara","1"]
(((t0.v0)::numeric * 1 - $1::numeric * (coalesce(t1.v1, 0))::numeric) * nullif((coalesce(t1.v1, 0))::numeric * 1, 0) <= 0)
left join lateral (select min(extract(hour from (o.placed_at at time zone $3::text))) filter (where (o.external_id = $4::text)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select count(distinct ca.name) filter (where ce.kind = $5::text and (ca.name = $4::text) and (ca.external_id = $4::text) and (ca.type = $4::text)) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.customer_id = c.id having count(*) > 0) t1 on true
reads 66

-- orders_placed.max_hour(id = 'O\'Hara') + campaign.clicked.distinct_party(campaign = 'O\'Hara', id = 'O\'Hara', type = 'O\'Hara') = 1
left join (select o.customer_id as customer_id, max(extract(hour from (o.placed_at at time zone $1::text))) as v0 from "order" o where (o.external_id = $2::text) group by o.customer_id) t0 on t0.customer_id = c.id
left join (select ce.customer_id as customer_id, count(distinct (array['ZERO','FIRST','SECOND','THIRD'])[coalesce((select ds.party from data_source ds where ds.name = ce.source), 1) + 1]) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.kind = $3 and (ca.name = $4::text) and (ca.external_id = $5::text) and (ca.type = $6::text) group by ce.customer_id) t1 on t1.customer_id = c.id where (((t0.v0)::numeric + (coalesce(t1.v1, 0))::numeric) = $1::numeric)
["Europe/Berlin","O'Hara","clicked","O'Hara","O'Hara","O'Hara","1"]
(((t0.v0)::numeric + (coalesce(t1.v1, 0))::numeric) = $1::numeric)
left join lateral (select max(extract(hour from (o.placed_at at time zone $3::text))) filter (where (o.external_id = $4::text)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select count(distinct (array['ZERO','FIRST','SECOND','THIRD'])[coalesce((select ds.party from data_source ds where ds.name = ce.source), 1) + 1]) filter (where ce.kind = $5::text and (ca.name = $4::text) and (ca.external_id = $4::text) and (ca.type = $4::text)) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.customer_id = c.id having count(*) > 0) t1 on true
reads 66

-- orders_placed.distinct_id(id = 'O\'Hara') != 2
left join (select o.customer_id as customer_id, count(distinct o.external_id) as v0 from "order" o where (o.external_id = $1::text) group by o.customer_id) t0 on t0.customer_id = c.id where ((coalesce(t0.v0, 0))::numeric <> $1::numeric)
["O'Hara","2"]
((coalesce(t0.v0, 0))::numeric <> $1::numeric)
left join lateral (select count(distinct o.external_id) filter (where (o.external_id = $3::text)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed.distinct_id(id = 'O\'Hara') - campaign.clicked.max_gap(campaign = 'O\'Hara', id = 'O\'Hara', type = 'O\'Hara') != 1
left join (select o.customer_id as customer_id, count(distinct o.external_id) as v0 from "order" o where (o.external_id = $1::text) group by o.customer_id) t0 on t0.customer_id = c.id
left join (select ce.customer_id as customer_id, (select max(seconds) from (
    select extract(epoch from moment - lag(moment) over (order by moment)) as seconds, moment from unnest(array_agg(ce.occurred_at)) as moment where moment is not null
  ) gap where seconds is not null) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.kind = $2 and (ca.name = $3::text) and (ca.external_id = $4::text) and (ca.type = $5::text) group by ce.customer_id) t1 on t1.customer_id = c.id where (((((coalesce(t0.v0, 0))::numeric * (86400::numeric)::numeric) - (t1.v1)::numeric) * 1 - $1::numeric * (86400::numeric)::numeric) * nullif((86400::numeric)::numeric * 1, 0) <> 0)
["O'Hara","clicked","O'Hara","O'Hara","O'Hara","1"]
(((((coalesce(t0.v0, 0))::numeric * (86400::numeric)::numeric) - (t1.v1)::numeric) * 1 - $1::numeric * (86400::numeric)::numeric) * nullif((86400::numeric)::numeric * 1, 0) <> 0)
left join lateral (select count(distinct o.external_id) filter (where (o.external_id = $3::text)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select (select max(seconds) from (
    select extract(epoch from moment - lag(moment) over (order by moment)) as seconds, moment from unnest(array_agg(ce.occurred_at) filter (where ce.kind = $4::text and (ca.name = $3::text) and (ca.external_id = $3::text) and (ca.type = $3::text))) as moment where moment is not null
  ) gap where seconds is not null) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.customer_id = c.id having count(*) > 0) t1 on true
reads 66

-- orders_placed.distinct_location_id(id = 'O\'Hara') > 2
left join (select o.customer_id as customer_id, count(distinct o.location_id) as v0 from "order" o where (o.external_id = $1::text) group by o.customer_id) t0 on t0.customer_id = c.id where ((coalesce(t0.v0, 0))::numeric > $1::numeric)
["O'Hara","2"]
((coalesce(t0.v0, 0))::numeric > $1::numeric)
left join lateral (select count(distinct o.location_id) filter (where (o.external_id = $3::text)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed.distinct_location_id(id = 'O\'Hara') * campaign.responded.max_revenue(campaign = 'O\'Hara', id = 'O\'Hara', type = 'O\'Hara') > 1
left join (select o.customer_id as customer_id, count(distinct o.location_id) as v0 from "order" o where (o.external_id = $1::text) group by o.customer_id) t0 on t0.customer_id = c.id
left join (select ce.customer_id as customer_id, max(ce.revenue) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.kind = $2 and (ca.name = $3::text) and (ca.external_id = $4::text) and (ca.type = $5::text) group by ce.customer_id) t1 on t1.customer_id = c.id where (((coalesce(t0.v0, 0))::numeric * (t1.v1)::numeric) > $1::numeric)
["O'Hara","responded","O'Hara","O'Hara","O'Hara","1"]
(((coalesce(t0.v0, 0))::numeric * (t1.v1)::numeric) > $1::numeric)
left join lateral (select count(distinct o.location_id) filter (where (o.external_id = $3::text)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select max(ce.revenue) filter (where ce.kind = $4::text and (ca.name = $3::text) and (ca.external_id = $3::text) and (ca.type = $3::text)) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.customer_id = c.id having count(*) > 0) t1 on true
reads 66

-- orders_placed.distinct_app_id(id = 'O\'Hara') >= 2
left join (select o.customer_id as customer_id, count(distinct o.app_id) as v0 from "order" o where (o.external_id = $1::text) group by o.customer_id) t0 on t0.customer_id = c.id where ((coalesce(t0.v0, 0))::numeric >= $1::numeric)
["O'Hara","2"]
((coalesce(t0.v0, 0))::numeric >= $1::numeric)
left join lateral (select count(distinct o.app_id) filter (where (o.external_id = $3::text)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed.distinct_app_id(id = 'O\'Hara') / campaign.responded.distinct_source(campaign = 'O\'Hara', id = 'O\'Hara', type = 'O\'Hara') >= 1
left join (select o.customer_id as customer_id, count(distinct o.app_id) as v0 from "order" o where (o.external_id = $1::text) group by o.customer_id) t0 on t0.customer_id = c.id
left join (select ce.customer_id as customer_id, count(distinct ce.source) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.kind = $2 and (ca.name = $3::text) and (ca.external_id = $4::text) and (ca.type = $5::text) group by ce.customer_id) t1 on t1.customer_id = c.id where (((coalesce(t0.v0, 0))::numeric * 1 - $1::numeric * (coalesce(t1.v1, 0))::numeric) * nullif((coalesce(t1.v1, 0))::numeric * 1, 0) >= 0)
["O'Hara","responded","O'Hara","O'Hara","O'Hara","1"]
(((coalesce(t0.v0, 0))::numeric * 1 - $1::numeric * (coalesce(t1.v1, 0))::numeric) * nullif((coalesce(t1.v1, 0))::numeric * 1, 0) >= 0)
left join lateral (select count(distinct o.app_id) filter (where (o.external_id = $3::text)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select count(distinct ce.source) filter (where ce.kind = $4::text and (ca.name = $3::text) and (ca.external_id = $3::text) and (ca.type = $3::text)) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.customer_id = c.id having count(*) > 0) t1 on true
reads 66

-- orders_placed.distinct_financial_status(id = 'O\'Hara') < 2
left join (select o.customer_id as customer_id, count(distinct o.financial_status) as v0 from "order" o where (o.external_id = $1::text) group by o.customer_id) t0 on t0.customer_id = c.id where ((coalesce(t0.v0, 0))::numeric < $1::numeric)
["O'Hara","2"]
((coalesce(t0.v0, 0))::numeric < $1::numeric)
left join lateral (select count(distinct o.financial_status) filter (where (o.external_id = $3::text)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed.distinct_financial_status(id = 'O\'Hara') + campaign.responded.calendar_quarters(campaign = 'O\'Hara', id = 'O\'Hara', type = 'O\'Hara') < 1
left join (select o.customer_id as customer_id, count(distinct o.financial_status) as v0 from "order" o where (o.external_id = $1::text) group by o.customer_id) t0 on t0.customer_id = c.id
left join (select ce.customer_id as customer_id, count(distinct date_trunc('quarter', (ce.occurred_at at time zone $2::text))) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.kind = $3 and (ca.name = $4::text) and (ca.external_id = $5::text) and (ca.type = $6::text) group by ce.customer_id) t1 on t1.customer_id = c.id where (((coalesce(t0.v0, 0))::numeric + (coalesce(t1.v1, 0))::numeric) < $1::numeric)
["O'Hara","Europe/Berlin","responded","O'Hara","O'Hara","O'Hara","1"]
(((coalesce(t0.v0, 0))::numeric + (coalesce(t1.v1, 0))::numeric) < $1::numeric)
left join lateral (select count(distinct o.financial_status) filter (where (o.external_id = $3::text)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select count(distinct date_trunc('quarter', (ce.occurred_at at time zone $4::text))) filter (where ce.kind = $5::text and (ca.name = $3::text) and (ca.external_id = $3::text) and (ca.type = $3::text)) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.customer_id = c.id having count(*) > 0) t1 on true
reads 66

-- orders_placed.distinct_status(id = 'O\'Hara') <= 2
left join (select o.customer_id as customer_id, count(distinct o.status) as v0 from "order" o where (o.external_id = $1::text) group by o.customer_id) t0 on t0.customer_id = c.id where ((coalesce(t0.v0, 0))::numeric <= $1::numeric)
["O'Hara","2"]
((coalesce(t0.v0, 0))::numeric <= $1::numeric)
left join lateral (select count(distinct o.status) filter (where (o.external_id = $3::text)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed.distinct_status(id = 'O\'Hara') - campaign.converted.min_revenue(campaign = 'O\'Hara', id = 'O\'Hara', type = 'O\'Hara') <= 1
left join (select o.customer_id as customer_id, count(distinct o.status) as v0 from "order" o where (o.external_id = $1::text) group by o.customer_id) t0 on t0.customer_id = c.id
left join (select ce.customer_id as customer_id, min(ce.revenue) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.kind = $2 and (ca.name = $3::text) and (ca.external_id = $4::text) and (ca.type = $5::text) group by ce.customer_id) t1 on t1.customer_id = c.id where (((coalesce(t0.v0, 0))::numeric - (t1.v1)::numeric) <= $1::numeric)
["O'Hara","converted","O'Hara","O'Hara","O'Hara","1"]
(((coalesce(t0.v0, 0))::numeric - (t1.v1)::numeric) <= $1::numeric)
left join lateral (select count(distinct o.status) filter (where (o.external_id = $3::text)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select min(ce.revenue) filter (where ce.kind = $4::text and (ca.name = $3::text) and (ca.external_id = $3::text) and (ca.type = $3::text)) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.customer_id = c.id having count(*) > 0) t1 on true
reads 66

-- orders_placed.distinct_channel(id = 'O\'Hara') = 2
left join (select o.customer_id as customer_id, count(distinct o.channel) as v0 from "order" o where (o.external_id = $1::text) group by o.customer_id) t0 on t0.customer_id = c.id where ((coalesce(t0.v0, 0))::numeric = $1::numeric)
["O'Hara","2"]
((coalesce(t0.v0, 0))::numeric = $1::numeric)
left join lateral (select count(distinct o.channel) filter (where (o.external_id = $3::text)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed.distinct_channel(id = 'O\'Hara') * campaign.converted.distinct_last_campaign(campaign = 'O\'Hara', id = 'O\'Hara', type = 'O\'Hara') = 1
left join (select o.customer_id as customer_id, count(distinct o.channel) as v0 from "order" o where (o.external_id = $1::text) group by o.customer_id) t0 on t0.customer_id = c.id
left join (select ce.customer_id as customer_id, count(distinct coalesce(ce.campaign_id = (select l.campaign_id from campaign_engagement l
  where l.customer_id = ce.customer_id and l.kind = 'sent' order by l.occurred_at desc, l.id desc limit 1), false)) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.kind = $2 and (ca.name = $3::text) and (ca.external_id = $4::text) and (ca.type = $5::text) group by ce.customer_id) t1 on t1.customer_id = c.id where (((coalesce(t0.v0, 0))::numeric * (coalesce(t1.v1, 0))::numeric) = $1::numeric)
["O'Hara","converted","O'Hara","O'Hara","O'Hara","1"]
(((coalesce(t0.v0, 0))::numeric * (coalesce(t1.v1, 0))::numeric) = $1::numeric)
left join lateral (select count(distinct o.channel) filter (where (o.external_id = $3::text)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select count(distinct coalesce(ce.campaign_id = (select l.campaign_id from campaign_engagement l
  where l.customer_id = ce.customer_id and l.kind = 'sent' order by l.occurred_at desc, l.id desc limit 1), false)) filter (where ce.kind = $4::text and (ca.name = $3::text) and (ca.external_id = $3::text) and (ca.type = $3::text)) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.customer_id = c.id having count(*) > 0) t1 on true
reads 66

-- orders_placed.distinct_occasion(id = 'O\'Hara') / campaign.converted.calendar_months(campaign = 'O\'Hara', id = 'O\'Hara', type = 'O\'Hara') != 1
left join (select o.customer_id as customer_id, count(distinct o.occasion) as v0 from "order" o where (o.external_id = $1::text) group by o.customer_id) t0 on t0.customer_id = c.id
left join (select ce.customer_id as customer_id, count(distinct date_trunc('month', (ce.occurred_at at time zone $2::text))) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.kind = $3 and (ca.name = $4::text) and (ca.external_id = $5::text) and (ca.type = $6::text) group by ce.customer_id) t1 on t1.customer_id = c.id where (((coalesce(t0.v0, 0))::numeric * 1 - $1::numeric * (coalesce(t1.v1, 0))::numeric) * nullif((coalesce(t1.v1, 0))::numeric * 1, 0) <> 0)
["O'Hara","Europe/Berlin","converted","O'Hara","O'Hara","O'Hara","1"]
(((coalesce(t0.v0, 0))::numeric * 1 - $1::numeric * (coalesce(t1.v1, 0))::numeric) * nullif((coalesce(t1.v1, 0))::numeric * 1, 0) <> 0)
left join lateral (select count(distinct o.occasion) filter (where (o.external_id = $3::text)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select count(distinct date_trunc('month', (ce.occurred_at at time zone $4::text))) filter (where ce.kind = $5::text and (ca.name = $3::text) and (ca.external_id = $3::text) and (ca.type = $3::text)) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.customer_id = c.id having count(*) > 0) t1 on true
reads 66

-- orders_placed.distinct_recipient(id = 'O\'Hara') + campaign.bounced.avg_revenue(campaign = 'O\'Hara', id = 'O\'Hara', type = 'O\'Hara') > 1
left join (select o.customer_id as customer_id, count(distinct o.recipient) as v0 from "order" o where (o.external_id = $1::text) group by o.customer_id) t0 on t0.customer_id = c.id
left join (select ce.customer_id as customer_id, count(ce.revenue) as v1, sum(ce.revenue) as v2 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.kind = $2 and (ca.name = $3::text) and (ca.external_id = $4::text) and (ca.type = $5::text) group by ce.customer_id) t1 on t1.customer_id = c.id where (((((coalesce(t0.v0, 0))::numeric * (t1.v1)::numeric) + (t1.v2)::numeric) * 1 - $1::numeric * (t1.v1)::numeric) * nullif((t1.v1)::numeric * 1, 0) > 0)
["O'Hara","bounced","O'Hara","O'Hara","O'Hara","1"]
(((((coalesce(t0.v0, 0))::numeric * (t1.v1)::numeric) + (t1.v2)::numeric) * 1 - $1::numeric * (t1.v1)::numeric) * nullif((t1.v1)::numeric * 1, 0) > 0)
left join lateral (select count(distinct o.recipient) filter (where (o.external_id = $3::text)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select count(ce.revenue) filter (where ce.kind = $4::text and (ca.name = $3::text) and (ca.external_id = $3::text) and (ca.type = $3::text)) as v1, sum(ce.revenue) filter (where ce.kind = $4::text and (ca.name = $3::text) and (ca.external_id = $3::text) and (ca.type = $3::text)) as v2 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.customer_id = c.id having count(*) > 0) t1 on true
reads 66

-- orders_placed.distinct_currency(id = 'O\'Hara') - campaign.bounced.distinct_offer(campaign = 'O\'Hara', id = 'O\'Hara', type = 'O\'Hara') >= 1
left join (select o.customer_id as customer_id, count(distinct o.currency) as v0 from "order" o where (o.external_id = $1::text) group by o.customer_id) t0 on t0.customer_id = c.id
left join (select ce.customer_id as customer_id, count(distinct coalesce(ce.offer, ca.offer)) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.kind = $2 and (ca.name = $3::text) and (ca.external_id = $4::text) and (ca.type = $5::text) group by ce.customer_id) t1 on t1.customer_id = c.id where (((coalesce(t0.v0, 0))::numeric - (coalesce(t1.v1, 0))::numeric) >= $1::numeric)
["O'Hara","bounced","O'Hara","O'Hara","O'Hara","1"]
(((coalesce(t0.v0, 0))::numeric - (coalesce(t1.v1, 0))::numeric) >= $1::numeric)
left join lateral (select count(distinct o.currency) filter (where (o.external_id = $3::text)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select count(distinct coalesce(ce.offer, ca.offer)) filter (where ce.kind = $4::text and (ca.name = $3::text) and (ca.external_id = $3::text) and (ca.type = $3::text)) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.customer_id = c.id having count(*) > 0) t1 on true
reads 66

-- orders_placed.distinct_line_count(id = 'O\'Hara') * campaign.bounced.calendar_days(campaign = 'O\'Hara', id = 'O\'Hara', type = 'O\'Hara') < 1
left join (select o.customer_id as customer_id, count(distinct o.line_count) as v0 from "order" o where (o.external_id = $1::text) group by o.customer_id) t0 on t0.customer_id = c.id
left join (select ce.customer_id as customer_id, count(distinct date_trunc('day', (ce.occurred_at at time zone $2::text))) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.kind = $3 and (ca.name = $4::text) and (ca.external_id = $5::text) and (ca.type = $6::text) group by ce.customer_id) t1 on t1.customer_id = c.id where (((coalesce(t0.v0, 0))::numeric * (coalesce(t1.v1, 0))::numeric) < $1::numeric)
["O'Hara","Europe/Berlin","bounced","O'Hara","O'Hara","O'Hara","1"]
(((coalesce(t0.v0, 0))::numeric * (coalesce(t1.v1, 0))::numeric) < $1::numeric)
left join lateral (select count(distinct o.line_count) filter (where (o.external_id = $3::text)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select count(distinct date_trunc('day', (ce.occurred_at at time zone $4::text))) filter (where ce.kind = $5::text and (ca.name = $3::text) and (ca.external_id = $3::text) and (ca.type = $3::text)) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.customer_id = c.id having count(*) > 0) t1 on true
reads 66

-- orders_placed.distinct_month(id = 'O\'Hara') / campaign.marked_as_spam.sum_revenue(campaign = 'O\'Hara', id = 'O\'Hara', type = 'O\'Hara') <= 1
left join (select o.customer_id as customer_id, count(distinct extract(month from (o.placed_at at time zone $1::text))) as v0 from "order" o where (o.external_id = $2::text) group by o.customer_id) t0 on t0.customer_id = c.id
left join (select ce.customer_id as customer_id, sum(ce.revenue) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.kind = $3 and (ca.name = $4::text) and (ca.external_id = $5::text) and (ca.type = $6::text) group by ce.customer_id) t1 on t1.customer_id = c.id where (((coalesce(t0.v0, 0))::numeric * 1 - $1::numeric * (coalesce(t1.v1, 0))::numeric) * nullif((coalesce(t1.v1, 0))::numeric * 1, 0) <= 0)
["Europe/Berlin","O'Hara","marked_as_spam","O'Hara","O'Hara","O'Hara","1"]
(((coalesce(t0.v0, 0))::numeric * 1 - $1::numeric * (coalesce(t1.v1, 0))::numeric) * nullif((coalesce(t1.v1, 0))::numeric * 1, 0) <= 0)
left join lateral (select count(distinct extract(month from (o.placed_at at time zone $3::text))) filter (where (o.external_id = $4::text)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select sum(ce.revenue) filter (where ce.kind = $5::text and (ca.name = $4::text) and (ca.external_id = $4::text) and (ca.type = $4::text)) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.customer_id = c.id having count(*) > 0) t1 on true
reads 66

-- orders_placed.distinct_season(id = 'O\'Hara') + campaign.marked_as_spam.distinct_channel(campaign = 'O\'Hara', id = 'O\'Hara', type = 'O\'Hara') = 1
left join (select o.customer_id as customer_id, count(distinct (array['winter', 'winter', 'spring', 'spring', 'spring', 'summer', 'summer', 'summer', 'autumn', 'autumn', 'autumn', 'winter'])[(extract(month from (o.placed_at at time zone $1::text)))::int]) as v0 from "order" o where (o.external_id = $2::text) group by o.customer_id) t0 on t0.customer_id = c.id
left join (select ce.customer_id as customer_id, count(distinct ca.channel) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.kind = $3 and (ca.name = $4::text) and (ca.external_id = $5::text) and (ca.type = $6::text) group by ce.customer_id) t1 on t1.customer_id = c.id where (((coalesce(t0.v0, 0))::numeric + (coalesce(t1.v1, 0))::numeric) = $1::numeric)
["Europe/Berlin","O'Hara","marked_as_spam","O'Hara","O'Hara","O'Hara","1"]
(((coalesce(t0.v0, 0))::numeric + (coalesce(t1.v1, 0))::numeric) = $1::numeric)
left join lateral (select count(distinct (array['winter', 'winter', 'spring', 'spring', 'spring', 'summer', 'summer', 'summer', 'autumn', 'autumn', 'autumn', 'winter'])[(extract(month from (o.placed_at at time zone $3::text)))::int]) filter (where (o.external_id = $4::text)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select count(distinct ca.channel) filter (where ce.kind = $5::text and (ca.name = $4::text) and (ca.external_id = $4::text) and (ca.type = $4::text)) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.customer_id = c.id having count(*) > 0) t1 on true
reads 66

-- orders_placed.first_date(id = 'O\'Hara') = today
left join (select o.customer_id as customer_id, min(o.placed_at) as v0 from "order" o where (o.external_id = $1::text) group by o.customer_id) t0 on t0.customer_id = c.id where (((t0.v0 >= $1::timestamptz and t0.v0 < $2::timestamptz)))
["O'Hara","2026-05-14T22:00:00.000Z","2026-05-15T22:00:00.000Z"]
(((t0.v0 >= $1::timestamptz and t0.v0 < $2::timestamptz)))
left join lateral (select min(o.placed_at) filter (where (o.external_id = $4::text)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2; moves with {"kind":"date","type":"instant","point":{"kind":"today"},"column":"o.placed_at","of":"orders"}

-- orders_placed.last_date(id = 'O\'Hara') != today
left join (select o.customer_id as customer_id, max(o.placed_at) as v0 from "order" o where (o.external_id = $1::text) group by o.customer_id) t0 on t0.customer_id = c.id where ((t0.v0 is not null and not ((t0.v0 >= $1::timestamptz and t0.v0 < $2::timestamptz))))
["O'Hara","2026-05-14T22:00:00.000Z","2026-05-15T22:00:00.000Z"]
((t0.v0 is not null and not ((t0.v0 >= $1::timestamptz and t0.v0 < $2::timestamptz))))
left join lateral (select max(o.placed_at) filter (where (o.external_id = $4::text)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2; moves with {"kind":"date","type":"instant","point":{"kind":"today"},"column":"o.placed_at","of":"orders"}

-- orders_placed.nth_date(2, id = 'O\'Hara') > today
left join (select o.customer_id as customer_id, (array_agg(o.placed_at order by o.placed_at))[$1::int] as v0 from "order" o where (o.external_id = $2::text) group by o.customer_id) t0 on t0.customer_id = c.id where ((t0.v0 >= $1::timestamptz))
[2,"O'Hara","2026-05-15T22:00:00.000Z"]
((t0.v0 >= $1::timestamptz))
left join lateral (select (array_agg(o.placed_at order by o.placed_at) filter (where (o.external_id = $3::text)))[$4::numeric::int] as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2; moves with {"kind":"date","type":"instant","point":{"kind":"today"},"column":"o.placed_at","of":"orders"}

-- orders_placed.calendar_months(id = 'O\'Hara') * shopify_email.marked_as_spam.distinct_activity_id(activity_id = 'O\'Hara') < 1
left join (select o.customer_id as customer_id, count(distinct date_trunc('month', (o.placed_at at time zone $1::text))) as v0 from "order" o where (o.external_id = $2::text) group by o.customer_id) t0 on t0.customer_id = c.id
left join (select ce.customer_id as customer_id, count(distinct ca.external_id) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.kind = $3 and ca.channel = 'email' and (ca.external_id = $4::text) group by ce.customer_id) t1 on t1.customer_id = c.id where (((coalesce(t0.v0, 0))::numeric * (coalesce(t1.v1, 0))::numeric) < $1::numeric)
["Europe/Berlin","O'Hara","marked_as_spam","O'Hara","1"]
(((coalesce(t0.v0, 0))::numeric * (coalesce(t1.v1, 0))::numeric) < $1::numeric)
left join lateral (select count(distinct date_trunc('month', (o.placed_at at time zone $3::text))) filter (where (o.external_id = $4::text)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select count(distinct ca.external_id) filter (where ce.kind = $5::text and ca.channel = 'email' and (ca.external_id = $4::text)) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.customer_id = c.id having count(*) > 0) t1 on true
reads 66

-- orders_placed.calendar_quarters(id = 'O\'Hara') / shopify_email.marked_as_spam.max_gap(activity_id = 'O\'Hara') <= 1
left join (select o.customer_id as customer_id, count(distinct date_trunc('quarter', (o.placed_at at time zone $1::text))) as v0 from "order" o where (o.external_id = $2::text) group by o.customer_id) t0 on t0.customer_id = c.id
left join (select ce.customer_id as customer_id, (select max(seconds) from (
    select extract(epoch from moment - lag(moment) over (order by moment)) as seconds, moment from unnest(array_agg(ce.occurred_at)) as moment where moment is not null
  ) gap where seconds is not null) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.kind = $3 and ca.channel = 'email' and (ca.external_id = $4::text) group by ce.customer_id) t1 on t1.customer_id = c.id where ((((coalesce(t0.v0, 0))::numeric * (86400::numeric)::numeric) * 1 - $1::numeric * (case when (86400::numeric)::numeric <> 0 then (t1.v1)::numeric end)) * nullif((case when (86400::numeric)::numeric <> 0 then (t1.v1)::numeric end) * 1, 0) <= 0)
["Europe/Berlin","O'Hara","marked_as_spam","O'Hara","1"]
((((coalesce(t0.v0, 0))::numeric * (86400::numeric)::numeric) * 1 - $1::numeric * (case when (86400::numeric)::numeric <> 0 then (t1.v1)::numeric end)) * nullif((case when (86400::numeric)::numeric <> 0 then (t1.v1)::numeric end) * 1, 0) <= 0)
left join lateral (select count(distinct date_trunc('quarter', (o.placed_at at time zone $3::text))) filter (where (o.external_id = $4::text)) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select (select max(seconds) from (
    select extract(epoch from moment - lag(moment) over (order by moment)) as seconds, moment from unnest(array_agg(ce.occurred_at) filter (where ce.kind = $5::text and ca.channel = 'email' and (ca.external_id = $4::text))) as moment where moment is not null
  ) gap where seconds is not null) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.customer_id = c.id having count(*) > 0) t1 on true
reads 66

-- orders_placed.avg_gap(id = 'O\'Hara') != 2
left join (select o.customer_id as customer_id, max(o.placed_at) as v0, min(o.placed_at) as v1, count(o.placed_at) as v2 from "order" o where (o.external_id = $1::text) group by o.customer_id) t0 on t0.customer_id = c.id where (((extract(epoch from t0.v0 - t0.v1))::numeric * 1 - $1::numeric * ((t0.v2 - 1) * 86400::numeric)::numeric) * nullif(((t0.v2 - 1) * 86400::numeric)::numeric * 1, 0) <> 0)
["O'Hara","2"]
(((extract(epoch from t0.v0 - t0.v1))::numeric * 1 - $1::numeric * ((t0.v2 - 1) * 86400::numeric)::numeric) * nullif(((t0.v2 - 1) * 86400::numeric)::numeric * 1, 0) <> 0)
left join lateral (select max(o.placed_at) filter (where (o.external_id = $3::text)) as v0, min(o.placed_at) filter (where (o.external_id = $3::text)) as v1, count(o.placed_at) filter (where (o.external_id = $3::text)) as v2 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- orders_placed.avg_gap(id = 'O\'Hara') - shopify_email.unsubscribed.count(activity_id = 'O\'Hara') != 1
left join (select o.customer_id as customer_id, max(o.placed_at) as v0, min(o.placed_at) as v1, count(o.placed_at) as v3 from "order" o where (o.external_id = $1::text) group by o.customer_id) t0 on t0.customer_id = c.id
left join (select ce.customer_id as customer_id, count(*) as v2 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.kind = $2 and ca.channel = 'email' and (ca.external_id = $3::text) group by ce.customer_id) t1 on t1.customer_id = c.id where ((((extract(epoch from t0.v0 - t0.v1))::numeric - ((coalesce(t1.v2, 0))::numeric * ((t0.v3 - 1) * 86400::numeric)::numeric)) * 1 - $1::numeric * ((t0.v3 - 1) * 86400::numeric)::numeric) * nullif(((t0.v3 - 1) * 86400::numeric)::numeric * 1, 0) <> 0)
["O'Hara","unsubscribed","O'Hara","1"]
((((extract(epoch from t0.v0 - t0.v1))::numeric - ((coalesce(t1.v2, 0))::numeric * ((t0.v3 - 1) * 86400::numeric)::numeric)) * 1 - $1::numeric * ((t0.v3 - 1) * 86400::numeric)::numeric) * nullif(((t0.v3 - 1) * 86400::numeric)::numeric * 1, 0) <> 0)
left join lateral (select max(o.placed_at) filter (where (o.external_id = $3::text)) as v0, min(o.placed_at) filter (where (o.external_id = $3::text)) as v1, count(o.placed_at) filter (where (o.external_id = $3::text)) as v3 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select count(*) filter (where ce.kind = $4::text and ca.channel = 'email' and (ca.external_id = $3::text)) as v2 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.customer_id = c.id having count(*) > 0) t1 on true
reads 66

-- orders_placed.last_gap(id = 'O\'Hara') * shopify_email.unsubscribed.calendar_quarters(activity_id = 'O\'Hara') > 1
left join (select o.customer_id as customer_id, (select (array_agg(seconds order by moment desc, seconds))[1] from (
    select extract(epoch from moment - lag(moment) over (order by moment)) as seconds, moment from unnest(array_agg(o.placed_at)) as moment where moment is not null
  ) gap where seconds is not null) as v0 from "order" o where (o.external_id = $1::text) group by o.customer_id) t0 on t0.customer_id = c.id
left join (select ce.customer_id as customer_id, count(distinct date_trunc('quarter', (ce.occurred_at at time zone $2::text))) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.kind = $3 and ca.channel = 'email' and (ca.external_id = $4::text) group by ce.customer_id) t1 on t1.customer_id = c.id where ((((t0.v0)::numeric * (coalesce(t1.v1, 0))::numeric) * 1 - $1::numeric * (86400::numeric)::numeric) * nullif((86400::numeric)::numeric * 1, 0) > 0)
["O'Hara","Europe/Berlin","unsubscribed","O'Hara","1"]
((((t0.v0)::numeric * (coalesce(t1.v1, 0))::numeric) * 1 - $1::numeric * (86400::numeric)::numeric) * nullif((86400::numeric)::numeric * 1, 0) > 0)
left join lateral (select (select (array_agg(seconds order by moment desc, seconds))[1] from (
    select extract(epoch from moment - lag(moment) over (order by moment)) as seconds, moment from unnest(array_agg(o.placed_at) filter (where (o.external_id = $3::text))) as moment where moment is not null
  ) gap where seconds is not null) as v0 from "order" o where o.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select count(distinct date_trunc('quarter', (ce.occurred_at at time zone $4::text))) filter (where ce.kind = $5::text and ca.channel = 'email' and (ca.external_id = $3::text)) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.customer_id = c.id having count(*) > 0) t1 on true
reads 66

-- products_purchased.avg_month(id = 'O\'Hara', name = 'O\'Hara') <= 2
left join (select l.customer_id as customer_id, sum(extract(month from (l.placed_at at time zone $1::text))) as v0, count(extract(month from (l.placed_at at time zone $2::text))) as v1 from order_line l left join product p on p.id = l.product_id where (p.external_id = $3::text) and (l.name = $4::text) group by l.customer_id) t0 on t0.customer_id = c.id where (((t0.v0)::numeric * 1 - $1::numeric * (t0.v1)::numeric) * nullif((t0.v1)::numeric * 1, 0) <= 0)
["Europe/Berlin","Europe/Berlin","O'Hara","O'Hara","2"]
(((t0.v0)::numeric * 1 - $1::numeric * (t0.v1)::numeric) * nullif((t0.v1)::numeric * 1, 0) <= 0)
left join lateral (select sum(extract(month from (l.placed_at at time zone $3::text))) filter (where (p.external_id = $4::text) and (l.name = $4::text)) as v0, count(extract(month from (l.placed_at at time zone $3::text))) filter (where (p.external_id = $4::text) and (l.name = $4::text)) as v1 from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- products_purchased.avg_month(id = 'O\'Hara', name = 'O\'Hara') - survey.avg_gap(survey = 'O\'Hara', question = 'O\'Hara', answer = 'O\'Hara') <= 1
left join (select l.customer_id as customer_id, sum(extract(month from (l.placed_at at time zone $1::text))) as v0, count(extract(month from (l.placed_at at time zone $2::text))) as v4 from order_line l left join product p on p.id = l.product_id where (p.external_id = $3::text) and (l.name = $4::text) group by l.customer_id) t0 on t0.customer_id = c.id
left join (select sa.customer_id as customer_id, count(sa.answered_at) as v1, max(sa.answered_at) as v2, min(sa.answered_at) as v3 from survey_answer sa where (sa.survey = $5::text) and (sa.question = $6::text) and (sa.answer = $7::text) group by sa.customer_id) t1 on t1.customer_id = c.id where (((((t0.v0)::numeric * ((t1.v1 - 1) * 86400::numeric)::numeric) - ((extract(epoch from t1.v2 - t1.v3))::numeric * (t0.v4)::numeric)) * 1 - $1::numeric * ((t0.v4)::numeric * ((t1.v1 - 1) * 86400::numeric)::numeric)) * nullif(((t0.v4)::numeric * ((t1.v1 - 1) * 86400::numeric)::numeric) * 1, 0) <= 0)
["Europe/Berlin","Europe/Berlin","O'Hara","O'Hara","O'Hara","O'Hara","O'Hara","1"]
(((((t0.v0)::numeric * ((t1.v1 - 1) * 86400::numeric)::numeric) - ((extract(epoch from t1.v2 - t1.v3))::numeric * (t0.v4)::numeric)) * 1 - $1::numeric * ((t0.v4)::numeric * ((t1.v1 - 1) * 86400::numeric)::numeric)) * nullif(((t0.v4)::numeric * ((t1.v1 - 1) * 86400::numeric)::numeric) * 1, 0) <= 0)
left join lateral (select sum(extract(month from (l.placed_at at time zone $3::text))) filter (where (p.external_id = $4::text) and (l.name = $4::text)) as v0, count(extract(month from (l.placed_at at time zone $3::text))) filter (where (p.external_id = $4::text) and (l.name = $4::text)) as v4 from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select count(sa.answered_at) filter (where (sa.survey = $4::text) and (sa.question = $4::text) and (sa.answer = $4::text)) as v1, max(sa.answered_at) filter (where (sa.survey = $4::text) and (sa.question = $4::text) and (sa.answer = $4::text)) as v2, min(sa.answered_at) filter (where (sa.survey = $4::text) and (sa.question = $4::text) and (sa.answer = $4::text)) as v3 from survey_answer sa where sa.customer_id = c.id having count(*) > 0) t1 on true
reads 130

-- products_purchased.min_month(id = 'O\'Hara', name = 'O\'Hara') * consents.distinct_source(channel = 'O\'Hara', method = 'O\'Hara') = 1
left join (select l.customer_id as customer_id, min(extract(month from (l.placed_at at time zone $1::text))) as v0 from order_line l left join product p on p.id = l.product_id where (p.external_id = $2::text) and (l.name = $3::text) group by l.customer_id) t0 on t0.customer_id = c.id
left join (select cs.customer_id as customer_id, count(distinct cs.source) as v1 from consent cs where (cs.channel = $4::text) and (cs.method = $5::text) group by cs.customer_id) t1 on t1.customer_id = c.id where (((t0.v0)::numeric * (coalesce(t1.v1, 0))::numeric) = $1::numeric)
["Europe/Berlin","O'Hara","O'Hara","O'Hara","O'Hara","1"]
(((t0.v0)::numeric * (coalesce(t1.v1, 0))::numeric) = $1::numeric)
left join lateral (select min(extract(month from (l.placed_at at time zone $3::text))) filter (where (p.external_id = $4::text) and (l.name = $4::text)) as v0 from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select count(distinct cs.source) filter (where (cs.channel = $4::text) and (cs.method = $4::text)) as v1 from consent cs where cs.customer_id = c.id having count(*) > 0) t1 on true
reads 3

-- products_purchased.avg_weekday(id = 'O\'Hara', name = 'O\'Hara') >= 2
left join (select l.customer_id as customer_id, sum(extract(isodow from (l.placed_at at time zone $1::text))) as v0, count(extract(isodow from (l.placed_at at time zone $2::text))) as v1 from order_line l left join product p on p.id = l.product_id where (p.external_id = $3::text) and (l.name = $4::text) group by l.customer_id) t0 on t0.customer_id = c.id where (((t0.v0)::numeric * 1 - $1::numeric * (t0.v1)::numeric) * nullif((t0.v1)::numeric * 1, 0) >= 0)
["Europe/Berlin","Europe/Berlin","O'Hara","O'Hara","2"]
(((t0.v0)::numeric * 1 - $1::numeric * (t0.v1)::numeric) * nullif((t0.v1)::numeric * 1, 0) >= 0)
left join lateral (select sum(extract(isodow from (l.placed_at at time zone $3::text))) filter (where (p.external_id = $4::text) and (l.name = $4::text)) as v0, count(extract(isodow from (l.placed_at at time zone $3::text))) filter (where (p.external_id = $4::text) and (l.name = $4::text)) as v1 from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- products_purchased.avg_weekday(id = 'O\'Hara', name = 'O\'Hara') - store_credit_accounts.distinct_source(currency = 'O\'Hara') >= 1
left join (select l.customer_id as customer_id, sum(extract(isodow from (l.placed_at at time zone $1::text))) as v0, count(extract(isodow from (l.placed_at at time zone $2::text))) as v2 from order_line l left join product p on p.id = l.product_id where (p.external_id = $3::text) and (l.name = $4::text) group by l.customer_id) t0 on t0.customer_id = c.id
left join (select sc.customer_id as customer_id, count(distinct sc.source) as v1 from store_credit_account sc where (sc.currency = $5::text) group by sc.customer_id) t1 on t1.customer_id = c.id where ((((t0.v0)::numeric - ((coalesce(t1.v1, 0))::numeric * (t0.v2)::numeric)) * 1 - $1::numeric * (t0.v2)::numeric) * nullif((t0.v2)::numeric * 1, 0) >= 0)
["Europe/Berlin","Europe/Berlin","O'Hara","O'Hara","O'Hara","1"]
((((t0.v0)::numeric - ((coalesce(t1.v1, 0))::numeric * (t0.v2)::numeric)) * 1 - $1::numeric * (t0.v2)::numeric) * nullif((t0.v2)::numeric * 1, 0) >= 0)
left join lateral (select sum(extract(isodow from (l.placed_at at time zone $3::text))) filter (where (p.external_id = $4::text) and (l.name = $4::text)) as v0, count(extract(isodow from (l.placed_at at time zone $3::text))) filter (where (p.external_id = $4::text) and (l.name = $4::text)) as v2 from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select count(distinct sc.source) filter (where (sc.currency = $4::text)) as v1 from store_credit_account sc where sc.customer_id = c.id having count(*) > 0) t1 on true
reads 514

-- products_purchased.min_weekday(id = 'O\'Hara', name = 'O\'Hara') * influence.sum_following(network = 'O\'Hara', handle = 'O\'Hara') < 1
left join (select l.customer_id as customer_id, min(extract(isodow from (l.placed_at at time zone $1::text))) as v0 from order_line l left join product p on p.id = l.product_id where (p.external_id = $2::text) and (l.name = $3::text) group by l.customer_id) t0 on t0.customer_id = c.id
left join (select i.customer_id as customer_id, sum(i.following) as v1 from influence_account i where (i.network = $4::text) and (i.handle = $5::text) group by i.customer_id) t1 on t1.customer_id = c.id where (((t0.v0)::numeric * (coalesce(t1.v1, 0))::numeric) < $1::numeric)
["Europe/Berlin","O'Hara","O'Hara","O'Hara","O'Hara","1"]
(((t0.v0)::numeric * (coalesce(t1.v1, 0))::numeric) < $1::numeric)
left join lateral (select min(extract(isodow from (l.placed_at at time zone $3::text))) filter (where (p.external_id = $4::text) and (l.name = $4::text)) as v0 from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select sum(i.following) filter (where (i.network = $4::text) and (i.handle = $4::text)) as v1 from influence_account i where i.customer_id = c.id having count(*) > 0) t1 on true
reads 6

-- products_purchased.avg_hour(id = 'O\'Hara', name = 'O\'Hara') - influence.distinct_brand_count(network = 'O\'Hara', handle = 'O\'Hara') != 1
left join (select l.customer_id as customer_id, sum(extract(hour from (l.placed_at at time zone $1::text))) as v0, count(extract(hour from (l.placed_at at time zone $2::text))) as v2 from order_line l left join product p on p.id = l.product_id where (p.external_id = $3::text) and (l.name = $4::text) group by l.customer_id) t0 on t0.customer_id = c.id
left join (select i.customer_id as customer_id, count(distinct cardinality(i.brands)) as v1 from influence_account i where (i.network = $5::text) and (i.handle = $6::text) group by i.customer_id) t1 on t1.customer_id = c.id where ((((t0.v0)::numeric - ((coalesce(t1.v1, 0))::numeric * (t0.v2)::numeric)) * 1 - $1::numeric * (t0.v2)::numeric) * nullif((t0.v2)::numeric * 1, 0) <> 0)
["Europe/Berlin","Europe/Berlin","O'Hara","O'Hara","O'Hara","O'Hara","1"]
((((t0.v0)::numeric - ((coalesce(t1.v1, 0))::numeric * (t0.v2)::numeric)) * 1 - $1::numeric * (t0.v2)::numeric) * nullif((t0.v2)::numeric * 1, 0) <> 0)
left join lateral (select sum(extract(hour from (l.placed_at at time zone $3::text))) filter (where (p.external_id = $4::text) and (l.name = $4::text)) as v0, count(extract(hour from (l.placed_at at time zone $3::text))) filter (where (p.external_id = $4::text) and (l.name = $4::text)) as v2 from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select count(distinct cardinality(i.brands)) filter (where (i.network = $4::text) and (i.handle = $4::text)) as v1 from influence_account i where i.customer_id = c.id having count(*) > 0) t1 on true
reads 6

-- products_purchased.avg_quantity(id = 'O\'Hara', name = 'O\'Hara') - service_interactions.min_cost(channel = 'O\'Hara') <= 1
left join (select l.customer_id as customer_id, sum(l.quantity) as v0, count(l.quantity) as v2 from order_line l left join product p on p.id = l.product_id where (p.external_id = $1::text) and (l.name = $2::text) group by l.customer_id) t0 on t0.customer_id = c.id
left join (select s.customer_id as customer_id, min(s.cost) as v1 from service_interaction s where (s.channel = $3::text) group by s.customer_id) t1 on t1.customer_id = c.id where ((((t0.v0)::numeric - ((t1.v1)::numeric * (t0.v2)::numeric)) * 1 - $1::numeric * (t0.v2)::numeric) * nullif((t0.v2)::numeric * 1, 0) <= 0)
["O'Hara","O'Hara","O'Hara","1"]
((((t0.v0)::numeric - ((t1.v1)::numeric * (t0.v2)::numeric)) * 1 - $1::numeric * (t0.v2)::numeric) * nullif((t0.v2)::numeric * 1, 0) <= 0)
left join lateral (select sum(l.quantity) filter (where (p.external_id = $3::text) and (l.name = $3::text)) as v0, count(l.quantity) filter (where (p.external_id = $3::text) and (l.name = $3::text)) as v2 from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select min(s.cost) filter (where (s.channel = $3::text)) as v1 from service_interaction s where s.customer_id = c.id having count(*) > 0) t1 on true
reads 10

-- products_purchased.sum_discount(id = 'O\'Hara', name = 'O\'Hara') + events.min_number(name = 'O\'Hara', text = 'O\'Hara') > 1
left join (select l.customer_id as customer_id, sum(round(l.discount * l.exchange_rate, 4)) as v0 from order_line l left join product p on p.id = l.product_id where (p.external_id = $1::text) and (l.name = $2::text) group by l.customer_id) t0 on t0.customer_id = c.id
left join (select ev.customer_id as customer_id, min(try_numeric((ev.properties ->> $3::text))) as v1 from event ev where (ev.name = $4::text) and ((ev.properties ->> $5::text) = $6::text) group by ev.customer_id) t1 on t1.customer_id = c.id where (((coalesce(t0.v0, 0))::numeric + (t1.v1)::numeric) > $1::numeric)
["O'Hara","O'Hara","number","O'Hara","text","O'Hara","1"]
(((coalesce(t0.v0, 0))::numeric + (t1.v1)::numeric) > $1::numeric)
left join lateral (select sum(round(l.discount * l.exchange_rate, 4)) filter (where (p.external_id = $3::text) and (l.name = $3::text)) as v0 from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select min(try_numeric((ev.properties ->> $4::text))) filter (where (ev.name = $3::text) and ((ev.properties ->> $5::text) = $3::text)) as v1 from event ev where ev.customer_id = c.id having count(*) > 0) t1 on true
reads 34

-- products_purchased.avg_price(id = 'O\'Hara', name = 'O\'Hara') - orders_placed.avg_shipping(id = 'O\'Hara') != 1
left join (select l.customer_id as customer_id, sum(round(l.unit_price * l.exchange_rate, 4)) as v0, count(round(l.unit_price * l.exchange_rate, 4)) as v3 from order_line l left join product p on p.id = l.product_id where (p.external_id = $1::text) and (l.name = $2::text) group by l.customer_id) t0 on t0.customer_id = c.id
left join (select o.customer_id as customer_id, count(round(o.shipping * o.exchange_rate, 4)) as v1, sum(round(o.shipping * o.exchange_rate, 4)) as v2 from "order" o where (o.external_id = $3::text) group by o.customer_id) t1 on t1.customer_id = c.id where (((((t0.v0)::numeric * (t1.v1)::numeric) - ((t1.v2)::numeric * (t0.v3)::numeric)) * 1 - $1::numeric * ((t0.v3)::numeric * (t1.v1)::numeric)) * nullif(((t0.v3)::numeric * (t1.v1)::numeric) * 1, 0) <> 0)
["O'Hara","O'Hara","O'Hara","1"]
(((((t0.v0)::numeric * (t1.v1)::numeric) - ((t1.v2)::numeric * (t0.v3)::numeric)) * 1 - $1::numeric * ((t0.v3)::numeric * (t1.v1)::numeric)) * nullif(((t0.v3)::numeric * (t1.v1)::numeric) * 1, 0) <> 0)
left join lateral (select sum(round(l.unit_price * l.exchange_rate, 4)) filter (where (p.external_id = $3::text) and (l.name = $3::text)) as v0, count(round(l.unit_price * l.exchange_rate, 4)) filter (where (p.external_id = $3::text) and (l.name = $3::text)) as v3 from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select count(round(o.shipping * o.exchange_rate, 4)) filter (where (o.external_id = $3::text)) as v1, sum(round(o.shipping * o.exchange_rate, 4)) filter (where (o.external_id = $3::text)) as v2 from "order" o where o.customer_id = c.id having count(*) > 0) t1 on true
reads 2

-- products_purchased.avg_list_price(id = 'O\'Hara', name = 'O\'Hara') - orders_placed.distinct_channel(id = 'O\'Hara') <= 1
left join (select l.customer_id as customer_id, sum(p.list_price) as v0, count(p.list_price) as v2 from order_line l left join product p on p.id = l.product_id where (p.external_id = $1::text) and (l.name = $2::text) group by l.customer_id) t0 on t0.customer_id = c.id
left join (select o.customer_id as customer_id, count(distinct o.channel) as v1 from "order" o where (o.external_id = $3::text) group by o.customer_id) t1 on t1.customer_id = c.id where ((((t0.v0)::numeric - ((coalesce(t1.v1, 0))::numeric * (t0.v2)::numeric)) * 1 - $1::numeric * (t0.v2)::numeric) * nullif((t0.v2)::numeric * 1, 0) <= 0)
["O'Hara","O'Hara","O'Hara","1"]
((((t0.v0)::numeric - ((coalesce(t1.v1, 0))::numeric * (t0.v2)::numeric)) * 1 - $1::numeric * (t0.v2)::numeric) * nullif((t0.v2)::numeric * 1, 0) <= 0)
left join lateral (select sum(p.list_price) filter (where (p.external_id = $3::text) and (l.name = $3::text)) as v0, count(p.list_price) filter (where (p.external_id = $3::text) and (l.name = $3::text)) as v2 from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select count(distinct o.channel) filter (where (o.external_id = $3::text)) as v1 from "order" o where o.customer_id = c.id having count(*) > 0) t1 on true
reads 2

-- products_purchased.avg_cost(id = 'O\'Hara', name = 'O\'Hara') - products_purchased.min_weekday(id = 'O\'Hara', name = 'O\'Hara') >= 1
left join (select l.customer_id as customer_id, sum(round(l.unit_cost * l.exchange_rate, 4)) as v0, min(extract(isodow from (l.placed_at at time zone $1::text))) as v1, count(round(l.unit_cost * l.exchange_rate, 4)) as v2 from order_line l left join product p on p.id = l.product_id where (p.external_id = $2::text) and (l.name = $3::text) group by l.customer_id) t0 on t0.customer_id = c.id where ((((t0.v0)::numeric - ((t0.v1)::numeric * (t0.v2)::numeric)) * 1 - $1::numeric * (t0.v2)::numeric) * nullif((t0.v2)::numeric * 1, 0) >= 0)
["Europe/Berlin","O'Hara","O'Hara","1"]
((((t0.v0)::numeric - ((t0.v1)::numeric * (t0.v2)::numeric)) * 1 - $1::numeric * (t0.v2)::numeric) * nullif((t0.v2)::numeric * 1, 0) >= 0)
left join lateral (select sum(round(l.unit_cost * l.exchange_rate, 4)) filter (where (p.external_id = $3::text) and (l.name = $3::text)) as v0, min(extract(isodow from (l.placed_at at time zone $4::text))) filter (where (p.external_id = $3::text) and (l.name = $3::text)) as v1, count(round(l.unit_cost * l.exchange_rate, 4)) filter (where (p.external_id = $3::text) and (l.name = $3::text)) as v2 from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- products_purchased.min_cost(id = 'O\'Hara', name = 'O\'Hara') * products_purchased.avg_quantity(id = 'O\'Hara', name = 'O\'Hara') < 1
left join (select l.customer_id as customer_id, min(round(l.unit_cost * l.exchange_rate, 4)) as v0, sum(l.quantity) as v1, count(l.quantity) as v2 from order_line l left join product p on p.id = l.product_id where (p.external_id = $1::text) and (l.name = $2::text) group by l.customer_id) t0 on t0.customer_id = c.id where ((((t0.v0)::numeric * (t0.v1)::numeric) * 1 - $1::numeric * (t0.v2)::numeric) * nullif((t0.v2)::numeric * 1, 0) < 0)
["O'Hara","O'Hara","1"]
((((t0.v0)::numeric * (t0.v1)::numeric) * 1 - $1::numeric * (t0.v2)::numeric) * nullif((t0.v2)::numeric * 1, 0) < 0)
left join lateral (select min(round(l.unit_cost * l.exchange_rate, 4)) filter (where (p.external_id = $3::text) and (l.name = $3::text)) as v0, sum(l.quantity) filter (where (p.external_id = $3::text) and (l.name = $3::text)) as v1, count(l.quantity) filter (where (p.external_id = $3::text) and (l.name = $3::text)) as v2 from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- products_purchased.min_amount(id = 'O\'Hara', name = 'O\'Hara') * products_purchased.avg_revenue(id = 'O\'Hara', name = 'O\'Hara') > 1
left join (select l.customer_id as customer_id, min(round(l.amount * l.exchange_rate, 4)) as v0, sum((case when w.order_id is not null then w.revenue when l.exchange_rate is not null then l.amount end)) as v1, count((case when w.order_id is not null then w.revenue when l.exchange_rate is not null then l.amount end)) as v2 from order_line l left join product p on p.id = l.product_id left join order_line_worth w on w.order_id = l.order_id and w.position = l.position where (p.external_id = $1::text) and (l.name = $2::text) group by l.customer_id) t0 on t0.customer_id = c.id where ((((t0.v0)::numeric * (t0.v1)::numeric) * 1 - $1::numeric * (t0.v2)::numeric) * nullif((t0.v2)::numeric * 1, 0) > 0)
["O'Hara","O'Hara","1"]
((((t0.v0)::numeric * (t0.v1)::numeric) * 1 - $1::numeric * (t0.v2)::numeric) * nullif((t0.v2)::numeric * 1, 0) > 0)
left join lateral (select min(round(l.amount * l.exchange_rate, 4)) filter (where (p.external_id = $3::text) and (l.name = $3::text)) as v0, sum((case when w.order_id is not null then w.revenue when l.exchange_rate is not null then l.amount end)) filter (where (p.external_id = $3::text) and (l.name = $3::text)) as v1, count((case when w.order_id is not null then w.revenue when l.exchange_rate is not null then l.amount end)) filter (where (p.external_id = $3::text) and (l.name = $3::text)) as v2 from order_line l left join product p on p.id = l.product_id left join order_line_worth w on w.order_id = l.order_id and w.position = l.position where l.customer_id = c.id having count(*) > 0) t0 on true
reads 2

-- products_purchased.sum_total_margin(id = 'O\'Hara', name = 'O\'Hara') + campaign.delivered.distinct_type(campaign = 'O\'Hara', id = 'O\'Hara', type = 'O\'Hara') < 1
left join (select l.customer_id as customer_id, sum((case when l.exchange_rate is not null and (l.unit_cost is not null or l.quantity <= l.returned_quantity or l.amount < 0) then (case when w.order_id is not null then w.revenue when l.exchange_rate is not null then l.amount end) - (case when w.order_id is not null then w.cost_of_goods else coalesce(round(l.unit_cost * l.quantity, 4), 0) end) end)) as v0 from order_line l left join product p on p.id = l.product_id left join order_line_worth w on w.order_id = l.order_id and w.position = l.position where (p.external_id = $1::text) and (l.name = $2::text) group by l.customer_id) t0 on t0.customer_id = c.id
left join (select ce.customer_id as customer_id, count(distinct ca.type) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.kind = $3 and (ca.name = $4::text) and (ca.external_id = $5::text) and (ca.type = $6::text) group by ce.customer_id) t1 on t1.customer_id = c.id where (((coalesce(t0.v0, 0))::numeric + (coalesce(t1.v1, 0))::numeric) < $1::numeric)
["O'Hara","O'Hara","delivered","O'Hara","O'Hara","O'Hara","1"]
(((coalesce(t0.v0, 0))::numeric + (coalesce(t1.v1, 0))::numeric) < $1::numeric)
left join lateral (select sum((case when l.exchange_rate is not null and (l.unit_cost is not null or l.quantity <= l.returned_quantity or l.amount < 0) then (case when w.order_id is not null then w.revenue when l.exchange_rate is not null then l.amount end) - (case when w.order_id is not null then w.cost_of_goods else coalesce(round(l.unit_cost * l.quantity, 4), 0) end) end)) filter (where (p.external_id = $3::text) and (l.name = $3::text)) as v0 from order_line l left join product p on p.id = l.product_id left join order_line_worth w on w.order_id = l.order_id and w.position = l.position where l.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select count(distinct ca.type) filter (where ce.kind = $4::text and (ca.name = $3::text) and (ca.external_id = $3::text) and (ca.type = $3::text)) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.customer_id = c.id having count(*) > 0) t1 on true
reads 66

-- products_purchased.min_total_margin(id = 'O\'Hara', name = 'O\'Hara') * campaign.delivered.last_gap(campaign = 'O\'Hara', id = 'O\'Hara', type = 'O\'Hara') = 1
left join (select l.customer_id as customer_id, min((case when l.exchange_rate is not null and (l.unit_cost is not null or l.quantity <= l.returned_quantity or l.amount < 0) then (case when w.order_id is not null then w.revenue when l.exchange_rate is not null then l.amount end) - (case when w.order_id is not null then w.cost_of_goods else coalesce(round(l.unit_cost * l.quantity, 4), 0) end) end)) as v0 from order_line l left join product p on p.id = l.product_id left join order_line_worth w on w.order_id = l.order_id and w.position = l.position where (p.external_id = $1::text) and (l.name = $2::text) group by l.customer_id) t0 on t0.customer_id = c.id
left join (select ce.customer_id as customer_id, (select (array_agg(seconds order by moment desc, seconds))[1] from (
    select extract(epoch from moment - lag(moment) over (order by moment)) as seconds, moment from unnest(array_agg(ce.occurred_at)) as moment where moment is not null
  ) gap where seconds is not null) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.kind = $3 and (ca.name = $4::text) and (ca.external_id = $5::text) and (ca.type = $6::text) group by ce.customer_id) t1 on t1.customer_id = c.id where ((((t0.v0)::numeric * (t1.v1)::numeric) * 1 - $1::numeric * (86400::numeric)::numeric) * nullif((86400::numeric)::numeric * 1, 0) = 0)
["O'Hara","O'Hara","delivered","O'Hara","O'Hara","O'Hara","1"]
((((t0.v0)::numeric * (t1.v1)::numeric) * 1 - $1::numeric * (86400::numeric)::numeric) * nullif((86400::numeric)::numeric * 1, 0) = 0)
left join lateral (select min((case when l.exchange_rate is not null and (l.unit_cost is not null or l.quantity <= l.returned_quantity or l.amount < 0) then (case when w.order_id is not null then w.revenue when l.exchange_rate is not null then l.amount end) - (case when w.order_id is not null then w.cost_of_goods else coalesce(round(l.unit_cost * l.quantity, 4), 0) end) end)) filter (where (p.external_id = $3::text) and (l.name = $3::text)) as v0 from order_line l left join product p on p.id = l.product_id left join order_line_worth w on w.order_id = l.order_id and w.position = l.position where l.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select (select (array_agg(seconds order by moment desc, seconds))[1] from (
    select extract(epoch from moment - lag(moment) over (order by moment)) as seconds, moment from unnest(array_agg(ce.occurred_at) filter (where ce.kind = $4::text and (ca.name = $3::text) and (ca.external_id = $3::text) and (ca.type = $3::text))) as moment where moment is not null
  ) gap where seconds is not null) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.customer_id = c.id having count(*) > 0) t1 on true
reads 66

-- products_purchased.avg_returned_quantity(id = 'O\'Hara', name = 'O\'Hara') - campaign.opened.avg_gap(campaign = 'O\'Hara', id = 'O\'Hara', type = 'O\'Hara') >= 1
left join (select l.customer_id as customer_id, sum(l.returned_quantity) as v0, count(l.returned_quantity) as v4 from order_line l left join product p on p.id = l.product_id where (p.external_id = $1::text) and (l.name = $2::text) group by l.customer_id) t0 on t0.customer_id = c.id
left join (select ce.customer_id as customer_id, count(ce.occurred_at) as v1, max(ce.occurred_at) as v2, min(ce.occurred_at) as v3 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.kind = $3 and (ca.name = $4::text) and (ca.external_id = $5::text) and (ca.type = $6::text) group by ce.customer_id) t1 on t1.customer_id = c.id where (((((t0.v0)::numeric * ((t1.v1 - 1) * 86400::numeric)::numeric) - ((extract(epoch from t1.v2 - t1.v3))::numeric * (t0.v4)::numeric)) * 1 - $1::numeric * ((t0.v4)::numeric * ((t1.v1 - 1) * 86400::numeric)::numeric)) * nullif(((t0.v4)::numeric * ((t1.v1 - 1) * 86400::numeric)::numeric) * 1, 0) >= 0)
["O'Hara","O'Hara","opened","O'Hara","O'Hara","O'Hara","1"]
(((((t0.v0)::numeric * ((t1.v1 - 1) * 86400::numeric)::numeric) - ((extract(epoch from t1.v2 - t1.v3))::numeric * (t0.v4)::numeric)) * 1 - $1::numeric * ((t0.v4)::numeric * ((t1.v1 - 1) * 86400::numeric)::numeric)) * nullif(((t0.v4)::numeric * ((t1.v1 - 1) * 86400::numeric)::numeric) * 1, 0) >= 0)
left join lateral (select sum(l.returned_quantity) filter (where (p.external_id = $3::text) and (l.name = $3::text)) as v0, count(l.returned_quantity) filter (where (p.external_id = $3::text) and (l.name = $3::text)) as v4 from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select count(ce.occurred_at) filter (where ce.kind = $4::text and (ca.name = $3::text) and (ca.external_id = $3::text) and (ca.type = $3::text)) as v1, max(ce.occurred_at) filter (where ce.kind = $4::text and (ca.name = $3::text) and (ca.external_id = $3::text) and (ca.type = $3::text)) as v2, min(ce.occurred_at) filter (where ce.kind = $4::text and (ca.name = $3::text) and (ca.external_id = $3::text) and (ca.type = $3::text)) as v3 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.customer_id = c.id having count(*) > 0) t1 on true
reads 66

-- products_purchased.distinct_id(id = 'O\'Hara', name = 'O\'Hara') + campaign.clicked.max_gap(campaign = 'O\'Hara', id = 'O\'Hara', type = 'O\'Hara') = 1
left join (select l.customer_id as customer_id, count(distinct p.external_id) as v0 from order_line l left join product p on p.id = l.product_id where (p.external_id = $1::text) and (l.name = $2::text) group by l.customer_id) t0 on t0.customer_id = c.id
left join (select ce.customer_id as customer_id, (select max(seconds) from (
    select extract(epoch from moment - lag(moment) over (order by moment)) as seconds, moment from unnest(array_agg(ce.occurred_at)) as moment where moment is not null
  ) gap where seconds is not null) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.kind = $3 and (ca.name = $4::text) and (ca.external_id = $5::text) and (ca.type = $6::text) group by ce.customer_id) t1 on t1.customer_id = c.id where (((((coalesce(t0.v0, 0))::numeric * (86400::numeric)::numeric) + (t1.v1)::numeric) * 1 - $1::numeric * (86400::numeric)::numeric) * nullif((86400::numeric)::numeric * 1, 0) = 0)
["O'Hara","O'Hara","clicked","O'Hara","O'Hara","O'Hara","1"]
(((((coalesce(t0.v0, 0))::numeric * (86400::numeric)::numeric) + (t1.v1)::numeric) * 1 - $1::numeric * (86400::numeric)::numeric) * nullif((86400::numeric)::numeric * 1, 0) = 0)
left join lateral (select count(distinct p.external_id) filter (where (p.external_id = $3::text) and (l.name = $3::text)) as v0 from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select (select max(seconds) from (
    select extract(epoch from moment - lag(moment) over (order by moment)) as seconds, moment from unnest(array_agg(ce.occurred_at) filter (where ce.kind = $4::text and (ca.name = $3::text) and (ca.external_id = $3::text) and (ca.type = $3::text))) as moment where moment is not null
  ) gap where seconds is not null) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.customer_id = c.id having count(*) > 0) t1 on true
reads 66

-- products_purchased.distinct_brand(id = 'O\'Hara', name = 'O\'Hara') * campaign.responded.distinct_source(campaign = 'O\'Hara', id = 'O\'Hara', type = 'O\'Hara') > 1
left join (select l.customer_id as customer_id, count(distinct p.brand) as v0 from order_line l left join product p on p.id = l.product_id where (p.external_id = $1::text) and (l.name = $2::text) group by l.customer_id) t0 on t0.customer_id = c.id
left join (select ce.customer_id as customer_id, count(distinct ce.source) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.kind = $3 and (ca.name = $4::text) and (ca.external_id = $5::text) and (ca.type = $6::text) group by ce.customer_id) t1 on t1.customer_id = c.id where (((coalesce(t0.v0, 0))::numeric * (coalesce(t1.v1, 0))::numeric) > $1::numeric)
["O'Hara","O'Hara","responded","O'Hara","O'Hara","O'Hara","1"]
(((coalesce(t0.v0, 0))::numeric * (coalesce(t1.v1, 0))::numeric) > $1::numeric)
left join lateral (select count(distinct p.brand) filter (where (p.external_id = $3::text) and (l.name = $3::text)) as v0 from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select count(distinct ce.source) filter (where ce.kind = $4::text and (ca.name = $3::text) and (ca.external_id = $3::text) and (ca.type = $3::text)) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.customer_id = c.id having count(*) > 0) t1 on true
reads 66

-- products_purchased.distinct_supplier(id = 'O\'Hara', name = 'O\'Hara') / campaign.responded.calendar_quarters(campaign = 'O\'Hara', id = 'O\'Hara', type = 'O\'Hara') >= 1
left join (select l.customer_id as customer_id, count(distinct p.supplier) as v0 from order_line l left join product p on p.id = l.product_id where (p.external_id = $1::text) and (l.name = $2::text) group by l.customer_id) t0 on t0.customer_id = c.id
left join (select ce.customer_id as customer_id, count(distinct date_trunc('quarter', (ce.occurred_at at time zone $3::text))) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.kind = $4 and (ca.name = $5::text) and (ca.external_id = $6::text) and (ca.type = $7::text) group by ce.customer_id) t1 on t1.customer_id = c.id where (((coalesce(t0.v0, 0))::numeric * 1 - $1::numeric * (coalesce(t1.v1, 0))::numeric) * nullif((coalesce(t1.v1, 0))::numeric * 1, 0) >= 0)
["O'Hara","O'Hara","Europe/Berlin","responded","O'Hara","O'Hara","O'Hara","1"]
(((coalesce(t0.v0, 0))::numeric * 1 - $1::numeric * (coalesce(t1.v1, 0))::numeric) * nullif((coalesce(t1.v1, 0))::numeric * 1, 0) >= 0)
left join lateral (select count(distinct p.supplier) filter (where (p.external_id = $3::text) and (l.name = $3::text)) as v0 from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select count(distinct date_trunc('quarter', (ce.occurred_at at time zone $4::text))) filter (where ce.kind = $5::text and (ca.name = $3::text) and (ca.external_id = $3::text) and (ca.type = $3::text)) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.customer_id = c.id having count(*) > 0) t1 on true
reads 66

-- products_purchased.distinct_variant(id = 'O\'Hara', name = 'O\'Hara') - campaign.converted.distinct_last_campaign(campaign = 'O\'Hara', id = 'O\'Hara', type = 'O\'Hara') <= 1
left join (select l.customer_id as customer_id, count(distinct l.variant) as v0 from order_line l left join product p on p.id = l.product_id where (p.external_id = $1::text) and (l.name = $2::text) group by l.customer_id) t0 on t0.customer_id = c.id
left join (select ce.customer_id as customer_id, count(distinct coalesce(ce.campaign_id = (select l.campaign_id from campaign_engagement l
  where l.customer_id = ce.customer_id and l.kind = 'sent' order by l.occurred_at desc, l.id desc limit 1), false)) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.kind = $3 and (ca.name = $4::text) and (ca.external_id = $5::text) and (ca.type = $6::text) group by ce.customer_id) t1 on t1.customer_id = c.id where (((coalesce(t0.v0, 0))::numeric - (coalesce(t1.v1, 0))::numeric) <= $1::numeric)
["O'Hara","O'Hara","converted","O'Hara","O'Hara","O'Hara","1"]
(((coalesce(t0.v0, 0))::numeric - (coalesce(t1.v1, 0))::numeric) <= $1::numeric)
left join lateral (select count(distinct l.variant) filter (where (p.external_id = $3::text) and (l.name = $3::text)) as v0 from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select count(distinct coalesce(ce.campaign_id = (select l.campaign_id from campaign_engagement l
  where l.customer_id = ce.customer_id and l.kind = 'sent' order by l.occurred_at desc, l.id desc limit 1), false)) filter (where ce.kind = $4::text and (ca.name = $3::text) and (ca.external_id = $3::text) and (ca.type = $3::text)) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.customer_id = c.id having count(*) > 0) t1 on true
reads 66

-- products_purchased.distinct_month(id = 'O\'Hara', name = 'O\'Hara') * campaign.converted.calendar_months(campaign = 'O\'Hara', id = 'O\'Hara', type = 'O\'Hara') = 1
left join (select l.customer_id as customer_id, count(distinct extract(month from (l.placed_at at time zone $1::text))) as v0 from order_line l left join product p on p.id = l.product_id where (p.external_id = $2::text) and (l.name = $3::text) group by l.customer_id) t0 on t0.customer_id = c.id
left join (select ce.customer_id as customer_id, count(distinct date_trunc('month', (ce.occurred_at at time zone $4::text))) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.kind = $5 and (ca.name = $6::text) and (ca.external_id = $7::text) and (ca.type = $8::text) group by ce.customer_id) t1 on t1.customer_id = c.id where (((coalesce(t0.v0, 0))::numeric * (coalesce(t1.v1, 0))::numeric) = $1::numeric)
["Europe/Berlin","O'Hara","O'Hara","Europe/Berlin","converted","O'Hara","O'Hara","O'Hara","1"]
(((coalesce(t0.v0, 0))::numeric * (coalesce(t1.v1, 0))::numeric) = $1::numeric)
left join lateral (select count(distinct extract(month from (l.placed_at at time zone $3::text))) filter (where (p.external_id = $4::text) and (l.name = $4::text)) as v0 from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select count(distinct date_trunc('month', (ce.occurred_at at time zone $3::text))) filter (where ce.kind = $5::text and (ca.name = $4::text) and (ca.external_id = $4::text) and (ca.type = $4::text)) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.customer_id = c.id having count(*) > 0) t1 on true
reads 66

-- products_purchased.distinct_season(id = 'O\'Hara', name = 'O\'Hara') / campaign.bounced.avg_revenue(campaign = 'O\'Hara', id = 'O\'Hara', type = 'O\'Hara') != 1
left join (select l.customer_id as customer_id, count(distinct (array['winter', 'winter', 'spring', 'spring', 'spring', 'summer', 'summer', 'summer', 'autumn', 'autumn', 'autumn', 'winter'])[(extract(month from (l.placed_at at time zone $1::text)))::int]) as v0 from order_line l left join product p on p.id = l.product_id where (p.external_id = $2::text) and (l.name = $3::text) group by l.customer_id) t0 on t0.customer_id = c.id
left join (select ce.customer_id as customer_id, count(ce.revenue) as v1, sum(ce.revenue) as v2 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.kind = $4 and (ca.name = $5::text) and (ca.external_id = $6::text) and (ca.type = $7::text) group by ce.customer_id) t1 on t1.customer_id = c.id where ((((coalesce(t0.v0, 0))::numeric * (t1.v1)::numeric) * 1 - $1::numeric * (case when (t1.v1)::numeric <> 0 then (t1.v2)::numeric end)) * nullif((case when (t1.v1)::numeric <> 0 then (t1.v2)::numeric end) * 1, 0) <> 0)
["Europe/Berlin","O'Hara","O'Hara","bounced","O'Hara","O'Hara","O'Hara","1"]
((((coalesce(t0.v0, 0))::numeric * (t1.v1)::numeric) * 1 - $1::numeric * (case when (t1.v1)::numeric <> 0 then (t1.v2)::numeric end)) * nullif((case when (t1.v1)::numeric <> 0 then (t1.v2)::numeric end) * 1, 0) <> 0)
left join lateral (select count(distinct (array['winter', 'winter', 'spring', 'spring', 'spring', 'summer', 'summer', 'summer', 'autumn', 'autumn', 'autumn', 'winter'])[(extract(month from (l.placed_at at time zone $3::text)))::int]) filter (where (p.external_id = $4::text) and (l.name = $4::text)) as v0 from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select count(ce.revenue) filter (where ce.kind = $5::text and (ca.name = $4::text) and (ca.external_id = $4::text) and (ca.type = $4::text)) as v1, sum(ce.revenue) filter (where ce.kind = $5::text and (ca.name = $4::text) and (ca.external_id = $4::text) and (ca.type = $4::text)) as v2 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.customer_id = c.id having count(*) > 0) t1 on true
reads 66

-- products_purchased.distinct_weekday(id = 'O\'Hara', name = 'O\'Hara') + campaign.bounced.distinct_offer(campaign = 'O\'Hara', id = 'O\'Hara', type = 'O\'Hara') > 1
left join (select l.customer_id as customer_id, count(distinct extract(isodow from (l.placed_at at time zone $1::text))) as v0 from order_line l left join product p on p.id = l.product_id where (p.external_id = $2::text) and (l.name = $3::text) group by l.customer_id) t0 on t0.customer_id = c.id
left join (select ce.customer_id as customer_id, count(distinct coalesce(ce.offer, ca.offer)) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.kind = $4 and (ca.name = $5::text) and (ca.external_id = $6::text) and (ca.type = $7::text) group by ce.customer_id) t1 on t1.customer_id = c.id where (((coalesce(t0.v0, 0))::numeric + (coalesce(t1.v1, 0))::numeric) > $1::numeric)
["Europe/Berlin","O'Hara","O'Hara","bounced","O'Hara","O'Hara","O'Hara","1"]
(((coalesce(t0.v0, 0))::numeric + (coalesce(t1.v1, 0))::numeric) > $1::numeric)
left join lateral (select count(distinct extract(isodow from (l.placed_at at time zone $3::text))) filter (where (p.external_id = $4::text) and (l.name = $4::text)) as v0 from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select count(distinct coalesce(ce.offer, ca.offer)) filter (where ce.kind = $5::text and (ca.name = $4::text) and (ca.external_id = $4::text) and (ca.type = $4::text)) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.customer_id = c.id having count(*) > 0) t1 on true
reads 66

-- products_purchased.distinct_hour(id = 'O\'Hara', name = 'O\'Hara') - campaign.bounced.calendar_days(campaign = 'O\'Hara', id = 'O\'Hara', type = 'O\'Hara') >= 1
left join (select l.customer_id as customer_id, count(distinct extract(hour from (l.placed_at at time zone $1::text))) as v0 from order_line l left join product p on p.id = l.product_id where (p.external_id = $2::text) and (l.name = $3::text) group by l.customer_id) t0 on t0.customer_id = c.id
left join (select ce.customer_id as customer_id, count(distinct date_trunc('day', (ce.occurred_at at time zone $4::text))) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.kind = $5 and (ca.name = $6::text) and (ca.external_id = $7::text) and (ca.type = $8::text) group by ce.customer_id) t1 on t1.customer_id = c.id where (((coalesce(t0.v0, 0))::numeric - (coalesce(t1.v1, 0))::numeric) >= $1::numeric)
["Europe/Berlin","O'Hara","O'Hara","Europe/Berlin","bounced","O'Hara","O'Hara","O'Hara","1"]
(((coalesce(t0.v0, 0))::numeric - (coalesce(t1.v1, 0))::numeric) >= $1::numeric)
left join lateral (select count(distinct extract(hour from (l.placed_at at time zone $3::text))) filter (where (p.external_id = $4::text) and (l.name = $4::text)) as v0 from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select count(distinct date_trunc('day', (ce.occurred_at at time zone $3::text))) filter (where ce.kind = $5::text and (ca.name = $4::text) and (ca.external_id = $4::text) and (ca.type = $4::text)) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.customer_id = c.id having count(*) > 0) t1 on true
reads 66

-- products_purchased.distinct_order_id(id = 'O\'Hara', name = 'O\'Hara') / campaign.marked_as_spam.distinct_channel(campaign = 'O\'Hara', id = 'O\'Hara', type = 'O\'Hara') <= 1
left join (select l.customer_id as customer_id, count(distinct lo.external_id) as v0 from order_line l join "order" lo on lo.id = l.order_id left join product p on p.id = l.product_id where (p.external_id = $1::text) and (l.name = $2::text) group by l.customer_id) t0 on t0.customer_id = c.id
left join (select ce.customer_id as customer_id, count(distinct ca.channel) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.kind = $3 and (ca.name = $4::text) and (ca.external_id = $5::text) and (ca.type = $6::text) group by ce.customer_id) t1 on t1.customer_id = c.id where (((coalesce(t0.v0, 0))::numeric * 1 - $1::numeric * (coalesce(t1.v1, 0))::numeric) * nullif((coalesce(t1.v1, 0))::numeric * 1, 0) <= 0)
["O'Hara","O'Hara","marked_as_spam","O'Hara","O'Hara","O'Hara","1"]
(((coalesce(t0.v0, 0))::numeric * 1 - $1::numeric * (coalesce(t1.v1, 0))::numeric) * nullif((coalesce(t1.v1, 0))::numeric * 1, 0) <= 0)
left join lateral (select count(distinct lo.external_id) filter (where (p.external_id = $3::text) and (l.name = $3::text)) as v0 from order_line l join "order" lo on lo.id = l.order_id left join product p on p.id = l.product_id where l.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select count(distinct ca.channel) filter (where ce.kind = $4::text and (ca.name = $3::text) and (ca.external_id = $3::text) and (ca.type = $3::text)) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.customer_id = c.id having count(*) > 0) t1 on true
reads 66

-- products_purchased.distinct_tag(id = 'O\'Hara', name = 'O\'Hara') + shopify_email.delivered.calendar_days(activity_id = 'O\'Hara') > 1
left join (select l.customer_id as customer_id, (select count(distinct element) from jsonb_path_query(jsonb_agg(to_jsonb(p.tag_keys)), '$[*][*] ? (@ != null)') as element) as v0 from order_line l left join product p on p.id = l.product_id where (p.external_id = $1::text) and (l.name = $2::text) group by l.customer_id) t0 on t0.customer_id = c.id
left join (select ce.customer_id as customer_id, count(distinct date_trunc('day', (ce.occurred_at at time zone $3::text))) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.kind = $4 and ca.channel = 'email' and (ca.external_id = $5::text) group by ce.customer_id) t1 on t1.customer_id = c.id where (((coalesce(t0.v0, 0))::numeric + (coalesce(t1.v1, 0))::numeric) > $1::numeric)
["O'Hara","O'Hara","Europe/Berlin","delivered","O'Hara","1"]
(((coalesce(t0.v0, 0))::numeric + (coalesce(t1.v1, 0))::numeric) > $1::numeric)
left join lateral (select (select count(distinct element) from jsonb_path_query(jsonb_agg(to_jsonb(p.tag_keys)) filter (where (p.external_id = $3::text) and (l.name = $3::text)), '$[*][*] ? (@ != null)') as element) as v0 from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select count(distinct date_trunc('day', (ce.occurred_at at time zone $4::text))) filter (where ce.kind = $5::text and ca.channel = 'email' and (ca.external_id = $3::text)) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.customer_id = c.id having count(*) > 0) t1 on true
reads 66

-- products_purchased.first_date(id = 'O\'Hara', name = 'O\'Hara') <= today
left join (select l.customer_id as customer_id, min(l.placed_at) as v0 from order_line l left join product p on p.id = l.product_id where (p.external_id = $1::text) and (l.name = $2::text) group by l.customer_id) t0 on t0.customer_id = c.id where ((t0.v0 < $1::timestamptz))
["O'Hara","O'Hara","2026-05-15T22:00:00.000Z"]
((t0.v0 < $1::timestamptz))
left join lateral (select min(l.placed_at) filter (where (p.external_id = $3::text) and (l.name = $3::text)) as v0 from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id having count(*) > 0) t0 on true
reads 2; moves with {"kind":"date","type":"instant","point":{"kind":"today"},"column":"o.placed_at","of":"orders"}

-- products_purchased.nth_date(2, id = 'O\'Hara', name = 'O\'Hara') != today
left join (select l.customer_id as customer_id, (array_agg(l.placed_at order by l.placed_at))[$1::int] as v0 from order_line l left join product p on p.id = l.product_id where (p.external_id = $2::text) and (l.name = $3::text) group by l.customer_id) t0 on t0.customer_id = c.id where ((t0.v0 is not null and not ((t0.v0 >= $1::timestamptz and t0.v0 < $2::timestamptz))))
[2,"O'Hara","O'Hara","2026-05-14T22:00:00.000Z","2026-05-15T22:00:00.000Z"]
((t0.v0 is not null and not ((t0.v0 >= $1::timestamptz and t0.v0 < $2::timestamptz))))
left join lateral (select (array_agg(l.placed_at order by l.placed_at) filter (where (p.external_id = $4::text) and (l.name = $4::text)))[$5::numeric::int] as v0 from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id having count(*) > 0) t0 on true
reads 2; moves with {"kind":"date","type":"instant","point":{"kind":"today"},"column":"o.placed_at","of":"orders"}

-- products_purchased.calendar_quarters(id = 'O\'Hara', name = 'O\'Hara') + survey.avg_gap(survey = 'O\'Hara', question = 'O\'Hara', answer = 'O\'Hara') < 1
left join (select l.customer_id as customer_id, count(distinct date_trunc('quarter', (l.placed_at at time zone $1::text))) as v0 from order_line l left join product p on p.id = l.product_id where (p.external_id = $2::text) and (l.name = $3::text) group by l.customer_id) t0 on t0.customer_id = c.id
left join (select sa.customer_id as customer_id, count(sa.answered_at) as v1, max(sa.answered_at) as v2, min(sa.answered_at) as v3 from survey_answer sa where (sa.survey = $4::text) and (sa.question = $5::text) and (sa.answer = $6::text) group by sa.customer_id) t1 on t1.customer_id = c.id where (((((coalesce(t0.v0, 0))::numeric * ((t1.v1 - 1) * 86400::numeric)::numeric) + (extract(epoch from t1.v2 - t1.v3))::numeric) * 1 - $1::numeric * ((t1.v1 - 1) * 86400::numeric)::numeric) * nullif(((t1.v1 - 1) * 86400::numeric)::numeric * 1, 0) < 0)
["Europe/Berlin","O'Hara","O'Hara","O'Hara","O'Hara","O'Hara","1"]
(((((coalesce(t0.v0, 0))::numeric * ((t1.v1 - 1) * 86400::numeric)::numeric) + (extract(epoch from t1.v2 - t1.v3))::numeric) * 1 - $1::numeric * ((t1.v1 - 1) * 86400::numeric)::numeric) * nullif(((t1.v1 - 1) * 86400::numeric)::numeric * 1, 0) < 0)
left join lateral (select count(distinct date_trunc('quarter', (l.placed_at at time zone $3::text))) filter (where (p.external_id = $4::text) and (l.name = $4::text)) as v0 from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select count(sa.answered_at) filter (where (sa.survey = $4::text) and (sa.question = $4::text) and (sa.answer = $4::text)) as v1, max(sa.answered_at) filter (where (sa.survey = $4::text) and (sa.question = $4::text) and (sa.answer = $4::text)) as v2, min(sa.answered_at) filter (where (sa.survey = $4::text) and (sa.question = $4::text) and (sa.answer = $4::text)) as v3 from survey_answer sa where sa.customer_id = c.id having count(*) > 0) t1 on true
reads 130

-- products_purchased.avg_gap(id = 'O\'Hara', name = 'O\'Hara') * consents.calendar_quarters(channel = 'O\'Hara', method = 'O\'Hara') = 1
left join (select l.customer_id as customer_id, max(l.placed_at) as v0, min(l.placed_at) as v1, count(l.placed_at) as v3 from order_line l left join product p on p.id = l.product_id where (p.external_id = $1::text) and (l.name = $2::text) group by l.customer_id) t0 on t0.customer_id = c.id
left join (select cs.customer_id as customer_id, count(distinct date_trunc('quarter', (cs.changed_at at time zone $3::text))) as v2 from consent cs where (cs.channel = $4::text) and (cs.method = $5::text) group by cs.customer_id) t1 on t1.customer_id = c.id where ((((extract(epoch from t0.v0 - t0.v1))::numeric * (coalesce(t1.v2, 0))::numeric) * 1 - $1::numeric * ((t0.v3 - 1) * 86400::numeric)::numeric) * nullif(((t0.v3 - 1) * 86400::numeric)::numeric * 1, 0) = 0)
["O'Hara","O'Hara","Europe/Berlin","O'Hara","O'Hara","1"]
((((extract(epoch from t0.v0 - t0.v1))::numeric * (coalesce(t1.v2, 0))::numeric) * 1 - $1::numeric * ((t0.v3 - 1) * 86400::numeric)::numeric) * nullif(((t0.v3 - 1) * 86400::numeric)::numeric * 1, 0) = 0)
left join lateral (select max(l.placed_at) filter (where (p.external_id = $3::text) and (l.name = $3::text)) as v0, min(l.placed_at) filter (where (p.external_id = $3::text) and (l.name = $3::text)) as v1, count(l.placed_at) filter (where (p.external_id = $3::text) and (l.name = $3::text)) as v3 from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select count(distinct date_trunc('quarter', (cs.changed_at at time zone $4::text))) filter (where (cs.channel = $3::text) and (cs.method = $3::text)) as v2 from consent cs where cs.customer_id = c.id having count(*) > 0) t1 on true
reads 3

-- storefront_event.product_viewed.first_date(id = 'O\'Hara') < today
left join (select ev.customer_id as customer_id, min(ev.occurred_at) as v0 from event ev where ev.name = $1 and ((ev.properties ->> $2) = $3::text) group by ev.customer_id) t0 on t0.customer_id = c.id where ((t0.v0 < $1::timestamptz))
["product_viewed","product_id","O'Hara","2026-05-14T22:00:00.000Z"]
((t0.v0 < $1::timestamptz))
left join lateral (select min(ev.occurred_at) filter (where ev.name = $3::text and ((ev.properties ->> $4::text) = $5::text)) as v0 from event ev where ev.customer_id = c.id having count(*) > 0) t0 on true
reads 32; moves with {"kind":"date","type":"instant","point":{"kind":"today"},"column":"ev.occurred_at","of":"events"}

-- storefront_event.product_viewed.nth_date(2, id = 'O\'Hara') = today
left join (select ev.customer_id as customer_id, (array_agg(ev.occurred_at order by ev.occurred_at))[$1::int] as v0 from event ev where ev.name = $2 and ((ev.properties ->> $3) = $4::text) group by ev.customer_id) t0 on t0.customer_id = c.id where (((t0.v0 >= $1::timestamptz and t0.v0 < $2::timestamptz)))
[2,"product_viewed","product_id","O'Hara","2026-05-14T22:00:00.000Z","2026-05-15T22:00:00.000Z"]
(((t0.v0 >= $1::timestamptz and t0.v0 < $2::timestamptz)))
left join lateral (select (array_agg(ev.occurred_at order by ev.occurred_at) filter (where ev.name = $4::text and ((ev.properties ->> $5::text) = $6::text)))[$7::numeric::int] as v0 from event ev where ev.customer_id = c.id having count(*) > 0) t0 on true
reads 32; moves with {"kind":"date","type":"instant","point":{"kind":"today"},"column":"ev.occurred_at","of":"events"}

-- storefront_event.collection_viewed.first_date(id = 'O\'Hara') >= today
left join (select ev.customer_id as customer_id, min(ev.occurred_at) as v0 from event ev where ev.name = $1 and ((ev.properties ->> $2) = $3::text) group by ev.customer_id) t0 on t0.customer_id = c.id where ((t0.v0 >= $1::timestamptz))
["collection_viewed","collection_id","O'Hara","2026-05-14T22:00:00.000Z"]
((t0.v0 >= $1::timestamptz))
left join lateral (select min(ev.occurred_at) filter (where ev.name = $3::text and ((ev.properties ->> $4::text) = $5::text)) as v0 from event ev where ev.customer_id = c.id having count(*) > 0) t0 on true
reads 32; moves with {"kind":"date","type":"instant","point":{"kind":"today"},"column":"ev.occurred_at","of":"events"}

-- storefront_event.collection_viewed.nth_date(2, id = 'O\'Hara') <= today
left join (select ev.customer_id as customer_id, (array_agg(ev.occurred_at order by ev.occurred_at))[$1::int] as v0 from event ev where ev.name = $2 and ((ev.properties ->> $3) = $4::text) group by ev.customer_id) t0 on t0.customer_id = c.id where ((t0.v0 < $1::timestamptz))
[2,"collection_viewed","collection_id","O'Hara","2026-05-15T22:00:00.000Z"]
((t0.v0 < $1::timestamptz))
left join lateral (select (array_agg(ev.occurred_at order by ev.occurred_at) filter (where ev.name = $3::text and ((ev.properties ->> $4::text) = $5::text)))[$6::numeric::int] as v0 from event ev where ev.customer_id = c.id having count(*) > 0) t0 on true
reads 32; moves with {"kind":"date","type":"instant","point":{"kind":"today"},"column":"ev.occurred_at","of":"events"}

-- storefront_event.collection_viewed.calendar_days(id = 'O\'Hara') + orders_placed.avg_shipping(id = 'O\'Hara') = 1
left join (select ev.customer_id as customer_id, count(distinct date_trunc('day', (ev.occurred_at at time zone $1::text))) as v0 from event ev where ev.name = $2 and ((ev.properties ->> $3) = $4::text) group by ev.customer_id) t0 on t0.customer_id = c.id
left join (select o.customer_id as customer_id, count(round(o.shipping * o.exchange_rate, 4)) as v1, sum(round(o.shipping * o.exchange_rate, 4)) as v2 from "order" o where (o.external_id = $5::text) group by o.customer_id) t1 on t1.customer_id = c.id where (((((coalesce(t0.v0, 0))::numeric * (t1.v1)::numeric) + (t1.v2)::numeric) * 1 - $1::numeric * (t1.v1)::numeric) * nullif((t1.v1)::numeric * 1, 0) = 0)
["Europe/Berlin","collection_viewed","collection_id","O'Hara","O'Hara","1"]
(((((coalesce(t0.v0, 0))::numeric * (t1.v1)::numeric) + (t1.v2)::numeric) * 1 - $1::numeric * (t1.v1)::numeric) * nullif((t1.v1)::numeric * 1, 0) = 0)
left join lateral (select count(distinct date_trunc('day', (ev.occurred_at at time zone $3::text))) filter (where ev.name = $4::text and ((ev.properties ->> $5::text) = $6::text)) as v0 from event ev where ev.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select count(round(o.shipping * o.exchange_rate, 4)) filter (where (o.external_id = $6::text)) as v1, sum(round(o.shipping * o.exchange_rate, 4)) filter (where (o.external_id = $6::text)) as v2 from "order" o where o.customer_id = c.id having count(*) > 0) t1 on true
reads 34

-- storefront_event.collection_viewed.avg_gap(id = 'O\'Hara') + orders_placed.distinct_channel(id = 'O\'Hara') < 1
left join (select ev.customer_id as customer_id, max(ev.occurred_at) as v0, min(ev.occurred_at) as v1, count(ev.occurred_at) as v3 from event ev where ev.name = $1 and ((ev.properties ->> $2) = $3::text) group by ev.customer_id) t0 on t0.customer_id = c.id
left join (select o.customer_id as customer_id, count(distinct o.channel) as v2 from "order" o where (o.external_id = $4::text) group by o.customer_id) t1 on t1.customer_id = c.id where ((((extract(epoch from t0.v0 - t0.v1))::numeric + ((coalesce(t1.v2, 0))::numeric * ((t0.v3 - 1) * 86400::numeric)::numeric)) * 1 - $1::numeric * ((t0.v3 - 1) * 86400::numeric)::numeric) * nullif(((t0.v3 - 1) * 86400::numeric)::numeric * 1, 0) < 0)
["collection_viewed","collection_id","O'Hara","O'Hara","1"]
((((extract(epoch from t0.v0 - t0.v1))::numeric + ((coalesce(t1.v2, 0))::numeric * ((t0.v3 - 1) * 86400::numeric)::numeric)) * 1 - $1::numeric * ((t0.v3 - 1) * 86400::numeric)::numeric) * nullif(((t0.v3 - 1) * 86400::numeric)::numeric * 1, 0) < 0)
left join lateral (select max(ev.occurred_at) filter (where ev.name = $3::text and ((ev.properties ->> $4::text) = $5::text)) as v0, min(ev.occurred_at) filter (where ev.name = $3::text and ((ev.properties ->> $4::text) = $5::text)) as v1, count(ev.occurred_at) filter (where ev.name = $3::text and ((ev.properties ->> $4::text) = $5::text)) as v3 from event ev where ev.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select count(distinct o.channel) filter (where (o.external_id = $5::text)) as v2 from "order" o where o.customer_id = c.id having count(*) > 0) t1 on true
reads 34

-- campaign.sent.avg_revenue(campaign = 'O\'Hara', id = 'O\'Hara', type = 'O\'Hara') + products_purchased.min_weekday(id = 'O\'Hara', name = 'O\'Hara') > 1
left join (select ce.customer_id as customer_id, sum(ce.revenue) as v0, count(ce.revenue) as v2 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.kind = $1 and (ca.name = $2::text) and (ca.external_id = $3::text) and (ca.type = $4::text) group by ce.customer_id) t0 on t0.customer_id = c.id
left join (select l.customer_id as customer_id, min(extract(isodow from (l.placed_at at time zone $5::text))) as v1 from order_line l left join product p on p.id = l.product_id where (p.external_id = $6::text) and (l.name = $7::text) group by l.customer_id) t1 on t1.customer_id = c.id where ((((t0.v0)::numeric + ((t1.v1)::numeric * (t0.v2)::numeric)) * 1 - $1::numeric * (t0.v2)::numeric) * nullif((t0.v2)::numeric * 1, 0) > 0)
["sent","O'Hara","O'Hara","O'Hara","Europe/Berlin","O'Hara","O'Hara","1"]
((((t0.v0)::numeric + ((t1.v1)::numeric * (t0.v2)::numeric)) * 1 - $1::numeric * (t0.v2)::numeric) * nullif((t0.v2)::numeric * 1, 0) > 0)
left join lateral (select sum(ce.revenue) filter (where ce.kind = $3::text and (ca.name = $4::text) and (ca.external_id = $4::text) and (ca.type = $4::text)) as v0, count(ce.revenue) filter (where ce.kind = $3::text and (ca.name = $4::text) and (ca.external_id = $4::text) and (ca.type = $4::text)) as v2 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select min(extract(isodow from (l.placed_at at time zone $5::text))) filter (where (p.external_id = $4::text) and (l.name = $4::text)) as v1 from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id having count(*) > 0) t1 on true
reads 66

-- campaign.sent.min_revenue(campaign = 'O\'Hara', id = 'O\'Hara', type = 'O\'Hara') - products_purchased.avg_quantity(id = 'O\'Hara', name = 'O\'Hara') >= 1
left join (select ce.customer_id as customer_id, min(ce.revenue) as v0 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.kind = $1 and (ca.name = $2::text) and (ca.external_id = $3::text) and (ca.type = $4::text) group by ce.customer_id) t0 on t0.customer_id = c.id
left join (select l.customer_id as customer_id, count(l.quantity) as v1, sum(l.quantity) as v2 from order_line l left join product p on p.id = l.product_id where (p.external_id = $5::text) and (l.name = $6::text) group by l.customer_id) t1 on t1.customer_id = c.id where (((((t0.v0)::numeric * (t1.v1)::numeric) - (t1.v2)::numeric) * 1 - $1::numeric * (t1.v1)::numeric) * nullif((t1.v1)::numeric * 1, 0) >= 0)
["sent","O'Hara","O'Hara","O'Hara","O'Hara","O'Hara","1"]
(((((t0.v0)::numeric * (t1.v1)::numeric) - (t1.v2)::numeric) * 1 - $1::numeric * (t1.v1)::numeric) * nullif((t1.v1)::numeric * 1, 0) >= 0)
left join lateral (select min(ce.revenue) filter (where ce.kind = $3::text and (ca.name = $4::text) and (ca.external_id = $4::text) and (ca.type = $4::text)) as v0 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select count(l.quantity) filter (where (p.external_id = $4::text) and (l.name = $4::text)) as v1, sum(l.quantity) filter (where (p.external_id = $4::text) and (l.name = $4::text)) as v2 from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id having count(*) > 0) t1 on true
reads 66

-- campaign.sent.distinct_type(campaign = 'O\'Hara', id = 'O\'Hara', type = 'O\'Hara') - products_purchased.avg_revenue(id = 'O\'Hara', name = 'O\'Hara') != 1
left join (select ce.customer_id as customer_id, count(distinct ca.type) as v0 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.kind = $1 and (ca.name = $2::text) and (ca.external_id = $3::text) and (ca.type = $4::text) group by ce.customer_id) t0 on t0.customer_id = c.id
left join (select l.customer_id as customer_id, count((case when w.order_id is not null then w.revenue when l.exchange_rate is not null then l.amount end)) as v1, sum((case when w.order_id is not null then w.revenue when l.exchange_rate is not null then l.amount end)) as v2 from order_line l left join product p on p.id = l.product_id left join order_line_worth w on w.order_id = l.order_id and w.position = l.position where (p.external_id = $5::text) and (l.name = $6::text) group by l.customer_id) t1 on t1.customer_id = c.id where (((((coalesce(t0.v0, 0))::numeric * (t1.v1)::numeric) - (t1.v2)::numeric) * 1 - $1::numeric * (t1.v1)::numeric) * nullif((t1.v1)::numeric * 1, 0) <> 0)
["sent","O'Hara","O'Hara","O'Hara","O'Hara","O'Hara","1"]
(((((coalesce(t0.v0, 0))::numeric * (t1.v1)::numeric) - (t1.v2)::numeric) * 1 - $1::numeric * (t1.v1)::numeric) * nullif((t1.v1)::numeric * 1, 0) <> 0)
left join lateral (select count(distinct ca.type) filter (where ce.kind = $3::text and (ca.name = $4::text) and (ca.external_id = $4::text) and (ca.type = $4::text)) as v0 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select count((case when w.order_id is not null then w.revenue when l.exchange_rate is not null then l.amount end)) filter (where (p.external_id = $4::text) and (l.name = $4::text)) as v1, sum((case when w.order_id is not null then w.revenue when l.exchange_rate is not null then l.amount end)) filter (where (p.external_id = $4::text) and (l.name = $4::text)) as v2 from order_line l left join product p on p.id = l.product_id left join order_line_worth w on w.order_id = l.order_id and w.position = l.position where l.customer_id = c.id having count(*) > 0) t1 on true
reads 66

-- campaign.sent.distinct_last_campaign(campaign = 'O\'Hara', id = 'O\'Hara', type = 'O\'Hara') + products_purchased.distinct_month(id = 'O\'Hara', name = 'O\'Hara') < 1
left join (select ce.customer_id as customer_id, count(distinct coalesce(ce.campaign_id = (select l.campaign_id from campaign_engagement l
  where l.customer_id = ce.customer_id and l.kind = 'sent' order by l.occurred_at desc, l.id desc limit 1), false)) as v0 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.kind = $1 and (ca.name = $2::text) and (ca.external_id = $3::text) and (ca.type = $4::text) group by ce.customer_id) t0 on t0.customer_id = c.id
left join (select l.customer_id as customer_id, count(distinct extract(month from (l.placed_at at time zone $5::text))) as v1 from order_line l left join product p on p.id = l.product_id where (p.external_id = $6::text) and (l.name = $7::text) group by l.customer_id) t1 on t1.customer_id = c.id where (((coalesce(t0.v0, 0))::numeric + (coalesce(t1.v1, 0))::numeric) < $1::numeric)
["sent","O'Hara","O'Hara","O'Hara","Europe/Berlin","O'Hara","O'Hara","1"]
(((coalesce(t0.v0, 0))::numeric + (coalesce(t1.v1, 0))::numeric) < $1::numeric)
left join lateral (select count(distinct coalesce(ce.campaign_id = (select l.campaign_id from campaign_engagement l
  where l.customer_id = ce.customer_id and l.kind = 'sent' order by l.occurred_at desc, l.id desc limit 1), false)) filter (where ce.kind = $3::text and (ca.name = $4::text) and (ca.external_id = $4::text) and (ca.type = $4::text)) as v0 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select count(distinct extract(month from (l.placed_at at time zone $5::text))) filter (where (p.external_id = $4::text) and (l.name = $4::text)) as v1 from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id having count(*) > 0) t1 on true
reads 66

-- campaign.sent.last_date(campaign = 'O\'Hara', id = 'O\'Hara', type = 'O\'Hara') > today
left join (select ce.customer_id as customer_id, max(ce.occurred_at) as v0 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.kind = $1 and (ca.name = $2::text) and (ca.external_id = $3::text) and (ca.type = $4::text) group by ce.customer_id) t0 on t0.customer_id = c.id where ((t0.v0 >= $1::timestamptz))
["sent","O'Hara","O'Hara","O'Hara","2026-05-15T22:00:00.000Z"]
((t0.v0 >= $1::timestamptz))
left join lateral (select max(ce.occurred_at) filter (where ce.kind = $3::text and (ca.name = $4::text) and (ca.external_id = $4::text) and (ca.type = $4::text)) as v0 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.customer_id = c.id having count(*) > 0) t0 on true
reads 64; moves with {"kind":"date","type":"instant","point":{"kind":"today"},"column":"ce.occurred_at","of":"engagements"}

-- campaign.sent.nth_date(2, campaign = 'O\'Hara', id = 'O\'Hara', type = 'O\'Hara') >= today
left join (select ce.customer_id as customer_id, (array_agg(ce.occurred_at order by ce.occurred_at))[$1::int] as v0 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.kind = $2 and (ca.name = $3::text) and (ca.external_id = $4::text) and (ca.type = $5::text) group by ce.customer_id) t0 on t0.customer_id = c.id where ((t0.v0 >= $1::timestamptz))
[2,"sent","O'Hara","O'Hara","O'Hara","2026-05-14T22:00:00.000Z"]
((t0.v0 >= $1::timestamptz))
left join lateral (select (array_agg(ce.occurred_at order by ce.occurred_at) filter (where ce.kind = $3::text and (ca.name = $4::text) and (ca.external_id = $4::text) and (ca.type = $4::text)))[$5::numeric::int] as v0 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.customer_id = c.id having count(*) > 0) t0 on true
reads 64; moves with {"kind":"date","type":"instant","point":{"kind":"today"},"column":"ce.occurred_at","of":"engagements"}

-- campaign.sent.last_gap(campaign = 'O\'Hara', id = 'O\'Hara', type = 'O\'Hara') / campaign.delivered.distinct_type(campaign = 'O\'Hara', id = 'O\'Hara', type = 'O\'Hara') >= 1
left join (select ce.customer_id as customer_id, (select (array_agg(seconds order by moment desc, seconds))[1] from (
    select extract(epoch from moment - lag(moment) over (order by moment)) as seconds, moment from unnest(array_agg(ce.occurred_at) filter (where ce.kind = $1 and (ca.name = $2::text) and (ca.external_id = $3::text) and (ca.type = $4::text))) as moment where moment is not null
  ) gap where seconds is not null) as v0, count(distinct ca.type) filter (where ce.kind = $5 and (ca.name = $6::text) and (ca.external_id = $7::text) and (ca.type = $8::text)) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ((ce.kind = $9 and (ca.name = $10::text) and (ca.external_id = $11::text) and (ca.type = $12::text)) or (ce.kind = $13 and (ca.name = $14::text) and (ca.external_id = $15::text) and (ca.type = $16::text))) group by ce.customer_id) t0 on t0.customer_id = c.id where (((t0.v0)::numeric * 1 - $1::numeric * ((86400::numeric)::numeric * (coalesce(t0.v1, 0))::numeric)) * nullif(((86400::numeric)::numeric * (coalesce(t0.v1, 0))::numeric) * 1, 0) >= 0)
["sent","O'Hara","O'Hara","O'Hara","delivered","O'Hara","O'Hara","O'Hara","sent","O'Hara","O'Hara","O'Hara","delivered","O'Hara","O'Hara","O'Hara","1"]
(((t0.v0)::numeric * 1 - $1::numeric * ((86400::numeric)::numeric * (coalesce(t0.v1, 0))::numeric)) * nullif(((86400::numeric)::numeric * (coalesce(t0.v1, 0))::numeric) * 1, 0) >= 0)
left join lateral (select (select (array_agg(seconds order by moment desc, seconds))[1] from (
    select extract(epoch from moment - lag(moment) over (order by moment)) as seconds, moment from unnest(array_agg(ce.occurred_at) filter (where ce.kind = $3::text and (ca.name = $4::text) and (ca.external_id = $4::text) and (ca.type = $4::text))) as moment where moment is not null
  ) gap where seconds is not null) as v0, count(distinct ca.type) filter (where ce.kind = $5::text and (ca.name = $4::text) and (ca.external_id = $4::text) and (ca.type = $4::text)) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.customer_id = c.id having count(*) > 0) t0 on true
reads 64

-- campaign.delivered.max_revenue(campaign = 'O\'Hara', id = 'O\'Hara', type = 'O\'Hara') + campaign.opened.avg_gap(campaign = 'O\'Hara', id = 'O\'Hara', type = 'O\'Hara') > 1
left join (select ce.customer_id as customer_id, max(ce.revenue) filter (where ce.kind = $1 and (ca.name = $2::text) and (ca.external_id = $3::text) and (ca.type = $4::text)) as v0, count(ce.occurred_at) filter (where ce.kind = $5 and (ca.name = $6::text) and (ca.external_id = $7::text) and (ca.type = $8::text)) as v1, max(ce.occurred_at) filter (where ce.kind = $9 and (ca.name = $10::text) and (ca.external_id = $11::text) and (ca.type = $12::text)) as v2, min(ce.occurred_at) filter (where ce.kind = $13 and (ca.name = $14::text) and (ca.external_id = $15::text) and (ca.type = $16::text)) as v3 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ((ce.kind = $17 and (ca.name = $18::text) and (ca.external_id = $19::text) and (ca.type = $20::text)) or (ce.kind = $21 and (ca.name = $22::text) and (ca.external_id = $23::text) and (ca.type = $24::text))) group by ce.customer_id) t0 on t0.customer_id = c.id where (((((t0.v0)::numeric * ((t0.v1 - 1) * 86400::numeric)::numeric) + (extract(epoch from t0.v2 - t0.v3))::numeric) * 1 - $1::numeric * ((t0.v1 - 1) * 86400::numeric)::numeric) * nullif(((t0.v1 - 1) * 86400::numeric)::numeric * 1, 0) > 0)
["delivered","O'Hara","O'Hara","O'Hara","opened","O'Hara","O'Hara","O'Hara","opened","O'Hara","O'Hara","O'Hara","opened","O'Hara","O'Hara","O'Hara","delivered","O'Hara","O'Hara","O'Hara","opened","O'Hara","O'Hara","O'Hara","1"]
(((((t0.v0)::numeric * ((t0.v1 - 1) * 86400::numeric)::numeric) + (extract(epoch from t0.v2 - t0.v3))::numeric) * 1 - $1::numeric * ((t0.v1 - 1) * 86400::numeric)::numeric) * nullif(((t0.v1 - 1) * 86400::numeric)::numeric * 1, 0) > 0)
left join lateral (select max(ce.revenue) filter (where ce.kind = $3::text and (ca.name = $4::text) and (ca.external_id = $4::text) and (ca.type = $4::text)) as v0, count(ce.occurred_at) filter (where ce.kind = $5::text and (ca.name = $4::text) and (ca.external_id = $4::text) and (ca.type = $4::text)) as v1, max(ce.occurred_at) filter (where ce.kind = $5::text and (ca.name = $4::text) and (ca.external_id = $4::text) and (ca.type = $4::text)) as v2, min(ce.occurred_at) filter (where ce.kind = $5::text and (ca.name = $4::text) and (ca.external_id = $4::text) and (ca.type = $4::text)) as v3 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.customer_id = c.id having count(*) > 0) t0 on true
reads 64

-- campaign.delivered.distinct_id(campaign = 'O\'Hara', id = 'O\'Hara', type = 'O\'Hara') * campaign.clicked.distinct_party(campaign = 'O\'Hara', id = 'O\'Hara', type = 'O\'Hara') < 1
left join (select ce.customer_id as customer_id, count(distinct ca.external_id) filter (where ce.kind = $1 and (ca.name = $2::text) and (ca.external_id = $3::text) and (ca.type = $4::text)) as v0, count(distinct (array['ZERO','FIRST','SECOND','THIRD'])[coalesce((select ds.party from data_source ds where ds.name = ce.source), 1) + 1]) filter (where ce.kind = $5 and (ca.name = $6::text) and (ca.external_id = $7::text) and (ca.type = $8::text)) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ((ce.kind = $9 and (ca.name = $10::text) and (ca.external_id = $11::text) and (ca.type = $12::text)) or (ce.kind = $13 and (ca.name = $14::text) and (ca.external_id = $15::text) and (ca.type = $16::text))) group by ce.customer_id) t0 on t0.customer_id = c.id where (((coalesce(t0.v0, 0))::numeric * (coalesce(t0.v1, 0))::numeric) < $1::numeric)
["delivered","O'Hara","O'Hara","O'Hara","clicked","O'Hara","O'Hara","O'Hara","delivered","O'Hara","O'Hara","O'Hara","clicked","O'Hara","O'Hara","O'Hara","1"]
(((coalesce(t0.v0, 0))::numeric * (coalesce(t0.v1, 0))::numeric) < $1::numeric)
left join lateral (select count(distinct ca.external_id) filter (where ce.kind = $3::text and (ca.name = $4::text) and (ca.external_id = $4::text) and (ca.type = $4::text)) as v0, count(distinct (array['ZERO','FIRST','SECOND','THIRD'])[coalesce((select ds.party from data_source ds where ds.name = ce.source), 1) + 1]) filter (where ce.kind = $5::text and (ca.name = $4::text) and (ca.external_id = $4::text) and (ca.type = $4::text)) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.customer_id = c.id having count(*) > 0) t0 on true
reads 64

-- campaign.delivered.distinct_offer(campaign = 'O\'Hara', id = 'O\'Hara', type = 'O\'Hara') - campaign.responded.distinct_source(campaign = 'O\'Hara', id = 'O\'Hara', type = 'O\'Hara') != 1
left join (select ce.customer_id as customer_id, count(distinct coalesce(ce.offer, ca.offer)) filter (where ce.kind = $1 and (ca.name = $2::text) and (ca.external_id = $3::text) and (ca.type = $4::text)) as v0, count(distinct ce.source) filter (where ce.kind = $5 and (ca.name = $6::text) and (ca.external_id = $7::text) and (ca.type = $8::text)) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ((ce.kind = $9 and (ca.name = $10::text) and (ca.external_id = $11::text) and (ca.type = $12::text)) or (ce.kind = $13 and (ca.name = $14::text) and (ca.external_id = $15::text) and (ca.type = $16::text))) group by ce.customer_id) t0 on t0.customer_id = c.id where (((coalesce(t0.v0, 0))::numeric - (coalesce(t0.v1, 0))::numeric) <> $1::numeric)
["delivered","O'Hara","O'Hara","O'Hara","responded","O'Hara","O'Hara","O'Hara","delivered","O'Hara","O'Hara","O'Hara","responded","O'Hara","O'Hara","O'Hara","1"]
(((coalesce(t0.v0, 0))::numeric - (coalesce(t0.v1, 0))::numeric) <> $1::numeric)
left join lateral (select count(distinct coalesce(ce.offer, ca.offer)) filter (where ce.kind = $3::text and (ca.name = $4::text) and (ca.external_id = $4::text) and (ca.type = $4::text)) as v0, count(distinct ce.source) filter (where ce.kind = $5::text and (ca.name = $4::text) and (ca.external_id = $4::text) and (ca.type = $4::text)) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.customer_id = c.id having count(*) > 0) t0 on true
reads 64

-- campaign.delivered.avg_gap(campaign = 'O\'Hara', id = 'O\'Hara', type = 'O\'Hara') + campaign.unsubscribed.count(campaign = 'O\'Hara', id = 'O\'Hara', type = 'O\'Hara') = 1
left join (select ce.customer_id as customer_id, max(ce.occurred_at) filter (where ce.kind = $1 and (ca.name = $2::text) and (ca.external_id = $3::text) and (ca.type = $4::text)) as v0, min(ce.occurred_at) filter (where ce.kind = $5 and (ca.name = $6::text) and (ca.external_id = $7::text) and (ca.type = $8::text)) as v1, count(*) filter (where ce.kind = $9 and (ca.name = $10::text) and (ca.external_id = $11::text) and (ca.type = $12::text)) as v2, count(ce.occurred_at) filter (where ce.kind = $13 and (ca.name = $14::text) and (ca.external_id = $15::text) and (ca.type = $16::text)) as v3 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ((ce.kind = $17 and (ca.name = $18::text) and (ca.external_id = $19::text) and (ca.type = $20::text)) or (ce.kind = $21 and (ca.name = $22::text) and (ca.external_id = $23::text) and (ca.type = $24::text))) group by ce.customer_id) t0 on t0.customer_id = c.id where ((((extract(epoch from t0.v0 - t0.v1))::numeric + ((coalesce(t0.v2, 0))::numeric * ((t0.v3 - 1) * 86400::numeric)::numeric)) * 1 - $1::numeric * ((t0.v3 - 1) * 86400::numeric)::numeric) * nullif(((t0.v3 - 1) * 86400::numeric)::numeric * 1, 0) = 0)
["delivered","O'Hara","O'Hara","O'Hara","delivered","O'Hara","O'Hara","O'Hara","unsubscribed","O'Hara","O'Hara","O'Hara","delivered","O'Hara","O'Hara","O'Hara","delivered","O'Hara","O'Hara","O'Hara","unsubscribed","O'Hara","O'Hara","O'Hara","1"]
((((extract(epoch from t0.v0 - t0.v1))::numeric + ((coalesce(t0.v2, 0))::numeric * ((t0.v3 - 1) * 86400::numeric)::numeric)) * 1 - $1::numeric * ((t0.v3 - 1) * 86400::numeric)::numeric) * nullif(((t0.v3 - 1) * 86400::numeric)::numeric * 1, 0) = 0)
left join lateral (select max(ce.occurred_at) filter (where ce.kind = $3::text and (ca.name = $4::text) and (ca.external_id = $4::text) and (ca.type = $4::text)) as v0, min(ce.occurred_at) filter (where ce.kind = $3::text and (ca.name = $4::text) and (ca.external_id = $4::text) and (ca.type = $4::text)) as v1, count(*) filter (where ce.kind = $5::text and (ca.name = $4::text) and (ca.external_id = $4::text) and (ca.type = $4::text)) as v2, count(ce.occurred_at) filter (where ce.kind = $3::text and (ca.name = $4::text) and (ca.external_id = $4::text) and (ca.type = $4::text)) as v3 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.customer_id = c.id having count(*) > 0) t0 on true
reads 64

-- campaign.delivered.last_gap(campaign = 'O\'Hara', id = 'O\'Hara', type = 'O\'Hara') - campaign.unsubscribed.distinct_type(campaign = 'O\'Hara', id = 'O\'Hara', type = 'O\'Hara') != 1
left join (select ce.customer_id as customer_id, (select (array_agg(seconds order by moment desc, seconds))[1] from (
    select extract(epoch from moment - lag(moment) over (order by moment)) as seconds, moment from unnest(array_agg(ce.occurred_at) filter (where ce.kind = $1 and (ca.name = $2::text) and (ca.external_id = $3::text) and (ca.type = $4::text))) as moment where moment is not null
  ) gap where seconds is not null) as v0, count(distinct ca.type) filter (where ce.kind = $5 and (ca.name = $6::text) and (ca.external_id = $7::text) and (ca.type = $8::text)) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ((ce.kind = $9 and (ca.name = $10::text) and (ca.external_id = $11::text) and (ca.type = $12::text)) or (ce.kind = $13 and (ca.name = $14::text) and (ca.external_id = $15::text) and (ca.type = $16::text))) group by ce.customer_id) t0 on t0.customer_id = c.id where ((((t0.v0)::numeric - ((coalesce(t0.v1, 0))::numeric * (86400::numeric)::numeric)) * 1 - $1::numeric * (86400::numeric)::numeric) * nullif((86400::numeric)::numeric * 1, 0) <> 0)
["delivered","O'Hara","O'Hara","O'Hara","unsubscribed","O'Hara","O'Hara","O'Hara","delivered","O'Hara","O'Hara","O'Hara","unsubscribed","O'Hara","O'Hara","O'Hara","1"]
((((t0.v0)::numeric - ((coalesce(t0.v1, 0))::numeric * (86400::numeric)::numeric)) * 1 - $1::numeric * (86400::numeric)::numeric) * nullif((86400::numeric)::numeric * 1, 0) <> 0)
left join lateral (select (select (array_agg(seconds order by moment desc, seconds))[1] from (
    select extract(epoch from moment - lag(moment) over (order by moment)) as seconds, moment from unnest(array_agg(ce.occurred_at) filter (where ce.kind = $3::text and (ca.name = $4::text) and (ca.external_id = $4::text) and (ca.type = $4::text))) as moment where moment is not null
  ) gap where seconds is not null) as v0, count(distinct ca.type) filter (where ce.kind = $5::text and (ca.name = $4::text) and (ca.external_id = $4::text) and (ca.type = $4::text)) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.customer_id = c.id having count(*) > 0) t0 on true
reads 64

-- campaign.opened.avg_revenue(campaign = 'O\'Hara', id = 'O\'Hara', type = 'O\'Hara') + shopify_email.bounced.calendar_months(activity_id = 'O\'Hara') < 1
left join (select ce.customer_id as customer_id, sum(ce.revenue) filter (where ce.kind = $1 and (ca.name = $2::text) and (ca.external_id = $3::text) and (ca.type = $4::text)) as v0, count(distinct date_trunc('month', (ce.occurred_at at time zone $5::text))) filter (where ce.kind = $6 and ca.channel = 'email' and (ca.external_id = $7::text)) as v1, count(ce.revenue) filter (where ce.kind = $8 and (ca.name = $9::text) and (ca.external_id = $10::text) and (ca.type = $11::text)) as v2 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ((ce.kind = $12 and (ca.name = $13::text) and (ca.external_id = $14::text) and (ca.type = $15::text)) or (ce.kind = $16 and ca.channel = 'email' and (ca.external_id = $17::text))) group by ce.customer_id) t0 on t0.customer_id = c.id where ((((t0.v0)::numeric + ((coalesce(t0.v1, 0))::numeric * (t0.v2)::numeric)) * 1 - $1::numeric * (t0.v2)::numeric) * nullif((t0.v2)::numeric * 1, 0) < 0)
["opened","O'Hara","O'Hara","O'Hara","Europe/Berlin","bounced","O'Hara","opened","O'Hara","O'Hara","O'Hara","opened","O'Hara","O'Hara","O'Hara","bounced","O'Hara","1"]
((((t0.v0)::numeric + ((coalesce(t0.v1, 0))::numeric * (t0.v2)::numeric)) * 1 - $1::numeric * (t0.v2)::numeric) * nullif((t0.v2)::numeric * 1, 0) < 0)
left join lateral (select sum(ce.revenue) filter (where ce.kind = $3::text and (ca.name = $4::text) and (ca.external_id = $4::text) and (ca.type = $4::text)) as v0, count(distinct date_trunc('month', (ce.occurred_at at time zone $5::text))) filter (where ce.kind = $6::text and ca.channel = 'email' and (ca.external_id = $4::text)) as v1, count(ce.revenue) filter (where ce.kind = $3::text and (ca.name = $4::text) and (ca.external_id = $4::text) and (ca.type = $4::text)) as v2 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.customer_id = c.id having count(*) > 0) t0 on true
reads 64

-- campaign.opened.max_revenue(campaign = 'O\'Hara', id = 'O\'Hara', type = 'O\'Hara') * shopify_email.clicked.avg_gap(activity_id = 'O\'Hara') = 1
left join (select ce.customer_id as customer_id, max(ce.revenue) filter (where ce.kind = $1 and (ca.name = $2::text) and (ca.external_id = $3::text) and (ca.type = $4::text)) as v0, max(ce.occurred_at) filter (where ce.kind = $5 and ca.channel = 'email' and (ca.external_id = $6::text)) as v1, min(ce.occurred_at) filter (where ce.kind = $7 and ca.channel = 'email' and (ca.external_id = $8::text)) as v2, count(ce.occurred_at) filter (where ce.kind = $9 and ca.channel = 'email' and (ca.external_id = $10::text)) as v3 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ((ce.kind = $11 and (ca.name = $12::text) and (ca.external_id = $13::text) and (ca.type = $14::text)) or (ce.kind = $15 and ca.channel = 'email' and (ca.external_id = $16::text))) group by ce.customer_id) t0 on t0.customer_id = c.id where ((((t0.v0)::numeric * (extract(epoch from t0.v1 - t0.v2))::numeric) * 1 - $1::numeric * ((t0.v3 - 1) * 86400::numeric)::numeric) * nullif(((t0.v3 - 1) * 86400::numeric)::numeric * 1, 0) = 0)
["opened","O'Hara","O'Hara","O'Hara","clicked","O'Hara","clicked","O'Hara","clicked","O'Hara","opened","O'Hara","O'Hara","O'Hara","clicked","O'Hara","1"]
((((t0.v0)::numeric * (extract(epoch from t0.v1 - t0.v2))::numeric) * 1 - $1::numeric * ((t0.v3 - 1) * 86400::numeric)::numeric) * nullif(((t0.v3 - 1) * 86400::numeric)::numeric * 1, 0) = 0)
left join lateral (select max(ce.revenue) filter (where ce.kind = $3::text and (ca.name = $4::text) and (ca.external_id = $4::text) and (ca.type = $4::text)) as v0, max(ce.occurred_at) filter (where ce.kind = $5::text and ca.channel = 'email' and (ca.external_id = $4::text)) as v1, min(ce.occurred_at) filter (where ce.kind = $5::text and ca.channel = 'email' and (ca.external_id = $4::text)) as v2, count(ce.occurred_at) filter (where ce.kind = $5::text and ca.channel = 'email' and (ca.external_id = $4::text)) as v3 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.customer_id = c.id having count(*) > 0) t0 on true
reads 64

-- campaign.clicked.distinct_type(campaign = 'O\'Hara', id = 'O\'Hara', type = 'O\'Hara') / events.distinct_text(name = 'O\'Hara', text = 'O\'Hara') != 1
left join (select ce.customer_id as customer_id, count(distinct ca.type) as v0 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.kind = $1 and (ca.name = $2::text) and (ca.external_id = $3::text) and (ca.type = $4::text) group by ce.customer_id) t0 on t0.customer_id = c.id
left join (select ev.customer_id as customer_id, count(distinct (ev.properties ->> $5::text)) as v1 from event ev where (ev.name = $6::text) and ((ev.properties ->> $7::text) = $8::text) group by ev.customer_id) t1 on t1.customer_id = c.id where (((coalesce(t0.v0, 0))::numeric * 1 - $1::numeric * (coalesce(t1.v1, 0))::numeric) * nullif((coalesce(t1.v1, 0))::numeric * 1, 0) <> 0)
["clicked","O'Hara","O'Hara","O'Hara","text","O'Hara","text","O'Hara","1"]
(((coalesce(t0.v0, 0))::numeric * 1 - $1::numeric * (coalesce(t1.v1, 0))::numeric) * nullif((coalesce(t1.v1, 0))::numeric * 1, 0) <> 0)
left join lateral (select count(distinct ca.type) filter (where ce.kind = $3::text and (ca.name = $4::text) and (ca.external_id = $4::text) and (ca.type = $4::text)) as v0 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select count(distinct (ev.properties ->> $5::text)) filter (where (ev.name = $4::text) and ((ev.properties ->> $5::text) = $4::text)) as v1 from event ev where ev.customer_id = c.id having count(*) > 0) t1 on true
reads 96

-- campaign.clicked.distinct_source(campaign = 'O\'Hara', id = 'O\'Hara', type = 'O\'Hara') / orders_placed.avg_shipping(id = 'O\'Hara') <= 1
left join (select ce.customer_id as customer_id, count(distinct ce.source) as v0 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.kind = $1 and (ca.name = $2::text) and (ca.external_id = $3::text) and (ca.type = $4::text) group by ce.customer_id) t0 on t0.customer_id = c.id
left join (select o.customer_id as customer_id, count(round(o.shipping * o.exchange_rate, 4)) as v1, sum(round(o.shipping * o.exchange_rate, 4)) as v2 from "order" o where (o.external_id = $5::text) group by o.customer_id) t1 on t1.customer_id = c.id where ((((coalesce(t0.v0, 0))::numeric * (t1.v1)::numeric) * 1 - $1::numeric * (case when (t1.v1)::numeric <> 0 then (t1.v2)::numeric end)) * nullif((case when (t1.v1)::numeric <> 0 then (t1.v2)::numeric end) * 1, 0) <= 0)
["clicked","O'Hara","O'Hara","O'Hara","O'Hara","1"]
((((coalesce(t0.v0, 0))::numeric * (t1.v1)::numeric) * 1 - $1::numeric * (case when (t1.v1)::numeric <> 0 then (t1.v2)::numeric end)) * nullif((case when (t1.v1)::numeric <> 0 then (t1.v2)::numeric end) * 1, 0) <= 0)
left join lateral (select count(distinct ce.source) filter (where ce.kind = $3::text and (ca.name = $4::text) and (ca.external_id = $4::text) and (ca.type = $4::text)) as v0 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select count(round(o.shipping * o.exchange_rate, 4)) filter (where (o.external_id = $4::text)) as v1, sum(round(o.shipping * o.exchange_rate, 4)) filter (where (o.external_id = $4::text)) as v2 from "order" o where o.customer_id = c.id having count(*) > 0) t1 on true
reads 66

-- campaign.clicked.avg_gap(campaign = 'O\'Hara', id = 'O\'Hara', type = 'O\'Hara') + products_purchased.avg_quantity(id = 'O\'Hara', name = 'O\'Hara') > 1
left join (select ce.customer_id as customer_id, max(ce.occurred_at) as v0, min(ce.occurred_at) as v1, count(ce.occurred_at) as v4 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.kind = $1 and (ca.name = $2::text) and (ca.external_id = $3::text) and (ca.type = $4::text) group by ce.customer_id) t0 on t0.customer_id = c.id
left join (select l.customer_id as customer_id, count(l.quantity) as v2, sum(l.quantity) as v3 from order_line l left join product p on p.id = l.product_id where (p.external_id = $5::text) and (l.name = $6::text) group by l.customer_id) t1 on t1.customer_id = c.id where (((((extract(epoch from t0.v0 - t0.v1))::numeric * (t1.v2)::numeric) + ((t1.v3)::numeric * ((t0.v4 - 1) * 86400::numeric)::numeric)) * 1 - $1::numeric * (((t0.v4 - 1) * 86400::numeric)::numeric * (t1.v2)::numeric)) * nullif((((t0.v4 - 1) * 86400::numeric)::numeric * (t1.v2)::numeric) * 1, 0) > 0)
["clicked","O'Hara","O'Hara","O'Hara","O'Hara","O'Hara","1"]
(((((extract(epoch from t0.v0 - t0.v1))::numeric * (t1.v2)::numeric) + ((t1.v3)::numeric * ((t0.v4 - 1) * 86400::numeric)::numeric)) * 1 - $1::numeric * (((t0.v4 - 1) * 86400::numeric)::numeric * (t1.v2)::numeric)) * nullif((((t0.v4 - 1) * 86400::numeric)::numeric * (t1.v2)::numeric) * 1, 0) > 0)
left join lateral (select max(ce.occurred_at) filter (where ce.kind = $3::text and (ca.name = $4::text) and (ca.external_id = $4::text) and (ca.type = $4::text)) as v0, min(ce.occurred_at) filter (where ce.kind = $3::text and (ca.name = $4::text) and (ca.external_id = $4::text) and (ca.type = $4::text)) as v1, count(ce.occurred_at) filter (where ce.kind = $3::text and (ca.name = $4::text) and (ca.external_id = $4::text) and (ca.type = $4::text)) as v4 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select count(l.quantity) filter (where (p.external_id = $4::text) and (l.name = $4::text)) as v2, sum(l.quantity) filter (where (p.external_id = $4::text) and (l.name = $4::text)) as v3 from order_line l left join product p on p.id = l.product_id where l.customer_id = c.id having count(*) > 0) t1 on true
reads 66

-- campaign.responded.avg_revenue(campaign = 'O\'Hara', id = 'O\'Hara', type = 'O\'Hara') + products_purchased.avg_revenue(id = 'O\'Hara', name = 'O\'Hara') = 1
left join (select ce.customer_id as customer_id, sum(ce.revenue) as v0, count(ce.revenue) as v3 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.kind = $1 and (ca.name = $2::text) and (ca.external_id = $3::text) and (ca.type = $4::text) group by ce.customer_id) t0 on t0.customer_id = c.id
left join (select l.customer_id as customer_id, count((case when w.order_id is not null then w.revenue when l.exchange_rate is not null then l.amount end)) as v1, sum((case when w.order_id is not null then w.revenue when l.exchange_rate is not null then l.amount end)) as v2 from order_line l left join product p on p.id = l.product_id left join order_line_worth w on w.order_id = l.order_id and w.position = l.position where (p.external_id = $5::text) and (l.name = $6::text) group by l.customer_id) t1 on t1.customer_id = c.id where (((((t0.v0)::numeric * (t1.v1)::numeric) + ((t1.v2)::numeric * (t0.v3)::numeric)) * 1 - $1::numeric * ((t0.v3)::numeric * (t1.v1)::numeric)) * nullif(((t0.v3)::numeric * (t1.v1)::numeric) * 1, 0) = 0)
["responded","O'Hara","O'Hara","O'Hara","O'Hara","O'Hara","1"]
(((((t0.v0)::numeric * (t1.v1)::numeric) + ((t1.v2)::numeric * (t0.v3)::numeric)) * 1 - $1::numeric * ((t0.v3)::numeric * (t1.v1)::numeric)) * nullif(((t0.v3)::numeric * (t1.v1)::numeric) * 1, 0) = 0)
left join lateral (select sum(ce.revenue) filter (where ce.kind = $3::text and (ca.name = $4::text) and (ca.external_id = $4::text) and (ca.type = $4::text)) as v0, count(ce.revenue) filter (where ce.kind = $3::text and (ca.name = $4::text) and (ca.external_id = $4::text) and (ca.type = $4::text)) as v3 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select count((case when w.order_id is not null then w.revenue when l.exchange_rate is not null then l.amount end)) filter (where (p.external_id = $4::text) and (l.name = $4::text)) as v1, sum((case when w.order_id is not null then w.revenue when l.exchange_rate is not null then l.amount end)) filter (where (p.external_id = $4::text) and (l.name = $4::text)) as v2 from order_line l left join product p on p.id = l.product_id left join order_line_worth w on w.order_id = l.order_id and w.position = l.position where l.customer_id = c.id having count(*) > 0) t1 on true
reads 66

-- campaign.responded.calendar_days(campaign = 'O\'Hara', id = 'O\'Hara', type = 'O\'Hara') * campaign.delivered.distinct_type(campaign = 'O\'Hara', id = 'O\'Hara', type = 'O\'Hara') > 1
left join (select ce.customer_id as customer_id, count(distinct date_trunc('day', (ce.occurred_at at time zone $1::text))) filter (where ce.kind = $2 and (ca.name = $3::text) and (ca.external_id = $4::text) and (ca.type = $5::text)) as v0, count(distinct ca.type) filter (where ce.kind = $6 and (ca.name = $7::text) and (ca.external_id = $8::text) and (ca.type = $9::text)) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ((ce.kind = $10 and (ca.name = $11::text) and (ca.external_id = $12::text) and (ca.type = $13::text)) or (ce.kind = $14 and (ca.name = $15::text) and (ca.external_id = $16::text) and (ca.type = $17::text))) group by ce.customer_id) t0 on t0.customer_id = c.id where (((coalesce(t0.v0, 0))::numeric * (coalesce(t0.v1, 0))::numeric) > $1::numeric)
["Europe/Berlin","responded","O'Hara","O'Hara","O'Hara","delivered","O'Hara","O'Hara","O'Hara","responded","O'Hara","O'Hara","O'Hara","delivered","O'Hara","O'Hara","O'Hara","1"]
(((coalesce(t0.v0, 0))::numeric * (coalesce(t0.v1, 0))::numeric) > $1::numeric)
left join lateral (select count(distinct date_trunc('day', (ce.occurred_at at time zone $3::text))) filter (where ce.kind = $4::text and (ca.name = $5::text) and (ca.external_id = $5::text) and (ca.type = $5::text)) as v0, count(distinct ca.type) filter (where ce.kind = $6::text and (ca.name = $5::text) and (ca.external_id = $5::text) and (ca.type = $5::text)) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.customer_id = c.id having count(*) > 0) t0 on true
reads 64

-- campaign.responded.last_gap(campaign = 'O\'Hara', id = 'O\'Hara', type = 'O\'Hara') / campaign.opened.avg_gap(campaign = 'O\'Hara', id = 'O\'Hara', type = 'O\'Hara') != 1
left join (select ce.customer_id as customer_id, (select (array_agg(seconds order by moment desc, seconds))[1] from (
    select extract(epoch from moment - lag(moment) over (order by moment)) as seconds, moment from unnest(array_agg(ce.occurred_at) filter (where ce.kind = $1 and (ca.name = $2::text) and (ca.external_id = $3::text) and (ca.type = $4::text))) as moment where moment is not null
  ) gap where seconds is not null) as v0, count(ce.occurred_at) filter (where ce.kind = $5 and (ca.name = $6::text) and (ca.external_id = $7::text) and (ca.type = $8::text)) as v1, max(ce.occurred_at) filter (where ce.kind = $9 and (ca.name = $10::text) and (ca.external_id = $11::text) and (ca.type = $12::text)) as v2, min(ce.occurred_at) filter (where ce.kind = $13 and (ca.name = $14::text) and (ca.external_id = $15::text) and (ca.type = $16::text)) as v3 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ((ce.kind = $17 and (ca.name = $18::text) and (ca.external_id = $19::text) and (ca.type = $20::text)) or (ce.kind = $21 and (ca.name = $22::text) and (ca.external_id = $23::text) and (ca.type = $24::text))) group by ce.customer_id) t0 on t0.customer_id = c.id where ((((t0.v0)::numeric * ((t0.v1 - 1) * 86400::numeric)::numeric) * 1 - $1::numeric * ((86400::numeric)::numeric * (case when ((t0.v1 - 1) * 86400::numeric)::numeric <> 0 then (extract(epoch from t0.v2 - t0.v3))::numeric end))) * nullif(((86400::numeric)::numeric * (case when ((t0.v1 - 1) * 86400::numeric)::numeric <> 0 then (extract(epoch from t0.v2 - t0.v3))::numeric end)) * 1, 0) <> 0)
["responded","O'Hara","O'Hara","O'Hara","opened","O'Hara","O'Hara","O'Hara","opened","O'Hara","O'Hara","O'Hara","opened","O'Hara","O'Hara","O'Hara","responded","O'Hara","O'Hara","O'Hara","opened","O'Hara","O'Hara","O'Hara","1"]
((((t0.v0)::numeric * ((t0.v1 - 1) * 86400::numeric)::numeric) * 1 - $1::numeric * ((86400::numeric)::numeric * (case when ((t0.v1 - 1) * 86400::numeric)::numeric <> 0 then (extract(epoch from t0.v2 - t0.v3))::numeric end))) * nullif(((86400::numeric)::numeric * (case when ((t0.v1 - 1) * 86400::numeric)::numeric <> 0 then (extract(epoch from t0.v2 - t0.v3))::numeric end)) * 1, 0) <> 0)
left join lateral (select (select (array_agg(seconds order by moment desc, seconds))[1] from (
    select extract(epoch from moment - lag(moment) over (order by moment)) as seconds, moment from unnest(array_agg(ce.occurred_at) filter (where ce.kind = $3::text and (ca.name = $4::text) and (ca.external_id = $4::text) and (ca.type = $4::text))) as moment where moment is not null
  ) gap where seconds is not null) as v0, count(ce.occurred_at) filter (where ce.kind = $5::text and (ca.name = $4::text) and (ca.external_id = $4::text) and (ca.type = $4::text)) as v1, max(ce.occurred_at) filter (where ce.kind = $5::text and (ca.name = $4::text) and (ca.external_id = $4::text) and (ca.type = $4::text)) as v2, min(ce.occurred_at) filter (where ce.kind = $5::text and (ca.name = $4::text) and (ca.external_id = $4::text) and (ca.type = $4::text)) as v3 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.customer_id = c.id having count(*) > 0) t0 on true
reads 64

-- campaign.converted.sum_revenue(campaign = 'O\'Hara', id = 'O\'Hara', type = 'O\'Hara') - campaign.clicked.distinct_party(campaign = 'O\'Hara', id = 'O\'Hara', type = 'O\'Hara') >= 1
left join (select ce.customer_id as customer_id, sum(ce.revenue) filter (where ce.kind = $1 and (ca.name = $2::text) and (ca.external_id = $3::text) and (ca.type = $4::text)) as v0, count(distinct (array['ZERO','FIRST','SECOND','THIRD'])[coalesce((select ds.party from data_source ds where ds.name = ce.source), 1) + 1]) filter (where ce.kind = $5 and (ca.name = $6::text) and (ca.external_id = $7::text) and (ca.type = $8::text)) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ((ce.kind = $9 and (ca.name = $10::text) and (ca.external_id = $11::text) and (ca.type = $12::text)) or (ce.kind = $13 and (ca.name = $14::text) and (ca.external_id = $15::text) and (ca.type = $16::text))) group by ce.customer_id) t0 on t0.customer_id = c.id where (((coalesce(t0.v0, 0))::numeric - (coalesce(t0.v1, 0))::numeric) >= $1::numeric)
["converted","O'Hara","O'Hara","O'Hara","clicked","O'Hara","O'Hara","O'Hara","converted","O'Hara","O'Hara","O'Hara","clicked","O'Hara","O'Hara","O'Hara","1"]
(((coalesce(t0.v0, 0))::numeric - (coalesce(t0.v1, 0))::numeric) >= $1::numeric)
left join lateral (select sum(ce.revenue) filter (where ce.kind = $3::text and (ca.name = $4::text) and (ca.external_id = $4::text) and (ca.type = $4::text)) as v0, count(distinct (array['ZERO','FIRST','SECOND','THIRD'])[coalesce((select ds.party from data_source ds where ds.name = ce.source), 1) + 1]) filter (where ce.kind = $5::text and (ca.name = $4::text) and (ca.external_id = $4::text) and (ca.type = $4::text)) as v1 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.customer_id = c.id having count(*) > 0) t0 on true
reads 64

-- campaign.converted.distinct_offer(campaign = 'O\'Hara', id = 'O\'Hara', type = 'O\'Hara') - campaign.bounced.avg_revenue(campaign = 'O\'Hara', id = 'O\'Hara', type = 'O\'Hara') <= 1
left join (select ce.customer_id as customer_id, count(distinct coalesce(ce.offer, ca.offer)) filter (where ce.kind = $1 and (ca.name = $2::text) and (ca.external_id = $3::text) and (ca.type = $4::text)) as v0, count(ce.revenue) filter (where ce.kind = $5 and (ca.name = $6::text) and (ca.external_id = $7::text) and (ca.type = $8::text)) as v1, sum(ce.revenue) filter (where ce.kind = $9 and (ca.name = $10::text) and (ca.external_id = $11::text) and (ca.type = $12::text)) as v2 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ((ce.kind = $13 and (ca.name = $14::text) and (ca.external_id = $15::text) and (ca.type = $16::text)) or (ce.kind = $17 and (ca.name = $18::text) and (ca.external_id = $19::text) and (ca.type = $20::text))) group by ce.customer_id) t0 on t0.customer_id = c.id where (((((coalesce(t0.v0, 0))::numeric * (t0.v1)::numeric) - (t0.v2)::numeric) * 1 - $1::numeric * (t0.v1)::numeric) * nullif((t0.v1)::numeric * 1, 0) <= 0)
["converted","O'Hara","O'Hara","O'Hara","bounced","O'Hara","O'Hara","O'Hara","bounced","O'Hara","O'Hara","O'Hara","converted","O'Hara","O'Hara","O'Hara","bounced","O'Hara","O'Hara","O'Hara","1"]
(((((coalesce(t0.v0, 0))::numeric * (t0.v1)::numeric) - (t0.v2)::numeric) * 1 - $1::numeric * (t0.v1)::numeric) * nullif((t0.v1)::numeric * 1, 0) <= 0)
left join lateral (select count(distinct coalesce(ce.offer, ca.offer)) filter (where ce.kind = $3::text and (ca.name = $4::text) and (ca.external_id = $4::text) and (ca.type = $4::text)) as v0, count(ce.revenue) filter (where ce.kind = $5::text and (ca.name = $4::text) and (ca.external_id = $4::text) and (ca.type = $4::text)) as v1, sum(ce.revenue) filter (where ce.kind = $5::text and (ca.name = $4::text) and (ca.external_id = $4::text) and (ca.type = $4::text)) as v2 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.customer_id = c.id having count(*) > 0) t0 on true
reads 64

-- campaign.converted.last_gap(campaign = 'O\'Hara', id = 'O\'Hara', type = 'O\'Hara') - shopify_email.clicked.avg_gap(activity_id = 'O\'Hara') <= 1
left join (select ce.customer_id as customer_id, (select (array_agg(seconds order by moment desc, seconds))[1] from (
    select extract(epoch from moment - lag(moment) over (order by moment)) as seconds, moment from unnest(array_agg(ce.occurred_at) filter (where ce.kind = $1 and (ca.name = $2::text) and (ca.external_id = $3::text) and (ca.type = $4::text))) as moment where moment is not null
  ) gap where seconds is not null) as v0, count(ce.occurred_at) filter (where ce.kind = $5 and ca.channel = 'email' and (ca.external_id = $6::text)) as v1, max(ce.occurred_at) filter (where ce.kind = $7 and ca.channel = 'email' and (ca.external_id = $8::text)) as v2, min(ce.occurred_at) filter (where ce.kind = $9 and ca.channel = 'email' and (ca.external_id = $10::text)) as v3 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ((ce.kind = $11 and (ca.name = $12::text) and (ca.external_id = $13::text) and (ca.type = $14::text)) or (ce.kind = $15 and ca.channel = 'email' and (ca.external_id = $16::text))) group by ce.customer_id) t0 on t0.customer_id = c.id where (((((t0.v0)::numeric * ((t0.v1 - 1) * 86400::numeric)::numeric) - ((extract(epoch from t0.v2 - t0.v3))::numeric * (86400::numeric)::numeric)) * 1 - $1::numeric * ((86400::numeric)::numeric * ((t0.v1 - 1) * 86400::numeric)::numeric)) * nullif(((86400::numeric)::numeric * ((t0.v1 - 1) * 86400::numeric)::numeric) * 1, 0) <= 0)
["converted","O'Hara","O'Hara","O'Hara","clicked","O'Hara","clicked","O'Hara","clicked","O'Hara","converted","O'Hara","O'Hara","O'Hara","clicked","O'Hara","1"]
(((((t0.v0)::numeric * ((t0.v1 - 1) * 86400::numeric)::numeric) - ((extract(epoch from t0.v2 - t0.v3))::numeric * (86400::numeric)::numeric)) * 1 - $1::numeric * ((86400::numeric)::numeric * ((t0.v1 - 1) * 86400::numeric)::numeric)) * nullif(((86400::numeric)::numeric * ((t0.v1 - 1) * 86400::numeric)::numeric) * 1, 0) <= 0)
left join lateral (select (select (array_agg(seconds order by moment desc, seconds))[1] from (
    select extract(epoch from moment - lag(moment) over (order by moment)) as seconds, moment from unnest(array_agg(ce.occurred_at) filter (where ce.kind = $3::text and (ca.name = $4::text) and (ca.external_id = $4::text) and (ca.type = $4::text))) as moment where moment is not null
  ) gap where seconds is not null) as v0, count(ce.occurred_at) filter (where ce.kind = $5::text and ca.channel = 'email' and (ca.external_id = $4::text)) as v1, max(ce.occurred_at) filter (where ce.kind = $5::text and ca.channel = 'email' and (ca.external_id = $4::text)) as v2, min(ce.occurred_at) filter (where ce.kind = $5::text and ca.channel = 'email' and (ca.external_id = $4::text)) as v3 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.customer_id = c.id having count(*) > 0) t0 on true
reads 64

-- campaign.bounced.distinct_channel(campaign = 'O\'Hara', id = 'O\'Hara', type = 'O\'Hara') * survey.avg_gap(survey = 'O\'Hara', question = 'O\'Hara', answer = 'O\'Hara') > 1
left join (select ce.customer_id as customer_id, count(distinct ca.channel) as v0 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.kind = $1 and (ca.name = $2::text) and (ca.external_id = $3::text) and (ca.type = $4::text) group by ce.customer_id) t0 on t0.customer_id = c.id
left join (select sa.customer_id as customer_id, max(sa.answered_at) as v1, min(sa.answered_at) as v2, count(sa.answered_at) as v3 from survey_answer sa where (sa.survey = $5::text) and (sa.question = $6::text) and (sa.answer = $7::text) group by sa.customer_id) t1 on t1.customer_id = c.id where ((((coalesce(t0.v0, 0))::numeric * (extract(epoch from t1.v1 - t1.v2))::numeric) * 1 - $1::numeric * ((t1.v3 - 1) * 86400::numeric)::numeric) * nullif(((t1.v3 - 1) * 86400::numeric)::numeric * 1, 0) > 0)
["bounced","O'Hara","O'Hara","O'Hara","O'Hara","O'Hara","O'Hara","1"]
((((coalesce(t0.v0, 0))::numeric * (extract(epoch from t1.v1 - t1.v2))::numeric) * 1 - $1::numeric * ((t1.v3 - 1) * 86400::numeric)::numeric) * nullif(((t1.v3 - 1) * 86400::numeric)::numeric * 1, 0) > 0)
left join lateral (select count(distinct ca.channel) filter (where ce.kind = $3::text and (ca.name = $4::text) and (ca.external_id = $4::text) and (ca.type = $4::text)) as v0 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select max(sa.answered_at) filter (where (sa.survey = $4::text) and (sa.question = $4::text) and (sa.answer = $4::text)) as v1, min(sa.answered_at) filter (where (sa.survey = $4::text) and (sa.question = $4::text) and (sa.answer = $4::text)) as v2, count(sa.answered_at) filter (where (sa.survey = $4::text) and (sa.question = $4::text) and (sa.answer = $4::text)) as v3 from survey_answer sa where sa.customer_id = c.id having count(*) > 0) t1 on true
reads 192

-- campaign.marked_as_spam.distinct_id(campaign = 'O\'Hara', id = 'O\'Hara', type = 'O\'Hara') * orders_placed.avg_shipping(id = 'O\'Hara') < 1
left join (select ce.customer_id as customer_id, count(distinct ca.external_id) as v0 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.kind = $1 and (ca.name = $2::text) and (ca.external_id = $3::text) and (ca.type = $4::text) group by ce.customer_id) t0 on t0.customer_id = c.id
left join (select o.customer_id as customer_id, sum(round(o.shipping * o.exchange_rate, 4)) as v1, count(round(o.shipping * o.exchange_rate, 4)) as v2 from "order" o where (o.external_id = $5::text) group by o.customer_id) t1 on t1.customer_id = c.id where ((((coalesce(t0.v0, 0))::numeric * (t1.v1)::numeric) * 1 - $1::numeric * (t1.v2)::numeric) * nullif((t1.v2)::numeric * 1, 0) < 0)
["marked_as_spam","O'Hara","O'Hara","O'Hara","O'Hara","1"]
((((coalesce(t0.v0, 0))::numeric * (t1.v1)::numeric) * 1 - $1::numeric * (t1.v2)::numeric) * nullif((t1.v2)::numeric * 1, 0) < 0)
left join lateral (select count(distinct ca.external_id) filter (where ce.kind = $3::text and (ca.name = $4::text) and (ca.external_id = $4::text) and (ca.type = $4::text)) as v0 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select sum(round(o.shipping * o.exchange_rate, 4)) filter (where (o.external_id = $4::text)) as v1, count(round(o.shipping * o.exchange_rate, 4)) filter (where (o.external_id = $4::text)) as v2 from "order" o where o.customer_id = c.id having count(*) > 0) t1 on true
reads 66

-- shopify_email.bounced.nth_date(2, activity_id = 'O\'Hara') < today
left join (select ce.customer_id as customer_id, (array_agg(ce.occurred_at order by ce.occurred_at))[$1::int] as v0 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.kind = $2 and ca.channel = 'email' and (ca.external_id = $3::text) group by ce.customer_id) t0 on t0.customer_id = c.id where ((t0.v0 < $1::timestamptz))
[2,"bounced","O'Hara","2026-05-14T22:00:00.000Z"]
((t0.v0 < $1::timestamptz))
left join lateral (select (array_agg(ce.occurred_at order by ce.occurred_at) filter (where ce.kind = $3::text and ca.channel = 'email' and (ca.external_id = $4::text)))[$5::numeric::int] as v0 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.customer_id = c.id having count(*) > 0) t0 on true
reads 64; moves with {"kind":"date","type":"instant","point":{"kind":"today"},"column":"ce.occurred_at","of":"engagements"}

-- shopify_email.delivered.avg_gap(activity_id = 'O\'Hara') / influence.max_engagement_rate(network = 'O\'Hara', handle = 'O\'Hara') != 1
left join (select ce.customer_id as customer_id, max(ce.occurred_at) as v0, min(ce.occurred_at) as v1, count(ce.occurred_at) as v2 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.kind = $1 and ca.channel = 'email' and (ca.external_id = $2::text) group by ce.customer_id) t0 on t0.customer_id = c.id
left join (select i.customer_id as customer_id, max(i.engagement_rate) as v3 from influence_account i where (i.network = $3::text) and (i.handle = $4::text) group by i.customer_id) t1 on t1.customer_id = c.id where (((extract(epoch from t0.v0 - t0.v1))::numeric * 1 - $1::numeric * (((t0.v2 - 1) * 86400::numeric)::numeric * (t1.v3)::numeric)) * nullif((((t0.v2 - 1) * 86400::numeric)::numeric * (t1.v3)::numeric) * 1, 0) <> 0)
["delivered","O'Hara","O'Hara","O'Hara","1"]
(((extract(epoch from t0.v0 - t0.v1))::numeric * 1 - $1::numeric * (((t0.v2 - 1) * 86400::numeric)::numeric * (t1.v3)::numeric)) * nullif((((t0.v2 - 1) * 86400::numeric)::numeric * (t1.v3)::numeric) * 1, 0) <> 0)
left join lateral (select max(ce.occurred_at) filter (where ce.kind = $3::text and ca.channel = 'email' and (ca.external_id = $4::text)) as v0, min(ce.occurred_at) filter (where ce.kind = $3::text and ca.channel = 'email' and (ca.external_id = $4::text)) as v1, count(ce.occurred_at) filter (where ce.kind = $3::text and ca.channel = 'email' and (ca.external_id = $4::text)) as v2 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select max(i.engagement_rate) filter (where (i.network = $4::text) and (i.handle = $4::text)) as v3 from influence_account i where i.customer_id = c.id having count(*) > 0) t1 on true
reads 68

-- shopify_email.opened.distinct_activity_id(activity_id = 'O\'Hara') - orders_placed.avg_shipping(id = 'O\'Hara') >= 1
left join (select ce.customer_id as customer_id, count(distinct ca.external_id) as v0 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.kind = $1 and ca.channel = 'email' and (ca.external_id = $2::text) group by ce.customer_id) t0 on t0.customer_id = c.id
left join (select o.customer_id as customer_id, count(round(o.shipping * o.exchange_rate, 4)) as v1, sum(round(o.shipping * o.exchange_rate, 4)) as v2 from "order" o where (o.external_id = $3::text) group by o.customer_id) t1 on t1.customer_id = c.id where (((((coalesce(t0.v0, 0))::numeric * (t1.v1)::numeric) - (t1.v2)::numeric) * 1 - $1::numeric * (t1.v1)::numeric) * nullif((t1.v1)::numeric * 1, 0) >= 0)
["opened","O'Hara","O'Hara","1"]
(((((coalesce(t0.v0, 0))::numeric * (t1.v1)::numeric) - (t1.v2)::numeric) * 1 - $1::numeric * (t1.v1)::numeric) * nullif((t1.v1)::numeric * 1, 0) >= 0)
left join lateral (select count(distinct ca.external_id) filter (where ce.kind = $3::text and ca.channel = 'email' and (ca.external_id = $4::text)) as v0 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select count(round(o.shipping * o.exchange_rate, 4)) filter (where (o.external_id = $4::text)) as v1, sum(round(o.shipping * o.exchange_rate, 4)) filter (where (o.external_id = $4::text)) as v2 from "order" o where o.customer_id = c.id having count(*) > 0) t1 on true
reads 66

-- survey.avg_gap(survey = 'O\'Hara', question = 'O\'Hara', answer = 'O\'Hara') / campaign.responded.calendar_quarters(campaign = 'O\'Hara', id = 'O\'Hara', type = 'O\'Hara') <= 1
left join (select sa.customer_id as customer_id, max(sa.answered_at) as v0, min(sa.answered_at) as v1, count(sa.answered_at) as v2 from survey_answer sa where (sa.survey = $1::text) and (sa.question = $2::text) and (sa.answer = $3::text) group by sa.customer_id) t0 on t0.customer_id = c.id
left join (select ce.customer_id as customer_id, count(distinct date_trunc('quarter', (ce.occurred_at at time zone $4::text))) as v3 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.kind = $5 and (ca.name = $6::text) and (ca.external_id = $7::text) and (ca.type = $8::text) group by ce.customer_id) t1 on t1.customer_id = c.id where (((extract(epoch from t0.v0 - t0.v1))::numeric * 1 - $1::numeric * (((t0.v2 - 1) * 86400::numeric)::numeric * (coalesce(t1.v3, 0))::numeric)) * nullif((((t0.v2 - 1) * 86400::numeric)::numeric * (coalesce(t1.v3, 0))::numeric) * 1, 0) <= 0)
["O'Hara","O'Hara","O'Hara","Europe/Berlin","responded","O'Hara","O'Hara","O'Hara","1"]
(((extract(epoch from t0.v0 - t0.v1))::numeric * 1 - $1::numeric * (((t0.v2 - 1) * 86400::numeric)::numeric * (coalesce(t1.v3, 0))::numeric)) * nullif((((t0.v2 - 1) * 86400::numeric)::numeric * (coalesce(t1.v3, 0))::numeric) * 1, 0) <= 0)
left join lateral (select max(sa.answered_at) filter (where (sa.survey = $3::text) and (sa.question = $3::text) and (sa.answer = $3::text)) as v0, min(sa.answered_at) filter (where (sa.survey = $3::text) and (sa.question = $3::text) and (sa.answer = $3::text)) as v1, count(sa.answered_at) filter (where (sa.survey = $3::text) and (sa.question = $3::text) and (sa.answer = $3::text)) as v2 from survey_answer sa where sa.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select count(distinct date_trunc('quarter', (ce.occurred_at at time zone $4::text))) filter (where ce.kind = $5::text and (ca.name = $3::text) and (ca.external_id = $3::text) and (ca.type = $3::text)) as v3 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.customer_id = c.id having count(*) > 0) t1 on true
reads 192

-- consents.distinct_status(channel = 'O\'Hara', method = 'O\'Hara') / campaign.bounced.avg_revenue(campaign = 'O\'Hara', id = 'O\'Hara', type = 'O\'Hara') >= 1
left join (select cs.customer_id as customer_id, count(distinct cs.status) as v0 from consent cs where (cs.channel = $1::text) and (cs.method = $2::text) group by cs.customer_id) t0 on t0.customer_id = c.id
left join (select ce.customer_id as customer_id, count(ce.revenue) as v1, sum(ce.revenue) as v2 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.kind = $3 and (ca.name = $4::text) and (ca.external_id = $5::text) and (ca.type = $6::text) group by ce.customer_id) t1 on t1.customer_id = c.id where ((((coalesce(t0.v0, 0))::numeric * (t1.v1)::numeric) * 1 - $1::numeric * (case when (t1.v1)::numeric <> 0 then (t1.v2)::numeric end)) * nullif((case when (t1.v1)::numeric <> 0 then (t1.v2)::numeric end) * 1, 0) >= 0)
["O'Hara","O'Hara","bounced","O'Hara","O'Hara","O'Hara","1"]
((((coalesce(t0.v0, 0))::numeric * (t1.v1)::numeric) * 1 - $1::numeric * (case when (t1.v1)::numeric <> 0 then (t1.v2)::numeric end)) * nullif((case when (t1.v1)::numeric <> 0 then (t1.v2)::numeric end) * 1, 0) >= 0)
left join lateral (select count(distinct cs.status) filter (where (cs.channel = $3::text) and (cs.method = $3::text)) as v0 from consent cs where cs.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select count(ce.revenue) filter (where ce.kind = $4::text and (ca.name = $3::text) and (ca.external_id = $3::text) and (ca.type = $3::text)) as v1, sum(ce.revenue) filter (where ce.kind = $4::text and (ca.name = $3::text) and (ca.external_id = $3::text) and (ca.type = $3::text)) as v2 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.customer_id = c.id having count(*) > 0) t1 on true
reads 65

-- consents.avg_gap(channel = 'O\'Hara', method = 'O\'Hara') / shopify_email.clicked.avg_gap(activity_id = 'O\'Hara') >= 1
left join (select cs.customer_id as customer_id, max(cs.changed_at) as v0, min(cs.changed_at) as v1, count(cs.changed_at) as v3 from consent cs where (cs.channel = $1::text) and (cs.method = $2::text) group by cs.customer_id) t0 on t0.customer_id = c.id
left join (select ce.customer_id as customer_id, count(ce.occurred_at) as v2, max(ce.occurred_at) as v4, min(ce.occurred_at) as v5 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.kind = $3 and ca.channel = 'email' and (ca.external_id = $4::text) group by ce.customer_id) t1 on t1.customer_id = c.id where ((((extract(epoch from t0.v0 - t0.v1))::numeric * ((t1.v2 - 1) * 86400::numeric)::numeric) * 1 - $1::numeric * (((t0.v3 - 1) * 86400::numeric)::numeric * (case when ((t1.v2 - 1) * 86400::numeric)::numeric <> 0 then (extract(epoch from t1.v4 - t1.v5))::numeric end))) * nullif((((t0.v3 - 1) * 86400::numeric)::numeric * (case when ((t1.v2 - 1) * 86400::numeric)::numeric <> 0 then (extract(epoch from t1.v4 - t1.v5))::numeric end)) * 1, 0) >= 0)
["O'Hara","O'Hara","clicked","O'Hara","1"]
((((extract(epoch from t0.v0 - t0.v1))::numeric * ((t1.v2 - 1) * 86400::numeric)::numeric) * 1 - $1::numeric * (((t0.v3 - 1) * 86400::numeric)::numeric * (case when ((t1.v2 - 1) * 86400::numeric)::numeric <> 0 then (extract(epoch from t1.v4 - t1.v5))::numeric end))) * nullif((((t0.v3 - 1) * 86400::numeric)::numeric * (case when ((t1.v2 - 1) * 86400::numeric)::numeric <> 0 then (extract(epoch from t1.v4 - t1.v5))::numeric end)) * 1, 0) >= 0)
left join lateral (select max(cs.changed_at) filter (where (cs.channel = $3::text) and (cs.method = $3::text)) as v0, min(cs.changed_at) filter (where (cs.channel = $3::text) and (cs.method = $3::text)) as v1, count(cs.changed_at) filter (where (cs.channel = $3::text) and (cs.method = $3::text)) as v3 from consent cs where cs.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select count(ce.occurred_at) filter (where ce.kind = $4::text and ca.channel = 'email' and (ca.external_id = $3::text)) as v2, max(ce.occurred_at) filter (where ce.kind = $4::text and ca.channel = 'email' and (ca.external_id = $3::text)) as v4, min(ce.occurred_at) filter (where ce.kind = $4::text and ca.channel = 'email' and (ca.external_id = $3::text)) as v5 from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.customer_id = c.id having count(*) > 0) t1 on true
reads 65

-- influence.avg_engagement_rate(network = 'O\'Hara', handle = 'O\'Hara') / events.min_number(name = 'O\'Hara', text = 'O\'Hara') >= 1
left join (select i.customer_id as customer_id, sum(i.engagement_rate) as v0, count(i.engagement_rate) as v1 from influence_account i where (i.network = $1::text) and (i.handle = $2::text) group by i.customer_id) t0 on t0.customer_id = c.id
left join (select ev.customer_id as customer_id, min(try_numeric((ev.properties ->> $3::text))) as v2 from event ev where (ev.name = $4::text) and ((ev.properties ->> $5::text) = $6::text) group by ev.customer_id) t1 on t1.customer_id = c.id where (((t0.v0)::numeric * 1 - $1::numeric * ((t0.v1)::numeric * (t1.v2)::numeric)) * nullif(((t0.v1)::numeric * (t1.v2)::numeric) * 1, 0) >= 0)
["O'Hara","O'Hara","number","O'Hara","text","O'Hara","1"]
(((t0.v0)::numeric * 1 - $1::numeric * ((t0.v1)::numeric * (t1.v2)::numeric)) * nullif(((t0.v1)::numeric * (t1.v2)::numeric) * 1, 0) >= 0)
left join lateral (select sum(i.engagement_rate) filter (where (i.network = $3::text) and (i.handle = $3::text)) as v0, count(i.engagement_rate) filter (where (i.network = $3::text) and (i.handle = $3::text)) as v1 from influence_account i where i.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select min(try_numeric((ev.properties ->> $4::text))) filter (where (ev.name = $3::text) and ((ev.properties ->> $5::text) = $3::text)) as v2 from event ev where ev.customer_id = c.id having count(*) > 0) t1 on true
reads 36

-- events.avg_money(name = 'O\'Hara', text = 'O\'Hara') / survey.avg_gap(survey = 'O\'Hara', question = 'O\'Hara', answer = 'O\'Hara') <= 1
left join (select ev.customer_id as customer_id, sum(try_numeric((ev.properties ->> $1::text))) as v0, count(try_numeric((ev.properties ->> $2::text))) as v2 from event ev where (ev.name = $3::text) and ((ev.properties ->> $4::text) = $5::text) group by ev.customer_id) t0 on t0.customer_id = c.id
left join (select sa.customer_id as customer_id, count(sa.answered_at) as v1, max(sa.answered_at) as v3, min(sa.answered_at) as v4 from survey_answer sa where (sa.survey = $6::text) and (sa.question = $7::text) and (sa.answer = $8::text) group by sa.customer_id) t1 on t1.customer_id = c.id where ((((t0.v0)::numeric * ((t1.v1 - 1) * 86400::numeric)::numeric) * 1 - $1::numeric * ((t0.v2)::numeric * (case when ((t1.v1 - 1) * 86400::numeric)::numeric <> 0 then (extract(epoch from t1.v3 - t1.v4))::numeric end))) * nullif(((t0.v2)::numeric * (case when ((t1.v1 - 1) * 86400::numeric)::numeric <> 0 then (extract(epoch from t1.v3 - t1.v4))::numeric end)) * 1, 0) <= 0)
["money","money","O'Hara","text","O'Hara","O'Hara","O'Hara","O'Hara","1"]
((((t0.v0)::numeric * ((t1.v1 - 1) * 86400::numeric)::numeric) * 1 - $1::numeric * ((t0.v2)::numeric * (case when ((t1.v1 - 1) * 86400::numeric)::numeric <> 0 then (extract(epoch from t1.v3 - t1.v4))::numeric end))) * nullif(((t0.v2)::numeric * (case when ((t1.v1 - 1) * 86400::numeric)::numeric <> 0 then (extract(epoch from t1.v3 - t1.v4))::numeric end)) * 1, 0) <= 0)
left join lateral (select sum(try_numeric((ev.properties ->> $3::text))) filter (where (ev.name = $4::text) and ((ev.properties ->> $5::text) = $4::text)) as v0, count(try_numeric((ev.properties ->> $3::text))) filter (where (ev.name = $4::text) and ((ev.properties ->> $5::text) = $4::text)) as v2 from event ev where ev.customer_id = c.id having count(*) > 0) t0 on true
left join lateral (select count(sa.answered_at) filter (where (sa.survey = $4::text) and (sa.question = $4::text) and (sa.answer = $4::text)) as v1, max(sa.answered_at) filter (where (sa.survey = $4::text) and (sa.question = $4::text) and (sa.answer = $4::text)) as v3, min(sa.answered_at) filter (where (sa.survey = $4::text) and (sa.question = $4::text) and (sa.answer = $4::text)) as v4 from survey_answer sa where sa.customer_id = c.id having count(*) > 0) t1 on true
reads 160
