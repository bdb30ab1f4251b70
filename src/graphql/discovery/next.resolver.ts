import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { type ChannelChoice, channelsOf, readFollowings, readNextModel, type Suggested, suggestNext } from '../../discovery/index.js';
import { invalidInput, limitExceeded } from '../../kernel/index.js';
import { Customer, RequireScopes } from '../../model/index.js';
import { OperationContext } from '../context.js';
import type { CustomerRow } from '../customer/index.js';
import { HoldsUpTo } from '../operation/list-size.js';
import { NextChannel, NextProduct, NextProductModel, ProductFollowing } from './next.type.js';

const MOST_SUGGESTIONS = 20;
const MOST_FOLLOWINGS = 200;
const CHANNELS = 4;

@Resolver(() => NextProductModel)
export class NextProductModelResolver {
  @Query(() => NextProductModel, {
    nullable: true,
    description:
      'What was found out last about what customers buy next, with how good that is; null before the first time, a minute after the first start.',
  })
  @RequireScopes('orders:read', 'products:read')
  async nextProductModel(@Ctx() { database }: OperationContext): Promise<NextProductModel | null> {
    const model = await readNextModel(database);
    if (model === undefined) return null;
    const { followings, hitRates, channelQuality, ...outcome } = model.outcome;
    return {
      ...outcome,
      asOf: model.asOf,
      followed: followings,
      quality: hitRates,
      channelQuality:
        channelQuality === null
          ? null
          : {
              hiddenDays: channelQuality.hiddenDays,
              customers: channelQuality.customers,
              answered: channelQuality.chosen.answered / channelQuality.chosen.messages,
              answeredByCommon: channelQuality.plain.answered / channelQuality.plain.messages,
              ...channelQuality.difference,
            },
    };
  }

  @FieldResolver(() => [ProductFollowing], { description: 'What follows what, the surest first.' })
  followings(
    @Ctx() { database }: OperationContext,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20, description: 'At most so many, 1 to 200.' }) first?: number | null,
  ): Promise<ProductFollowing[]> {
    return readFollowings(database, checkMost(first ?? 20, MOST_FOLLOWINGS));
  }
}

@Resolver(() => Customer)
export class NextProductsResolver {
  @FieldResolver(() => [NextProduct], {
    description:
      'What the customer is likely to buy next, the likeliest first: by what buyers of the same went on to buy, of what is not bought yet or is bought again. Empty for who has bought nothing, and where `nextProductModel` says why.',
  })
  @RequireScopes('orders:read', 'products:read')
  nextProducts(
    @Root() customer: CustomerRow,
    @Ctx() { database, loaders }: OperationContext,
    @Arg('first', () => Int, { nullable: true, defaultValue: 3, description: 'At most so many, 1 to 20.' }) first?: number | null,
  ): Promise<Suggested[]> {
    const most = checkMost(first ?? 3, MOST_SUGGESTIONS);
    const none: Suggested[] = [];
    return loaders.named(`next products ${most}`, (ids) => suggestNext(database, ids, most), none).load(customer.id);
  }

  @FieldResolver(() => [NextChannel], {
    description:
      'The channels to which the customer has agreed, the one whose messages are answered the most first: the first is the one to take.',
  })
  @HoldsUpTo(CHANNELS)
  @RequireScopes('customers:read', 'campaigns:read')
  async nextChannels(@Root() customer: CustomerRow, @Ctx() { membership, database, loaders }: OperationContext): Promise<NextChannel[]> {
    const none: ChannelChoice[] = [];
    const load = (ids: readonly string[]) => channelsOf(database, ids, membership.clock.now());
    const choices = await loaders.named('next channels', load, none).load(customer.id);
    return choices.map(({ channel, score, own, all }) => ({
      channel,
      score,
      ...own,
      shareOfAll: all.messages === 0 ? null : all.answered / all.messages,
    }));
  }
}

function checkMost(first: number, most: number): number {
  if (first < 1) throw invalidInput('first', 'first must be 1 or more.');
  if (first > most) throw limitExceeded('first', most);
  return first;
}
