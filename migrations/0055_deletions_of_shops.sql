-- The topic of a message that told of a deletion. It has no time of its own by which an old one would be known: so it is remembered for as long as the shop is
-- connected, and not taken under another topic, which nobody signs.
alter table shop_message add column deletes text;
