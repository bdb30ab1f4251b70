import { isDeepStrictEqual } from 'node:util';
import { newId } from '../../kernel/index.js';
import { answered, type Transaction, question, type Question, RecordReplaced, rowsByExternalId, sql } from '../../database/index.js';
import { type Checked, order, orderLine, type OrderRecord } from '../../records/index.js';
import { GUEST } from '../anonymous.js';
import type { SyncContext } from '../context.js';
import {
  type Batch,
  type SyncOutcome,
  asJson,
  readState,
  recordTable,
  distinct,
  lockedIds,
  lockedProducts,
  runBatch,
  type Applied,
  afterwards,
  statesOf,
  upsert,
  type Change,
  type Accepted,
  type BatchOperation,
  type RecordError,
  Rejection,
  type SyncResult,
} from '../batch/index.js';
import { attributeTypes } from '../declare/index.js';
import { costsAbroad } from './costs-abroad.js';
import { nextOrder, type OrderReferences, type OrderState } from './order-state.js';

type Order = Checked<typeof order.fields>;

const ORDER = recordTable(
  'order',
  {
    id: 'uuid',
    externalId: 'text',
    customerId: 'uuid',
    customerExternalId: 'text',
    ...order.columns,
    lineCount: 'int',
    totalIsTold: 'bool',
    sourceUpdatedAt: 'timestamptz',
  },
  ['id'],
);
const LINE_COLUMNS = { productId: 'uuid', ...orderLine.columns };
/** Customer and date are the order's. */
const LINE = recordTable('order_line', { orderId: 'uuid', position: 'int', customerId: 'uuid', placedAt: 'timestamptz', ...LINE_COLUMNS }, [
  'orderId',
  'position',
]);

/** Orders that name no customer: whose they are, and where they are kept until that is known. */
export interface GuestOrders {
  /** What the source calls the guest of a record, by its place in the batch. */
  readonly names: ReadonlyMap<number, string>;
  /**
   * Keeps orders of nobody who is known, and says of each what was done. What is neither of a guest nor waits already has no result. `flawsOf` says what would be
   * wrong with an order if it came in now.
   */
  keep(
    transaction: Transaction,
    source: string,
    orders: readonly Accepted<Order>[],
    flawsOf: (order: Order) => readonly RecordError[],
  ): Promise<ReadonlyMap<number, SyncResult>>;
  /** What is known of orders that wait under these ids, locked. */
  waiting(source: string, externalIds: readonly string[]): Question<Waiting>;
  /** A word about an order, with what was known of it while it waited. */
  laidOver(known: Partial<Order>, told: Order): Order;
  /** What waits under these ids does so no more: their customers have been named. */
  come(transaction: Transaction, source: string, externalIds: readonly string[]): void;
}

/** Orders that wait, by their ids. */
export type Waiting = ReadonlyMap<string, Partial<Order>>;

/**
 * Creates and changes orders with their lines. A new one needs a customer, or a guest, and a date; without a status it is completed and paid.
 * A refund is the same order again, with `refunded` in money and `returnedQuantity` on its lines.
 */
export function syncOrders(context: SyncContext, batch: Batch<OrderRecord>, guests?: GuestOrders): Promise<SyncOutcome> {
  const apply: BatchOperation<Order>['apply'] = (transaction, inTransaction, source, accepted) =>
    applyOrders(transaction, inTransaction, { source, accepted, guests, isAttached: batch.stillWanted !== undefined });
  return runBatch(context, { name: order.operation, of: order, apply }, batch);
}

interface Told {
  readonly source: string;
  readonly accepted: readonly Accepted<Order>[];
  readonly guests: GuestOrders | undefined;
  /** Whether they have waited, and are brought in now. */
  readonly isAttached: boolean;
}

async function applyOrders(
  transaction: Transaction,
  context: SyncContext,
  { source, accepted, guests, isAttached }: Told,
): Promise<Applied> {
  const records = accepted.map(({ record }) => record);
  const externalIds = distinct(records.map((record) => record.externalId));
  const [customerIds, products, stored, types, waiting] = await transaction.ask(
    lockedIds('customer', source, [...records.map((record) => record.customerExternalId), ...(guests?.names.values() ?? [])]),
    lockedProducts(source, productsIn(records)),
    lockedOrders(source, externalIds),
    attributeTypes(accepted, 'order'),
    guests === undefined || isAttached ? answered<Waiting>(new Map()) : guests.waiting(source, externalIds),
  );
  const costIn = await costsAbroad(transaction, records, stored, context.currency);
  const references: OrderReferences = {
    customerIds,
    ...(await withWaiting(transaction, source, waiting, { products, types })),
    currency: context.currency,
    costIn,
    now: context.clock.now().toISOString(),
    undatedIsOld: context.undatedIsOld === true,
  };
  const named = guests === undefined ? accepted : withGuests(accepted, { names: guests.names, customerIds, stored });
  const kept = await guests?.keep(transaction, source, ofNobodyAmong(named, { customerIds, stored }), (told) => {
    const next = nextOrder({ ...told, customerExternalId: '' }, undefined, { ...references, customerIds: SOMEBODY });
    return next instanceof Rejection ? next.errors : [];
  });
  const coming = kept === undefined || kept.size === 0 ? named : named.filter(({ index }) => !kept.has(index));
  // Read once more: the batch itself may have changed what waits.
  const mayWait = waiting.size + (kept?.size ?? 0) > 0;
  const known = guests !== undefined && mayWait ? (await transaction.ask(guests.waiting(source, externalIds)))[0] : waiting;
  const firstWord = (record: Order) => {
    const before = known.get(record.externalId);
    return before === undefined || guests === undefined ? record : guests.laidOver(before, record);
  };
  const firstCostIn = known.size === 0 ? costIn : await costsAbroad(transaction, records.map(firstWord), stored, context.currency);
  const { results, created, updated } = upsert<Order, OrderState>(coming, {
    stored,
    externalIdOf: (record) => record.externalId,
    next: (record, before) =>
      before === undefined
        ? nextOrder(firstWord(record), undefined, { ...references, costIn: firstCostIn })
        : nextOrder(record, before, references),
    write: (creations, changes) => writeOrders(transaction, source, statesOf(creations), changes, context.clock.now()),
  });
  if (!isAttached && created.length > 0) {
    guests?.come(
      transaction,
      source,
      created.map(({ externalId }) => externalId),
    );
  }
  // An order that changed hands touches both.
  const touched = [...statesOf(created), ...updated.flatMap(({ before, after }) => [before, after])];
  return { results: [...results, ...(kept?.values() ?? [])], touchedCustomerIds: touched.map(({ customerId }) => customerId) };
}

