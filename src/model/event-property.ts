import { Entity, PrimaryKey, Property } from '@mikro-orm/core';
import { Field, ID, ObjectType } from 'type-graphql';
import { PROPERTY_TYPE } from './closed-sets.js';
import { instant, optional, text } from './column.js';
import { RequireScopes } from './require-scopes.js';
import { DateTimeScalar } from './scalars.js';

/** A declared property of events: rules may ask for it, and its values are checked against its type. */
@Entity({ tableName: 'event_property' })
@ObjectType({ description: 'A declared property of events.', simpleResolvers: true })
@RequireScopes('events:read')
export class EventProperty {
  @PrimaryKey({ ...text })
  @Field(() => ID, { description: 'As events have it, and rules: a parameter of `events`.' })
  key!: string;

  @Property({ ...text })
  @Field(() => String, { description: 'As people read it.' })
  name!: string;

  @Property({ ...text })
  @Field(() => PROPERTY_TYPE.enumeration, { description: 'What its values are. It never changes.' })
  type!: string;

  @Property(optional(text))
  @Field(() => String, { nullable: true, description: 'Unit of the values, such as `seconds`.' })
  unit: string | null = null;

  @Property(optional(text))
  @Field(() => String, { nullable: true, description: 'What the property means.' })
  description: string | null = null;

  @Property({ ...instant })
  @Field(() => DateTimeScalar, { description: 'When it was declared.' })
  createdAt!: Date;
}
