import type { NewChange } from '../../changes/index.js';
import type { Reckoning } from '../../compile/index.js';
import { type Transaction, question, type Question, sql, inSavepoint } from '../../database/index.js';
import { Causes, type QueueRow } from './causes.js';
import type { Held } from './claim.js';
import { writeDraftMembers, noteEvaluated, writeMemberships } from '../members/index.js';
import {
  type EvaluationRow,
  freeCustomersLocked,
  knowCustomers,
  lockCustomers,
  type CompiledSegment,
  type CompiledSet,
  type EvaluationFailure,
  placeOf,
  namingFaults,
} from '../set/index.js';
import { failSegments, putAside, takeBack, type FailedCustomer } from './failures.js';
import { Isolation, type Attempt } from './isolation.js';

export interface BatchOptions {
  /** Whether what cannot be evaluated is found and put aside, not thrown as a StatementFault. */
  readonly apart: boolean;
  /** Whether customers whom others have locked are waited for, not left out. */
  readonly wait?: boolean;
}

/** The customers of some queue rows, whose memberships are brought up to date in one transaction that holds the segment set. */
export class Batch {
  readonly #causes: Causes;
  /** Those whom it has locked, once it has. */
  #customerIds: readonly string[];
  #rows: readonly QueueRow[];
  #lockedByOthers: Held | undefined;
  readonly #evaluated = new Set<string>();
  readonly #isolation: Isolation;
  readonly #attempt: Attempt;

  constructor(
    private readonly transaction: Transaction,
    private readonly set: CompiledSet,
    rows: readonly QueueRow[],
    private readonly reckoning: Reckoning,
    private readonly options: BatchOptions,
  ) {
    this.#rows = rows;
    this.#causes = new Causes(rows);
    this.#customerIds = [...new Set(rows.map((row) => row.customer_id))];
    // Choices of segments that are made once in a search are not worth preparing.
    this.#isolation = new Isolation((...choice) => inSavepoint(transaction, () => this.#evaluate(...choice, { prepare: false })));
    this.#attempt = (...choice) => (options.apart ? this.#isolation.evaluate(...choice) : this.#evaluate(...choice, { prepare: true }));
  }

  /** Those that have been worked off: of customers who were free. */
  get rows(): readonly QueueRow[] {
    return this.#rows;
  }

  /** The first of those that were not. */
  get lockedByOthers(): Held | undefined {
    return this.#lockedByOthers;
  }

