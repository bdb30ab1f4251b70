import { Arg, Ctx, Field, ID, Int, ObjectType, Query, registerEnumType, Resolver } from 'type-graphql';
import { RequireScopes } from '../../model/require-scopes.js';
import { CursorScalar } from '../../model/scalars.js';
import { readRecordChanges, type RecordChange, type RecordChangePage } from '../../sync/index.js';
import { OperationContext } from '../context.js';
import { checkFirst } from '../paging/page.js';
import { RecordKind } from '../sync/record-kind.type.js';

const DEFAULT_FIRST = 100;

enum RecordOperation {
  UPSERTED = 'UPSERTED',
  DELETED = 'DELETED',
  ERASED = 'ERASED',
}
registerEnumType(RecordOperation, {
  name: 'RecordOperation',
  description: 'What became of a record.',
  valuesConfig: {
    UPSERTED: { description: 'It was made or changed.' },
    DELETED: { description: 'It was deleted.' },
    ERASED: { description: 'It was erased for the sake of a person: delete every copy.' },
  },
});

@ObjectType('RecordChange', { description: 'That a record is other than it was.', simpleResolvers: true })
class RecordChangeType implements RecordChange {
  @Field(() => RecordKind, { description: 'What kind of record it is.' })
  kind!: RecordChange['kind'];

  @Field(() => ID, { description: 'Of the record.' })
  id!: string;

  @Field(() => RecordOperation, { description: 'As things stand: UPSERTED if the record exists.' })
  operation!: RecordChange['operation'];

  @Field(() => CursorScalar, { description: 'Of this very change.' })
  cursor!: string;
}

@ObjectType('RecordChangePage', { description: 'A stretch of the delta feed.', simpleResolvers: true })
class RecordChangePageType implements RecordChangePage {
  @Field(() => [RecordChangeType], { description: 'Changes, the oldest first, each record once.' })
  changes!: readonly RecordChange[];

  @Field(() => CursorScalar, { description: 'Read on after this, now or later.' })
  cursor!: string;

  @Field(() => Boolean, { description: 'Whether there are more now.' })
  hasMore!: boolean;
}

@Resolver()
export class RecordChangeResolver {
  @Query(() => RecordChangePageType, {
    description: 'The delta feed: which records changed since a cursor, erasures included; everything without one.',
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
}
