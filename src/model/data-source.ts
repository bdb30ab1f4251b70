import { Entity, PrimaryKey, Property } from '@mikro-orm/core';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { integer, text } from './column.js';
import { RequireScopes } from './require-scopes.js';

export enum DataParty {
  ZERO = 0,
  FIRST = 1,
  SECOND = 2,
  THIRD = 3,
}
registerEnumType(DataParty, {
  name: 'DataParty',
  description: 'Whose data they are; those of a lower party are trusted more.',
  valuesConfig: {
    ZERO: { description: 'The person told us on purpose.' },
    FIRST: { description: 'We observed it.' },
    SECOND: { description: "A partner's own data." },
    THIRD: { description: 'Bought.' },
  },
});

/** A system that facts come from, and how far it is trusted. Those that are not listed are first-party, of rank 100. */
@Entity({ tableName: 'data_source' })
@ObjectType({ description: 'A system that facts come from, and how far it is trusted.', simpleResolvers: true })
@RequireScopes('customers:read')
export class DataSource {
  @PrimaryKey({ ...text })
  @Field(() => ID, { description: 'As batches of records name their `source`.' })
  name!: string;

  @Property({ ...integer })
  @Field(() => DataParty, { description: 'Whose data it gives.' })
  party!: DataParty;

  @Property({ ...integer })
  @Field(() => Int, { description: 'Of two sources of one party, the one of lower rank is trusted more.' })
  rank!: number;
}
