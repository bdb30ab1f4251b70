import { type Transaction, joinSql, sql, type Sql } from '../../database/index.js';
import { customerCompany } from '../../records/index.js';
import { columnList } from '../batch/index.js';
import { PROTECTION } from '../kinds/index.js';
import { type MergePair, pairRows } from './merge-pair.js';
import { APPENDED_COLUMNS, FILLED_COLUMNS, LISTS, WORD, WORD_COLUMNS } from './merge-tables.js';

/**
 * What the survivor lacks of the merged customer's lists. E-mails are the same without regard to case, companies whatever the place in
 * them, addresses when nothing in them differs; of two consents the later counts, of two of one moment the one that protects more.
 */
export async function giveLists(transaction: Transaction, pairs: readonly MergePair[]): Promise<void> {
  const p = pairRows(pairs);
  await transaction.execute(sql`/* sync.appendEmails */
    insert into customer_email (customer_id, position, email, normal)
    select p.into_id, (select coalesce(max(position) + 1, 0) from customer_email where customer_id = p.into_id) + position, email, normal
    from ${p} join customer_email e on e.customer_id = p.merged_id
    where caseless(email) not in (select caseless(email) from customer_email where customer_id = p.into_id)`);
  await transaction.execute(sql`/* sync.appendPhones */
    insert into customer_phone (customer_id, position, phone, normal)
    select p.into_id, (select coalesce(max(position) + 1, 0) from customer_phone where customer_id = p.into_id) + position, phone, normal
    from ${p} join customer_phone e on e.customer_id = p.merged_id
    where phone not in (select phone from customer_phone where customer_id = p.into_id)`);
  await transaction.execute(sql`/* sync.appendAddresses */
    insert into customer_address
    select moved.* from ${p} join customer_address a on a.customer_id = p.merged_id,
      jsonb_populate_record(a, jsonb_build_object('customer_id', p.into_id, 'position',
        (select coalesce(max(position) + 1, 0) from customer_address where customer_id = p.into_id) + a.position)) moved
    where to_jsonb(a) - '{customer_id,position}'::text[] not in (
        select to_jsonb(o) - '{customer_id,position}'::text[] from customer_address o where o.customer_id = p.into_id)`);
  await transaction.execute(sql`/* sync.appendCompanies */
    insert into customer_company (customer_id, position, company_id, ${columnList(customerCompany.columns)})
    select p.into_id, (select coalesce(max(position) + 1, 0) from customer_company where customer_id = p.into_id) + position,
      company_id, ${columnList(customerCompany.columns)}
    from ${p} join customer_company e on e.customer_id = p.merged_id
    where company_id not in (select company_id from customer_company where customer_id = p.into_id)`);
  await transaction.execute(sql`/* sync.giveConsents */
    insert into consent (customer_id, ${WORD})
    select p.into_id, ${WORD} from ${p} join consent e on e.customer_id = p.merged_id
    on conflict (customer_id, channel) do update set (${WORD}) = row(${joinSql(WORD_COLUMNS.map((column) => sql`excluded.${column}`))})
    where case when excluded.changed_at is distinct from consent.changed_at
      then coalesce(excluded.changed_at, '-infinity') > coalesce(consent.changed_at, '-infinity')
      else array_position(${[...PROTECTION]}::text[], excluded.status) > array_position(${[...PROTECTION]}::text[], consent.status) end`);
}

/** What the survivor lacks of the merged customer's fields, attributes and tags, with where it came from. */
export async function giveFields(transaction: Transaction, pairs: readonly MergePair[], now: Date): Promise<void> {
  const filled = FILLED_COLUMNS.map(({ column }) => sql`${column} = coalesce(s.${column}, m.${column})`);
  const appended = APPENDED_COLUMNS.map(
    ({ column }) => sql`${column} = s.${column} || array(
      select element from unnest(m.${column}) with ordinality t(element, n) where caseless(element) <> all(lower_all(s.${column})) order by n)`,
  );
  await transaction.execute(sql`/* sync.giveFields */
    update customer s set ${joinSql([...filled, ...appended])},
      attributes = m.attributes || s.attributes,
      provenance = s.provenance || ${givenOrigins()},
      added_at = least(s.added_at, m.added_at),
      updated_at = ${now}
    from ${pairRows(pairs)} join customer m on m.id = p.merged_id where s.id = p.into_id`);
}

/** The origins that come with what is given. That of a list that only grows stays the survivor's. */
function givenOrigins(): Sql {
  const filled = FILLED_COLUMNS.map(
    ({ name, column }) =>
      sql`case when s.${column} is null and (m.${column} is not null or not s.provenance ? ${name}) then ${name}::text end`,
  );
  const lists = [...APPENDED_COLUMNS.map(({ name }) => name), ...LISTS.map(({ field }) => field)];
  return sql`(
    select coalesce(jsonb_object_agg(o.key, o.value), '{}') from jsonb_each(m.provenance) o
    where o.key = any(array[${joinSql(filled)}, case when m.added_at < s.added_at then 'addedAt' end])
      or o.key = any(${lists}::text[]) and not s.provenance ? o.key
      or starts_with(o.key, 'attributes.') and not s.attributes ? substr(o.key, 12))`;
}
