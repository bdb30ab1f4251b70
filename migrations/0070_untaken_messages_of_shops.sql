-- Whether the message was taken. One by which something could be deleted is remembered under its topic, in `deletes`, whatever came of it.
alter table shop_message add column taken boolean not null default true;
