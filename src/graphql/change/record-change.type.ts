import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { CursorScalar } from '../../model/index.js';
import type { RecordChange, RecordChangePage } from '../../sync/index.js';
import { RecordKind } from '../record-kind.type.js';

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
export class RecordChangeType implements RecordChange {
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
export class RecordChangePageType implements RecordChangePage {
  @Field(() => [RecordChangeType], { description: 'Changes, the oldest first, each record once.' })
  changes!: readonly RecordChange[];

  @Field(() => CursorScalar, { description: 'Read on after this, now or later.' })
  cursor!: string;

  @Field(() => Boolean, { description: 'Whether there are more now.' })
  hasMore!: boolean;
}
