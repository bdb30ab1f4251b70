import { Field, ID, ObjectType } from 'type-graphql';
import { UserError } from './user-error.type.js';

@ObjectType({ description: 'That something was deleted, or why not.', simpleResolvers: true })
export class DeletePayload {
  @Field(() => ID, { nullable: true, description: 'What was deleted; null if there are errors.' })
  deletedId!: string | null;

  @Field(() => [UserError], { description: 'Why nothing was deleted; empty if it was.' })
  userErrors!: readonly UserError[];
}
