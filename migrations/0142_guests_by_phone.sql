-- Of a guest who gave no e-mail address, the phone number as it is dialled from anywhere.
alter table waiting_record add column phone text;
create index waiting_record_phone on waiting_record (phone) where phone is not null;
