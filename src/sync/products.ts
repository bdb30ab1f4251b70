import type { Transaction } from '../database/database.js';
import { sql } from '../database/sql.js';
import { newId } from '../kernel/id.js';
import type { Batch, SyncContext, SyncOutcome } from './batch.js';
import { readState, recordTable } from './record-table.js';
import type { ProductRecord } from './records.js';
import { distinct } from './references.js';
import { runBatch } from './run-batch.js';
import { productSchema, type Product } from './schemas.js';
import { afterwards, overlay, Rejection, statesOf, upsert } from './upsert.js';
import { isRequired, type Accepted } from './validate.js';

interface ProductState {
  readonly id: string;
  readonly externalId: string;
  readonly name: string;
  readonly sku: string | null;
  readonly brand: string | null;
  readonly supplier: string | null;
  readonly categoryPath: readonly string[];
  readonly tags: readonly string[];
  readonly listPrice: string | null;
  readonly unitCost: string | null;
  readonly releasedAt: string | null;
}

const PRODUCT = recordTable(
  'product',
  {
    id: 'uuid',
    externalId: 'text',
    name: 'text',
    sku: 'text',
    brand: 'text',
    supplier: 'text',
    categoryPath: 'text[]',
    tags: 'text[]',
    listPrice: 'numeric',
    unitCost: 'numeric',
    releasedAt: 'timestamptz',
  },
  ['id'],
);

/** Creates and changes products. A new one needs a name. */
export function syncProducts(context: SyncContext, batch: Batch<ProductRecord>): Promise<SyncOutcome> {
  return runBatch(context, { name: 'syncProducts', schema: productSchema, apply: applyProducts }, batch);
}

async function applyProducts(transaction: Transaction, context: SyncContext, source: string, accepted: readonly Accepted<Product>[]) {
  const stored = await readProducts(transaction, source, distinct(accepted.map(({ record }) => record.externalId)));
  const { results } = await upsert<Product, ProductState>(accepted, {
    stored,
    externalIdOf: (record) => record.externalId,
    next(record, before) {
      if (before !== undefined) return overlay(before, record);
      if (record.name === undefined) return new Rejection([isRequired('name')]);
      return overlay<ProductState>({ ...BLANK, id: newId(), externalId: record.externalId, name: record.name }, record);
    },
    async write(created, updated) {
      const now = context.clock.now();
      await PRODUCT.insert(transaction, statesOf(created), { source, createdAt: now, updatedAt: now });
      await PRODUCT.update(transaction, afterwards(updated), { updatedAt: now });
    },
  });
  return { results, touchedCustomerIds: [] };
}

const BLANK = {
  sku: null,
  brand: null,
  supplier: null,
  categoryPath: [],
  tags: [],
  listPrice: null,
  unitCost: null,
  releasedAt: null,
};

async function readProducts(transaction: Transaction, source: string, externalIds: readonly string[]): Promise<Map<string, ProductState>> {
  const rows = await transaction.query(sql`/* sync.lockProducts */
    select ${PRODUCT.selection('p')} from product p
    where p.source = ${source} and p.external_id = any(${externalIds}::text[])
    order by p.external_id for no key update`);
  return new Map(rows.map((row) => readState<ProductState>(row)).map((state) => [state.externalId, state]));
}
