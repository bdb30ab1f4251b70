import { Kind, type FieldNode, type ValueNode } from 'graphql';
import type { Operation } from './walk-operation.js';

type Variables = Readonly<Record<string, unknown>>;

/** So many characters of a text count as a record: a list may be sent as one, as a file or as a rule. */
const CHARACTERS_OF_ONE = 100;
/** And so many names of an object, which no record has: values by key, or a rule. */
const NAMES_OF_ONE = 100;

/**
 * Counts what an operation sends: every element of a list, at any depth, in variables, in their defaults or in the text itself, as often as a field is given
 * it. `sent`: the variables as they were sent.
 */
export class SentRecords {
  readonly #inVariables = new Map<string, number>();
  readonly #defaults: ReadonlyMap<string, ValueNode | undefined>;

  constructor(
    { definition }: Operation,
    private readonly sent: Variables,
  ) {
    this.#defaults = new Map(definition.variableDefinitions?.map(({ variable, defaultValue }) => [variable.name.value, defaultValue]));
  }

  of({ arguments: given = [] }: FieldNode): number {
    return given.reduce((sum, { value }) => sum + this.#inLiteral(value), 0);
  }

  #inLiteral(node: ValueNode): number {
    switch (node.kind) {
      case Kind.VARIABLE:
        return this.#inVariable(node.name.value);
      case Kind.LIST:
        return node.values.reduce((sum, value) => sum + this.#inLiteral(value), node.values.length);
      case Kind.OBJECT:
        return node.fields.reduce((sum, { value }) => sum + this.#inLiteral(value), inNames(node.fields.length));
      case Kind.STRING:
        return inText(node.value);
      default:
        return 0;
    }
  }

  #inVariable(name: string): number {
    let count = this.#inVariables.get(name);
    if (count === undefined) {
      const byDefault = this.#defaults.get(name);
      count = name in this.sent || byDefault === undefined ? sentRecordsIn(this.sent[name]) : this.#inLiteral(byDefault);
      this.#inVariables.set(name, count);
    }
    return count;
  }
}

/** What JSON sends whose depth is bounded. */
export function sentRecordsIn(value: unknown): number {
  if (typeof value === 'string') return inText(value);
  if (typeof value !== 'object' || value === null) return 0;
  const values: unknown[] = Object.values(value);
  let count = Array.isArray(value) ? value.length : inNames(values.length);
  for (const inner of values) count += sentRecordsIn(inner);
  return count;
}

function inNames(count: number): number {
  return Math.floor(count / NAMES_OF_ONE);
}

function inText(text: string): number {
  return Math.floor(text.length / CHARACTERS_OF_ONE);
}
