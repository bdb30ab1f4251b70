import { Field, ObjectType } from 'type-graphql';
import type { GroupMoney, GroupValue } from '../../membership/index.js';
import { RequireScopes, DecimalScalar } from '../../model/index.js';

@ObjectType('GroupMoney', { description: 'Money over a group of customers, in the workspace currency.', simpleResolvers: true })
export class GroupMoneyType implements GroupMoney {
  @Field(() => DecimalScalar, { description: 'Over all of them, exact.' })
  sum!: string;

  @Field(() => DecimalScalar, { nullable: true, description: 'Of one of them in the mean, to 4 digits after the point; null of nobody.' })
  mean!: string | null;
}

@ObjectType('GroupValue', { description: 'What a group of customers is worth.', simpleResolvers: true })
@RequireScopes('orders:read')
export class GroupValueType implements GroupValue {
  @Field(() => GroupMoneyType, { description: 'What the business kept of their orders, as `amount_spent` of rules.' })
  amountSpent!: GroupMoney;

  @Field(() => GroupMoneyType, { description: 'What they paid less what it cost, as `total_margin` of rules.' })
  totalMargin!: GroupMoney;
}
