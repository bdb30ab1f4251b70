import { Field, Float, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../model/index.js';
import { UserError } from '../user-error.type.js';
import { ClauseKind } from './explanation.type.js';

@ObjectType({ description: 'A part of the top level of a rule, and how many customers it keeps.', simpleResolvers: true })
export class FunnelStep {
  @Field(() => String, { description: 'As the rule says it.' })
  text!: string;

  @Field(() => Int, { description: 'Customers for whom this part holds, whatever the others say.' })
  alone!: number;

  @Field(() => Float, { description: 'Their share of all customers, 0 to 1.' })
  aloneShare!: number;

  @Field(() => Int, {
    description:
      'Customers after this part and all before it: of an AND those for whom all of them hold, of an OR those for whom any does.',
  })
  inOrder!: number;

  @Field(() => Float, { description: 'Their share of all customers, 0 to 1.' })
  inOrderShare!: number;

  @Field(() => Int, {
    description: 'What this part changes: of an AND how many customers it takes away (0 or less), of an OR how many it adds.',
  })
  change!: number;
}

@ObjectType({
  description: 'How a rule narrows or widens the base, part by part. Figures are null if the rule cannot be used.',
  simpleResolvers: true,
})
export class SegmentFunnel {
  @Field(() => DateTimeScalar, { nullable: true, description: 'The instant that the figures are exact for.' })
  asOf!: Date | null;

  @Field(() => Boolean, { description: 'Whether the rule builds on segments whose members are not all found.' })
  stale!: boolean;

  @Field(() => ClauseKind, {
    nullable: true,
    description: 'AND if every part takes customers away, OR if every part adds some, CLAUSE for a rule of one part.',
  })
  kind!: 'and' | 'or' | 'clause' | null;

  @Field(() => Int, { nullable: true, description: 'All customers.' })
  base!: number | null;

  @Field(() => Int, { nullable: true, description: 'Customers for whom the whole rule holds.' })
  size!: number | null;

  @Field(() => Float, { nullable: true, description: 'Their share of all customers, 0 to 1.' })
  share!: number | null;

  @Field(() => [FunnelStep], { description: 'The parts, in the order of the rule.' })
  steps!: readonly FunnelStep[];

  @Field(() => [UserError], { description: 'What is wrong with the rule; empty if it can be used.' })
  userErrors!: readonly UserError[];
}
