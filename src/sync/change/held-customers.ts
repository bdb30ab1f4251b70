import { sql, type Transaction } from '../../database/index.js';
import { customer } from '../../records/index.js';
import { recordTable } from '../batch/index.js';
import type { Provenance } from '../declare/index.js';

/** What changes of customers beside what stands read and write. */
export interface HeldCustomer {
  readonly id: string;
  readonly tags: readonly string[];
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly provenance: Provenance;
}

export const HELD_CUSTOMER = recordTable('customer', { id: 'uuid', tags: 'text[]', attributes: 'jsonb', provenance: 'jsonb' }, ['id']);

/** Those who are there, by id, locked in the order of their ids. */
export async function holdCustomers(transaction: Transaction, ids: readonly string[]): Promise<Map<string, HeldCustomer>> {
  const rows = await transaction.query<HeldCustomer>(sql`/* sync.lockChanged */
    select id, tags, attributes, provenance from customer where id = any(${[...new Set(ids)]}::uuid[]) order by id for no key update`);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Tags with some more and some less, each once whatever the case of its letters: one that is in both lists stays. */
export function tagsAfter(tags: readonly string[], addTags: readonly string[], removeTags: readonly string[]): string[] {
  const added = new Set(addTags.map(folded));
  const removed = new Set(removeTags.map(folded).filter((tag) => !added.has(tag)));
  const there = new Set(tags.map(folded));
  return [...tags.filter((tag) => !removed.has(folded(tag))), ...addTags.filter((tag) => !there.has(folded(tag)))];
}

/** Whether a customer may be told to have these. */
export function areTags(tags: readonly string[]): boolean {
  return customer.fields.tags.check.safeParse(tags).success;
}

function folded(tag: string): string {
  return tag.toLowerCase();
}
