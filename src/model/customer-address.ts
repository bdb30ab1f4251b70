import { Entity, ManyToOne, PrimaryKey, PrimaryKeyProp, Property, type Ref } from '@mikro-orm/core';
import { Field, Float, ObjectType } from 'type-graphql';
import { degrees, integer, optional, owned, text } from './column.js';
import { Customer } from './customer.js';
import { RequireScopes } from './require-scopes.js';

/** One of a customer's addresses; the one at position 0 is the primary one. */
@Entity({ tableName: 'customer_address' })
@ObjectType({ description: 'A postal address of a customer.', simpleResolvers: true })
@RequireScopes('personal_data:read')
export class CustomerAddress {
  [PrimaryKeyProp]?: ['customer', 'position'];

  @ManyToOne(() => Customer, { ...owned, primary: true })
  customer!: Ref<Customer>;

  @PrimaryKey({ ...integer })
  position!: number;

  @Property(optional(text))
  @Field(() => String, { nullable: true, description: 'Street and number.' })
  line1: string | null = null;

  @Property(optional(text))
  @Field(() => String, { nullable: true, description: 'Second line.' })
  line2: string | null = null;

  @Property(optional(text))
  @Field(() => String, { nullable: true, description: 'City.' })
  city: string | null = null;

  @Property(optional(text))
  @Field(() => String, { nullable: true, description: 'Name of the state or province.' })
  region: string | null = null;

  @Property(optional(text))
  @Field(() => String, { nullable: true, description: 'Code of the state or province without the country, such as `CA`.' })
  regionCode: string | null = null;

  @Property(optional(text))
  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2, such as `US`.' })
  countryCode: string | null = null;

  @Property(optional(text))
  @Field(() => String, { nullable: true, description: 'Postal code.' })
  postalCode: string | null = null;

  @Property(optional(degrees))
  @Field(() => Float, { nullable: true, description: 'Degrees north.' })
  latitude: number | null = null;

  @Property(optional(degrees))
  @Field(() => Float, { nullable: true, description: 'Degrees east.' })
  longitude: number | null = null;
}
