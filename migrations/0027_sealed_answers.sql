-- Answers kept for repeated requests name people. Each is sealed with the request that it answers (src/sync/batch/sealed-answer.ts), so that nobody
-- can be found in them; so is what the client calls the request. Those kept in clear are forgotten: what is repeated across this migration is
-- a new request.
delete from idempotency_key;
alter table idempotency_key drop column response, add column answer bytea not null;
-- Sealed, they cannot be made smaller.
alter table idempotency_key alter column answer set storage external;
