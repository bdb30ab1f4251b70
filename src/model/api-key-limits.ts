import { Field, Int, ObjectType } from 'type-graphql';

/** Limits of a key that are its own; those that are not said are the server's. */
@ObjectType({ description: 'Limits of a key that are its own; null where it has that of the server.', simpleResolvers: true })
export class ApiKeyLimits {
  @Field(() => Int, { nullable: true, description: 'How many requests a minute, and at once as many as that.' })
  requestsPerMinute?: number | null;

  @Field(() => Int, { nullable: true, description: 'What its requests may cost in a minute.' })
  costPerMinute?: number | null;

  @Field(() => Int, { nullable: true, description: 'How many subscriptions it may have at once.' })
  subscriptions?: number | null;

  @Field(() => Int, { nullable: true, description: 'How many questions that go over all customers may be answered at once.' })
  expensiveQuestions?: number | null;
}
