import { type Transaction, joinSql, rawSql, sql, type Sql } from '../../database/index.js';
import { APPENDED_COLUMNS, FILLED_COLUMNS, WORD, WORD_COLUMNS } from './merge-tables.js';

/** Takes from the survivor what the merge filled, where it still has that value, and the list elements and attributes that it added. */
export async function takeBackFields(transaction: Transaction, mergeId: string, now: Date): Promise<void> {
  const taken = FILLED_COLUMNS.map(
    ({ column }) => sql`${column} = case when before.${column} is null and s.${column} = merged.${column} then null else s.${column} end`,
  );
  const shortened = APPENDED_COLUMNS.map(
    ({ column }) => sql`${column} = array(
      select element from unnest(s.${column}) with ordinality t(element, n)
      where caseless(element) <> all(lower_all(merged.${column})) or caseless(element) = any(lower_all(before.${column})) order by n)`,
  );
  await transaction.execute(sql`/* sync.takeBackFields */
    update customer s set ${joinSql([...taken, ...shortened])},
      provenance = (
        select coalesce(jsonb_object_agg(o.key, o.value), '{}')
        from (
          select key, value from jsonb_each(s.provenance) where value is distinct from merged.provenance -> key
          union all
          select key, value from jsonb_each(before.provenance) where s.provenance -> key = merged.provenance -> key
        ) o),
      attributes = s.attributes - array(
        select key from jsonb_each(merged.attributes) added where not before.attributes ? key and s.attributes -> key = added.value),
      added_at = case when s.added_at = least(before.added_at, merged.added_at) then before.added_at else s.added_at end,
      updated_at = ${now}
    from customer_merge g,
      jsonb_populate_record(null::customer, g.snapshot #> '{survivor,customer}') before,
      jsonb_populate_record(null::customer, g.snapshot #> '{merged,customer}') merged
    where g.id = ${mergeId} and s.id = g.into_id`);
}

/** Takes from the survivor the e-mails, phones, addresses, companies and consents that it did not have before the merge. */
export async function takeBackLists(transaction: Transaction, mergeId: string): Promise<void> {
  const survivor = sql`(select into_id from customer_merge where id = ${mergeId})`;
  const listed = (person: 'survivor' | 'merged', field: string, key: Sql) => sql`(
    select ${key} from customer_merge g, jsonb_array_elements(g.snapshot #> ${[person, field]}::text[]) e where g.id = ${mergeId})`;
  const email = sql`caseless(e.value ->> 'email')`;
  await transaction.execute(sql`/* sync.takeBackEmails */
    delete from customer_email where customer_id = ${survivor}
      and caseless(email) in ${listed('merged', 'emails', email)} and caseless(email) not in ${listed('survivor', 'emails', email)}`);
  const phone = sql`e.value ->> 'phone'`;
  await transaction.execute(sql`/* sync.takeBackPhones */
    delete from customer_phone where customer_id = ${survivor}
      and phone in ${listed('merged', 'phones', phone)} and phone not in ${listed('survivor', 'phones', phone)}`);
  const address = sql`e.value - '{customer_id,position}'::text[]`;
  await transaction.execute(sql`/* sync.takeBackAddresses */
    delete from customer_address a where customer_id = ${survivor}
      and to_jsonb(a) - '{customer_id,position}'::text[] in ${listed('merged', 'addresses', address)}
      and to_jsonb(a) - '{customer_id,position}'::text[] not in ${listed('survivor', 'addresses', address)}`);
  const company = sql`e.value ->> 'company_id'`;
  await transaction.execute(sql`/* sync.takeBackCompanies */
    delete from customer_company where customer_id = ${survivor}
      and company_id::text in ${listed('merged', 'companies', company)} and company_id::text not in ${listed('survivor', 'companies', company)}`);
  await takeBackConsents(transaction, mergeId);
}

/** Where the merged customer's word still stands, the survivor's own of before stands again. */
async function takeBackConsents(transaction: Transaction, mergeId: string): Promise<void> {
  const consentsOf = (person: 'survivor' | 'merged') =>
    sql`customer_merge g, jsonb_populate_recordset(null::consent, g.snapshot #> ${[person, 'consents']}::text[]) w`;
  const wordOf = (alias: string) => joinSql(WORD_COLUMNS.map((column) => sql`${rawSql(alias)}.${column}`));
  await transaction.execute(sql`/* sync.takeBackConsents */
    delete from consent c using ${consentsOf('merged')}
    where g.id = ${mergeId} and c.customer_id = g.into_id
      and (${wordOf('c')}) is not distinct from (${wordOf('w')})`);
  await transaction.execute(sql`/* sync.restoreConsents */
    insert into consent (customer_id, ${WORD})
    select w.customer_id, ${wordOf('w')}
    from ${consentsOf('survivor')} where g.id = ${mergeId}
    on conflict do nothing`);
}
