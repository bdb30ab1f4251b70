import { RecentMap } from '../kernel/index.js';

/** When days began in their zones, which never changes, by day and zone: a rule's bounds are asked for again and again. */
export const dayStarts = new RecentMap<string, Date>(10_000);
