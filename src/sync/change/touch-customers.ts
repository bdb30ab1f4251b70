import { isDeepStrictEqual } from 'node:util';
import type { Transaction } from '../../database/index.js';
import type { Clock } from '../../kernel/index.js';
import { type RecordError, recordError, Rejection } from '../batch/index.js';
import { ARBITER, attributeTypes, checkAttributes, type Claim, type DeclaredTypes, weighFields, withoutNulls } from '../declare/index.js';
import { areTags, HELD_CUSTOMER, type HeldCustomer, holdCustomers, tagsAfter } from './held-customers.js';

/** What is to become of a customer, by the id that it has here. */
export interface Touch {
  readonly customerId: string;
  readonly addTags?: readonly string[];
  readonly removeTags?: readonly string[];
  /** Values of declared attributes, by key; null takes one away. */
  readonly attributes?: Readonly<Record<string, unknown>>;
}

/** What became of it: nothing differs, or it cannot be. */
export type Touched = 'UPDATED' | 'UNCHANGED' | RecordError;

/**
 * Changes customers beside what stands, as a part of a transaction; each is named once. What an attribute is told is weighed against what other sources said, as
 * that of any source is. Whoever is not there is not in what is given.
 */
export async function touchCustomers(
  transaction: Transaction,
  { clock, source }: { readonly clock: Clock; readonly source: string },
  touches: readonly Touch[],
): Promise<ReadonlyMap<string, Touched>> {
  const [types, arbiter] = await transaction.ask(
    attributeTypes(touches.map(({ attributes }, index) => ({ index, record: { attributes } }))),
    ARBITER,
  );
  const held = await holdCustomers(
    transaction,
    touches.map(({ customerId }) => customerId),
  );
  const now = clock.now();
  const claim: Claim = { source, at: now.toISOString(), dated: true };
  const outcomes = new Map<string, Touched>();
  const changed: HeldCustomer[] = [];
  for (const touch of touches) {
    const before = held.get(touch.customerId);
    if (before === undefined) continue;
    const after = touched(before, touch, types, (state, given) => weighFields(arbiter, state, { given, claim, prefix: 'attributes.' }));
    if ('code' in after) outcomes.set(before.id, after);
    else {
      // Whose word it is counts for nothing where the value stays: two that say the same would write for ever.
      const differs = !isDeepStrictEqual([before.tags, before.attributes], [after.tags, after.attributes]);
      outcomes.set(before.id, differs ? 'UPDATED' : 'UNCHANGED');
      if (differs) changed.push(after);
    }
  }
  HELD_CUSTOMER.update(transaction, changed, { updatedAt: now });
  return outcomes;
}

type Weigh = (held: Parameters<typeof weighFields>[1], given: Readonly<Record<string, unknown>>) => ReturnType<typeof weighFields>;

function touched(
  before: HeldCustomer,
  { addTags = [], removeTags = [], attributes = {} }: Touch,
  types: DeclaredTypes,
  weigh: Weigh,
): HeldCustomer | RecordError {
  const given = checkAttributes(attributes, types);
  if (given instanceof Rejection) return given.errors[0] as RecordError;
  const tags = tagsAfter(before.tags, addTags, removeTags);
  // Whoever has too many already may lose some.
  if (addTags.length > 0 && !areTags(tags))
    return recordError('INVALID_VALUE', ['tags'], 'has what is no tag, or more than a customer can have');
  const weighed = weigh({ values: before.attributes, provenance: before.provenance }, given);
  return { ...before, tags, attributes: withoutNulls({ ...before.attributes, ...weighed.values }), provenance: weighed.provenance };
}
