import { Field, ObjectType } from 'type-graphql';
import type { Change, Flip } from '../../membership/index.js';
import { DateTimeScalar, DecimalScalar, JsonScalar } from '../../model/index.js';

@ObjectType({ description: 'One thing about a customer that would have to be different.', simpleResolvers: true })
export class ClauseChange implements Change {
  @Field(() => String, { description: 'The clause that it flips, as the rule says it.' })
  clause!: string;

  @Field(() => String, { description: 'What would have to change, such as `Amount spent`.' })
  label!: string;

  @Field(() => DecimalScalar, { nullable: true, description: 'How much more, in `unit`; below zero for less or earlier.' })
  by!: string | null;

  @Field(() => String, { nullable: true, description: 'What `by` counts: `orders`, `workspace currency`; `days` or `seconds` for dates.' })
  unit!: string | null;

  @Field(() => JsonScalar, { nullable: true, description: 'The value that it would have to be, or of a list: to have.' })
  to!: string | boolean | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When the clause flips by the passing of time alone, if nothing else happens; null if it does not.',
  })
  at!: Date | null;

  @Field(() => String, { description: 'In English: `Amount spent: 12.50 more`.' })
  text!: string;
}

@ObjectType({ description: 'The smallest change that would turn a verdict round.', simpleResolvers: true })
export class SmallestChange implements Flip {
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When the verdict turns by the passing of time alone, if nothing else happens; null if it does not.',
  })
  at!: Date | null;

  @Field(() => [ClauseChange], {
    description:
      'What would have to be different, all of it together: the least number of clauses to flip. Empty if only the passing of time turns the verdict.',
  })
  changes!: readonly Change[];

  @Field(() => String, { description: 'In English.' })
  text!: string;
}
