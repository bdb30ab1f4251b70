-- No write path can forget to have memberships evaluated: statement-level triggers put the touched customers on the queue, bulk loads
-- included, and the touched records on the delta feed. Kinds are bits: 1 customer, 2 order, 4 influence, 8 service interaction, 16 membership.
-- A transaction may name another cause than DATA with set_config('cantle.cause', ..., true).

create function change_cause() returns text language sql stable
  return coalesce(nullif(current_setting('cantle.cause', true), ''), 'DATA');

-- Arguments: kinds, record kind, and the column of the changed rows that holds the record's id.
create function note_rows() returns trigger language plpgsql as $$
declare
  customer_column text := case when tg_table_name = 'customer' then 'id' else 'customer_id' end;
  source text := case tg_op when 'INSERT' then 'select * from new_rows' when 'DELETE' then 'select * from old_rows'
    else 'select * from new_rows union all select * from old_rows' end;
begin
  execute format('insert into evaluation_queue (customer_id, kinds, cause) select distinct %I, %s, change_cause() from (%s) changed',
    customer_column, tg_argv[0], source);
  execute format('insert into record_change (kind, record_id, operation) select distinct %L, %I, %L from (%s) changed',
    tg_argv[1], tg_argv[2],
    case when tg_op = 'DELETE' and tg_argv[2] = 'id' then case change_cause() when 'ERASURE' then 'ERASED' else 'DELETED' end else 'UPSERTED' end,
    case tg_op when 'UPDATE' then 'select * from new_rows' else source end);
  return null;
end $$;

-- A new customer is evaluated for every segment, those that read only orders too: having none may be what they ask for.
create trigger customer_insert_noted after insert on customer referencing new table as new_rows for each statement execute function note_rows(2147483647, 'customer', 'id');
create trigger customer_update_noted after update on customer referencing old table as old_rows new table as new_rows for each statement execute function note_rows(1, 'customer', 'id');
create trigger customer_delete_noted after delete on customer referencing old table as old_rows for each statement execute function note_rows(1, 'customer', 'id');
create trigger customer_external_id_insert_noted after insert on customer_external_id referencing new table as new_rows for each statement execute function note_rows(1, 'customer', 'customer_id');
create trigger customer_external_id_update_noted after update on customer_external_id referencing old table as old_rows new table as new_rows for each statement execute function note_rows(1, 'customer', 'customer_id');
create trigger customer_external_id_delete_noted after delete on customer_external_id referencing old table as old_rows for each statement execute function note_rows(1, 'customer', 'customer_id');
create trigger customer_email_insert_noted after insert on customer_email referencing new table as new_rows for each statement execute function note_rows(1, 'customer', 'customer_id');
create trigger customer_email_update_noted after update on customer_email referencing old table as old_rows new table as new_rows for each statement execute function note_rows(1, 'customer', 'customer_id');
create trigger customer_email_delete_noted after delete on customer_email referencing old table as old_rows for each statement execute function note_rows(1, 'customer', 'customer_id');
create trigger customer_phone_insert_noted after insert on customer_phone referencing new table as new_rows for each statement execute function note_rows(1, 'customer', 'customer_id');
create trigger customer_phone_update_noted after update on customer_phone referencing old table as old_rows new table as new_rows for each statement execute function note_rows(1, 'customer', 'customer_id');
create trigger customer_phone_delete_noted after delete on customer_phone referencing old table as old_rows for each statement execute function note_rows(1, 'customer', 'customer_id');
create trigger customer_address_insert_noted after insert on customer_address referencing new table as new_rows for each statement execute function note_rows(1, 'customer', 'customer_id');
create trigger customer_address_update_noted after update on customer_address referencing old table as old_rows new table as new_rows for each statement execute function note_rows(1, 'customer', 'customer_id');
create trigger customer_address_delete_noted after delete on customer_address referencing old table as old_rows for each statement execute function note_rows(1, 'customer', 'customer_id');
create trigger order_insert_noted after insert on "order" referencing new table as new_rows for each statement execute function note_rows(2, 'order', 'id');
create trigger order_update_noted after update on "order" referencing old table as old_rows new table as new_rows for each statement execute function note_rows(2, 'order', 'id');
create trigger order_delete_noted after delete on "order" referencing old table as old_rows for each statement execute function note_rows(2, 'order', 'id');
create trigger order_line_insert_noted after insert on order_line referencing new table as new_rows for each statement execute function note_rows(2, 'order', 'order_id');
create trigger order_line_update_noted after update on order_line referencing old table as old_rows new table as new_rows for each statement execute function note_rows(2, 'order', 'order_id');
create trigger order_line_delete_noted after delete on order_line referencing old table as old_rows for each statement execute function note_rows(2, 'order', 'order_id');
create trigger influence_account_insert_noted after insert on influence_account referencing new table as new_rows for each statement execute function note_rows(4, 'influence_account', 'id');
create trigger influence_account_update_noted after update on influence_account referencing old table as old_rows new table as new_rows for each statement execute function note_rows(4, 'influence_account', 'id');
create trigger influence_account_delete_noted after delete on influence_account referencing old table as old_rows for each statement execute function note_rows(4, 'influence_account', 'id');
create trigger service_interaction_insert_noted after insert on service_interaction referencing new table as new_rows for each statement execute function note_rows(8, 'service_interaction', 'id');
create trigger service_interaction_update_noted after update on service_interaction referencing old table as old_rows new table as new_rows for each statement execute function note_rows(8, 'service_interaction', 'id');
create trigger service_interaction_delete_noted after delete on service_interaction referencing old table as old_rows for each statement execute function note_rows(8, 'service_interaction', 'id');

