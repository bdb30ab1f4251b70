-- What people find customers by: the beginning of a word of the name, of an e-mail address, of a phone number, of what a source calls them, or of the
-- number of an order. Without regard to case and accents, each by an index of its own.
create function customer_words(first_name text, last_name text) returns tsvector language sql immutable parallel safe
  -- Words are parted by spaces alone: what PostgreSQL takes for addresses and paths would be one word.
  return to_tsvector('pg_catalog.simple', translate(unaccented(coalesce(first_name, '') || ' ' || coalesce(last_name, '')), '-/.@_:,''&|!()<>\*', '                 '));
create index customer_words on customer using gin (customer_words(first_name, last_name));

create index customer_email_search on customer_email (unaccented(email) text_pattern_ops);
create index customer_phone_search on customer_phone (normal text_pattern_ops);
create index customer_phone_digits on customer_phone (regexp_replace(phone, '[^0-9]', '', 'g') text_pattern_ops);
create index customer_external_id_search on customer_external_id (unaccented(external_id) text_pattern_ops);
create index order_number_search on "order" (unaccented(ltrim(number, '#')) text_pattern_ops) where number is not null;