  /**
   * Makes the memberships of the customers those of the instant, and gives what changed. Segments that build on others are evaluated
   * after them, in statements that see their new members, so nobody enters by an old answer and leaves again by the new one.
   */
  async bringUpToDate(): Promise<NewChange[]> {
    const kinds = this.#rows.reduce((all, row) => (row.segment_id === null ? all | row.kinds : all), 0);
    const named = new Set(this.#rows.flatMap((row) => row.segment_id ?? []));

    let changes: NewChange[] = [];
    const affected = this.set.affectedBy(kinds, named);
    for (let level = 0; level < this.set.levels; level++) {
      const dependents = changes.flatMap((change) => this.set.dependentsOf(change.segmentId));
      const segments = [...new Set([...affected, ...dependents])]
        .filter((segment) => segment.level === level)
        .sort((a, b) => a.number - b.number);
      // Without any segment, the first level still finds the customers who are gone.
      if (segments.length === 0 && level > 0) continue;
      const different = level === 0 ? await this.#lockAndEvaluate(segments) : await this.#attempt(segments, this.#customerIds);
      for (const segment of segments) this.#evaluated.add(placeOf(segment).segmentId);
      const gone = [...new Set(different.filter((row) => !row.known).map((row) => row.customer_id))];
      const byId = new Map(segments.map((segment) => [segment.id, segment]));
      const left = gone.length === 0 ? [] : await this.#leaveAll(gone);
      const found = different.flatMap((row) => (row.known ? this.#differences(row, byId) : [])).concat(left);
      const drafts = new Set(segments.flatMap(({ id, draftOf }) => (draftOf === undefined ? [] : [id])));
      const [ofDrafts, real] = [
        found.filter(({ segmentId }) => drafts.has(segmentId)),
        found.filter(({ segmentId }) => !drafts.has(segmentId)),
      ];
      writeDraftMembers(this.transaction, ofDrafts);
      writeMemberships(this.transaction, real, this.reckoning.now);
      noteEvaluated(this.transaction, segments, this.#customerIds);
      changes = changes.concat(real);
    }
    return changes;
  }

  /** Remembers what could not be evaluated, forgets what could be this time, and gives the former. */
  async keepFailures(): Promise<EvaluationFailure[]> {
    const customers = this.#isolation.customerFailures.map(({ segment, customerId, error }): FailedCustomer => ({
      ...placeOf(segment),
      customerId,
      error,
      cause: this.#causes.of(customerId, segment),
    }));
    const before = [...new Set(this.#rows.flatMap((row) => (row.put_aside ? [row.customer_id] : [])))];
    if (before.length > 0) await takeBack(this.transaction, { customerIds: before, segmentIds: [...this.#evaluated] }, customers);
    const tooOften = await putAside(this.transaction, customers, this.reckoning.now);
    const segments = [...this.#isolation.segmentFailures.map(({ segment, error }) => ({ ...placeOf(segment), error })), ...tooOften];
    await failSegments(this.transaction, segments);
    return [...segments, ...customers];
  }

  /** Where everybody has been evaluated before and is free, that is one round trip. */
  async #lockAndEvaluate(segments: readonly CompiledSegment[]): Promise<EvaluationRow[]> {
    const { apart, wait = false } = this.options;
    if (wait) {
      await lockCustomers(this.transaction, this.#customerIds);
    } else if (!apart && this.#rows.every((row) => row.known)) {
      const evaluation = this.#evaluation(segments, this.#customerIds, { prepare: true });
      const [free, rows] = await namingFaults(() => this.transaction.ask(freeCustomersLocked(this.#customerIds), evaluation));
      if (free.size === this.#customerIds.length) return rows;
      this.#leaveOut(free);
    } else {
      knowCustomers(this.transaction, this.#customerIds);
      const [free] = await this.transaction.ask(freeCustomersLocked(this.#customerIds));
      this.#leaveOut(free);
    }
    return this.#attempt(segments, this.#customerIds);
  }

  /** Goes on with those who are free; the rows of the others stay on the queue. */
  #leaveOut(free: ReadonlySet<string>): void {
    if (free.size === this.#customerIds.length) return;
    const first = this.#rows.find((row) => !free.has(row.customer_id));
    if (first !== undefined) this.#lockedByOthers = { rowId: BigInt(first.id), customerId: first.customer_id };
    this.#rows = this.#rows.filter((row) => free.has(row.customer_id));
    this.#customerIds = this.#customerIds.filter((id) => free.has(id));
  }

  async #evaluate(
    segments: readonly CompiledSegment[],
    customerIds: readonly string[],
    options: { readonly prepare: boolean },
  ): Promise<EvaluationRow[]> {
    const [rows] = await namingFaults(() => this.transaction.ask(this.#evaluation(segments, customerIds, options)));
    return rows;
  }

  #evaluation(
    segments: readonly CompiledSegment[],
    customerIds: readonly string[],
    { prepare }: { readonly prepare: boolean },
  ): Question<EvaluationRow[]> {
    const statements = this.set.statements(segments).map(({ name, template }) => {
      const statement = template.at(this.reckoning, { customerIds });
      return prepare ? { ...statement, prepare: name } : statement;
    });
    return question<EvaluationRow[], EvaluationRow[]>(statements, (...rows) => rows.flat());
  }

  #differences(row: EvaluationRow, byId: ReadonlyMap<string, CompiledSegment>): NewChange[] {
    const was = new Set(row.was_in);
    const now = new Set(row.now_in);
    const change = (id: string, kind: NewChange['kind']): NewChange[] => {
      const segment = byId.get(id);
      if (segment === undefined) return [];
      return [{ segmentId: id, customerId: row.customer_id, kind, cause: this.#causes.of(row.customer_id, segment) }];
    };
    return [
      ...row.was_in.filter((id) => !now.has(id)).flatMap((id) => change(id, 'LEFT')),
      ...row.now_in.filter((id) => !was.has(id)).flatMap((id) => change(id, 'ENTERED')),
    ];
  }

  /** Customers that no longer exist leave everything, static segments included. */
  async #leaveAll(customerIds: readonly string[]): Promise<NewChange[]> {
    const rows = await this.transaction.query<{ segment_id: string; customer_id: string }>(sql`/* membership.ofGone */
    select segment_id, customer_id from membership where customer_id = any(${customerIds}::uuid[]) order by customer_id, segment_id`);
    await this.transaction.execute(sql`/* membership.forgetGone */
    with unlocked as (delete from customer_evaluation where customer_id = any(${customerIds}::uuid[])),
    undrafted as (delete from draft_membership where customer_id = any(${customerIds}::uuid[]))
    delete from evaluation_failure where customer_id = any(${customerIds}::uuid[])`);
    return rows.map((row) => ({
      segmentId: row.segment_id,
      customerId: row.customer_id,
      kind: 'LEFT',
      cause: this.#causes.of(row.customer_id, undefined),
    }));
  }
}
