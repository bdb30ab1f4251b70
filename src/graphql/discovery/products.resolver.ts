import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { associationsIn, gapsOf, type Item, type ProductGrouping, readBaskets, ruleOfItem, sumOfItem } from '../../discovery/index.js';
import { invalidInput, limitExceeded } from '../../kernel/index.js';
import { RequireScopes } from '../../model/index.js';
import { OperationContext } from '../context.js';
import { SegmentValue, type ValueOfGroup } from '../figure/index.js';
import { AsksAGroup, AsksTheBase } from '../operation/asks-the-base.js';
import { type BoughtItem, BoughtTogetherAnswer, GroupingType, PurchaseGap } from './products.type.js';

const MOST = 200;

@Resolver(() => SegmentValue)
export class ProductsResolver {
  @Query(() => BoughtTogetherAnswer, { description: 'Which things the same customers buy, more often than chance makes them.' })
  @AsksTheBase()
  @RequireScopes('orders:read', 'products:read')
  async boughtTogether(
    @Ctx() context: OperationContext,
    @Arg('by', () => GroupingType, { nullable: true, defaultValue: 'PRODUCT', description: 'What is taken for one thing.' })
    by?: ProductGrouping | null,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20, description: 'At most so many pairs, 1 to 200.' }) first?: number | null,
  ): Promise<BoughtTogetherAnswer> {
    const most = checkFirst(first ?? 20);
    const grouping = by ?? 'PRODUCT';
    const { items, buyers, leftOut, ...baskets } = await readBaskets(context.membership, grouping);
    const found = associationsIn({ ...baskets, items });
    return {
      buyers,
      leftOut,
      items: items.length,
      compared: (items.length * (items.length - 1)) / 2,
      pairs: found.slice(0, most).map(({ one, other, ...pair }) => ({
        ...pair,
        one: toldItem(one, grouping),
        other: toldItem(other, grouping),
        ruleOneOnly: `${ruleOfItem(grouping, one, true)} AND ${ruleOfItem(grouping, other, false)}`,
        ruleOtherOnly: `${ruleOfItem(grouping, other, true)} AND ${ruleOfItem(grouping, one, false)}`,
      })),
    };
  }

  @AsksAGroup()
  @FieldResolver(() => [PurchaseGap], {
    description:
      'What members have not bought that goes with what they have, by what all customers buy together: the greatest expected amount first.',
  })
  @RequireScopes('orders:read', 'products:read')
  async purchaseGaps(
    @Root() { found, group }: ValueOfGroup,
    @Ctx() context: OperationContext,
    @Arg('by', () => GroupingType, { nullable: true, defaultValue: 'PRODUCT', description: 'What is taken for one thing.' })
    by?: ProductGrouping | null,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20, description: 'At most so many things that members bought, 1 to 200.' })
    first?: number | null,
  ): Promise<PurchaseGap[]> {
    const grouping = by ?? 'PRODUCT';
    const gaps = await gapsOf(context.membership, found, group, grouping, checkFirst(first ?? 20));
    return gaps.map(({ bought, missing, ...gap }) => ({
      ...gap,
      bought: toldItem(bought, grouping),
      missing: missing.map(({ item, expectedAmount, ...one }) => ({
        ...one,
        item: toldItem(item, grouping),
        expectedAmount: expectedAmount === null ? null : expectedAmount.toFixed(2),
      })),
    }));
  }
}

function toldItem(item: Item, by: ProductGrouping): BoughtItem {
  return { key: item.key, name: item.name, customers: sumOfItem(item), rule: ruleOfItem(by, item, true) };
}

function checkFirst(first: number): number {
  if (first < 1) throw invalidInput('first', 'first must be 1 or more.');
  if (first > MOST) throw limitExceeded('first', MOST);
  return first;
}
