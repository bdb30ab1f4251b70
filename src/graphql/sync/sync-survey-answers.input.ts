import { Field, InputType } from 'type-graphql';
import { DateTimeScalar, DecimalScalar } from '../../model/index.js';
import { BatchInput } from './batch.input.js';

@InputType({
  description: 'What a customer answered to one question of a survey or quiz. What is left out keeps its value; null clears it.',
})
export class SurveyAnswerInput {
  @Field(() => String, { nullable: true, description: 'The id in the source system. Required.' })
  externalId?: string | null;

  @Field(() => String, { nullable: true, description: 'Of the customer, in the source of the batch. Required for a new record.' })
  customerExternalId?: string | null;

  @Field(() => String, { nullable: true, description: 'The survey. Required for a new answer.' })
  survey?: string | null;

  @Field(() => String, { nullable: true, description: 'The question. Required for a new answer.' })
  question?: string | null;

  @Field(() => String, { nullable: true, description: 'The answer. Required for a new answer.' })
  answer?: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'The answer as a number; where it is left out, that of an answer that is a plain number.',
  })
  score?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was answered. Required for a new answer.' })
  answeredAt?: string | null;
}

@InputType({ description: 'Survey answers of one source system.' })
export class SyncSurveyAnswersInput extends BatchInput {
  @Field(() => [SurveyAnswerInput], { description: 'At most 1,000. Each is taken or rejected by itself.' })
  records!: SurveyAnswerInput[];
}
