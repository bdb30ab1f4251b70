import type { NaiveCustomer } from '../../support/naive/customer.js';
import { BUYERS } from './buyers.js';
import { customerOf } from './person.js';
import { PROSPECTS } from './prospects.js';

/*
 * The people of the shop in which the published queries are asked, about the edges of the published dates. Seen from 14 November 2025,
 * -7d is 7 November, -2w 31 October, -30d 15 October, -1m 14 October, -45d 30 September, -60d 15 September, -90d 16 August,
 * -3m 14 August, -180d 18 May, -6m 14 May, -8m 14 March, -12m and -1y 14 November 2024. Clocks in New York show -04:00 from March
 * to 2 November, and -05:00 afterwards.
 */

/** In the order of their names. */
export const CUSTOMERS: readonly NaiveCustomer[] = Object.entries({ ...BUYERS, ...PROSPECTS })
  .toSorted(([a], [b]) => (a < b ? -1 : 1))
  .map(([name, person]) => customerOf(name, person));
