import { Entity, ManyToOne, PrimaryKey, PrimaryKeyProp, Property, type Ref } from '@mikro-orm/core';
import { Field, ObjectType } from 'type-graphql';
import { flag, integer, optional, owned, text } from './column.js';
import { Company } from './company.js';
import { Customer } from './customer.js';
import { RequireScopes } from './require-scopes.js';

/** A customer's place in a company; the one at position 0 is the main one. */
@Entity({ tableName: 'customer_company' })
@ObjectType({ description: "A customer's place in a company.", simpleResolvers: true })
@RequireScopes('companies:read')
export class CustomerCompany {
  [PrimaryKeyProp]?: ['customer', 'position'];

  @ManyToOne(() => Customer, { ...owned, primary: true })
  customer!: Ref<Customer>;

  @PrimaryKey({ ...integer })
  position!: number;

  @ManyToOne(() => Company, { ...owned })
  company!: Ref<Company>;

  @Property(optional(text))
  @Field(() => String, { nullable: true, description: 'What the person does there.' })
  title: string | null = null;

  @Property(optional(flag))
  @Field(() => Boolean, { nullable: true, description: 'Whether the person takes part in decisions to buy.' })
  decisionMaker: boolean | null = null;
}
