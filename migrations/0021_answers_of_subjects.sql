-- An answer is kept for whoever asked: a key, or the subject of a token, of which there is no row anywhere.
alter table idempotency_key drop constraint idempotency_key_api_key_id_fkey;
