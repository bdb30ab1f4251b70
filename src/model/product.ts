import { Entity, PrimaryKey, Property, Unique, type Opt } from '@mikro-orm/core';
import { Field, ID, ObjectType } from 'type-graphql';
import { newId } from '../kernel/index.js';
import { instant, json, money, optional, text, texts, uuid } from './column.js';
import { RequireScopes } from './require-scopes.js';
import { DateTimeScalar, DecimalScalar, JsonScalar, Node } from './scalars.js';

/** Something that is sold. */
@Entity({ tableName: 'product' })
@Unique({ properties: ['source', 'externalId'] })
@ObjectType({ description: 'Something that is sold.', simpleResolvers: true, implements: Node })
@RequireScopes('products:read')
export class Product {
  @PrimaryKey({ ...uuid })
  @Field(() => ID, { description: 'Stays the same for as long as the product exists.' })
  id: string = newId();

  @Property({ ...text })
  @Field(() => String, { description: 'The source system.' })
  source!: string;

  @Property({ ...text })
  @Field(() => ID, { description: 'The id in the source system.' })
  externalId!: string;

  @Property(optional(text))
  @Field(() => String, { nullable: true, description: 'Stock-keeping unit.' })
  sku: string | null = null;

  @Property({ ...text })
  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Property(optional(text))
  @Field(() => String, { nullable: true, description: 'Brand.' })
  brand: string | null = null;

  @Property(optional(text))
  @Field(() => String, { nullable: true, description: 'Supplier.' })
  supplier: string | null = null;

  @Property({ ...texts, defaultRaw: `'{}'` })
  @Field(() => [String], { description: 'Categories from the broadest to the narrowest.' })
  categoryPath: string[] & Opt = [];

  @Property({ ...texts, defaultRaw: `'{}'` })
  @Field(() => [String], { description: 'Tags, as written; compared without regard to case.' })
  tags: string[] & Opt = [];

  /** The tags folded for comparison. The database computes it. */
  @Property({ ...texts, generated: 'lower_all(tags) stored' })
  readonly tagKeys!: string[] & Opt;

  @Property({ ...json, defaultRaw: `'{}'` })
  @Field(() => JsonScalar, { description: 'Values of declared custom attributes by key (see `attributeDefinitions`).' })
  attributes: Record<string, unknown> & Opt = {};

  @Property(optional(money))
  @Field(() => DecimalScalar, { nullable: true, description: 'List price, in the workspace currency.' })
  listPrice: string | null = null;

  @Property(optional(money))
  @Field(() => DecimalScalar, { nullable: true, description: 'What one costs the business at present, in the workspace currency.' })
  unitCost: string | null = null;

  @Property(optional(instant))
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it came or comes on sale.' })
  releasedAt: Date | null = null;

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
