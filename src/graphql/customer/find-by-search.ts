import { hasScope } from '../../access/index.js';
import { emptySql, joinSql, sql, type Sql } from '../../database/index.js';
import { invalidInput, isId, limitExceeded, normalText } from '../../kernel/index.js';
import { standingIds } from '../../membership/index.js';
import { normalPhone } from '../../records/index.js';
import type { OperationContext } from '../context.js';

/** Whom a search finds at most: the first by id. Who looks for somebody types on. */
export const MOST_FOUND = 1_000;
const LONGEST_SEARCH = 200;
/** Fewer digits are no beginning of a phone number that anybody looks for. */
const FEWEST_DIGITS = 3;

/**
 * The customers whom a text finds: by the beginnings of the words of their names, all of which have to be there, of an e-mail address, of a phone
 * number, of what a source calls them, or of the number of an order, without regard to case and accents. Looked at is what the key may read. `id` is the
 * column with the customer's id.
 */
export function foundBy(context: OperationContext, search: string | null | undefined, id: Sql): Sql {
  if (search === null || search === undefined) return sql`true`;
  const text = normalText(search.replaceAll('\0', ''));
  if (text === '') return sql`true`;
  if (text.length > LONGEST_SEARCH) throw limitExceeded('search', LONGEST_SEARCH);
  const ways = [
    ...(hasScope(context.viewer, 'personal_data:read') ? [byName(text), byEmail(text), ...byPhone(text, context)] : []),
    ...(hasScope(context.viewer, 'orders:read') ? [byOrder(text)] : []),
    byExternalId(text),
    ...(isId(text) ? [sql`select ${text}::uuid as customer_id`] : []),
  ];
  // Each way is a question of its own, so that each goes by its index.
  const found = joinSql(
    ways.map((way) => sql`(${way} order by customer_id limit ${MOST_FOUND})`),
    ' union ',
  );
  return sql`${id} = any(array(select customer_id from (${found}) found order by customer_id limit ${MOST_FOUND}))`;
}

function byName(text: string): Sql {
  const words = text.split(/[\s\-/.@_:,'&|!()<>\\*]+/).filter((word) => word !== '');
  if (words.length === 0) return sql`select id as customer_id from customer where false`;
  // A letter alone begins half of all names: it is taken for a whole word.
  const begins = (word: string, from: number) => (word.length >= from ? `'${word}':*` : `'${word}'`);
  const asked = words
    .map((word) => `(${[begins(word, 2), ...otherSpellings(word).map((other) => begins(other, 5))].join(' | ')})`)
    .join(' & ');
  return sql`select id as customer_id from customer where customer_words(first_name, last_name) @@ to_tsquery('pg_catalog.simple', unaccented(${asked}))`;
}

const UMLAUTS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue' };

/**
 * How else a name with umlauts may be written: `mueller` is Müller, and Müller may be kept as Mueller. What is shorter by a letter begins too many other
 * names, so a short one of these has to be the whole word.
 */
function otherSpellings(word: string): string[] {
  const lower = word.toLowerCase().normalize('NFC');
  const without = lower.replaceAll(/([aou])e(?=\p{L})/gu, '$1').replaceAll('sz', 'ss');
  const within = lower.replaceAll(/[äöü]/g, (umlaut) => UMLAUTS[umlaut] ?? umlaut);
  return [...new Set([without, within])].filter((other) => other !== lower);
}

function byEmail(text: string): Sql {
  return sql`select customer_id from customer_email where unaccented(email) like ${beginning(text)}`;
}

function byPhone(text: string, { sync }: OperationContext): Sql[] {
  const digits = text.replaceAll(/\D/g, '');
  if (digits.length < FEWEST_DIGITS || /\p{L}/u.test(text)) return [];
  const number = normalPhone(text, sync.phoneRegion);
  return [
    sql`select customer_id from customer_phone where regexp_replace(phone, '[^0-9]', '', 'g') like ${`${digits}%`}`,
    sql`select customer_id from customer_phone where normal like ${`+${digits}%`}`,
    ...(number === undefined ? [] : [sql`select customer_id from customer_phone where normal = ${number}`]),
  ];
}

function byOrder(text: string): Sql {
  return sql`select customer_id from "order" where number is not null and unaccented(ltrim(number, '#')) like ${beginning(text.replace(/^#+/, ''))}`;
}

function byExternalId(text: string): Sql {
  return sql`select customer_id from customer_external_id where unaccented(external_id) like ${beginning(text)}`;
}

/** A pattern for what begins so; a letter or digit alone is the whole. */
function beginning(text: string): Sql {
  const escaped = text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);
  return sql`unaccented(${escaped})${text.length > 1 ? sql` || '%'` : emptySql}`;
}

/** The customers of these ids, of those who are, and the survivors of those who were merged. */
export function withIds(ids: readonly string[] | null | undefined, id: Sql): Sql {
  if (ids === null || ids === undefined) return sql`true`;
  if (ids.length > MOST_FOUND) throw limitExceeded('ids', MOST_FOUND);
  const wrong = ids.find((given) => !isId(given));
  if (wrong !== undefined) throw invalidInput('ids', `'${wrong}' is not the id of a customer.`);
  return sql`${id} = any(${standingIds(ids)})`;
}
