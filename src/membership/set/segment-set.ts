import { type Catalogue, needsOf, type RuleNeeds, segmentsIn } from '../../catalogue/index.js';
import { compileRule, type CompiledRule } from '../../compile/index.js';
import { question, sql, type Queryable, prepared } from '../../database/index.js';
import { invariant } from '../../kernel/index.js';
import { readTree, type Rule } from '../../language/index.js';
import type { EvaluationFailure } from './evaluation-failure.js';
import { Levels } from './dependency-levels.js';
import { loadCatalogue } from './catalogue-loader.js';
import { RulesOverTime } from './rule-over-time.js';
import { THE_PROGRAM } from './rule-reader.js';
import { CompiledSet } from './compiled-set.js';
import type { CompiledSegment } from './compiled-segment.js';

/** Of which version the set of segments is, and up to which instant the passing of time has been applied; null before the first time. */
export const SET_STATE = question<[{ version: string; swept_to: Date | null }], { version: bigint; sweptTo: Date | null }>(
  [prepared`/* membership.state */ select version, swept_to from segment_set, sweep_state`],
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
    const catalogue = await loadCatalogue(database, THE_PROGRAM);
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
    const overTime = new RulesOverTime(
      new Map(readable.map(({ id, rule: checked, compiled, needs }) => [id, { checked, compiled, needs }])),
      catalogue,
      this.timeZone,
    );
    const levels = new Levels(new Map(readable.map(({ id, rule }) => [id, segmentsIn(rule)])));
    return new CompiledSet(
      version,
      readable.map(({ id, number, draftOf, buildId, rule, compiled, needs }) => ({
        id,
        number,
        draftOf,
        buildId,
        rule: compiled,
        buildsOn: segmentsIn(rule),
        needs,
        overTime: () => overTime.of(id),
        level: levels.of(id),
      })),
      readings.flatMap(({ error, ...segment }) => (error === undefined ? [] : [{ ...placeOf(segment), error }])),
    );
  }

  /** A rule that was checked when it was saved may say nothing to a later program, or to a workspace that has declared less since. */
  #read(tree: unknown, catalogue: Catalogue): StoredReading {
    try {
      const rule = readStored(tree, catalogue);
      return { rule, compiled: compileRule(rule, { catalogue, timeZone: this.timeZone }), needs: needsOf(rule, catalogue) };
    } catch (error) {
      return { error: error instanceof Error ? error.message : String(error) };
    }
  }
}

type StoredReading =
  | { readonly rule: Rule; readonly compiled: CompiledRule; readonly needs: RuleNeeds; readonly error?: undefined }
  | { readonly error: string; readonly compiled?: undefined; readonly needs?: undefined };

/** Which segment it is that something is said about, and whether of a draft of its. */
export function placeOf({ id, draftOf }: Pick<CompiledSegment, 'id' | 'draftOf'>): Omit<EvaluationFailure, 'error'> {
  return draftOf === undefined ? { segmentId: id } : { segmentId: draftOf, draftId: id };
}

function readStored(tree: unknown, catalogue: Catalogue): Rule {
  const { rule, diagnostics } = readTree(tree, catalogue);
  invariant(rule !== undefined, `a stored rule checks: ${diagnostics.map((diagnostic) => diagnostic.message).join('; ')}`);
  return rule;
}
