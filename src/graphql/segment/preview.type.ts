import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { GroupValue } from '../../membership/index.js';
import { Customer, RequireScopes, DateTimeScalar } from '../../model/index.js';
import type { CustomerRow } from '../customer/index.js';
import { UserError } from '../user-error.type.js';
import { GroupValueType } from './group-value.type.js';

type Lazy<Value> = () => Promise<Value>;

@ObjectType({ description: 'Whom a rule would select now. Figures are null if the rule cannot be used.', simpleResolvers: true })
export class SegmentPreview {
  @Field(() => Int, { nullable: true, description: 'Customers for whom the rule holds.' })
  size!: number | null;

  @Field(() => Float, { nullable: true, description: 'Their share of all customers, 0 to 1.' })
  share!: number | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'The instant that the figures are exact for.' })
  asOf!: Date | null;

  @Field(() => Boolean, { description: 'Whether the rule builds on segments whose members are not all found.' })
  stale!: boolean;

  @Field(() => GroupValueType, { nullable: true, description: 'What they are worth.' })
  @RequireScopes('orders:read')
  value!: GroupValue | null;

  @Field(() => [Customer], { description: 'The first of them by id.' })
  sample!: Lazy<CustomerRow[]>;

  @Field(() => String, { nullable: true, description: 'The canonical text of the rule.' })
  query!: string | null;

  @Field(() => [UserError], { description: 'What is wrong with the rule; empty if it can be used.' })
  userErrors!: readonly UserError[];
}

@ObjectType({
  description: 'What saving a rule for a segment would change. Figures are null if the rule cannot be used.',
  simpleResolvers: true,
})
export class SegmentEditImpact {
  @Field(() => DateTimeScalar, { nullable: true, description: 'The instant that the figures are exact for.' })
  asOf!: Date | null;

  @Field(() => Boolean, {
    description:
      'Whether something has happened after `asOf` that is not evaluated yet, or members of a segment concerned are not all found.',
  })
  stale!: boolean;

  @Field(() => Int, { nullable: true, description: 'Members now.' })
  sizeBefore!: number | null;

  @Field(() => Int, { nullable: true, description: 'Members after saving.' })
  sizeAfter!: number | null;

  @Field(() => GroupValueType, { nullable: true, description: 'What the members now are worth.' })
  @RequireScopes('orders:read')
  valueBefore!: GroupValue | null;

  @Field(() => GroupValueType, { nullable: true, description: 'What the members after saving are worth.' })
  @RequireScopes('orders:read')
  valueAfter!: GroupValue | null;

  @Field(() => Int, { nullable: true, description: 'How many would enter.' })
  entering!: number | null;

  @Field(() => Int, { nullable: true, description: 'How many would leave.' })
  leaving!: number | null;

  @Field(() => [Customer], { description: 'The first of those entering, by id.' })
  enteringSample!: Lazy<CustomerRow[]>;

  @Field(() => [Customer], { description: 'The first of those leaving, by id.' })
  leavingSample!: Lazy<CustomerRow[]>;

  @Field(() => [UserError], { description: 'What is wrong with the rule; empty if it can be used.' })
  userErrors!: readonly UserError[];
}
