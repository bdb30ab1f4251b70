import { joinSql, rawSql, sql, type Queryable, type Sql } from '../../database/index.js';
import type { Match } from './decide.js';
import type { Facts } from './evidence.js';
import { attributeValue, type KeptRule, type KeptRules } from './rules.js';
import { tellsApart } from '../anonymous.js';

/** Where the values of an identifier stand: a table with the customer in a column, and the value as an expression that has an index. */
interface Held {
  readonly table: Sql;
  readonly customerId: Sql;
  readonly value: Sql;
  readonly isValue: Sql;
}

function heldBy({ identifier, attribute, sources }: KeptRule): Held {
  switch (identifier) {
    case 'EMAIL':
      return {
        table: rawSql('customer_email'),
        customerId: rawSql('customer_id'),
        value: rawSql('mailbox(normal)'),
        isValue: rawSql(`normal <> ''`),
      };
    case 'PHONE':
      return {
        table: rawSql('customer_phone'),
        customerId: rawSql('customer_id'),
        value: rawSql('normal'),
        isValue: rawSql(`normal <> ''`),
      };
    case 'EXTERNAL_ID':
      return {
        table: rawSql('customer_external_id'),
        customerId: rawSql('customer_id'),
        value: rawSql('external_id'),
        isValue: sql`source = any(${[...(sources ?? [])]}::text[])`,
      };
    case 'ATTRIBUTE':
      return ofCustomer(attributeValue(attribute ?? ''));
    case 'NAME_AND_BIRTH_DATE':
      return ofCustomer(rawSql('person_key(first_name, last_name, birth_date)'));
  }
}

function ofCustomer(value: Sql): Held {
  return { table: rawSql('customer'), customerId: rawSql('id'), value, isValue: sql`${value} is not null` };
}

/**
 * Who shares identifiers with these customers. For how many people an identifier stands is how many hold it, or, of those who hold it, how many one source
 * tells apart: so an address that many share is found out however many of them were made one before.
 */
export async function findMatches(database: Queryable, { rules }: KeptRules, customerIds: readonly string[]): Promise<Match[]> {
  const parts = rules.map((rule, place) => matchesOf(rule, place, customerIds));
  return database.query<Match>(sql`/* identity.matches */ ${joinSql(parts, ' union all ')}`);
}

function matchesOf(rule: KeptRule, place: number, customerIds: readonly string[]): Sql {
  const { table, customerId, value, isValue } = heldBy(rule);
  return sql`select * from (
    with given as (
      select distinct ${value} as value from ${table} where ${customerId} = any(${[...customerIds]}::uuid[]) and ${isValue}),
    held as materialized (
      select g.value, h.customer_id from given g, lateral (
        select distinct t.${customerId} as customer_id from ${table} t where ${value} = g.value and ${isValue} limit ${rule.mostPeople + 1}) h),
    told as (
      select h.value, x.source, count(*) as people from held h join customer_external_id x on x.customer_id = h.customer_id
      where ${tellsApart(sql`x`)} group by 1, 2),
    identifying as (
      select value from held group by value having count(*) between 2 and ${rule.mostPeople}
      except select value from told where people > ${rule.mostPeople})
    select a.customer_id as a, b.customer_id as b, ${place}::int as rule
    from identifying i join held a on a.value = i.value join held b on b.value = i.value and b.customer_id > a.customer_id) m${rawSql(String(place))}`;
}

export async function readFacts(database: Queryable, ids: readonly string[]): Promise<ReadonlyMap<string, Facts>> {
  const rows = await database.query<Facts>(sql`/* identity.facts */
    select id, first_name as "firstName", last_name as "lastName", birth_date::text as "birthDate", created_at as "createdAt",
      array(select distinct source from customer_external_id x where x.customer_id = c.id and ${tellsApart(sql`x`)}) as sources
    from customer c where id = any(${[...ids]}::uuid[])`);
  return new Map(rows.map((row) => [row.id, row]));
}
