import { Entity, ManyToOne, PrimaryKey, Property, type Ref } from '@mikro-orm/core';
import { Field, ID, ObjectType } from 'type-graphql';
import { newId } from '../kernel/index.js';
import { instant, json, optional, owned, text, uuid } from './column.js';
import { Customer } from './customer.js';
import { PersonalData, RequireScopes } from './require-scopes.js';
import { DateTimeScalar, JsonScalar } from './scalars.js';

/** Two customers that turned out to be one, with what is needed to take them apart again. */
@Entity({ tableName: 'customer_merge' })
@ObjectType({ description: 'That a customer became part of another.', simpleResolvers: true })
@RequireScopes('customers:read')
export class CustomerMerge {
  @PrimaryKey({ ...uuid })
  @Field(() => ID, { description: 'To give to `unmergeCustomer`.' })
  id: string = newId();

  @ManyToOne(() => Customer, { ...owned })
  into!: Ref<Customer>;

  /** The id of the customer that is no more. */
  @Property({ ...uuid })
  @Field(() => ID, { description: 'The id of the customer that became part of this one.' })
  mergedId!: string;

  /** Everything the merged customer had, as it stood. */
  @Property({ ...json })
  snapshot!: object;

  @Property({ ...instant })
  @Field(() => DateTimeScalar, { description: 'When.' })
  mergedAt!: Date;

  /** PERSON, SOURCE or RULES; null of merges from before that was kept. */
  @Property(optional(text))
  @Field(() => String, {
    nullable: true,
    description:
      'PERSON: somebody said so. SOURCE: a source has both names. RULES: by `identityRules`. null of merges from before that was kept.',
  })
  cause: string | null = null;

  /** The key that did it. */
  @Property(optional(uuid))
  @Field(() => ID, { nullable: true, description: 'Of the key that did it; null for a command.' })
  actorId: string | null = null;

  /** What spoke for it, without values: which of them are alike. */
  @PersonalData()
  @Property(optional(json))
  @Field(() => JsonScalar, { nullable: true, description: 'What spoke for it and against it, as `IdentityEvidence`.' })
  evidence: object | null = null;

  @Property(optional(instant))
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was undone; null while it stands.' })
  unmergedAt: Date | null = null;
}
