-- How many customers the next transaction of a build looks at: as many as the last one should have, by the time that it took.
alter table segment_build add column step int not null default 100000;
