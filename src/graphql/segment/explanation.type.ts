import { Field, ObjectType, registerEnumType } from 'type-graphql';
import type { ActualValue, ClauseExplanation, Flip } from '../../membership/index.js';
import { PersonalData, RequireScopes, DateTimeScalar, JsonScalar } from '../../model/index.js';
import { UserError } from '../user-error.type.js';
import { SmallestChange } from './smallest-change.type.js';

export enum ClauseKind {
  AND = 'and',
  OR = 'or',
  NOT = 'not',
  CLAUSE = 'clause',
}
registerEnumType(ClauseKind, {
  name: 'ClauseKind',
  description: 'What a part of a rule is.',
  valuesConfig: {
    AND: { description: 'Holds if all its parts hold.' },
    OR: { description: 'Holds if one of its parts holds.' },
    NOT: { description: 'Holds if its part does not.' },
    CLAUSE: { description: 'A condition that looks at the customer.' },
  },
});

@ObjectType('ActualValue', { description: 'What the customer has of something that a clause looks at.', simpleResolvers: true })
export class ActualValueType implements ActualValue {
  @Field(() => String, { description: 'What it is.' })
  label!: string;

  @Field(() => JsonScalar, { nullable: true, description: 'The value; null if it is missing.' })
  @PersonalData()
  value!: unknown;
}

@ObjectType('ClauseExplanation', { description: 'A part of a rule, and whether it holds for the customer.', simpleResolvers: true })
export class ClauseExplanationType implements ClauseExplanation {
  @Field(() => ClauseKind, { description: 'What part it is.' })
  kind!: ClauseExplanation['kind'];

  @Field(() => String, { description: 'As the rule says it.' })
  text!: string;

  @Field(() => Boolean, { description: 'Whether it holds.' })
  holds!: boolean;

  @Field(() => [ActualValueType], { description: "Of a clause: the customer's values that decided it." })
  actual!: readonly ActualValue[];

  @Field(() => [ClauseExplanationType], { description: 'The parts of a group.' })
  clauses!: readonly ClauseExplanation[];

  @Field(() => SmallestChange, {
    nullable: true,
    description: 'The smallest change that would turn the verdict round; null where nothing that can change would (a birth date).',
  })
  @PersonalData()
  smallestChange!: Flip | null;
}

@ObjectType({ description: 'Why a customer belongs to a segment or not.', simpleResolvers: true })
@RequireScopes('segments:read', 'customers:read')
export class MembershipExplanation {
  @Field(() => Boolean, { nullable: true, description: 'Whether the customer belongs; null if the rule cannot be used.' })
  holds!: boolean | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'The instant that this is exact for.' })
  asOf!: Date | null;

  @Field(() => Boolean, {
    description: 'Whether it is of what was known at `asOf`, or of segments whose members are not all found, and may be different by now.',
  })
  stale!: boolean;

  @Field(() => ClauseExplanationType, { nullable: true, description: 'The whole rule; null for a static segment.' })
  root!: ClauseExplanation | null;

  @Field(() => [ClauseExplanationType], { description: 'The clauses alone, in the order of the rule.' })
  clauses!: readonly ClauseExplanation[];

  @Field(() => SmallestChange, {
    nullable: true,
    description: 'The smallest change that would turn the verdict of the whole rule round: the same as that of `root`.',
  })
  @PersonalData()
  smallestChange!: Flip | null;

  @Field(() => [UserError], { description: 'What is wrong with the rule; empty if it can be used.' })
  userErrors!: readonly UserError[];
}
