import { type Transaction, joinSql, sql, type Sql } from '../../database/index.js';
import { customerCompany } from '../../records/index.js';
import { columnList } from '../batch/index.js';
import { PROTECTION } from '../kinds/index.js';
import { APPENDED_COLUMNS, FILLED_COLUMNS, LISTS, WORD, WORD_COLUMNS } from './merge-tables.js';

/**
 * What the survivor lacks of the merged customer's lists. E-mails are the same without regard to case, companies whatever the place in
 * them, addresses when nothing in them differs; of two consents the later counts, of two of one moment the one that protects more.
 */
export async function giveLists(transaction: Transaction, intoId: string, mergedId: string): Promise<void> {
  await transaction.execute(sql`/* sync.appendEmails */
    insert into customer_email (customer_id, position, email, normal)
    select ${intoId}, (select coalesce(max(position) + 1, 0) from customer_email where customer_id = ${intoId}) + position, email, normal
    from customer_email where customer_id = ${mergedId}
      and caseless(email) not in (select caseless(email) from customer_email where customer_id = ${intoId})`);
  await transaction.execute(sql`/* sync.appendPhones */
    insert into customer_phone (customer_id, position, phone, normal)
    select ${intoId}, (select coalesce(max(position) + 1, 0) from customer_phone where customer_id = ${intoId}) + position, phone, normal
    from customer_phone where customer_id = ${mergedId}
      and phone not in (select phone from customer_phone where customer_id = ${intoId})`);
  await transaction.execute(sql`/* sync.appendAddresses */
    insert into customer_address
    select moved.* from customer_address a,
      jsonb_populate_record(a, jsonb_build_object('customer_id', ${intoId}::text, 'position',
        (select coalesce(max(position) + 1, 0) from customer_address where customer_id = ${intoId}) + a.position)) moved
    where a.customer_id = ${mergedId}
      and to_jsonb(a) - '{customer_id,position}'::text[] not in (
        select to_jsonb(o) - '{customer_id,position}'::text[] from customer_address o where o.customer_id = ${intoId})`);
  await transaction.execute(sql`/* sync.appendCompanies */
    insert into customer_company (customer_id, position, company_id, ${columnList(customerCompany.columns)})
    select ${intoId}, (select coalesce(max(position) + 1, 0) from customer_company where customer_id = ${intoId}) + position,
      company_id, ${columnList(customerCompany.columns)}
    from customer_company where customer_id = ${mergedId}
      and company_id not in (select company_id from customer_company where customer_id = ${intoId})`);
  await transaction.execute(sql`/* sync.giveConsents */
    insert into consent (customer_id, ${WORD})
    select ${intoId}, ${WORD} from consent where customer_id = ${mergedId}
    on conflict (customer_id, channel) do update set (${WORD}) = row(${joinSql(WORD_COLUMNS.map((column) => sql`excluded.${column}`))})
    where case when excluded.changed_at is distinct from consent.changed_at
      then coalesce(excluded.changed_at, '-infinity') > coalesce(consent.changed_at, '-infinity')
      else array_position(${[...PROTECTION]}::text[], excluded.status) > array_position(${[...PROTECTION]}::text[], consent.status) end`);
}

/** What the survivor lacks of the merged customer's fields, attributes and tags, with where it came from. */
export async function giveFields(transaction: Transaction, intoId: string, mergedId: string, now: Date): Promise<void> {
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
    from customer m where s.id = ${intoId} and m.id = ${mergedId}`);
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
