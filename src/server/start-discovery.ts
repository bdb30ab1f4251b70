import type { Logger } from 'pino';
import { Discoverer, Forecaster, NextProductMaker } from '../discovery/index.js';
import { describeCause } from '../graphql/index.js';
import { RepeatedJob } from '../kernel/index.js';
import type { MembershipContext } from '../membership/index.js';

/** What is reckoned of all customers in the background. */

type Closers = (() => Promise<unknown>)[];

const CHECK_SCHEDULED_MS = 60_000;
const CHECK_DISCOVERIES_MS = 2_000;
/** About a quarter of a core for what somebody waits for, an eighth for what nobody does: live changes come first. */
const BACKGROUND_RESTS = 3;
const SCHEDULED_RESTS = 8;

/** What is made anew from time to time: what customers will buy, and what they buy next. One after the other, since together they would take twice as much. */
export function startScheduled(context: MembershipContext, everyMs: number, closers: Closers, log: Logger): void {
  const failing = (what: string) => (error: unknown) => log.error({ cause: describeCause(error) }, `${what} failed`);
  const forecaster = new Forecaster(context, SCHEDULED_RESTS);
  const maker = new NextProductMaker(context, SCHEDULED_RESTS);
  const run = async () => {
    await forecaster.runIfDue(everyMs).catch(failing('foretelling what customers will buy'));
    await maker.runIfDue(everyMs).catch(failing('finding out what customers buy next'));
  };
  const job = new RepeatedJob(run, CHECK_SCHEDULED_MS, failing('what is made anew from time to time'));
  // Whoever has just started a server has other things for it to do.
  job.start('later');
  closers.push(() => {
    forecaster.stop();
    maker.stop();
    return job.close();
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
