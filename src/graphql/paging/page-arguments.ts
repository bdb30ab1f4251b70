import { ArgsType, Field, Int } from 'type-graphql';
import { checkFirst, type PageRequest } from './page.js';

const DEFAULT_FIRST = 50;

@ArgsType()
export class PageArguments {
  @Field(() => Int, { nullable: true, defaultValue: DEFAULT_FIRST, description: 'At most so many, 0 to 1,000.' })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Begin after this cursor of the same list in the same order.' })
  after?: string | null;
}

/** The page that the arguments ask for. */
export function pageRequest({ first, after }: PageArguments): PageRequest {
  return { first: checkFirst(first ?? DEFAULT_FIRST), after };
}
