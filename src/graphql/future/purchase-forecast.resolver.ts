import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { EXPECTATION_DAYS, PROBABILITY_DAYS } from '../../catalogue/index.js';
import { readForecasts } from '../../discovery/index.js';
import { RequireScopes } from '../../model/index.js';
import { OperationContext } from '../context.js';
import { PurchaseForecast } from './purchase-forecast.type.js';

@Resolver()
export class PurchaseForecastResolver {
  @Query(() => [PurchaseForecast], {
    description: 'Forecasts of what customers will buy, the latest first, each with how good it is; none before the first was made.',
  })
  @RequireScopes('orders:read')
  async purchaseForecasts(
    @Ctx() context: OperationContext,
    @Arg('first', () => Int, { nullable: true, defaultValue: 1, description: 'At most so many, 1 to 100.' }) first?: number | null,
  ): Promise<PurchaseForecast[]> {
    const forecasts = await readForecasts(context.database, first ?? 1);
    return forecasts.map(({ asOf, isCurrent, outcome }) => ({
      ...outcome,
      asOf,
      isCurrent,
      days: EXPECTATION_DAYS,
      probabilityDays: PROBABILITY_DAYS,
    }));
  }
}
