import { Field, InputType } from 'type-graphql';
import type { RecordDeletion } from '../../sync/index.js';
import { BatchInput } from './batch.input.js';
import { RecordKind } from '../record-kind.type.js';

@InputType({ description: 'Names a record to delete.' })
export class DeletionInput {
  @Field(() => RecordKind, { description: 'What kind of record it is.' })
  kind!: RecordDeletion['kind'];

  @Field(() => String, { nullable: true, description: 'The id in the source system. Required.' })
  externalId?: string | null;
}

@InputType({ description: 'Records of one source system to delete.' })
export class DeleteRecordsInput extends BatchInput {
  @Field(() => [DeletionInput], { description: 'At most 1,000. Each is deleted or rejected by itself.' })
  records!: DeletionInput[];
}
