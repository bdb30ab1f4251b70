import { isWholeDay, Template, type Timing } from '../../compile/index.js';
import { preparedName } from '../../database/index.js';
import { RecentMap } from '../../kernel/index.js';
import type { EvaluationFailure } from './evaluation-failure.js';
import { evaluationStatement } from './evaluation-statement.js';
import type { CompiledSegment } from './compiled-segment.js';

/** The dynamic segments as of one version of the set, and the statements prepared for them. */
export class CompiledSet {
  readonly #statements = new RecentMap<string, readonly PreparedEvaluation[]>(MOST_CHOICES);

  readonly #dependents = new Map<string, CompiledSegment[]>();
  /** Segments are evaluated level by level: those that others build on first. */
  readonly levels: number;
  /** Everything in the rules that moves with the clock. */
  readonly timings: readonly Timing[];
  /** Whether any of it moves within a day. */
  readonly hasInstantTimings: boolean;

  constructor(
    readonly version: bigint,
    readonly segments: readonly CompiledSegment[],
    /** Those whose stored rules cannot be read or compiled (any more): left out, and to be marked as failed. */
    readonly unreadable: readonly EvaluationFailure[] = [],
  ) {
    this.levels = 1 + Math.max(0, ...segments.map((segment) => segment.level));
    this.timings = segments.flatMap((segment) => segment.rule.timings);
    this.hasInstantTimings = this.timings.some((timing) => timing.kind === 'date' && !isWholeDay(timing.point));
    for (const segment of segments) {
      for (const id of segment.buildsOn) {
        const known = this.#dependents.get(id);
        if (known === undefined) this.#dependents.set(id, [segment]);
        else known.push(segment);
      }
    }
  }

  /** The segments whose rules mention a segment. */
  dependentsOf(segmentId: string): readonly CompiledSegment[] {
    return this.#dependents.get(segmentId) ?? [];
  }

  /** The segments that may change for a customer whose data of these kinds were touched, or that are named; drafts with their segments. */
  affectedBy(kinds: number, segmentIds: ReadonlySet<string>): readonly CompiledSegment[] {
    return this.segments.filter(
      ({ id, draftOf, rule }) => (rule.kinds & kinds) !== 0 || segmentIds.has(id) || (draftOf !== undefined && segmentIds.has(draftOf)),
    );
  }

  /**
   * Statements that together evaluate the given segments: one, unless it would take more parameters than PostgreSQL does. Kept for the
   * choices of segments made last. The names to prepare them by follow from their texts: sets that were compiled side by side share connections.
   */
  statements(segments: readonly CompiledSegment[]): readonly PreparedEvaluation[] {
    const key = segments.map((segment) => segment.number).join();
    const known = this.#statements.get(key);
    if (known !== undefined) return known;
    const statements = this.#prepare(segments);
    this.#statements.set(key, statements);
    return statements;
  }

  #prepare(segments: readonly CompiledSegment[]): readonly PreparedEvaluation[] {
    const template = new Template(evaluationStatement(segments));
    if (template.parameterCount > MOST_PARAMETERS && segments.length > 1) {
      const half = Math.ceil(segments.length / 2);
      return [...this.statements(segments.slice(0, half)), ...this.statements(segments.slice(half))];
    }
    return [{ name: preparedName('evaluate', template.text), template, segments }];
  }
}

/** A statement that evaluates some segments, and the name to prepare it by. */
export interface PreparedEvaluation {
  readonly name: string;
  readonly template: Template;
  readonly segments: readonly CompiledSegment[];
}

/** What is touched together is much the same all the time; a statement over a thousand rules is a megabyte of text. */
const MOST_CHOICES = 32;

/** PostgreSQL takes 65,535 parameters; a single rule has at most 20,000 values, of two bounds each. */
const MOST_PARAMETERS = 60_000;
