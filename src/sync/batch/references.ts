import type { ReferenceField, ReferredKind } from '../../records/index.js';
import {
  answered,
  question,
  type Question,
  quoteIdentifier,
  rawSql,
  RecordReplaced,
  prepared,
  rowsByExternalId,
  sql,
} from '../../database/index.js';

/*
 * What the records of a batch refer to, by external id in the batch's source. It is locked against deletion before the records
 * themselves are: whoever deletes or merges a customer takes customers first too, so the two never wait for each other.
 */

type Locked = (source: string, externalIds: Iterable<string | null | undefined>) => Question<ReadonlyMap<string, string>>;

/** In the order in which they are locked. */
const LOCKED: Readonly<Record<ReferredKind, Locked>> = {
  customer: lockedCustomerIds,
  company: lockedIdsIn('company'),
  product: lockedIdsIn('product'),
  campaign: lockedIdsIn('campaign'),
};
const ORDER = Object.keys(LOCKED);

/** Those that there are of the records named, locked: their ids by external id. */
export function lockedIds(kind: ReferredKind, ...named: Parameters<Locked>): ReturnType<Locked> {
  return LOCKED[kind](...named);
}

/** The references in the order in which what they name is locked. */
export function inLockOrder(references: readonly ReferenceField[]): readonly ReferenceField[] {
  return references.toSorted((a, b) => ORDER.indexOf(a.refersTo) - ORDER.indexOf(b.refersTo));
}

function lockedCustomerIds(...[source, externalIds]: Parameters<Locked>): ReturnType<Locked> {
  const wanted = distinct(externalIds);
  if (wanted.length === 0) return answered(new Map());
  const asked = rowsByExternalId(sql`customer_external_id`, source, wanted);
  const lock = prepared`/* sync.lockReferencedCustomers */
    select c.id from customer c
    where c.id in (select customer_id from ${asked} asked)
    order by c.id for key share`;
  // Read by a later statement: a customer that was merged while the lock was waited for has another id now.
  const find = prepared`/* sync.findCustomers */
    select external_id, customer_id from ${asked} asked`;
  return question<[{ id: string }, { external_id: string; customer_id: string }], Map<string, string>>([lock, find], (locked, rows) => {
    const ids = new Set(locked.map((row) => row.id));
    if (rows.some((row) => !ids.has(row.customer_id))) throw new RecordReplaced();
    return new Map(rows.map((row) => [row.external_id, row.customer_id]));
  });
}

/** Of a table whose records are known by one external id each. */
function lockedIdsIn(table: ReferredKind): Locked {
  const comment = rawSql(`/* sync.lockReferenced: ${table} */`);
  const from = rawSql(quoteIdentifier(table));
  return (source, externalIds) => {
    const wanted = distinct(externalIds);
    if (wanted.length === 0) return answered(new Map());
    const lock = prepared`${comment}
      select external_id, id from ${from} where id in (select id from ${rowsByExternalId(from, source, wanted)} asked)
      order by external_id for key share`;
    return question<[{ external_id: string; id: string }], Map<string, string>>(
      [lock],
      (rows) => new Map(rows.map((row) => [row.external_id, row.id])),
    );
  };
}

/** What an order line copies of its product at the time of sale. */
export interface ProductReference {
  readonly id: string;
  readonly name: string;
  /** Canonical money text. */
  readonly unitCost: string | null;
}

/** Products by external id, locked. */
export function lockedProducts(
  source: string,
  externalIds: Iterable<string | null | undefined>,
): Question<ReadonlyMap<string, ProductReference>> {
  const wanted = distinct(externalIds);
  if (wanted.length === 0) return answered(new Map());
  const lock = prepared`/* sync.lockReferencedProducts */
    select external_id as "externalId", id, name, unit_cost as "unitCost"
    from product where id in (select id from ${rowsByExternalId(sql`product`, source, wanted)} asked)
    order by external_id for key share`;
  return question<[ProductReference & { externalId: string }], Map<string, ProductReference>>(
    [lock],
    (rows) => new Map(rows.map(({ externalId, ...product }) => [externalId, product])),
  );
}

export function distinct(values: Iterable<string | null | undefined>): string[] {
  return [...new Set(values)].filter((value) => value !== null && value !== undefined);
}
