-- A function that is STRICT and is made of what may not be, or that is IMMUTABLE and is made of what is not, is no part of the statement that calls it: each call is a statement of its
-- own. That of `person_key` took a quarter of a millisecond, and whoever wrote a customer waited for two. What they give is what they gave, so indexes stay right.
alter function unaccented(text) called on null input;
alter function mailbox(text) called on null input;
create or replace function person_key(first_name text, last_name text, birth_date date) returns text language sql immutable parallel safe
  -- As text by itself: a text and a number are joined by what is not immutable.
  return unaccented(split_part(first_name, ' ', 1)) || ' ' || unaccented(last_name) || ' ' || (birth_date - date '1970-01-01')::text;
