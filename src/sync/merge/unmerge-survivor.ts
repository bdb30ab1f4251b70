import { type Transaction, joinSql, rawSql, sql, type Sql } from '../../database/index.js';
import { APPENDED_COLUMNS, FILLED_COLUMNS, LIST_KEYS, WORD, WORD_COLUMNS } from './merge-tables.js';

/** What a merge brought, taken back: of the survivor `s`, as it is, the values that are left by the columns of `before` and `merged`, who they were before the merge. */
export const UNDONE = {
  /** By the name of the field: plain ones that the merge filled and that still have that value, and the elements of lists that it added. */
  columns: Object.fromEntries([
    ...FILLED_COLUMNS.map(
      ({ name, column }) =>
        [name, sql`case when before.${column} is null and s.${column} = merged.${column} then null else s.${column} end`] as const,
    ),
    ...APPENDED_COLUMNS.map(
      ({ name, column }) =>
        [
          name,
          sql`array(select element from unnest(s.${column}) with ordinality t(element, n)
            where caseless(element) <> all(lower_all(merged.${column})) or caseless(element) = any(lower_all(before.${column})) order by n)`,
        ] as const,
    ),
  ]) as Readonly<Record<string, Sql>>,
  provenance: sql`(
    select coalesce(jsonb_object_agg(o.key, o.value), '{}')
    from (
      select key, value from jsonb_each(s.provenance) where value is distinct from merged.provenance -> key
      union all
      select key, value from jsonb_each(before.provenance) where s.provenance -> key = merged.provenance -> key
    ) o)`,
  attributes: sql`(s.attributes - array(
    select key from jsonb_each(merged.attributes) added where not before.attributes ? key and s.attributes -> key = added.value))`,
  addedAt: sql`case when s.added_at = least(before.added_at, merged.added_at) then before.added_at else s.added_at end`,
} as const;

/** Takes from the survivor what the merge filled, where it still has that value, and the list elements and attributes that it added. */
export async function takeBackFields(transaction: Transaction, mergeId: string, now: Date): Promise<void> {
  const columns = [...FILLED_COLUMNS, ...APPENDED_COLUMNS].map(({ name, column }) => sql`${column} = ${UNDONE.columns[name] ?? column}`);
  await transaction.execute(sql`/* sync.takeBackFields */
    update customer s set ${joinSql(columns)}, provenance = ${UNDONE.provenance}, attributes = ${UNDONE.attributes}, added_at = ${UNDONE.addedAt},
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
  const { emails: email, phones: phone, addresses: address, companies: company } = LIST_KEYS;
  await transaction.execute(sql`/* sync.takeBackEmails */
    delete from customer_email where customer_id = ${survivor}
      and caseless(email) in ${listed('merged', 'emails', email)} and caseless(email) not in ${listed('survivor', 'emails', email)}`);
  await transaction.execute(sql`/* sync.takeBackPhones */
    delete from customer_phone where customer_id = ${survivor}
      and phone in ${listed('merged', 'phones', phone)} and phone not in ${listed('survivor', 'phones', phone)}`);
  await transaction.execute(sql`/* sync.takeBackAddresses */
    delete from customer_address a where customer_id = ${survivor}
      and to_jsonb(a) - '{customer_id,position}'::text[] in ${listed('merged', 'addresses', address)}
      and to_jsonb(a) - '{customer_id,position}'::text[] not in ${listed('survivor', 'addresses', address)}`);
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