type Referred = Pick<OrderReferences, 'products' | 'types'>;

/** What orders that wait refer to, too: words about them are judged with the rest of them. */
async function withWaiting(transaction: Transaction, source: string, waiting: Waiting, { products, types }: Referred): Promise<Referred> {
  if (waiting.size === 0) return { products, types };
  const records = [...waiting.values()];
  const [moreProducts, moreTypes] = await transaction.ask(
    lockedProducts(source, productsIn(records)),
    attributeTypes(
      records.map((record, index) => ({ index, record })),
      'order',
    ),
  );
  return { products: new Map([...products, ...moreProducts]), types: new Map([...types, ...moreTypes]) };
}

function productsIn(records: readonly Partial<Order>[]) {
  return records.flatMap(({ lines = [] }) => lines.map(({ productExternalId }) => productExternalId));
}

/** Orders of which nothing says whose they are: neither what is stored nor a word before. */
function ofNobodyAmong(
  named: readonly Accepted<Order>[],
  { customerIds, stored }: Pick<Known, 'customerIds' | 'stored'>,
): Accepted<Order>[] {
  const owned = new Set(stored.keys());
  return named.filter(({ record: { externalId, customerExternalId } }) => {
    if (customerExternalId === undefined) return !owned.has(externalId);
    if (customerIds.has(customerExternalId)) owned.add(externalId);
    return false;
  });
}

/** A customer, for the question whether all else of an order is right. */
const SOMEBODY = new Map([['', newId()]]);

interface Known {
  readonly names: GuestOrders['names'];
  readonly customerIds: ReadonlyMap<string, string>;
  readonly stored: ReadonlyMap<string, OrderState>;
}

/** Orders of guests whom somebody knows, with their names. One that is of a customer stays theirs, whoever is told to be the guest. */
function withGuests(accepted: readonly Accepted<Order>[], { names, customerIds, stored }: Known): Accepted<Order>[] {
  const owned = new Set([...stored.values()].flatMap((state) => (isGuest(state.customerExternalId) ? [] : [state.externalId])));
  return accepted.map((one) => {
    const { externalId, customerExternalId } = one.record;
    if (customerExternalId !== undefined) {
      owned.add(externalId);
      return one;
    }
    const name = names.get(one.index);
    if (name === undefined || !customerIds.has(name) || owned.has(externalId)) return one;
    return { ...one, record: { ...one.record, customerExternalId: name } };
  });
}

function isGuest(name: string | null): boolean {
  return name?.startsWith(GUEST) === true;
}

function lockedOrders(source: string, externalIds: readonly string[]): Question<Map<string, OrderState>> {
  const asked = rowsByExternalId(sql`"order"`, source, externalIds);
  // Locked first and read by a later statement, which sees the lines as the transactions that were waited for have left them.
  const lock = sql`/* sync.lockOrders */
    select id from "order" where id in (select id from ${asked} asked) order by external_id for no key update`;
  const read = sql`/* sync.readOrders */
    select ${ORDER.selection('o')},
      (select coalesce(jsonb_agg(${asJson(LINE_COLUMNS)} order by position), '[]') from order_line where order_id = o.id) as lines
    from ${asked} o`;
  return question<[{ id: string }, { id: string }], Map<string, OrderState>>([lock, read], (locked, rows) => {
    const ids = new Set(locked.map((row) => row.id));
    if (rows.some((row) => !ids.has(row.id))) throw new RecordReplaced();
    return new Map(rows.map((row) => readState<OrderState>(row)).map((state) => [state.externalId, state]));
  });
}

function writeOrders(
  transaction: Transaction,
  source: string,
  created: readonly OrderState[],
  updated: readonly Change<OrderState>[],
  now: Date,
): void {
  const relined = afterwards(updated.filter(({ before, after }) => !isDeepStrictEqual(before.lines, after.lines)));
  LINE.deleteWhere(
    transaction,
    'orderId',
    relined.map(({ id }) => id),
  );
  ORDER.insert(transaction, created, { source, createdAt: now, updatedAt: now });
  ORDER.update(transaction, afterwards(updated), { updatedAt: now });
  LINE.insert(
    transaction,
    [...created, ...relined].flatMap(({ id, customerId, placedAt, lines }) =>
      lines.map((line, position) => ({ orderId: id, position, customerId, placedAt, ...line })),
    ),
  );
}
