import { Extensions } from 'type-graphql';

/** Where it stands in the `extensions` of a GraphQL field. */
export const ASKS_THE_BASE = 'asksTheBase';

/**
 * A field for which the records of all customers are read: an operation may ask for a few of them (limits.ts), and is charged for them (price.ts). With the name
 * of an argument it is only charged, and only where that is given.
 */
export function AsksTheBase(ifGiven: string | true = true): ReturnType<typeof Extensions> {
  return Extensions({ [ASKS_THE_BASE]: ifGiven });
}
