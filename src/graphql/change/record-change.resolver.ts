import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { RequireScopes, CursorScalar } from '../../model/index.js';
import { readRecordChanges, type RecordChange, type RecordChangePage } from '../../sync/index.js';
import { OperationContext } from '../context.js';
import { checkFirst } from '../paging/page.js';
import { RecordKind } from '../record-kind.type.js';
import { ChangedRecord, loadChangedRecord, type ChangedRow } from './changed-record.js';
import { RecordChangePageType, RecordChangeType } from './record-change.type.js';

const DEFAULT_FIRST = 100;

@Resolver(() => RecordChangeType)
export class RecordChangeResolver {
  @Query(() => RecordChangePageType, {
    description: 'The delta feed: which records changed since a cursor, erasures included; all that is kept without one.',
  })
  @RequireScopes('changes:read')
  changes(
    @Ctx() context: OperationContext,
    @Arg('first', () => Int, { nullable: true, defaultValue: DEFAULT_FIRST, description: 'At most so many, 1 to 1,000.' })
    first?: number | null,
    @Arg('after', () => CursorScalar, { nullable: true, description: 'Begin after this cursor.' }) after?: string | null,
    @Arg('kinds', () => [RecordKind], { nullable: true, description: 'Only these kinds of records.' })
    kinds?: RecordChange['kind'][] | null,
  ): Promise<RecordChangePage> {
    return readRecordChanges(context.sync, { first: checkFirst(first ?? DEFAULT_FIRST), after, kinds });
  }

  @FieldResolver(() => ChangedRecord, { nullable: true, description: 'The record as it is now; null if it is gone.' })
  record(@Root() change: RecordChange, @Ctx() context: OperationContext): Promise<ChangedRow | null> {
    return loadChangedRecord(context, change);
  }
}
