import type { Logger } from 'pino';
import { describeCause } from '../graphql/index.js';
import { RepeatedJob } from '../kernel/index.js';
import { bringInWaiting } from '../sync/index.js';
import type { Workspace } from './workspace.js';

const EVERY_MS = 1_000;

/** Looks again and again at orders that wait for their guests, wherever something has changed that may say whose they are. */
export function startWaiting(context: Workspace['context'], closers: (() => Promise<unknown>)[], log: Logger): void {
  const background = { ...context, database: context.database.on('background', 'jobs') };
  const onError = (error: unknown) => log.error({ cause: describeCause(error) }, 'looking for the guests of orders failed');
  const job = new RepeatedJob(() => bringInWaiting(background), EVERY_MS, onError);
  job.start();
  closers.push(() => job.close());
}
