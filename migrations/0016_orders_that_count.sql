-- Whether an order is money that the business has: what was cancelled or voided is not, nor is what nobody has paid or promised yet.
create function order_counts(status text, financial_status text) returns boolean
  language sql immutable strict parallel safe
  return status <> 'cancelled' and financial_status not in ('pending', 'voided');

alter table "order" drop column amount;
-- What the business kept: the total less refunds of an order that counts.
alter table "order" add column amount numeric(19, 4) not null
  generated always as (case when order_counts(status, financial_status) then total - refunded else 0 end) stored;

-- Whoever has orders that count no more is evaluated anew.
insert into evaluation_queue (customer_id, kinds, cause)
  select distinct customer_id, 2, 'DATA' from "order" where status <> 'cancelled' and not order_counts(status, financial_status);
