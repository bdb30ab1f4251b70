-- What a source calls somebody of whom it has an address and no id: made of the address, and telling it to nobody, not even to who guesses, since what it is
-- keyed by is made anew in each database.
do $$
begin
  execute format(
    'create function guest_name(email text) returns text language sql immutable parallel safe as %L',
    format(
      $body$ select 'guest:' || left(encode(sha256(convert_to(%L || email, 'UTF8')), 'hex'), 32) $body$,
      gen_random_uuid()::text || gen_random_uuid()::text
    )
  );
end
$$;
