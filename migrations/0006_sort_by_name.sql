-- Customers are sorted by names without regard to case, and those without a name come first: only an index on just that is read.
drop index customer_name;
create index customer_name on customer (lower(coalesce(last_name, '')), lower(coalesce(first_name, '')), id);
