import { Entity, PrimaryKey, Property } from '@mikro-orm/core';
import { Field, ID, ObjectType } from 'type-graphql';
import { decimals, instant, optional, text } from './column.js';
import { RequireScopes } from './require-scopes.js';
import { DateTimeScalar, DecimalScalar } from './scalars.js';

/** What divides the whole base into tiers; refreshed as a whole. */
@Entity({ tableName: 'threshold' })
@ObjectType({ description: 'What divides the whole base into tiers, such as the quintiles of amounts spent.', simpleResolvers: true })
@RequireScopes('segments:read', 'orders:read', 'influence:read')
export class Threshold {
  @PrimaryKey({ ...text })
  @Field(() => ID, { description: 'What is divided.' })
  name!: string;

  @Property(optional(decimals))
  @Field(() => [DecimalScalar], {
    nullable: true,
    description: 'Where one tier ends and the next begins, the least first; null while nobody has such a value.',
  })
  bounds: string[] | null = null;

  @Property({ ...instant })
  @Field(() => DateTimeScalar, { description: 'When they were last found.' })
  refreshedAt!: Date;
}
