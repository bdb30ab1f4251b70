-- Who gave a shop its secrets, as {"kind": "key", "id"} or {"kind": "token", "id", "limits"}: what is signed with a secret is taken for as long as whoever
-- gave it may do as much, and counts for them. Null for shops from before, for which nobody stands.
alter table shop add column holder jsonb, add column former_holder jsonb;
