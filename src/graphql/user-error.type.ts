import { Field, Int, ObjectType } from 'type-graphql';
import type { Span } from '../language/index.js';

@ObjectType({ description: 'A stretch of the query text.', simpleResolvers: true })
export class SourcePosition implements Span {
  @Field(() => Int, { description: 'Where it begins, in UTF-16 code units from 0.' })
  offset!: number;

  @Field(() => Int, { description: 'How long it is, in UTF-16 code units.' })
  length!: number;

  @Field(() => Int, { description: 'The line it begins in, from 1.' })
  line!: number;

  @Field(() => Int, { description: 'The column it begins in, from 1, in UTF-16 code units.' })
  column!: number;
}

@ObjectType({ description: 'Something in the input that the person who wrote it can put right.', simpleResolvers: true })
export class UserError {
  @Field(() => String, { description: 'What kind of problem it is, such as `UNKNOWN_ATTRIBUTE` or `REQUIRED`.' })
  code!: string;

  @Field(() => String, { description: 'What is wrong, for people.' })
  message!: string;

  @Field(() => [String], { nullable: true, description: 'Where in the input: names of fields and positions in lists.' })
  path?: readonly string[] | null;

  @Field(() => SourcePosition, { nullable: true, description: 'Where in the query text.' })
  position?: Span | null;

  @Field(() => [String], { nullable: true, description: 'What could stand there.' })
  expected?: readonly string[] | null;

  @Field(() => String, { nullable: true, description: 'What to write in its place.' })
  suggestion?: string | null;
}
