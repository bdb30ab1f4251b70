import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';
import { sql } from '../../database/index.js';
import { RequireScopes } from '../../model/index.js';
import { countProblems, type InboundProblem, listProblems } from '../../sync/index.js';
import { OperationContext } from '../context.js';
import { connectionOf } from '../paging/connection.js';
import { afterCursor, type KeysetOrder } from '../paging/keyset.js';
import { PageArguments, pageRequest } from '../paging/page-arguments.js';
import { type Page, pageOf } from '../paging/page.js';
import { InboundProblemType } from './problem.type.js';

type Listed = InboundProblem & { readonly keyset: readonly string[] };

const InboundProblemConnection = connectionOf<Listed>('InboundProblem', InboundProblemType);

const LATEST: KeysetOrder = {
  name: 'LATEST',
  keys: [
    { value: sql`p.last_at`, type: 'timestamptz' },
    { value: sql`p.id`, type: 'uuid' },
  ],
  descending: true,
};

@Resolver()
export class InboundProblemResolver {
  @Query(() => InboundProblemConnection, {
    description:
      'Why what other systems sent in their own forms was not taken, what happened last first. The 1,000 latest reasons are remembered, each for 30 days after it last happened.',
  })
  @RequireScopes('imports:read')
  async inboundProblems(
    @Ctx() { database }: OperationContext,
    @Args(() => PageArguments) page: PageArguments,
    @Arg('source', () => String, { nullable: true, description: 'Only of this source.' }) source?: string | null,
  ): Promise<Page<Listed>> {
    const request = pageRequest(page);
    const condition = afterCursor(LATEST, request.after);
    const rows = await listProblems(database, { source: source ?? null, limit: request.first + 1, condition });
    return pageOf(rows, request, LATEST, () => countProblems(database, source ?? null));
  }
}
