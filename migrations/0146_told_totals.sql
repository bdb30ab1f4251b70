-- Whether the source told the total of an order, or it is what its parts come to and follows them; null of orders of before, where it is told if it differs from that.
alter table "order" add column total_is_told boolean;
