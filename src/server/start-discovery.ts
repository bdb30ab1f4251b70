import type { Logger } from 'pino';
import { Discoverer, Forecaster, NextProductMaker } from '../discovery/index.js';
import { describeCause } from '../graphql/index.js';
import { RepeatedJob } from '../kernel/index.js';
import type { MembershipContext } from '../membership/index.js';

/** What is reckoned of all customers in the background. */

type Closers = (() => Promise<unknown>)[];

const CHECK_FORECASTS_MS = 60_000;
const CHECK_DISCOVERIES_MS = 2_000;
/** About a quarter of a core: live changes come first. */
const BACKGROUND_RESTS = 3;

export function startForecasts(context: MembershipContext, everyMs: number, closers: Closers, log: Logger): void {
  const forecaster = new Forecaster(context, BACKGROUND_RESTS);
  const onForecastError = (error: unknown) => log.error({ cause: describeCause(error) }, 'foretelling what customers will buy failed');
  const forecasts = new RepeatedJob(() => forecaster.runIfDue(everyMs), CHECK_FORECASTS_MS, onForecastError);
  // Whoever has just started a server has other things for it to do.
  forecasts.start('later');
  closers.push(() => {
    forecaster.stop();
    return forecasts.close();
  });
}

export function startNextProducts(context: MembershipContext, everyMs: number, closers: Closers, log: Logger): void {
  const maker = new NextProductMaker(context, BACKGROUND_RESTS);
  const onError = (error: unknown) => log.error({ cause: describeCause(error) }, 'finding out what customers buy next failed');
  const models = new RepeatedJob(() => maker.runIfDue(everyMs), CHECK_FORECASTS_MS, onError);
  models.start('later');
  closers.push(() => {
    maker.stop();
    return models.close();
  });
}

export function startDiscoveries(context: MembershipContext, closers: Closers, log: Logger): void {
  const onError = (error: unknown) => log.error({ cause: describeCause(error) }, 'finding the groups that the data suggest failed');
  const discoverer = new Discoverer(context, onError, BACKGROUND_RESTS);
  const discoveries = new RepeatedJob(() => discoverer.runIfAsked(), CHECK_DISCOVERIES_MS, onError);
  discoveries.start('later');
  closers.push(() => {
    discoverer.stop();
    return discoveries.close();
  });
}
