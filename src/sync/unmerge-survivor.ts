import type { Transaction } from '../database/database.js';
import { joinSql, sql, type Sql } from '../database/sql.js';
import { FILLED_COLUMNS } from './merge-tables.js';

/** Takes from the survivor what the merge filled, where it still has that value, and the tags and attributes that it added. */
export async function takeBackFields(transaction: Transaction, mergeId: string, now: Date): Promise<void> {
  const taken = joinSql(
    FILLED_COLUMNS.map(
      (column) => sql`${column} = case when before.${column} is null and s.${column} = merged.${column} then null else s.${column} end`,
    ),
  );
  await transaction.execute(sql`/* sync.takeBackFields */
    update customer s set ${taken},
      tags = array(
        select tag from unnest(s.tags) with ordinality t(tag, n)
        where lower(tag) <> all(lower_all(merged.tags)) or lower(tag) = any(lower_all(before.tags)) order by n),
      attributes = s.attributes - array(
        select key from jsonb_each(merged.attributes) added where not before.attributes ? key and s.attributes -> key = added.value),
      added_at = case when s.added_at = least(before.added_at, merged.added_at) then before.added_at else s.added_at end,
      updated_at = ${now}
    from customer_merge g,
      jsonb_populate_record(null::customer, g.snapshot #> '{survivor,customer}') before,
      jsonb_populate_record(null::customer, g.snapshot #> '{merged,customer}') merged
    where g.id = ${mergeId} and s.id = g.into_id`);
}

/** Takes from the survivor the e-mails, phones and addresses that it did not have before the merge. */
export async function takeBackLists(transaction: Transaction, mergeId: string): Promise<void> {
  const survivor = sql`(select into_id from customer_merge where id = ${mergeId})`;
  const listed = (person: 'survivor' | 'merged', field: string, key: Sql) => sql`(
    select ${key} from customer_merge g, jsonb_array_elements(g.snapshot #> ${[person, field]}::text[]) e where g.id = ${mergeId})`;
  const email = sql`lower(e.value ->> 'email')`;
  await transaction.execute(sql`/* sync.takeBackEmails */
    delete from customer_email where customer_id = ${survivor}
      and lower(email) in ${listed('merged', 'emails', email)} and lower(email) not in ${listed('survivor', 'emails', email)}`);
  const phone = sql`e.value ->> 'phone'`;
  await transaction.execute(sql`/* sync.takeBackPhones */
    delete from customer_phone where customer_id = ${survivor}
      and phone in ${listed('merged', 'phones', phone)} and phone not in ${listed('survivor', 'phones', phone)}`);
  const address = sql`e.value - '{customer_id,position}'::text[]`;
  await transaction.execute(sql`/* sync.takeBackAddresses */
    delete from customer_address a where customer_id = ${survivor}
      and to_jsonb(a) - '{customer_id,position}'::text[] in ${listed('merged', 'addresses', address)}
      and to_jsonb(a) - '{customer_id,position}'::text[] not in ${listed('survivor', 'addresses', address)}`);
}
