import { type EvaluationRow, type CompiledSegment, StatementFault } from '../set/index.js';

/** A customer for whom one segment's rule cannot be evaluated. */
export interface CustomerFailure {
  readonly segment: CompiledSegment;
  readonly customerId: string;
  readonly error: string;
}

/** A segment whose rule cannot be evaluated, whoever the customer. */
export interface SegmentFailure {
  readonly segment: CompiledSegment;
  readonly error: string;
}

/** Evaluates segments for customers; throws a StatementFault if some rule or customer is to blame, and may then be called again. */
export type Attempt = (segments: readonly CompiledSegment[], customerIds: readonly string[]) => Promise<EvaluationRow[]>;

/** With more failing customers than this it is the rule that fails. It also bounds how long the search takes. */
export const MOST_FAILING_CUSTOMERS = 50;

/**
 * Evaluates what can be evaluated, and finds by halving what cannot: first which segments, then for which customers. A segment that fails
 * for no customer at all is broken by itself. Segments and customers that fail keep nobody else from being evaluated.
 */
export class Isolation {
  readonly #broken = new Map<string, SegmentFailure>();
  readonly #failing = new Map<string, CustomerFailure[]>();
  readonly #sound = new Set<string>();
  /** Customers who have failed once are asked about apart from the others: what is wrong with them mostly fails several segments. */
  readonly #suspects = new Set<string>();

  constructor(private readonly attempt: Attempt) {}

  get segmentFailures(): readonly SegmentFailure[] {
    return [...this.#broken.values()];
  }

  /** None of them of a segment that fails altogether. */
  get customerFailures(): readonly CustomerFailure[] {
    return [...this.#failing.values()].flat();
  }

  async evaluate(segments: readonly CompiledSegment[], customerIds: readonly string[]): Promise<EvaluationRow[]> {
    const suspects = customerIds.filter((id) => this.#suspects.has(id));
    if (suspects.length > 0 && suspects.length < customerIds.length) {
      const others = customerIds.filter((id) => !this.#suspects.has(id));
      return [...(await this.evaluate(segments, others)), ...(await this.evaluate(segments, suspects))];
    }
    const remaining = segments.filter(({ id }) => !this.#broken.has(id));
    if (remaining.length === 0 && segments.length > 0) return [];
    try {
      return await this.attempt(remaining, customerIds);
    } catch (fault) {
      if (!(fault instanceof StatementFault)) throw fault;
      return this.#divide(remaining, customerIds, fault);
    }
  }

  async #divide(segments: readonly CompiledSegment[], customerIds: readonly string[], fault: StatementFault): Promise<EvaluationRow[]> {
    const [segment, another] = segments;
    if (segment === undefined) throw fault;
    if (another !== undefined) {
      const [some, others] = halves(segments);
      return [...(await this.evaluate(some, customerIds)), ...(await this.evaluate(others, customerIds))];
    }
    const brokenBy = await this.#failsForNobody(segment);
    if (brokenBy !== undefined) return this.#break({ segment, error: brokenBy.message });
    const [customerId, secondId] = customerIds;
    if (customerId !== undefined && secondId === undefined) return this.#putAside({ segment, customerId, error: fault.message });
    const [some, others] = halves(customerIds);
    return [...(await this.evaluate([segment], some)), ...(await this.evaluate([segment], others))];
  }

  /** The fault of a segment that cannot be evaluated even for no customer. */
  async #failsForNobody(segment: CompiledSegment): Promise<StatementFault | undefined> {
    if (this.#sound.has(segment.id)) return undefined;
    try {
      await this.attempt([segment], []);
      this.#sound.add(segment.id);
      return undefined;
    } catch (fault) {
      if (fault instanceof StatementFault) return fault;
      throw fault;
    }
  }

  #break(failure: SegmentFailure): [] {
    this.#broken.set(failure.segment.id, failure);
    this.#failing.delete(failure.segment.id);
    return [];
  }

  #putAside(failure: CustomerFailure): [] {
    const { segment, customerId, error } = failure;
    const failing = this.#failing.get(segment.id) ?? [];
    failing.push(failure);
    this.#failing.set(segment.id, failing);
    this.#suspects.add(customerId);
    return failing.length > MOST_FAILING_CUSTOMERS ? this.#break({ segment, error }) : [];
  }
}

function halves<Element>(list: readonly Element[]): [Element[], Element[]] {
  const middle = Math.ceil(list.length / 2);
  return [list.slice(0, middle), list.slice(middle)];
}
