-- External ids of people who were erased and are not to come back: only as hashes, made with a key that the database does not have. The name of that key is
-- in workspace_setting, under suppression_key, as long as there are some.
create table suppressed_external_id (
  hash bytea primary key
);
