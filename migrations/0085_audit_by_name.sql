-- Who is looked for by the name of their key.
create index audit_entry_actor_name on audit_entry (actor_name, at, id);
