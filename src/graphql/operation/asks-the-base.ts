import { Extensions } from 'type-graphql';
import type { GraphQLField } from 'graphql';

/*
 * What a field costs that reads more than the records that it gives. It stands in the `extensions` of the field, said where the field is declared; limits.ts and price.ts
 * go by it.
 */

/** Where it stands in the `extensions` of a GraphQL field. */
export const ASKS_THE_BASE = 'asksTheBase';
const ASKS_A_GROUP = 'asksAGroup';
const READS = 'reads';

/** Of a field, coerced. */
export type Given = Readonly<Record<string, unknown>>;
type When = true | ((given: Given) => boolean);
type Costly = Pick<GraphQLField<unknown, unknown>, 'extensions'>;

/**
 * A field for which the records of all customers are read: an operation may ask for a few of them, and is charged for them. With a condition on its
 * arguments it is only charged, and only where that holds.
 */
export function AsksTheBase(when: When = true): ReturnType<typeof Extensions> {
  return Extensions({ [ASKS_THE_BASE]: when });
}

/**
 * A field for which the records of a whole group of customers are read, each time that it is answered: an operation may ask for so many of them, and is charged for
 * them. With a condition on its arguments both is so only where that holds.
 */
export function AsksAGroup(when: When = true): ReturnType<typeof Extensions> {
  return Extensions({ [ASKS_A_GROUP]: when });
}

/** A field for which so many records are read, each time that it is answered, whatever it gives. */
export function Reads(records: number): ReturnType<typeof Extensions> {
  return Extensions({ [READS]: records });
}

/** Whether a field ever goes over all customers, or a whole group of them. */
export function isEverExpensive({ extensions }: Costly): boolean {
  return extensions[ASKS_THE_BASE] !== undefined || extensions[ASKS_A_GROUP] !== undefined;
}

/** Whether it does, whatever is given to it. */
export function alwaysAsksTheBase({ extensions }: Costly): boolean {
  return extensions[ASKS_THE_BASE] === true;
}

/** Whether it goes over a whole group of them with these arguments. */
export function asksAGroupWith({ extensions }: Costly, given: () => Given): boolean {
  const when = extensions[ASKS_A_GROUP] as When | undefined;
  return when === true || (when !== undefined && when(given()));
}

/** Whether it does either with these arguments. */
export function isExpensiveWith({ extensions }: Costly, given: Given): boolean {
  return [extensions[ASKS_THE_BASE], extensions[ASKS_A_GROUP]].some((when) => when === true || (when as Exclude<When, true>)?.(given));
}

/** How many records a field reads by itself for one answer. */
export function recordsRead({ extensions }: Costly): number {
  return Number(extensions[READS] ?? 0);
}

/** A condition: one of the arguments, or a field of one, `input.query`, is given. */
export function anyGiven(...paths: readonly string[]): (given: Given) => boolean {
  return (given) => paths.some((path) => isGiven(given, path.split('.')));
}

function isGiven(value: unknown, [name, ...below]: readonly string[]): boolean {
  if (value === null || value === undefined) return false;
  return name === undefined || isGiven((value as Given)[name], below);
}
