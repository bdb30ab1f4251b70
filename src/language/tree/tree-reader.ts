import { type Diagnostic, DiagnosticList, type Problem, quoted } from '../diagnostic.js';
import { nestingTooDeep, type RuleLimits } from '../limits.js';
import { findNearestName } from '../nearest-name.js';
import { NO_SPAN, type Span } from '../rule.js';

/** Where in the tree something stands, as keys from its root: `['and', '1', 'value']`. */
export type TreePath = readonly string[];

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(json: unknown): json is JsonObject {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

/** What the decoders of the parts of a tree share: the problems, and the way back from a node of the rule to its place in the tree. */
export class TreeReader {
  readonly #paths = new Map<Span, TreePath>();
  readonly #diagnostics = new DiagnosticList();
  #tooDeep = false;

  constructor(private readonly limits: RuleLimits) {}

  /** Whether a node may be read: not when enough was reported, and none any more when no levels may follow, which is reported once. */
  mayEnter(path: TreePath, levels: number): boolean {
    if (this.#tooDeep || this.#diagnostics.full) return false;
    this.#tooDeep = levels === 0;
    if (this.#tooDeep) this.report(path, nestingTooDeep(this.limits));
    return !this.#tooDeep;
  }

  pathOf(span: Span): TreePath | undefined {
    return this.#paths.get(span);
  }

  /** In the order in which they were found. */
  diagnostics(): readonly Diagnostic[] {
    return this.#diagnostics.inSourceOrder().map((diagnostic) => ({ ...diagnostic, path: this.#paths.get(diagnostic.span) }));
  }

  /** The text under a key, which must be there. */
  text(json: JsonObject, key: string, path: TreePath): string | undefined {
    const text = json[key];
    return typeof text === 'string' ? text : this.invalid([...path, key], `${quoted(key)} is a text.`, ['a text']);
  }

  /** The list under a key, which must be there. */
  list(json: JsonObject, key: string, path: TreePath): readonly unknown[] | undefined {
    const list = json[key];
    return Array.isArray(list) ? list : this.invalid([...path, key], `${quoted(key)} is a list.`, ['a list']);
  }

  /** The key of a node that tells its kind; reports keys that have no place beside it. */
  kindOf<Kind extends string>(json: JsonObject, keysOfKind: Readonly<Record<Kind, readonly string[]>>, path: TreePath): Kind | undefined {
    const kind = (Object.keys(keysOfKind) as Kind[]).find((key) => Object.hasOwn(json, key));
    if (kind !== undefined) this.reportUnknownKeys(json, [kind, ...keysOfKind[kind]], path);
    return kind;
  }

  reportUnknownKeys(json: JsonObject, known: readonly string[], path: TreePath): void {
    for (const key of Object.keys(json)) {
      if (known.includes(key)) continue;
      const suggestion = findNearestName(key, known);
      this.report([...path, key], { code: 'INVALID_TREE', message: `${quoted(key)} has no place here.`, expected: known, suggestion });
    }
  }

  invalid(path: TreePath, message: string, expected: readonly string[]): undefined {
    return this.report(path, { code: 'INVALID_TREE', message, expected });
  }

  report(path: TreePath, problem: Problem): undefined {
    this.#diagnostics.report(this.spanAt(path), problem);
  }

  /** A span of its own for each node: its identity leads back to the path. */
  spanAt(path: TreePath): Span {
    const span = { ...NO_SPAN };
    this.#paths.set(span, path);
    return span;
  }
}
