import type { Diagnostic } from '../diagnostic.js';
import { decodeComputed } from './decode-expression.js';
import { decodeOperand, decodeOperation, decodeParameters } from './decode-operation.js';
import { DEFAULT_LIMITS, type RuleLimits, treeLevels } from '../limits.js';
import type { Rule, Span } from '../rule.js';
import { isObject, type JsonObject, type TreePath, TreeReader } from './tree-reader.js';

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
  const reader = new TreeReader(limits);
  const rule = decodeRule(reader, json, [], treeLevels(limits));
  return { rule, diagnostics: reader.diagnostics(), pathOf: (span) => reader.pathOf(span) };
}

/** The kind of node that a key announces, and the keys that it has besides. */
const KEYS_OF_KIND = {
  and: [],
  or: [],
  not: [],
  attribute: ['argument', 'operator', 'value', 'values'],
  function: ['matches', 'parameters'],
  left: ['operator', 'right'],
} as const;
type NodeKey = keyof typeof KEYS_OF_KIND;

type DecodeNode = (reader: TreeReader, json: JsonObject, path: TreePath, levels: number) => Rule | undefined;

const DECODERS: Readonly<Record<NodeKey, DecodeNode>> = {
  and: (reader, json, path, levels) => decodeGroup(reader, 'and', json, path, levels),
  or: (reader, json, path, levels) => decodeGroup(reader, 'or', json, path, levels),
  not: (reader, json, path, levels) => {
    const rule = decodeRule(reader, json.not, [...path, 'not'], levels - 1);
    return rule && { kind: 'not', rule, span: reader.spanAt(path) };
  },
  attribute: decodeComparison,
  function: decodeFunction,
  left: decodeComputed,
};

/** `levels` is how many levels of the tree may still follow; it bounds the recursion. */
function decodeRule(reader: TreeReader, json: unknown, path: TreePath, levels: number): Rule | undefined {
  if (!reader.mayEnter(path, levels)) return undefined;
  const kind = isObject(json) ? reader.kindOf(json, KEYS_OF_KIND, path) : undefined;
  if (!isObject(json) || !kind) return reader.invalid(path, 'A rule is an object with one of these keys.', Object.keys(KEYS_OF_KIND));
  return DECODERS[kind](reader, json, path, levels);
}

function decodeGroup(reader: TreeReader, kind: 'and' | 'or', json: JsonObject, path: TreePath, levels: number): Rule | undefined {
  const at = [...path, kind];
  const members = reader.list(json, kind, path);
  if (!members) return undefined;
  if (members.length === 0) return reader.report(at, { code: 'EMPTY_GROUP', message: 'There is nothing in this group.' });
  const rules = members.map((member, index) => decodeRule(reader, member, [...at, String(index)], levels - 1));
  return { kind, rules: rules.filter((rule) => rule !== undefined), span: reader.spanAt(path) };
}

function decodeComparison(reader: TreeReader, json: JsonObject, path: TreePath): Rule | undefined {
  const operand = decodeOperand(reader, json, path);
  const operation = decodeOperation(reader, json, path);
  return operand && operation && { kind: 'comparison', operand, ...operation, span: reader.spanAt(path) };
}

function decodeFunction(reader: TreeReader, json: JsonObject, path: TreePath): Rule | undefined {
  const name = reader.text(json, 'function', path);
  const { matches = true } = json;
  if (typeof matches !== 'boolean') return reader.invalid([...path, 'matches'], '`matches` is true or false.', ['true', 'false']);
  const parameters = decodeParameters(reader, json, path);
  if (name === undefined || !parameters) return undefined;
  return { kind: 'function', name, nameSpan: reader.spanAt([...path, 'function']), matches, parameters, span: reader.spanAt(path) };
}
