import { isDeepStrictEqual } from 'node:util';
import type { RecordError, SyncResult } from './batch.js';
import type { Accepted } from './validate.js';

/** A record that was not known before. */
export interface Creation<State> {
  readonly externalId: string;
  readonly state: State;
}

/** What a record was and what it became. */
export interface Change<State> {
  readonly before: State;
  readonly after: State;
}

export function statesOf<State>(created: readonly Creation<State>[]): State[] {
  return created.map((creation) => creation.state);
}

export function afterwards<State>(updated: readonly Change<State>[]): State[] {
  return updated.map((change) => change.after);
}

/** Why a record cannot become what it says. */
export class Rejection {
  constructor(readonly errors: readonly RecordError[]) {}
}

/** How the records of one kind are brought in: states are plain values in canonical form, equal exactly when nothing differs. */
export interface UpsertPlan<Input, State extends { readonly id: string }> {
  /** The known records among those of the batch, locked against other writers, by external id. */
  readonly stored: ReadonlyMap<string, State>;
  externalIdOf(record: Input): string;
  /** What `before` (undefined: unknown so far) becomes by this record. Called in the order of the batch. */
  next(record: Input, before: State | undefined): State | Rejection;
  /** Deferred to the next statement. */
  write(created: readonly Creation<State>[], updated: readonly Change<State>[]): void;
}

/** What was before each record that changed something, and after it. */
const CHANGES = new WeakMap<SyncResult, Change<object>>();

/** The fields that a record has changed, in the order of the kind; undefined where nobody knows any more. */
export function changedFieldsOf(result: SyncResult): string[] | undefined {
  const change = CHANGES.get(result);
  return change === undefined ? undefined : [...differing(change.before, change.after)];
}

/** What a batch did to the records of one kind. */
export interface Upserted<State> {
  readonly results: SyncResult[];
  readonly created: readonly Creation<State>[];
  readonly updated: readonly Change<State>[];
}

/**
 * Applies the records one after the other in memory, so that repeated external ids build on each other, then writes the difference
 * from what was stored: nothing at all for records that say what is known.
 */
export function upsert<Input, State extends { readonly id: string }>(
  accepted: readonly Accepted<Input>[],
  plan: UpsertPlan<Input, State>,
): Upserted<State> {
  const ids = new Map<string, string>();
  const stored = new Map<string, State>();
  for (const [externalId, state] of plan.stored) {
    ids.set(externalId, state.id);
    stored.set(state.id, state);
  }
  const current = new Map(stored);

  const results = accepted.map(({ index, record }): SyncResult => {
    const externalId = plan.externalIdOf(record);
    const before = current.get(ids.get(externalId) ?? '');
    const after = plan.next(record, before);
    if (after instanceof Rejection) return { index, status: 'REJECTED', externalId, errors: [...after.errors] };
    ids.set(externalId, after.id);
    current.set(after.id, after);
    const status = before === undefined ? 'CREATED' : isSame(before, after) ? 'UNCHANGED' : 'UPDATED';
    const result: SyncResult = { index, status, id: after.id, externalId, errors: [] };
    if (status === 'UPDATED' && before !== undefined) CHANGES.set(result, { before, after });
    return result;
  });

  // In the order of external ids, so that two batches that create the same records meet at the first and do not deadlock.
  const created = [...ids]
    .filter(([, id]) => !stored.has(id))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([externalId, id]) => {
      const state = current.get(id);
      return state === undefined ? [] : [{ externalId, state }];
    });
  const updated = [...stored.values()]
    .map((before) => ({ before, after: current.get(before.id) ?? before }))
    .filter(({ before, after }) => !isSame(before, after));
  plan.write(created, updated);
  return { results, created, updated };
}

/**
 * The fields that the record gives, over those that it leaves out; of those that `own` has it counts in the record's place. Both are looked at and not put
 * together first: an object that grows by keys after a spread takes a hundred times as long as one that has them all.
 */
export function overlay<State extends object, Own extends keyof State = never>(
  before: State,
  given: { readonly [Field in Exclude<keyof State, Own>]?: State[Field] | undefined },
  own?: { readonly [Field in Own]: State[Field] | undefined },
): State {
  const after = { ...before };
  const owned = (own ?? NOTHING) as Partial<State>;
  const told = given as Partial<State>;
  for (const field of Object.keys(before) as (keyof State)[]) {
    const value = field in owned ? owned[field] : told[field];
    if (value !== undefined) after[field] = value;
  }
  return after;
}

const NOTHING = {};

/** Whether two states of one kind say the same. */
function isSame<State extends object>(one: State, other: State): boolean {
  return one === other || differing(one, other).next().done === true;
}

/** The fields of two states of one kind that say something else. */
function* differing<State extends object>(one: State, other: State): Generator<Extract<keyof State, string>, undefined> {
  for (const field of Object.keys(one) as Extract<keyof State, string>[]) {
    if (one[field] !== other[field] && !isDeepStrictEqual(one[field], other[field])) yield field;
  }
}
