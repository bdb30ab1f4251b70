-- A shop that is connected twice, or again, with the same secret and for the same source remembers what was taken of either: by a hash of both.
alter table shop_message add column told_by bytea;
create index shop_message_told_by on shop_message (told_by, hash) where told_by is not null;
