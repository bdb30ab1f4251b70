import { Arg, Args, Int, Resolver, Root, Subscription } from 'type-graphql';
import { invalidInput } from '../../kernel/index.js';
import { followState } from '../../live/index.js';
import { RequireScopes } from '../../model/index.js';
import type { OperationContext } from '../context.js';
import { AsksTheBase } from '../operation/asks-the-base.js';
import { checkFirst } from '../paging/page.js';
import { OpenCaseArguments, OpenCasesUpdate } from './open-case.type.js';
import { readOpenCases } from './read-open-cases.js';

const DEFAULT_FIRST = 20;

interface Asked {
  readonly args: OpenCaseArguments & { readonly first?: number | null };
  readonly context: OperationContext;
}

@Resolver()
export class OpenCaseSubscription {
  @Subscription(() => OpenCasesUpdate, {
    subscribe: async ({ args, context }: Asked) => {
      const first = checkFirst(args.first ?? DEFAULT_FIRST);
      if (first === 0) throw invalidInput('first', 'first must be 1 or more.');
      return followState(
        context.membership,
        async (): Promise<OpenCasesUpdate> => {
          const { nodes, totalCount } = await readOpenCases(context.fresh(), args, { first });
          return { cases: nodes, totalCount: await totalCount() };
        },
        (update) => JSON.stringify(update),
      );
    },
    description:
      'The first of the open cases, ranked as `openCases` are: at once, and again whenever a case, what ranks it, or how many there are has changed.',
  })
  @AsksTheBase()
  @RequireScopes('campaigns:read', 'customers:read', 'orders:read', 'segments:read', 'service:read')
  openCases(
    @Root() update: OpenCasesUpdate,
    @Arg('first', () => Int, { nullable: true, defaultValue: DEFAULT_FIRST, description: 'At most so many, 1 to 1,000.' })
    _first: number | null | undefined,
    @Args(() => OpenCaseArguments) _args: OpenCaseArguments,
  ): OpenCasesUpdate {
    return update;
  }
}
