import type { Queryable } from '../database/sql.js';
import { sql } from '../database/sql.js';

/** What the records of a batch refer to, by external id in the batch's source. */

export async function findCustomerIds(
  database: Queryable,
  source: string,
  externalIds: Iterable<string | undefined>,
): Promise<Map<string, string>> {
  const wanted = distinct(externalIds);
  if (wanted.length === 0) return new Map();
  const rows = await database.query<{ external_id: string; customer_id: string }>(sql`/* sync.findCustomers */
    select external_id, customer_id from customer_external_id where source = ${source} and external_id = any(${wanted}::text[])`);
  return new Map(rows.map((row) => [row.external_id, row.customer_id]));
}

/** What an order line copies of its product at the time of sale. */
export interface ProductReference {
  readonly id: string;
  readonly name: string;
  /** Canonical money text. */
  readonly unitCost: string | null;
}

export async function findProducts(
  database: Queryable,
  source: string,
  externalIds: Iterable<string | null | undefined>,
): Promise<Map<string, ProductReference>> {
  const wanted = distinct(externalIds);
  if (wanted.length === 0) return new Map();
  const rows = await database.query<ProductReference & { externalId: string }>(sql`/* sync.findProducts */
    select external_id as "externalId", id, name, unit_cost as "unitCost"
    from product where source = ${source} and external_id = any(${wanted}::text[])`);
  return new Map(rows.map(({ externalId, ...product }) => [externalId, product]));
}

export function distinct(values: Iterable<string | null | undefined>): string[] {
  return [...new Set(values)].filter((value) => value !== null && value !== undefined);
}
