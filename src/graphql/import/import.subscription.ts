import { Arg, ID, Resolver, Root, Subscription } from 'type-graphql';
import { followImport } from '../../live/index.js';
import { ImportJob, RequireScopes, type RowOf } from '../../model/index.js';
import { OperationContext } from '../context.js';
import { findImport } from './find-import.js';

@Resolver()
export class ImportSubscription {
  @Subscription(() => ImportJob, {
    subscribe: ({ args, context }: { args: { id: string }; context: OperationContext }) =>
      followImport(() => findImport(new OperationContext(context.services, context.viewer), args.id)),
    description: 'An import at once and whenever it has got further, until it ends.',
  })
  @RequireScopes('imports:read')
  importProgress(@Root() job: RowOf<ImportJob>, @Arg('id', () => ID, { description: 'Of the import.' }) _id: string): RowOf<ImportJob> {
    return job;
  }
}
