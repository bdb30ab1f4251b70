import { Field, InputType } from 'type-graphql';
import { deletion } from '../../records/index.js';
import { BatchInput } from './batch.input.js';
import { inputOfPart } from './input-of.js';

const DeletionInput = inputOfPart(deletion);

@InputType({ description: 'Records of one source system to delete.' })
export class DeleteRecordsInput extends BatchInput {
  @Field(() => [DeletionInput], { description: 'At most 1,000. Each is deleted or rejected by itself.' })
  records!: object[];
}
