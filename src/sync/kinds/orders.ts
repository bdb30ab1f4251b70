import { isDeepStrictEqual } from 'node:util';
import { type Transaction, question, type Question, sql, RecordReplaced } from '../../database/index.js';
import { type Checked, order, orderLine, type OrderRecord } from '../../records/index.js';
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
} from '../batch/index.js';
import { attributeTypes } from '../declare/index.js';
import { costsAbroad } from './costs-abroad.js';
import { nextOrder, type OrderState } from './order-state.js';

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

/**
 * Creates and changes orders with their lines. A new one needs a customer and a date; without a status it is completed and paid.
 * A refund is the same order again, with `refunded` in money and `returnedQuantity` on its lines.
 */
export function syncOrders(context: SyncContext, batch: Batch<OrderRecord>): Promise<SyncOutcome> {
  return runBatch(context, { name: order.operation, of: order, apply: applyOrders }, batch);
}

async function applyOrders(
  transaction: Transaction,
  context: SyncContext,
  source: string,
  accepted: readonly Accepted<Order>[],
): Promise<Applied> {
  const records = accepted.map(({ record }) => record);
  const lines = records.flatMap((record) => record.lines ?? []);
  const [customerIds, products, stored, types] = await transaction.ask(
    lockedIds(
      'customer',
      source,
      records.map((record) => record.customerExternalId),
    ),
    lockedProducts(
      source,
      lines.map((line) => line.productExternalId),
    ),
    lockedOrders(source, distinct(records.map((record) => record.externalId))),
    attributeTypes(accepted, 'order'),
  );
  const costIn = await costsAbroad(transaction, records, stored, context.currency);
  const references = {
    customerIds,
    products,
    types,
    currency: context.currency,
    costIn,
    now: context.clock.now().toISOString(),
    undatedIsOld: context.undatedIsOld === true,
  };
  const { results, created, updated } = upsert<Order, OrderState>(accepted, {
    stored,
    externalIdOf: (record) => record.externalId,
    next: (record, before) => nextOrder(record, before, references),
    write: (creations, changes) => writeOrders(transaction, source, statesOf(creations), changes, context.clock.now()),
  });
  // An order that changed hands touches both.
  const touched = [...statesOf(created), ...updated.flatMap(({ before, after }) => [before, after])];
  return { results, touchedCustomerIds: touched.map(({ customerId }) => customerId) };
}

function lockedOrders(source: string, externalIds: readonly string[]): Question<Map<string, OrderState>> {
  // Locked first and read by a later statement, which sees the lines as the transactions that were waited for have left them.
  const lock = sql`/* sync.lockOrders */
    select id from "order" where source = ${source} and external_id = any(${externalIds}::text[]) order by external_id for no key update`;
  const read = sql`/* sync.readOrders */
    select ${ORDER.selection('o')},
      (select coalesce(jsonb_agg(${asJson(LINE_COLUMNS)} order by position), '[]') from order_line where order_id = o.id) as lines
    from "order" o where source = ${source} and external_id = any(${externalIds}::text[])`;
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
