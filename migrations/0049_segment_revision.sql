-- Grows with every change of the name, the description or the rule, so that of two people who edit at once the second is told. `version` is that of the
-- rule whose members there are.
alter table segment add column revision int not null default 1;
