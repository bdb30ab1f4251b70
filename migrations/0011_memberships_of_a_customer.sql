-- The evaluator compares a customer's memberships with what they should be: read from the index alone, in the order of segments.
create index membership_customer_segment on membership (customer_id, segment_id);
drop index membership_customer;
