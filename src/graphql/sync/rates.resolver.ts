import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { DateScalar, RequireScopes } from '../../model/index.js';
import {
  readCostRates,
  readEcbRates,
  readExchangeRates,
  setCostRates,
  setExchangeRates,
  type CostRates as Rates,
  type ExchangeRateRecord,
} from '../../sync/index.js';
import { afterWrite } from '../after-write.js';
import { OperationContext } from '../context.js';
import { AsksAGroup } from '../operation/asks-the-base.js';
import { readDay } from '../read-argument.js';
import { checkFirst } from '../paging/page.js';
import { sentRecords } from './batch-of.js';
import { CostRates, ExchangeRate, ExchangeRateInput } from './rates.input.js';
import { syncPayload } from './sync-payload.js';
import { SyncPayload } from './sync.type.js';

/** By which amounts are converted, and costs reckoned. */
@Resolver()
export class RatesResolver {
  @Mutation(() => SyncPayload, {
    description: 'Sets exchange rates by day. Orders of those days are valued anew, whichever came first.',
  })
  @AsksAGroup()
  @RequireScopes('orders:write')
  setExchangeRates(
    @Ctx() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('rates', () => [ExchangeRateInput], { nullable: true, description: 'At most 1,000. Each is taken or rejected by itself.' })
    rates?: ExchangeRateInput[] | null,
    @Arg('csv', () => String, { nullable: true, description: 'More of them, as the European Central Bank publishes its CSV files.' })
    csv?: string | null,
  ): Promise<SyncPayload> {
    const sent = rates === null || rates === undefined ? [] : sentRecords<ExchangeRateRecord>(context, info, { argument: 'rates' });
    const published = csv === null || csv === undefined ? [] : readEcbRates(csv);
    return syncPayload(context, (sync) => setExchangeRates(sync, [...sent, ...published]));
  }

  @Query(() => [ExchangeRate], { description: 'The exchange rates that are known, the latest first.' })
  @RequireScopes('orders:read')
  exchangeRates(
    @Ctx() context: OperationContext,
    @Arg('currency', () => String, { nullable: true, description: 'ISO 4217: only those that are told in it.' }) currency?: string | null,
    @Arg('until', () => DateScalar, { nullable: true, description: 'Only those of this day and before.' }) until?: string | null,
    @Arg('first', () => Int, { nullable: true, defaultValue: 100, description: 'At most so many, 0 to 1,000.' }) first?: number | null,
  ): Promise<ExchangeRate[]> {
    return readExchangeRates(context.sync, {
      currency: currency ?? undefined,
      until: until === null || until === undefined ? undefined : readDay('until', until),
      first: checkFirst(first ?? 100),
    });
  }

  @Mutation(() => CostRates, { description: 'Sets what service and messages cost where a record does not tell. All rates at once.' })
  @AsksAGroup()
  @RequireScopes('service:write', 'campaigns:write')
  async setCostRates(
    @Ctx() context: OperationContext,
    @Arg('rates', () => CostRates, { description: 'The rates.' }) { messages, ...rates }: CostRates,
  ): Promise<CostRates> {
    const byChannel = messages && Object.fromEntries(messages.map(({ channel, cost }) => [channel, cost]));
    const set = await setCostRates(context.sync, { ...rates, messages: byChannel ?? null });
    afterWrite(context);
    return told(set);
  }

  @Query(() => CostRates, { description: 'What service and messages cost where a record does not tell.' })
  @RequireScopes('service:read', 'campaigns:read')
  async costRates(@Ctx() context: OperationContext): Promise<CostRates> {
    return told(await readCostRates(context.sync));
  }
}

function told({ messages, ...rates }: Rates): CostRates {
  return { ...rates, messages: Object.entries(messages ?? {}).map(([channel, cost]) => ({ channel, cost })) };
}
