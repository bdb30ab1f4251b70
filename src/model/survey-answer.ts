import { Entity, ManyToOne, PrimaryKey, Property, Unique, type Ref } from '@mikro-orm/core';
import { Field, ID, ObjectType } from 'type-graphql';
import { newId } from '../kernel/index.js';
import { instant, money, optional, owned, text, uuid } from './column.js';
import { Customer } from './customer.js';
import { RequireScopes } from './require-scopes.js';
import { DateTimeScalar, DecimalScalar, Node } from './scalars.js';

/** What a customer answered to one question of a survey or quiz. */
@Entity({ tableName: 'survey_answer' })
@Unique({ properties: ['source', 'externalId'] })
@ObjectType({ description: 'What a customer answered to one question of a survey or quiz.', simpleResolvers: true, implements: Node })
@RequireScopes('surveys:read')
export class SurveyAnswer {
  @PrimaryKey({ ...uuid })
  @Field(() => ID, { description: 'Stays the same for as long as the answer is kept.' })
  id: string = newId();

  @Property({ ...text })
  @Field(() => String, { description: 'The source system.' })
  source!: string;

  @Property({ ...text })
  @Field(() => ID, { description: 'The id in the source system.' })
  externalId!: string;

  @ManyToOne(() => Customer, { ...owned })
  customer!: Ref<Customer>;

  /** By which external id of its source the customer was last named. */
  @Property(optional(text))
  customerExternalId: string | null = null;

  @Property({ ...text })
  @Field(() => String, { description: 'The survey.' })
  survey!: string;

  @Property({ ...text })
  @Field(() => String, { description: 'The question.' })
  question!: string;

  @Property({ ...text })
  @Field(() => String, { description: 'The answer.' })
  answer!: string;

  @Property(optional(money))
  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'The answer as a number, where it is one, such as 0 to 10 of a recommendation.',
  })
  score: string | null = null;

  @Property({ ...instant })
  @Field(() => DateTimeScalar, { description: 'When it was answered.' })
  answeredAt!: Date;

  @Property(optional(instant))
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When the source last changed it, as far as it says so (`updatedAt` of what it sent).',
  })
  sourceUpdatedAt: Date | null = null;

  @Property({ ...instant })
  @Field(() => DateTimeScalar, { description: 'When the record was made here.' })
  createdAt!: Date;

  @Property({ ...instant })
  @Field(() => DateTimeScalar, { description: 'When the record last changed here.' })
  updatedAt!: Date;
}
