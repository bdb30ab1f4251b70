import type { Counts } from './deeds.js';
import type { Deed } from './entry.js';

/** What outcomes count: of batches, of erasures and of exports. */
const OF_OUTCOMES: readonly (keyof Counts)[] = ['created', 'updated', 'unchanged', 'rejected', 'suppressed', 'lifted', 'exported'];

/** How much an outcome says was done, and of a batch of one to which record; nothing if it is none. */
export function toldOfOutcome(outcome: unknown): Required<Pick<Deed, 'subjectIds' | 'counts'>> {
  if (typeof outcome !== 'object' || outcome === null) return { subjectIds: [], counts: {} };
  return { subjectIds: idOfOne(outcome), counts: countsOf(outcome) };
}

function countsOf(outcome: object): Counts {
  const told = outcome as Readonly<Record<string, unknown>>;
  return Object.fromEntries(OF_OUTCOMES.flatMap((name) => (typeof told[name] === 'number' ? [[name, told[name]]] : [])));
}

/** A batch of one is about its record, if it did anything to it. */
function idOfOne({ results }: { readonly results?: readonly { readonly id?: unknown; readonly status?: unknown }[] }): string[] {
  if (!Array.isArray(results) || results.length !== 1) return [];
  const [one] = results as [{ readonly id?: unknown; readonly status?: unknown }];
  return typeof one.id === 'string' && one.status !== 'UNCHANGED' && one.status !== 'REJECTED' ? [one.id] : [];
}
