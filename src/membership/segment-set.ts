import { createHash } from 'node:crypto';
import type { Catalogue } from '../catalogue/catalogue.js';
import { segmentsIn } from '../catalogue/functions/segment.js';
import { compileRule, isWholeDay, Template, type CompiledRule, type Timing } from '../compile/index.js';
import { question } from '../database/question.js';
import { sql, type Queryable } from '../database/sql.js';
import { RecentMap } from '../kernel/recent-map.js';
import { invariant } from '../kernel/invariant.js';
import { readTree, type Rule } from '../language/index.js';
import type { EvaluationFailure } from './failures.js';
import { Levels } from './levels.js';
import { loadCatalogue } from './catalogue-loader.js';
import { evaluationStatement } from './evaluation-statement.js';

/** A dynamic segment, or the draft of one, with its compiled rule. */
export interface CompiledSegment {
  readonly id: string;
  readonly number: number;
  readonly rule: CompiledRule;
  /** The segments that the rule builds on directly, by id. */
  readonly buildsOn: ReadonlySet<string>;
  /** 0 if it builds on none, or only on static ones; else one more than the highest of those it builds on. */
  readonly level: number;
  /** The segment whose rule this one is to replace; its members are then those of a draft. */
  readonly draftOf: string | undefined;
  /** Of the build of its members that is to be told who has been evaluated; undefined if there is none. */
  readonly buildId: string | undefined;
}

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
    const name = `evaluate_${createHash('sha256').update(template.text).digest('hex').slice(0, 32)}`;
    return [{ name, template, segments }];
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

/** Of which version the set of segments is, and up to which instant the passing of time has been applied; null before the first time. */
export const SET_STATE = question<[{ version: string; swept_to: Date | null }], { version: bigint; sweptTo: Date | null }>(
  [sql`/* membership.state */ select version, swept_to from segment_set, sweep_state`],
  ([row]) => ({ version: BigInt(row?.version ?? 0), sweptTo: row?.swept_to ?? null }),
);

/** Keeps the compiled segments of the version last seen, and compiles anew when the version has moved. */
export class SegmentSet {
  #current: CompiledSet | undefined;

  constructor(private readonly timeZone: string) {}

  /** The set at the version that was seen last. */
  get latest(): CompiledSet | undefined {
    return this.#current;
  }

  /**
   * The set at the version that `database` sees, and the instant up to which the passing of time has been applied. Inside an
   * evaluator's transaction the version cannot move (see locks.ts).
   */
  async current(database: Queryable): Promise<{ readonly set: CompiledSet; readonly sweptTo: Date | null }> {
    const [{ version, sweptTo }] = await database.ask(SET_STATE);
    return { set: await this.at(version, database), sweptTo };
  }

  /** The set at a version that `database` has just been seen to have. */
  async at(version: bigint, database: Queryable): Promise<CompiledSet> {
    if (this.#current?.version !== version) this.#current = await this.#compile(database, version);
    return this.#current;
  }

  async #compile(database: Queryable, version: bigint): Promise<CompiledSet> {
    const catalogue = await loadCatalogue(database);
    const rows = await database.query<{
      id: string;
      number: number;
      rule: unknown;
      draft_of: string | null;
      build_id: string | null;
    }>(sql`/* membership.dynamicSegments */
      select s.id, s.number, s.rule, null as draft_of, b.id as build_id
        from segment s left join segment_build b on b.segment_id = s.id and b.rule is null and b.stage <> 'walking'
        where s.kind = 'dynamic' and s.state <> 'failed'
      union all select id, number, rule, segment_id, case when stage <> 'walking' then id end from segment_build where rule is not null
      order by number`);
    const readings = rows.map(({ id, number, draft_of, build_id, rule }) => ({
      id,
      number,
      draftOf: draft_of ?? undefined,
      buildId: build_id ?? undefined,
      ...this.#read(rule, catalogue),
    }));
    const readable = readings.filter((reading) => reading.compiled !== undefined);
    const levels = new Levels(new Map(readable.map(({ id, rule }) => [id, segmentsIn(rule)])));
    return new CompiledSet(
      version,
      readable.map(({ id, number, draftOf, buildId, rule, compiled }) => ({
        id,
        number,
        draftOf,
        buildId,
        rule: compiled,
        buildsOn: segmentsIn(rule),
        level: levels.of(id),
      })),
      readings.flatMap(({ error, ...segment }) => (error === undefined ? [] : [{ ...placeOf(segment), error }])),
    );
  }

  /** A rule that was checked when it was saved may say nothing to a later program, or to a workspace that has declared less since. */
  #read(tree: unknown, catalogue: Catalogue): StoredReading {
    try {
      const rule = readStored(tree, catalogue);
      return { rule, compiled: compileRule(rule, { catalogue, timeZone: this.timeZone }) };
    } catch (error) {
      return { error: error instanceof Error ? error.message : String(error) };
    }
  }
}

type StoredReading =
  | { readonly rule: Rule; readonly compiled: CompiledRule; readonly error?: undefined }
  | { readonly error: string; readonly compiled?: undefined };

/** Which segment it is that something is said about, and whether of a draft of its. */
export function placeOf({ id, draftOf }: Pick<CompiledSegment, 'id' | 'draftOf'>): Omit<EvaluationFailure, 'error'> {
  return draftOf === undefined ? { segmentId: id } : { segmentId: draftOf, draftId: id };
}

/** Compiles a rule as it is stored: the tree of a rule that was checked when it was saved. */
export function compileStored(tree: unknown, catalogue: Catalogue, timeZone: string): CompiledRule {
  return compileRule(readStored(tree, catalogue), { catalogue, timeZone });
}

function readStored(tree: unknown, catalogue: Catalogue): Rule {
  const { rule, diagnostics } = readTree(tree, catalogue);
  invariant(rule !== undefined, `a stored rule checks: ${diagnostics.map((diagnostic) => diagnostic.message).join('; ')}`);
  return rule;
}
