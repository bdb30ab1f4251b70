import { Kind, type FieldNode, type GraphQLField } from 'graphql';
import { ASKS_THE_BASE } from './asks-the-base.js';

/** What an operation is charged for, before it runs. */
export interface Price {
  readonly cost: number;
  /** Whether it takes one of the places for questions that go over all customers. */
  readonly isExpensive: boolean;
}

/** How the cost is reckoned; docs/access.md tells users. */
export const COSTS = {
  /** Of every operation. */
  operation: 1,
  /** Of so many records that may come back, or that are sent, one more. */
  recordsOfOne: 10,
  /** Of each root field that goes over all customers. */
  expensive: 100,
} as const;

export function isEverExpensive({ extensions }: Pick<GraphQLField<unknown, unknown>, 'extensions'>): boolean {
  return extensions?.[ASKS_THE_BASE] !== undefined;
}

/** A root field as an operation asks for it. */
export interface AskedRoot {
  readonly field: Pick<GraphQLField<unknown, unknown>, 'extensions'>;
  readonly node: FieldNode;
}

type Variables = Readonly<Record<string, unknown>>;

export function priceOf(records: number, roots: readonly AskedRoot[], variables: Variables): Price {
  const expensive = roots.filter((root) => isExpensive(root, variables)).length;
  const moved = records + recordsSent(variables);
  return {
    cost: COSTS.operation + Math.floor(moved / COSTS.recordsOfOne) + expensive * COSTS.expensive,
    isExpensive: expensive > 0,
  };
}

function isExpensive({ field, node }: AskedRoot, variables: Variables): boolean {
  const ifGiven = field.extensions?.[ASKS_THE_BASE];
  if (typeof ifGiven !== 'string') return ifGiven === true;
  const value = node.arguments?.find((argument) => argument.name.value === ifGiven)?.value;
  if (value === undefined || value.kind === Kind.NULL) return false;
  return value.kind !== Kind.VARIABLE || (variables[value.name.value] ?? null) !== null;
}

/** Batches are sent in variables: lists of a variable, or of a field of its input. */
function recordsSent(variables: Variables): number {
  const values = Object.values(variables);
  const inputs = values.filter((value): value is object => typeof value === 'object' && value !== null && !Array.isArray(value));
  const lists = [...values, ...inputs.flatMap((input) => Object.values(input) as unknown[])].filter((value) => Array.isArray(value));
  return lists.reduce((sum, list) => sum + list.length, 0);
}
