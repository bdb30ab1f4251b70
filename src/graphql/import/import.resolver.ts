import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import { sql } from '../../database/index.js';
import { ImportJob, RequireScopes, type RowOf } from '../../model/index.js';
import { OperationContext } from '../context.js';
import { connectionOf } from '../paging/connection.js';
import type { KeysetOrder } from '../paging/keyset.js';
import { PageArguments, pageRequest } from '../paging/page-arguments.js';
import type { Page } from '../paging/page.js';
import { loadRecord } from '../rows/record-loader.js';
import { readPage } from '../rows/record-page.js';

const ImportJobConnection = connectionOf<RowOf<ImportJob>>('ImportJob', ImportJob);

const NEWEST: KeysetOrder = {
  name: 'NEWEST',
  keys: [
    { value: sql`j.started_at`, type: 'timestamptz' },
    { value: sql`j.id`, type: 'uuid' },
  ],
  descending: true,
};

@Resolver()
export class ImportResolver {
  @Query(() => ImportJob, { nullable: true, description: 'An import by id; null if there is none.' })
  @RequireScopes('imports:read')
  importJob(
    @Ctx() context: OperationContext,
    @Arg('id', () => ID, { description: 'Of the import.' }) id: string,
  ): Promise<RowOf<ImportJob> | null> {
    return loadRecord(context, ImportJob, id);
  }

  @Query(() => ImportJobConnection, { description: 'Imports, the newest first.' })
  @RequireScopes('imports:read')
  importJobs(@Ctx() context: OperationContext, @Args(() => PageArguments) page: PageArguments): Promise<Page<RowOf<ImportJob>>> {
    return readPage(context, { entity: ImportJob, alias: sql`j`, order: NEWEST }, pageRequest(page));
  }
}