-- A product's brand, category or tags are those it has now, so changing them touches everybody who bought it.
create function note_products() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into record_change (kind, record_id, operation) select 'product', id, 'UPSERTED' from new_rows;
  elsif tg_op = 'DELETE' then
    insert into record_change (kind, record_id, operation) select 'product', id, 'DELETED' from old_rows;
  else
    insert into record_change (kind, record_id, operation) select 'product', id, 'UPSERTED' from new_rows;
    insert into evaluation_queue (customer_id, kinds, cause)
      select distinct l.customer_id, 2, change_cause()
      from new_rows n join old_rows o on o.id = n.id join order_line l on l.product_id = n.id
      where (n.name, n.brand, n.supplier, n.category_path, n.tags) is distinct from (o.name, o.brand, o.supplier, o.category_path, o.tags)
        or n.external_id <> o.external_id;
  end if;
  return null;
end $$;
create trigger product_insert_noted after insert on product referencing new table as new_rows for each statement execute function note_products();
create trigger product_update_noted after update on product referencing old table as old_rows new table as new_rows for each statement execute function note_products();
create trigger product_delete_noted after delete on product referencing old table as old_rows for each statement execute function note_products();

-- Lines carry their order's customer and date.
create function carry_order_to_lines() returns trigger language plpgsql as $$
begin
  update order_line l set customer_id = n.customer_id, placed_at = n.placed_at
  from new_rows n join old_rows o on o.id = n.id
  where l.order_id = n.id and (n.customer_id, n.placed_at) is distinct from (o.customer_id, o.placed_at);
  return null;
end $$;
create trigger order_update_carried after update on "order" referencing old table as old_rows new table as new_rows
  for each statement execute function carry_order_to_lines();

-- An account shows its latest observation.
create function carry_observation_to_account() returns trigger language plpgsql as $$
declare
  source text := case tg_op when 'DELETE' then 'old_rows' else 'new_rows' end;
begin
  execute format($update$
    update influence_account a
    set followers = latest.followers, following = latest.following, engagement_rate = latest.engagement_rate,
        brands = coalesce(latest.brands, '{}'), observed_at = latest.observed_at
    from (select distinct account_id from %I) touched
    left join lateral (
      select * from influence_observation o where o.account_id = touched.account_id order by observed_at desc limit 1) latest on true
    where a.id = touched.account_id
      and (a.followers, a.following, a.engagement_rate, a.brands, a.observed_at)
        is distinct from (latest.followers, latest.following, latest.engagement_rate, coalesce(latest.brands, '{}'), latest.observed_at)
  $update$, source);
  return null;
end $$;
create trigger influence_observation_insert_carried after insert on influence_observation referencing new table as new_rows
  for each statement execute function carry_observation_to_account();
create trigger influence_observation_update_carried after update on influence_observation referencing old table as old_rows new table as new_rows
  for each statement execute function carry_observation_to_account();
create trigger influence_observation_delete_carried after delete on influence_observation referencing old table as old_rows
  for each statement execute function carry_observation_to_account();
