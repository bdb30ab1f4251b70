-- Customers whom a segment's rule could not be evaluated for: their membership in it is what it was. Tried again whenever they are touched,
-- and when a server starts.
create table evaluation_failure (
  customer_id uuid not null,
  segment_id uuid not null references segment on delete cascade,
  error text not null,
  since timestamptz not null,
  -- Why they were evaluated: what the log will say once it succeeds.
  cause text not null,
  primary key (customer_id, segment_id)
);
create index evaluation_failure_segment on evaluation_failure (segment_id);
