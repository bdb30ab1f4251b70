import { appendChanges, type ChangeKind, type NewChange } from '../../changes/index.js';
import { type Queryable, type Transaction, retriedTransaction, sql } from '../../database/index.js';
import { type DomainError, limitExceeded, isId, notFound } from '../../kernel/index.js';
import { departed, departuresOf, type MembershipContext, holdSegmentSet, lockCustomers, getSegment } from '../set/index.js';
import { enqueueDependents, writeMemberships } from '../members/index.js';
import type { SegmentOutcome } from './save-segment.js';
import type { SegmentError } from './segment-errors.js';

/** How many customers one request puts on a static segment, or takes off. */
export const MOST_AT_ONCE = 10_000;

/** Adds customers to a static segment; those who belong already stay as they are. Unknown ids are told, and then nobody is added. */
export async function addSegmentMembers(
  context: MembershipContext,
  segmentId: string,
  customerIds: readonly string[],
): Promise<SegmentOutcome> {
  return change(context, segmentId, customerIds, 'ENTERED');
}

/** Removes customers from a static segment; those who do not belong stay as they are. */
export async function removeSegmentMembers(
  context: MembershipContext,
  segmentId: string,
  customerIds: readonly string[],
): Promise<SegmentOutcome> {
  return change(context, segmentId, customerIds, 'LEFT');
}

async function change(
  context: MembershipContext,
  segmentId: string,
  customerIds: readonly string[],
  kind: ChangeKind,
): Promise<SegmentOutcome> {
  const { kind: kindOfSegment } = await getSegment(context, segmentId);
  if (kindOfSegment === 'DYNAMIC') return { errors: [noList()] };
  if (customerIds.length > MOST_AT_ONCE) throw limitExceeded('The number of customerIds', MOST_AT_ONCE);
  const malformed = customerIds.flatMap((id, index) => (isId(id) ? [] : [unknownCustomer(notFound('customer', id), index)]));
  if (malformed.length > 0) return { errors: malformed };
  const ids = [...new Set(customerIds.map((id) => id.toLowerCase()))];
  const errors = await retriedTransaction(context, async (transaction) => {
    const held = await holdMembers(transaction, segmentId, ids);
    const unknown = customerIds.flatMap((id, index) => (held.known.has(id.toLowerCase()) ? [] : [{ id, index }]));
    if (kind === 'ENTERED' && unknown.length > 0) return unknownCustomers(transaction, unknown);
    await writeMembers(context, transaction, { segmentId, ids, kind, members: held.members });
    return [];
  });
  context.wakeUps.wake('changes', { everywhere: true });
  context.wakeUps.wake('queue');
  return errors.length > 0 ? { errors } : { segment: await getSegment(context, segmentId), errors: [] };
}

/**
 * Puts customers on a static segment (ENTERED) or takes them off (LEFT), as a part of a transaction: the last, since it locks the log. Whoever is not there is left
 * out. Gives who was there, and who was moved. Throws NOT_FOUND. Whoever follows the log and the queue is to be woken after the commit.
 */
export async function moveMembers(
  context: Pick<MembershipContext, 'segmentSet' | 'clock'>,
  transaction: Transaction,
  segmentId: string,
  customerIds: readonly string[],
  kind: ChangeKind,
): Promise<{ readonly known: ReadonlySet<string>; readonly moved: ReadonlySet<string> }> {
  const { known, members } = await holdMembers(transaction, segmentId, customerIds);
  const ids = [...known];
  const moved = await writeMembers(context, transaction, { segmentId, ids, kind, members });
  return { known, moved };
}

interface Held {
  readonly known: ReadonlySet<string>;
  readonly members: ReadonlySet<string>;
}

async function holdMembers(transaction: Transaction, segmentId: string, ids: readonly string[]): Promise<Held> {
  // While the set is held the segment cannot be deleted: its members would go without a word in the log.
  holdSegmentSet(transaction);
  await getSegment({ database: transaction }, segmentId);
  await keepCustomers(transaction, ids);
  await lockCustomers(transaction, ids);
  return look(transaction, segmentId, ids);
}

interface Move extends Pick<Held, 'members'> {
  readonly segmentId: string;
  readonly ids: readonly string[];
  readonly kind: ChangeKind;
}

async function writeMembers(
  context: Pick<MembershipContext, 'segmentSet' | 'clock'>,
  transaction: Transaction,
  { segmentId, ids, kind, members }: Move,
): Promise<ReadonlySet<string>> {
  const changes = ids
    .filter((id) => members.has(id) === (kind === 'LEFT'))
    .map((customerId): NewChange => ({ segmentId, customerId, kind, cause: 'MANUAL' }));
  const now = context.clock.now();
  writeMemberships(transaction, changes, now);
  await enqueueDependents(context, transaction, changes);
  appendChanges(transaction, changes, now);
  return new Set(changes.map(({ customerId }) => customerId));
}

/** A merge of one of them is waited for, and waits: it moves the places on lists that it finds. What is looked for later sees what it did. */
export async function keepCustomers(transaction: Transaction, ids: readonly string[]): Promise<void> {
  await transaction.query(sql`/* segment.keepCustomers */
    select from customer where id = any(${[...ids]}::uuid[]) order by id for key share`);
}

async function look(transaction: Transaction, segmentId: string, ids: readonly string[]): Promise<Held> {
  const rows = await transaction.query<{ id: string; known: boolean; member: boolean }>(sql`/* segment.look */
    select wanted.id, exists (select from customer c where c.id = wanted.id) as known,
      exists (select from membership m where m.segment_id = ${segmentId}::uuid and m.customer_id = wanted.id) as member
    from unnest(${[...ids]}::uuid[]) as wanted(id)`);
  const having = (test: (row: (typeof rows)[number]) => boolean) => new Set(rows.filter(test).map((row) => row.id));
  return { known: having((row) => row.known), members: having((row) => row.member) };
}

export function noList(): SegmentError {
  return { code: 'INVALID_INPUT', message: 'The members of a dynamic segment follow from its rule.', path: ['segmentId'] };
}

/** Each with where it went, if it was ever anybody. */
async function unknownCustomers(
  database: Queryable,
  unknown: readonly { readonly id: string; readonly index: number }[],
): Promise<SegmentError[]> {
  const departures = await departuresOf(
    database,
    unknown.map(({ id }) => id),
  );
  return unknown.map(({ id, index }) => unknownCustomer(departed(departures, id), index));
}

function unknownCustomer({ message }: DomainError, index: number): SegmentError {
  return { code: 'NOT_FOUND', message, path: ['customerIds', String(index)] };
}
