import { type Diagnostic, DiagnosticList, type Problem, quoted } from './diagnostic.js';
import { DEFAULT_LIMITS, type RuleLimits, treeLevels } from './limits.js';
import { findNearestName } from './nearest-name.js';
import { readNumber } from './number-literal.js';
import { type Arity, arityOf, isOperator, OPERATORS } from './operator.js';
import { NO_SPAN, type Operator, type Parameter, type Rule, type Span, type Value } from './rule.js';

export type TreePath = readonly string[];

export interface DecodedTree {
  /** The whole rule when there are no diagnostics, else what could be read of it, if anything. */
  readonly rule?: Rule;
  readonly diagnostics: readonly Diagnostic[];
  /** Where in the tree a node of the rule was read, by the span object of the node. */
  readonly pathOf: (span: Span) => TreePath | undefined;
}

/**
 * Reads the tree form of a rule from untrusted JSON. Dates and long numbers are still texts in the result, as only the
 * vocabulary knows the type of what they are compared with: `checkRule` makes them dates and numbers. Never throws on bad input.
 */
export function decodeTree(json: unknown, limits: RuleLimits = DEFAULT_LIMITS): DecodedTree {
  const decoder = new TreeDecoder();
  const rule = decoder.rule(json, [], treeLevels(limits));
  return { rule, diagnostics: decoder.diagnosticsInTreeOrder(), pathOf: (span) => decoder.paths.get(span) };
}

type JsonObject = Readonly<Record<string, unknown>>;

