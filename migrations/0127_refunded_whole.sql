-- What is said to be refunded without any amount was paid back whole: it counted as spent.
update "order" set refunded = total where financial_status = 'refunded' and refunded = 0 and total > 0;
