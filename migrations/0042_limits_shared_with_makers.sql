-- Whose limits a key shares, besides its own: those of the key that made it, if that has any, and whose that shares; `[{"callerId", "limits"}]`. Limits
-- of a key are read from that key, those of a token's subject, which is none, from here.
alter table api_key add column limited_with jsonb not null default '[]';
