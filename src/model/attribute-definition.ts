import { Entity, PrimaryKey, Property } from '@mikro-orm/core';
import { Field, ID, ObjectType } from 'type-graphql';
import { ATTRIBUTE_OWNER, ATTRIBUTE_TYPE } from './closed-sets.js';
import { instant, optional, text } from './column.js';
import { RequireScopes } from './require-scopes.js';
import { DateTimeScalar } from './scalars.js';

/** A declared custom attribute of customers, companies, orders or products: rules may mention it, and its values are checked against its type. */
@Entity({ tableName: 'attribute_definition' })
@ObjectType({ description: 'A declared custom attribute of customers, companies, orders or products.', simpleResolvers: true })
@RequireScopes('customers:read')
export class AttributeDefinition {
  @PrimaryKey({ ...text, default: 'customer' })
  @Field(() => ATTRIBUTE_OWNER.enumeration, { description: 'Whose it is.' })
  owner!: string;

  @PrimaryKey({ ...text })
  @Field(() => ID, { description: "As records have it. Rules name that of a customer `attribute('key')`, or `metafields.namespace.key`." })
  key!: string;

  @Property({ ...text })
  @Field(() => String, { description: 'As people read it.' })
  name!: string;

  @Property({ ...text })
  @Field(() => ATTRIBUTE_TYPE.enumeration, { description: 'What its values are. It never changes.' })
  type!: string;

  @Property(optional(text))
  @Field(() => String, { nullable: true, description: 'Unit of the values, such as `cm`.' })
  unit: string | null = null;

  @Property(optional(text))
  @Field(() => String, { nullable: true, description: 'What the attribute means.' })
  description: string | null = null;

  @Property({ ...instant })
  @Field(() => DateTimeScalar, { description: 'When it was declared.' })
  createdAt!: Date;
}
