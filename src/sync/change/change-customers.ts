import { isDeepStrictEqual } from 'node:util';
import { sql, type Transaction } from '../../database/index.js';
import { fitsMoney, normalEmail, parseMoney, printMoney } from '../../records/index.js';
import {
  type Accepted,
  type Applied,
  type Batch,
  isRequired,
  lockedIds,
  type RecordError,
  recordError,
  runBatch,
  type SyncOutcome,
  type SyncResult,
  unknownReference,
} from '../batch/index.js';
import type { SyncContext } from '../context.js';
import { type Arbiter, ARBITER, attributeTypes, canonicalOf, type DeclaredTypes, type Provenance } from '../declare/index.js';
import { areTags, HELD_CUSTOMER, type HeldCustomer, holdCustomers, tagsAfter } from './held-customers.js';
import { type CustomerChange, customerChange, type CustomerChangeRecord } from './customer-change.js';

/** Adds and takes away tags, and adds to numbers, of customers who are known: what else there is of them stays, whoever writes at the same time. */
export function changeCustomers(context: SyncContext, batch: Batch<CustomerChangeRecord>): Promise<SyncOutcome> {
  return runBatch(context, { name: 'changeCustomers', of: customerChange, apply }, batch);
}

async function apply(
  transaction: Transaction,
  context: SyncContext,
  source: string,
  accepted: readonly Accepted<CustomerChange>[],
): Promise<Applied> {
  const records = accepted.map(({ record }) => record);
  const [named, types, arbiter] = await transaction.ask(
    lockedIds(
      'customer',
      source,
      records.map(({ externalId }) => externalId),
    ),
    attributeTypes(accepted.map(({ index, record }) => ({ index, record: { attributes: record.increments } }))),
    ARBITER,
  );
  const reached = await holdersOf(transaction, records);
  const before = await holdCustomers(transaction, [...named.values(), ...[...reached.values()].flat()]);
  const current = new Map(before);
  const claim = { source, party: arbiter.standingOf(source).party, at: context.clock.now().toISOString() };
  const results = accepted.map(({ index, record }): SyncResult => {
    const found = customerOf(record, named, reached);
    const told = typeof record.externalId === 'string' ? { externalId: record.externalId } : {};
    if (typeof found !== 'string') return { index, status: 'REJECTED', ...told, errors: [found] };
    const state = current.get(found);
    const after = state === undefined ? [unknownReference(['externalId'], 'customer', found)] : changed(state, record, types, claim);
    if (Array.isArray(after)) return { index, status: 'REJECTED', ...told, errors: after };
    current.set(found, after);
    return { index, status: isDeepStrictEqual(state, after) ? 'UNCHANGED' : 'UPDATED', id: found, ...told, errors: [] };
  });
  const differing = [...current.values()].filter((state) => !isDeepStrictEqual(state, before.get(state.id)));
  HELD_CUSTOMER.update(transaction, differing, { updatedAt: context.clock.now() });
  return { results, touchedCustomerIds: differing.map(({ id }) => id) };
}

/** Who has each of the addresses, at most two: more need not be known. */
async function holdersOf(transaction: Transaction, records: readonly CustomerChange[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const emails = [...new Set(records.flatMap(({ email }) => (typeof email === 'string' ? normalEmail(email) : [])))];
  if (emails.length === 0) return new Map();
  const rows = await transaction.query<{ email: string; ids: string[] }>(sql`/* sync.holdersToChange */
    select w.email, array(select distinct customer_id from customer_email where normal = w.email limit 2) as ids
    from unnest(${emails}::text[]) as w(email)`);
  return new Map(rows.map(({ email, ids }) => [email, ids]));
}

function customerOf(
  { externalId, email }: CustomerChange,
  named: ReadonlyMap<string, string>,
  reached: ReadonlyMap<string, readonly string[]>,
): string | RecordError {
  if (typeof externalId === 'string') return named.get(externalId) ?? unknownReference(['externalId'], 'customer', externalId);
  if (typeof email !== 'string') return isRequired('externalId');
  const [id, other] = reached.get(normalEmail(email)) ?? [];
  if (id === undefined) return unknownReference(['email'], 'customer', email);
  return other === undefined ? id : recordError('CONFLICT', ['email'], 'is that of several customers');
}

function changed(
  state: HeldCustomer,
  { addTags = [], removeTags = [], increments = {} }: CustomerChange,
  types: DeclaredTypes,
  claim: { readonly source: string; readonly party: ReturnType<Arbiter['standingOf']>['party']; readonly at: string },
): HeldCustomer | RecordError[] {
  const tags = tagsAfter(state.tags, addTags, removeTags);
  const errors: RecordError[] = [];
  // What comes of it keeps to what a customer may be told to have; who has more already may lose some.
  if (addTags.length > 0 && !areTags(tags)) {
    errors.push(recordError('INVALID_VALUE', ['addTags'], 'makes more tags than a customer can have'));
  }
  const attributes = { ...state.attributes };
  const provenance: Record<string, Provenance[string]> = { ...state.provenance };
  for (const [key, by] of Object.entries(increments)) {
    const sum = summed(types.get(key), attributes[key], by, ['increments', key]);
    if ('errors' in sum) errors.push(...sum.errors);
    else if (sum.value !== attributes[key]) {
      attributes[key] = sum.value;
      provenance[`attributes.${key}`] = claim;
    }
  }
  return errors.length > 0 ? errors : { id: state.id, tags, attributes, provenance };
}

function summed(type: string | undefined, held: unknown, by: unknown, path: string[]): { value: unknown } | { errors: RecordError[] } {
  if (type === undefined) return { errors: [recordError('UNKNOWN_ATTRIBUTE', path, 'is no declared attribute')] };
  if (type !== 'number' && type !== 'money') return { errors: [recordError('INVALID_VALUE', path, 'is no number and no money')] };
  const given = canonicalOf(type, by, path);
  if ('errors' in given) return given;
  const tooLarge = { errors: [recordError('INVALID_VALUE', path, 'makes it too large')] };
  if (type === 'number') {
    const value = Number((Number(held ?? 0) + Number(given.value)).toPrecision(15));
    return Number.isFinite(value) ? { value } : tooLarge;
  }
  const sum = parseMoney(typeof held === 'string' ? held : '0') + parseMoney(String(given.value));
  return fitsMoney(sum) ? { value: printMoney(sum) } : tooLarge;
}
