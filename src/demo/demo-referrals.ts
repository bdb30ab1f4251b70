import type { Random } from '../kernel/index.js';
import { behaviours } from './behaviours.js';
import type { DemoCustomer } from './demo-customers.js';

/** Of those who come by a friend; the others do not say whom. */
const NAMED = 0.7;
/** Of those who come by Instagram. */
const BY_SARAH = 0.08;
/** How many times as often one of the best customers brings others. */
const FERVOUR = 6;
/** As long as Sarah is known. */
const SARAH = { externalId: 'sarah', knownForDays: 680 };

/** Has those who came by a friend say by whom: somebody who was known before them, the best customers more often, and some of Sarah's followers by her. */
export function makeReferrals(random: Random, crowd: readonly DemoCustomer[]): DemoCustomer[] {
  const weightOf = ({ behaviour }: DemoCustomer) => (behaviour === behaviours.champion ? FERVOUR : 1);
  const byAge = crowd.toSorted((one, other) => other.knownForDays - one.knownForDays);
  return crowd.map((customer) => {
    const { referralSource } = customer.record;
    const named = referralSource === 'friend' && random.chance(NAMED);
    const before = named
      ? byAge.slice(
          0,
          byAge.findIndex(({ knownForDays }) => knownForDays <= customer.knownForDays),
        )
      : [];
    const friend = before.length > 0 ? random.pickBy(before, weightOf).record.externalId : undefined;
    const isFollower = referralSource === 'instagram' && random.chance(BY_SARAH) && customer.knownForDays < SARAH.knownForDays;
    const referrerExternalId = isFollower ? SARAH.externalId : friend;
    return referrerExternalId === undefined ? customer : { ...customer, record: { ...customer.record, referrerExternalId } };
  });
}
