import { rowsByExternalId, sql } from '../database/index.js';
import { type SyncContext, syncUnchecked } from '../sync/index.js';

/** A product as a line of an order tells it. */
export interface ToldProduct {
  readonly externalId: string;
  /** What is made of it where it is not known yet; undefined where too little is told. */
  readonly record: object | undefined;
}

/** The products that there are afterwards, of those named. Those that are known are left as they are: what a line says is of the time of sale. */
export async function knownProducts(
  context: SyncContext,
  source: string,
  told: readonly ToldProduct[],
  mayMake: boolean,
): Promise<ReadonlySet<string>> {
  const byId = new Map(told.map(({ externalId, record }) => [externalId, record]));
  if (byId.size === 0) return new Set();
  const known = await context.database.transaction((transaction) =>
    transaction.query<{ id: string }>(sql`/* inbound.knownProducts */
      select external_id as id from ${rowsByExternalId(sql`product`, source, byId.keys())} asked`),
  );
  const there = new Set(known.map(({ id }) => id));
  const made = [...byId].flatMap(([externalId, record]) => (there.has(externalId) || record === undefined ? [] : [record]));
  for (let from = 0; mayMake && from < made.length; from += 1_000) {
    const { results } = await syncUnchecked(context, 'product', { source, records: made.slice(from, from + 1_000) });
    for (const { errors, externalId } of results) if (errors.length === 0 && externalId !== undefined) there.add(externalId);
  }
  return there;
}

/** An order whose lines name no product that there is not. */
export function withKnownProducts(fields: Readonly<Record<string, unknown>>, products: ReadonlySet<string>): Record<string, unknown> {
  const lines = fields['lines'];
  if (!Array.isArray(lines)) return { ...fields };
  return {
    ...fields,
    lines: (lines as Record<string, unknown>[]).map(({ productExternalId, ...line }) =>
      typeof productExternalId === 'string' && products.has(productExternalId) ? { ...line, productExternalId } : line,
    ),
  };
}
