import { inTurns, type Difference, pairedDifference, type Pause } from '../../statistics/index.js';
import { type Buyer, buyerBefore } from './buyer.js';
import { habitsOf, type Following, type Habits } from './followings.js';
import { mostFrequentFor, suggestTo, isBoughtAgain, type Told } from './suggest.js';

/** How often one of so many suggestions was bought in the hidden days. */
export interface HitRate extends Difference {
  readonly suggestions: number;
  /** Of the customers who bought something that might have been suggested, whether it was or not. */
  readonly hitRate: number;
  /** The same of what most customers bought; `difference` is between the two, with its interval. */
  readonly hitRateOfFrequent: number;
}

export interface HitRates {
  /** Days that were hidden, the latest. */
  readonly hiddenDays: number;
  /** Who bought before them, and in them something that they might have been told. */
  readonly customers: number;
  /** Of these, to how many something was told that follows what they had bought. */
  readonly withFollowing: number;
  readonly rates: readonly HitRate[];
}

const SUGGESTIONS = [1, 3, 5] as const;
/** The latest fifth of the time is hidden, so many days at most. */
const HIDDEN_SHARE = 5;
const MOST_HIDDEN_DAYS = 90;
/** Of fewer nothing is said. */
export const LEAST_JUDGES = 50;

/** The first hidden day; undefined where there are too few days. */
export function hiddenFrom(buyers: readonly Buyer[]): { readonly day: number; readonly hiddenDays: number } | undefined {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { days } of buyers) {
    for (const ofThing of days) {
      first = Math.min(first, ofThing[0] as number);
      last = Math.max(last, ofThing.at(-1) as number);
    }
  }
  const hiddenDays = Math.min(MOST_HIDDEN_DAYS, Math.floor((last - first + 1) / HIDDEN_SHARE));
  return hiddenDays >= 1 ? { day: last - hiddenDays + 1, hiddenDays } : undefined;
}

/** How often what is suggested is bought: learnt of the days before the latest, and compared with these. null where too few came again. */
export async function hitRatesOf(buyers: readonly Buyer[], things: number, pause: Pause): Promise<HitRates | null> {
  const hidden = hiddenFrom(buyers);
  if (hidden === undefined) return null;
  const former: Buyer[] = [];
  const returned: { readonly before: Buyer; readonly bought: ReadonlySet<number> }[] = [];
  await inTurns(
    buyers,
    (buyer) => {
      const before = buyerBefore(buyer, hidden.day);
      if (before.things.length === 0) return;
      former.push(before);
      const bought = buyer.things.filter((_, index) => (buyer.days[index]?.at(-1) as number) >= hidden.day);
      if (bought.length > 0) returned.push({ before, bought: new Set(bought) });
    },
    pause,
  );
  const habits = await habitsOf(former, things, pause);
  const told = toldBy(habits);
  const again = new Set(habits.things.filter(isBoughtAgain).map(({ thing }) => thing));
  const counts = SUGGESTIONS.map((suggestions) => ({ suggestions, hits: 0, hitsOfFrequent: 0, only: 0, onlyFrequent: 0 }));
  const [most] = SUGGESTIONS.slice(-1) as [number];
  let [customers, withFollowing] = [0, 0];
  await inTurns(
    returned,
    ({ before, bought }) => {
      const owned = new Set(before.things);
      const wanted = [...bought].filter((thing) => !owned.has(thing) || again.has(thing));
      if (wanted.length === 0) return;
      customers++;
      const suggested = suggestTo(told, owned, most);
      if (suggested.some(({ reason }) => reason === 'FOLLOWS')) withFollowing++;
      const frequent = mostFrequentFor(told, owned, most);
      for (const count of counts) {
        const hit = suggested.slice(0, count.suggestions).some(({ thing }) => bought.has(thing));
        const hitOfFrequent = frequent.slice(0, count.suggestions).some((thing) => bought.has(thing));
        count.hits += hit ? 1 : 0;
        count.hitsOfFrequent += hitOfFrequent ? 1 : 0;
        count.only += hit && !hitOfFrequent ? 1 : 0;
        count.onlyFrequent += !hit && hitOfFrequent ? 1 : 0;
      }
    },
    pause,
  );
  if (customers < LEAST_JUDGES) return null;
  return {
    hiddenDays: hidden.hiddenDays,
    customers,
    withFollowing,
    rates: counts.map(({ suggestions, hits, hitsOfFrequent, only, onlyFrequent }) => ({
      suggestions,
      hitRate: hits / customers,
      hitRateOfFrequent: hitsOfFrequent / customers,
      ...pairedDifference(only, onlyFrequent, customers),
    })),
  };
}

/** Habits as suggestions are made of them. */
export function toldBy({ things, followings }: Habits): Told<number> {
  const after = new Map<number, Following[]>();
  for (const following of followings) {
    const known = after.get(following.from);
    if (known === undefined) after.set(following.from, [following]);
    else known.push(following);
  }
  return { things, after: (thing) => after.get(thing) ?? [] };
}
