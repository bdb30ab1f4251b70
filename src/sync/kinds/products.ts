import type { SyncContext } from '../context.js';
import { type Batch, type SyncOutcome, syncFlatRecords, type FlatKind } from '../batch/index.js';
import type { ProductRecord } from './records.js';
import { productSchema, type Product } from './schemas.js';

const PRODUCTS: FlatKind<Product> = {
  operation: 'syncProducts',
  table: 'product',
  schema: productSchema,
  references: {},
  required: { name: 'text' },
  optional: {
    sku: 'text',
    brand: 'text',
    supplier: 'text',
    categoryPath: 'text[]',
    tags: 'text[]',
    listPrice: 'numeric',
    unitCost: 'numeric',
    releasedAt: 'timestamptz',
  },
};

/** Creates and changes products. A new one needs a name. */
export function syncProducts(context: SyncContext, batch: Batch<ProductRecord>): Promise<SyncOutcome> {
  return syncFlatRecords(context, PRODUCTS, batch);
}
