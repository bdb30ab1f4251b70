import type { ChangeKind } from '../../changes/index.js';
import { type Transaction, retriedTransaction, rowsByExternalId, sql } from '../../database/index.js';
import { invalidInput, limitExceeded, normalText } from '../../kernel/index.js';
import { normalEmail, unstorablePath } from '../../records/index.js';
import { getSegment, type MembershipContext } from '../set/index.js';
import type { SegmentError } from './segment-errors.js';
import { keepCustomers, moveMembers, MOST_AT_ONCE, noList } from './static-members.js';

/** Customers as a list from elsewhere names them: all by their e-mail addresses, or all by ids of one source. */
export type MemberNames = { readonly emails: readonly string[] } | { readonly source: string; readonly externalIds: readonly string[] };

export interface NamedMembers {
  /** How many customers were put on the segment or taken off; who is there already, or is not, is none of them. */
  readonly moved: number;
  /** Names by which no customer is known (NOT_FOUND), or several are (CONFLICT): these are left out. */
  readonly rejected: readonly SegmentError[];
  /** Why nothing was done. */
  readonly errors: readonly SegmentError[];
}

/**
 * Puts the customers on a static segment who have these names (ENTERED), or takes them off (LEFT). A name that is nobody's keeps no other from being moved.
 * Throws LIMIT_EXCEEDED for more than MOST_AT_ONCE of them, NOT_FOUND for a segment that is not there.
 */
export async function moveNamedMembers(
  context: MembershipContext,
  segmentId: string,
  names: MemberNames,
  kind: ChangeKind,
): Promise<NamedMembers> {
  const [path, given] = 'emails' in names ? (['emails', names.emails] as const) : (['externalIds', names.externalIds] as const);
  if (given.length > MOST_AT_ONCE) throw limitExceeded(`The number of ${path}`, MOST_AT_ONCE);
  if ('source' in names && normalText(names.source) === '') throw invalidInput('source', 'The source of the ids is missing.');
  const { kind: kindOfSegment } = await getSegment(context, segmentId);
  if (kindOfSegment === 'DYNAMIC') return { moved: 0, rejected: [], errors: [noList()] };
  const moved = await retriedTransaction(context, async (transaction) => {
    // A merge that is under way is waited for: by what it leaves the names are looked up again.
    await keepCustomers(transaction, [...holdersOf(await lookUp(transaction, names))]);
    const found = await lookUp(transaction, names);
    const { known, moved: changed } = await moveMembers(context, transaction, segmentId, [...holdersOf(found)], kind);
    const rejected = given.flatMap((name, index): SegmentError[] => {
      const holders = found.get(formOf(names, name)) ?? [];
      const at = [path, String(index)];
      if (holders.length > 1) return [{ code: 'CONFLICT', message: `Several customers have the address '${name}'.`, path: at }];
      const [only] = holders;
      return only !== undefined && known.has(only) ? [] : [{ code: 'NOT_FOUND', message: `No customer is known by '${name}'.`, path: at }];
    });
    return { moved: changed.size, rejected, errors: [] };
  });
  context.wakeUps.wake('changes', { everywhere: true });
  context.wakeUps.wake('queue');
  return moved;
}

/** Whether any customer has an id of a source: without one its name is misspelt, or its customers have not come yet. */
export async function isKnownSource({ database }: Pick<MembershipContext, 'database'>, source: string): Promise<boolean> {
  const name = normalText(source);
  if (unstorablePath(name) !== undefined) return false;
  const [row] = await database.query<{ known: boolean }>(
    sql`/* segment.isKnownSource */ select exists (select from customer_external_id where source = ${name}) as known`,
  );
  return row?.known === true;
}

/** The customers who have each name, two at most, by the form of the name in which it is looked up. */
type Holders = ReadonlyMap<string, readonly string[]>;

/** Of names that say of one customer who it is. */
function holdersOf(found: Holders): Set<string> {
  return new Set([...found.values()].filter(({ length }) => length === 1).flat());
}

function formOf(names: MemberNames, name: string): string {
  return 'emails' in names ? normalEmail(name) : normalText(name);
}

async function lookUp(transaction: Transaction, names: MemberNames): Promise<Holders> {
  const given = 'emails' in names ? names.emails : names.externalIds;
  // What cannot be stored is nobody's name.
  const wanted = [...new Set(given.map((name) => formOf(names, name)))].filter((name) => unstorablePath(name) === undefined);
  const rows = await transaction.query<{ name: string; ids: string[] }>(
    'emails' in names
      ? sql`/* segment.holdersOfEmails */
        select w.name, array(select distinct customer_id from customer_email where normal = w.name limit 2) as ids
        from unnest(${wanted}::text[]) as w(name)`
      : sql`/* segment.holdersOfIds */
        select x.external_id as name, array[x.customer_id] as ids 
        from ${rowsByExternalId(sql`customer_external_id`, normalText(names.source), wanted)} x`,
  );
  return new Map(rows.map(({ name, ids }) => [name, ids]));
}
