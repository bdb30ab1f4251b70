import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { CostKind, TurnaroundKind, Worth } from '../../insight/index.js';
import { DecimalScalar, RequireScopes } from '../../model/index.js';
import { connectionOf } from '../paging/connection.js';

/** A customer, or a segment with its size, whose contribution is less than nought. */
export type LossMakerRow = Worth & {
  readonly id: string;
  readonly size: number;
  readonly keyset: readonly string[];
  readonly loss: LossType;
};

const COSTS = { SERVICE: 'SERVICE', CAMPAIGNS: 'CAMPAIGNS', GOODS: 'GOODS' } as const satisfies { readonly [Kind in CostKind]: Kind };
registerEnumType(COSTS, {
  name: 'CostKind',
  description: 'What costs.',
  valuesConfig: {
    SERVICE: { description: 'Service interactions.' },
    CAMPAIGNS: { description: 'Messages of campaigns.' },
    GOODS: { description: 'The goods, by what they cost beyond what was paid for them.' },
  },
});

const KINDS = {
  LESS_SERVICE: 'LESS_SERVICE',
  FEWER_MESSAGES: 'FEWER_MESSAGES',
  LESS_OF_BOTH: 'LESS_OF_BOTH',
  MORE_MARGIN: 'MORE_MARGIN',
} as const satisfies { readonly [Kind in TurnaroundKind]: Kind };
registerEnumType(KINDS, {
  name: 'TurnaroundKind',
  description: 'What would have to change for a loss to end, all else being as it is.',
  valuesConfig: {
    LESS_SERVICE: { description: 'Service costs less: it is more than the loss.' },
    FEWER_MESSAGES: { description: 'Messages cost less: they are more than the loss.' },
    LESS_OF_BOTH: { description: 'Both cost less together, where neither alone is as much as the loss.' },
    MORE_MARGIN: { description: 'Margin is more.' },
  },
});

@ObjectType('LargestCost', { description: 'The largest of the costs of somebody or a group.', simpleResolvers: true })
export class LargestCost {
  @Field(() => COSTS, { description: 'What it is.' })
  kind!: CostKind;

  @Field(() => DecimalScalar, { description: 'How much.' })
  amount!: string;
}

@ObjectType('Turnaround', { description: 'What by itself would end a loss, to the last cent.', simpleResolvers: true })
export class TurnaroundType {
  @Field(() => KINDS, { description: 'What would have to change.' })
  kind!: TurnaroundKind;

  @Field(() => DecimalScalar, { description: 'By how much.' })
  amount!: string;

  @Field(() => DecimalScalar, { description: 'What there is of it now.' })
  present!: string;

  @Field(() => Float, { nullable: true, description: 'The amount as a share of what there is; null where that is not more than 0.' })
  share!: number | null;
}

@ObjectType('Loss', {
  description: 'What somebody, or a group, costs more than they bring. Amounts are in the currency of the workspace.',
  simpleResolvers: true,
})
@RequireScopes('campaigns:read', 'orders:read', 'service:read')
export class LossType {
  @Field(() => DecimalScalar, { description: 'As `total_margin` of rules.' })
  margin!: string;

  @Field(() => DecimalScalar, { description: 'As `service_cost` of rules.' })
  serviceCost!: string;

  @Field(() => DecimalScalar, { description: 'As `campaign_cost` of rules.' })
  campaignCost!: string;

  @Field(() => DecimalScalar, { description: 'Margin less both costs: less than 0.' })
  contribution!: string;

  @Field(() => Float, { nullable: true, description: 'Contribution divided by both costs; null where there are none.' })
  roi!: number | null;

  @Field(() => LargestCost, { description: 'The largest of the costs.' })
  largestCost!: LargestCost;

  @Field(() => [TurnaroundType], { description: 'What would end the loss, the smallest change first; each would do by itself.' })
  turnarounds!: TurnaroundType[];

  @Field(() => DecimalScalar, { description: 'Revenue of goods of which nobody knows what they cost: margin leaves it out.' })
  revenueWithoutCost!: string;

  @Field(() => Int, { description: 'Orders for which there is no exchange rate: margin leaves them out.' })
  ordersWithoutRate!: number;

  @Field(() => Int, { description: 'Contacts of which nobody knows what they cost: they are left out.' })
  interactionsWithoutCost!: number;

  @Field(() => Int, { description: 'Messages of which nobody knows what they cost: they are left out.' })
  messagesWithoutCost!: number;
}

@ObjectType({ description: 'A customer who costs more than they bring.' })
@RequireScopes('customers:read')
export class LossMakingCustomer {
  @Field(() => LossType, { description: 'Why, and what would end it.' })
  loss!: LossType;
}

@ObjectType({ description: 'A segment whose members together cost more than they bring.' })
@RequireScopes('segments:read')
export class LossMakingSegment {
  @Field(() => Int, { description: 'Members.' })
  size!: number;

  @Field(() => LossType, { description: 'Why, and what would end it.' })
  loss!: LossType;
}

export const LossMakingCustomerConnection = connectionOf<LossMakerRow>('LossMakingCustomer', LossMakingCustomer);
export const LossMakingSegmentConnection = connectionOf<LossMakerRow>('LossMakingSegment', LossMakingSegment);
