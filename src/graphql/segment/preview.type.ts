import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Customer } from '../../model/customer.js';
import { DateTimeScalar } from '../../model/scalars.js';
import type { CustomerRow } from '../customer/customer.type.js';
import { UserError } from '../user-error.type.js';

type Lazy<Value> = () => Promise<Value>;

@ObjectType({ description: 'Whom a rule would select now. Figures are null if the rule cannot be used.', simpleResolvers: true })
export class SegmentPreview {
  @Field(() => Int, { nullable: true, description: 'Customers for whom the rule holds.' })
  size!: number | null;

  @Field(() => Float, { nullable: true, description: 'Their share of all customers, 0 to 1.' })
  share!: number | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'The instant that the figures are exact for.' })
  asOf!: Date | null;

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

  @Field(() => Int, { nullable: true, description: 'Members now.' })
  sizeBefore!: number | null;

  @Field(() => Int, { nullable: true, description: 'Members after saving.' })
  sizeAfter!: number | null;

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
