-- Whether a record that is gone was erased rather than deleted: asked for every missing record on a page of the delta feed.
create index record_change_erased on record_change (record_id) where operation = 'ERASED';
