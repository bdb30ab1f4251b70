-- Exports that are being written (src/export). Whom an export is of is found once, at one instant, and kept in parts that are read one after the other: so
-- no transaction is open for as long as a client takes to read.
create table export_run (
  id uuid primary key,
  -- Whoever writes it moves this on; what is left of one whose process has gone is dropped after it.
  until timestamptz not null
);

-- Customers in the order of their ids.
create table export_part (
  export_id uuid not null,
  part int not null,
  customer_ids uuid[] not null,
  primary key (export_id, part)
);
-- Ids are random: trying to compress them takes time only.
alter table export_part alter column customer_ids set storage external;
