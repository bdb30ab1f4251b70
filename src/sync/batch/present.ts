import { DateTime } from 'luxon';
import type { Present } from '../../records/index.js';
import type { SyncContext } from '../context.js';

/** The latest moment that can have passed, clocks being what they are, and the day that it is then in the workspace's time zone. */
export function presentOf({ clock, clockToleranceMs, timeZone }: SyncContext): Present {
  const latest = new Date(clock.now().getTime() + clockToleranceMs);
  return { instant: latest.toISOString(), day: DateTime.fromJSDate(latest, { zone: timeZone }).toISODate() as string };
}
