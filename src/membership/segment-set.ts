import type { Catalogue } from '../catalogue/catalogue.js';
import { compileRule, Template, type CompiledRule } from '../compile/index.js';
import { sql, type Queryable } from '../database/sql.js';
import { invariant } from '../kernel/invariant.js';
import { readTree } from '../language/index.js';
import { loadCatalogue } from './catalogue-loader.js';
import { evaluationStatement } from './evaluation-statement.js';

/** A dynamic segment with its compiled rule. */
export interface CompiledSegment {
  readonly id: string;
  readonly number: number;
  readonly rule: CompiledRule;
}

/** The dynamic segments as of one version of the set, and the statements prepared for them. */
export class CompiledSet {
  readonly #templates = new Map<string, { readonly name: string; readonly template: Template }>();

  constructor(
    readonly version: bigint,
    readonly segments: readonly CompiledSegment[],
  ) {}

  /** The segments that may change for a customer whose data of these kinds were touched, or that are named. */
  affectedBy(kinds: number, segmentIds: ReadonlySet<string>): readonly CompiledSegment[] {
    return this.segments.filter((segment) => (segment.rule.kinds & kinds) !== 0 || segmentIds.has(segment.id));
  }

  /** The statement that evaluates the given segments, and a name to prepare it by. Made once per choice of segments. */
  statement(segments: readonly CompiledSegment[]): { readonly name: string; readonly template: Template } {
    const key = segments.map((segment) => segment.number).join();
    let statement = this.#templates.get(key);
    if (statement === undefined) {
      statement = { name: `evaluate_${this.version}_${this.#templates.size}`, template: new Template(evaluationStatement(segments)) };
      this.#templates.set(key, statement);
    }
    return statement;
  }
}

/** Keeps the compiled segments of the version last seen, and compiles anew when the version has moved. */
export class SegmentSet {
  #current: CompiledSet | undefined;

  constructor(private readonly timeZone: string) {}

  /**
   * The set at the version that `database` sees, and the instant up to which the passing of time has been applied. Inside an
   * evaluator's transaction the version cannot move (see locks.ts).
   */
  async current(database: Queryable): Promise<{ readonly set: CompiledSet; readonly sweptTo: Date | null }> {
    const [row] = await database.query<{ version: string; swept_to: Date | null }>(sql`/* membership.state */
      select version, swept_to from segment_set, sweep_state`);
    const version = BigInt(row?.version ?? 0);
    if (this.#current?.version !== version) this.#current = await this.#compile(database, version);
    return { set: this.#current, sweptTo: row?.swept_to ?? null };
  }

  async #compile(database: Queryable, version: bigint): Promise<CompiledSet> {
    const catalogue = await loadCatalogue(database);
    const rows = await database.query<{ id: string; number: number; rule: unknown }>(sql`/* membership.dynamicSegments */
      select id, number, rule from segment where kind = 'dynamic' and state <> 'failed' order by number`);
    return new CompiledSet(
      version,
      rows.map(({ id, number, rule }) => ({ id, number, rule: compileStored(rule, catalogue, this.timeZone) })),
    );
  }
}

/** Compiles a rule as it is stored: the tree of a rule that was checked when it was saved. */
export function compileStored(tree: unknown, catalogue: Catalogue, timeZone: string): CompiledRule {
  const { rule, diagnostics } = readTree(tree, catalogue);
  invariant(rule !== undefined, `a stored rule checks: ${diagnostics.map((diagnostic) => diagnostic.message).join('; ')}`);
  return compileRule(rule, { catalogue, timeZone });
}
