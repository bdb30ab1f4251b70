import { Extensions } from 'type-graphql';

/** Where it stands in the `extensions` of a GraphQL field. */
export const ASKS_THE_BASE = 'asksTheBase';

/** A field for which the records of all customers are read: an operation may ask for a few of them (limits.ts). */
export function AsksTheBase(): ReturnType<typeof Extensions> {
  return Extensions({ [ASKS_THE_BASE]: true });
}