function isObject(json: unknown): json is JsonObject {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

/** The kind of node that a key announces, and the keys that it has besides. */
const KEYS_OF_KIND = {
  and: [],
  or: [],
  not: [],
  attribute: ['argument', 'operator', 'value', 'values'],
  function: ['matches', 'parameters'],
} as const;
type NodeKey = keyof typeof KEYS_OF_KIND;
const NODE_KEYS = Object.keys(KEYS_OF_KIND) as readonly NodeKey[];

class TreeDecoder {
  readonly paths = new Map<Span, TreePath>();
  readonly #diagnostics = new DiagnosticList();

  diagnosticsInTreeOrder(): readonly Diagnostic[] {
    return this.#diagnostics.inSourceOrder().map((diagnostic) => ({ ...diagnostic, path: this.paths.get(diagnostic.span) }));
  }

  rule(json: unknown, path: TreePath, levels: number): Rule | undefined {
    if (this.#diagnostics.full) return undefined;
    if (levels === 0) return this.#report(path, { code: 'NESTING_TOO_DEEP', message: 'This rule nests too deep.' });
    if (!isObject(json)) return this.#invalid(path, 'A rule is an object with one of these keys.', NODE_KEYS);
    const kind = NODE_KEYS.find((key) => Object.hasOwn(json, key));
    if (!kind) return this.#invalid(path, 'A rule is an object with one of these keys.', NODE_KEYS);
    this.#reportUnknownKeys(json, [kind, ...KEYS_OF_KIND[kind]], path);
    return this.#decoders[kind](json, path, levels);
  }

  readonly #decoders: Readonly<Record<NodeKey, (json: JsonObject, path: TreePath, levels: number) => Rule | undefined>> = {
    and: (json, path, levels) => this.#group('and', json, path, levels),
    or: (json, path, levels) => this.#group('or', json, path, levels),
    not: (json, path, levels) => {
      const rule = this.rule(json.not, [...path, 'not'], levels - 1);
      return rule && { kind: 'not', rule, span: this.#spanAt(path) };
    },
    attribute: (json, path) => this.#comparison(json, path),
    function: (json, path) => this.#function(json, path),
  };

  #group(kind: 'and' | 'or', json: JsonObject, path: TreePath, levels: number): Rule | undefined {
    const members = json[kind];
    const at = [...path, kind];
    if (!Array.isArray(members)) return this.#invalid(at, `${quoted(kind)} is a list of rules.`, ['a list']);
    if (members.length === 0) return this.#report(at, { code: 'EMPTY_GROUP', message: 'There is nothing in this group.' });
    const rules = members.map((member: unknown, index) => this.rule(member, [...at, String(index)], levels - 1));
    return { kind, rules: rules.filter((rule) => rule !== undefined), span: this.#spanAt(path) };
  }

  #comparison(json: JsonObject, path: TreePath): Rule | undefined {
    const name = this.#text(json, 'attribute', path);
    const argument = json.argument === undefined ? undefined : this.#text(json, 'argument', path);
    const operation = this.#operation(json, path);
    if (name === undefined || !operation || (argument === undefined && json.argument !== undefined)) return undefined;
    const operand = { kind: 'attribute', name, argument, span: this.#spanAt([...path, 'attribute']) } as const;
    return { kind: 'comparison', operand, ...operation, span: this.#spanAt(path) };
  }

  #function(json: JsonObject, path: TreePath): Rule | undefined {
    const name = this.#text(json, 'function', path);
    const { matches = true, parameters: listed = [] } = json;
    if (typeof matches !== 'boolean') return this.#invalid([...path, 'matches'], '`matches` is true or false.', ['true', 'false']);
    const at = [...path, 'parameters'];
    if (!Array.isArray(listed)) return this.#invalid(at, '`parameters` is a list.', ['a list']);
    const parameters = listed.map((parameter: unknown, index) => this.#parameter(parameter, [...at, String(index)]));
    if (name === undefined) return undefined;
    const nameSpan = this.#spanAt([...path, 'function']);
    return {
      kind: 'function',
      name,
      nameSpan,
      matches,
      parameters: parameters.filter((parameter) => parameter !== undefined),
      span: this.#spanAt(path),
    };
  }

  #parameter(json: unknown, path: TreePath): Parameter | undefined {
    if (!isObject(json)) return this.#invalid(path, 'A parameter is an object.', ['name', 'operator', 'value', 'values']);
    this.#reportUnknownKeys(json, ['name', 'operator', 'value', 'values'], path);
    const name = this.#text(json, 'name', path);
    const operation = this.#operation(json, path);
    if (name === undefined || !operation) return undefined;
    return { name, nameSpan: this.#spanAt([...path, 'name']), ...operation, span: this.#spanAt(path) };
  }

  #operation(json: JsonObject, path: TreePath): Pick<Parameter, 'operator' | 'operatorSpan' | 'values'> | undefined {
    const { operator } = json;
    const at = [...path, 'operator'];
    if (typeof operator !== 'string' || !isOperator(operator)) {
      const suggestion = typeof operator === 'string' ? findNearestName(operator, OPERATORS) : undefined;
      return this.#report(at, { code: 'INVALID_TREE', message: '`operator` is one of these.', expected: OPERATORS, suggestion });
    }
    const values = this.#values(json, operator, path);
    return values && { operator, operatorSpan: this.#spanAt(at), values };
  }

  #values(json: JsonObject, operator: Operator, path: TreePath): readonly Value[] | undefined {
    const { key, isCount, description } = SHAPE_OF_VALUES[arityOf(operator)];
    const other = (['value', 'values'] as const).find((candidate) => candidate !== key && json[candidate] !== undefined);
    if (other) return this.#invalid([...path, other], `${operator} takes ${description}.`, key ? [key] : []);
    if (!key) return [];
    const listed: unknown = key === 'value' ? [json.value] : json.values;
    if (!Array.isArray(listed) || !isCount(listed.length)) {
      return this.#invalid([...path, key], `${operator} takes ${description}.`, [description]);
    }
    const values = listed.map((value: unknown, index) =>
      this.#value(value, key === 'value' ? [...path, key] : [...path, key, String(index)]),
    );
    return values.every((value) => value !== undefined) ? values : undefined;
  }

  #value(json: unknown, path: TreePath): Value | undefined {
    const span = this.#spanAt(path);
    if (typeof json === 'string') return { kind: 'text', text: json, span };
    if (typeof json === 'boolean') return { kind: 'boolean', boolean: json, span };
    const decimal = typeof json === 'number' ? exactDecimal(json) : undefined;
    if (decimal !== undefined) return { kind: 'number', decimal, span };
    const message =
      typeof json === 'number'
        ? 'A JSON number does not hold this exactly; write it as a text of digits.'
        : 'A value is a text, a number, true or false.';
    return this.#invalid(path, message, ['a text', 'a number', 'true', 'false']);
  }

  #text(json: JsonObject, key: string, path: TreePath): string | undefined {
    const text = json[key];
    return typeof text === 'string' ? text : this.#invalid([...path, key], `${quoted(key)} is a text.`, ['a text']);
  }

  #reportUnknownKeys(json: JsonObject, known: readonly string[], path: TreePath): void {
    for (const key of Object.keys(json)) {
      if (known.includes(key)) continue;
      const suggestion = findNearestName(key, known);
      this.#report([...path, key], { code: 'INVALID_TREE', message: `${quoted(key)} has no place here.`, expected: known, suggestion });
    }
  }

  #invalid(path: TreePath, message: string, expected: readonly string[]): undefined {
    return this.#report(path, { code: 'INVALID_TREE', message, expected });
  }

  #report(path: TreePath, problem: Problem): undefined {
    this.#diagnostics.report(this.#spanAt(path), problem);
  }

  /** A span of its own for each node: its identity leads back to the path. */
  #spanAt(path: TreePath): Span {
    const span = { ...NO_SPAN };
    this.paths.set(span, path);
    return span;
  }
}

interface ShapeOfValues {
  readonly key?: 'value' | 'values';
  readonly isCount: (count: number) => boolean;
  readonly description: string;
}

const SHAPE_OF_VALUES: Readonly<Record<Arity, ShapeOfValues>> = {
  none: { isCount: (count) => count === 0, description: 'no value' },
  one: { key: 'value', isCount: (count) => count === 1, description: 'one `value`' },
  two: { key: 'values', isCount: (count) => count === 2, description: 'two `values`' },
  list: { key: 'values', isCount: (count) => count > 0, description: 'a list of `values`' },
};

/** The decimal of a JSON number that is certainly the one that was written. */
function exactDecimal(number: number): string | undefined {
  if (Number.isInteger(number) && !Number.isSafeInteger(number)) return undefined;
  const reading = readNumber(String(number));
  return reading && 'decimal' in reading ? reading.decimal : undefined;
}
