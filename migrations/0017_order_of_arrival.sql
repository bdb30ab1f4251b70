-- When the source last changed what it sent: what it sent before changes nothing, in whatever order records come. Of customers the
-- provenance of each field has it, of consents the word itself.
alter table company add column source_updated_at timestamptz;
alter table product add column source_updated_at timestamptz;
alter table "order" add column source_updated_at timestamptz;
alter table influence_observation add column source_updated_at timestamptz;
alter table service_interaction add column source_updated_at timestamptz;
alter table event add column source_updated_at timestamptz;
alter table campaign add column source_updated_at timestamptz;
alter table campaign_engagement add column source_updated_at timestamptz;
alter table survey_answer add column source_updated_at timestamptz;
alter table store_credit_account add column source_updated_at timestamptz;

-- Whether the source said when, or changed_at is when the word came. Of earlier words that is not known: they pass for dated. Null in
-- what a merge from before has kept.
alter table consent add column dated boolean default true;
update consent set dated = false where changed_at is null;
