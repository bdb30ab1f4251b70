import { Entity, ManyToOne, PrimaryKey, PrimaryKeyProp, type Ref } from '@mikro-orm/core';
import { Field, ID, ObjectType } from 'type-graphql';
import { owned, text } from './column.js';
import { Customer } from './customer.js';
import { RequireScopes } from './require-scopes.js';

/** What one source system calls a customer. */
@Entity({ tableName: 'customer_external_id' })
@ObjectType({ description: 'What one source system calls a customer.', simpleResolvers: true })
@RequireScopes('customers:read')
export class CustomerExternalId {
  [PrimaryKeyProp]?: ['source', 'externalId'];

  @PrimaryKey({ ...text })
  @Field(() => String, { description: 'The source system.' })
  source!: string;

  @PrimaryKey({ ...text })
  @Field(() => ID, { description: 'The id in that system.' })
  externalId!: string;

  @ManyToOne(() => Customer, { ...owned })
  customer!: Ref<Customer>;
}
