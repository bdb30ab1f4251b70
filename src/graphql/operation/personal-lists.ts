import { Extensions } from 'type-graphql';
import type { GraphQLField } from 'graphql';
import type { Given } from './asks-the-base.js';

/** Where it stands in the `extensions` of a GraphQL field. */
const TELLS_PERSONALLY = 'tellsPersonally';

/**
 * A list of customers that tells personal data by whom it has, or by their order, where the condition on its arguments holds: then it is a reading of personal data,
 * whatever is read of them. What rules look at only the resolver knows: `noteToldByRule`.
 */
export function TellsPersonally(when: (given: Given) => boolean): ReturnType<typeof Extensions> {
  return Extensions({ [TELLS_PERSONALLY]: when });
}

/** Whether a field does with these arguments. */
export function tellsPersonally({ extensions }: Pick<GraphQLField<unknown, unknown>, 'extensions'>, given: () => Given): boolean {
  const when = extensions[TELLS_PERSONALLY] as ((given: Given) => boolean) | undefined;
  return when !== undefined && when(given());
}
