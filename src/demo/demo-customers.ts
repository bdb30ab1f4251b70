import type { Random } from '../kernel/index.js';
import type { CompanyRecord, CustomerRecord } from '../records/index.js';
import { ranges } from './assortment.js';
import { behaviours, type Behaviour, type BehaviourName } from './behaviours.js';
import { Contacts } from './contacts.js';
import type { DemoCalendar } from './demo-calendar.js';
import { employ } from './demo-companies.js';
import { makeTraits } from './traits.js';
import { namesFor } from './names.js';
import { places, type Place } from './places.js';

/** A customer beside what the generator needs to make them buy, post and complain. */
export interface DemoCustomer {
  readonly record: CustomerRecord;
  readonly behaviour: Behaviour;
  readonly place: Place;
  readonly age: number;
  readonly knownForDays: number;
  readonly lastOrderDaysAgo: number | undefined;
  /** Median place in the price order, 0 to 1. */
  readonly taste: number;
  readonly favouriteCategory: string;
  /** Brand that is bought where there is a choice. */
  readonly loyalTo: string | undefined;
}

const shares = Object.fromEntries(Object.entries(behaviours).map(([name, { share }]) => [name, share])) as Record<BehaviourName, number>;
const genders = { female: 52, male: 45, other: 3 };
const referrals = { search: 30, friend: 22, instagram: 14, store: 14, newsletter: 8, magazine: 7, fair: 5 };
const accountStatuses = { ENABLED: 74, DISABLED: 18, INVITED: 6, DECLINED: 2 };

/** In the order of their numbers; those who buy for a business work at one of the companies. */
export function makeCustomers(random: Random, calendar: DemoCalendar, companies: readonly CompanyRecord[], count: number): DemoCustomer[] {
  const contacts = new Contacts(random.fork('contacts'));
  const jobs = random.fork('jobs');
  return Array.from({ length: count }, (_, index) => {
    const customer = makeCustomer(random, calendar, contacts, index + 1);
    if (customer.behaviour !== behaviours.business) return customer;
    return { ...customer, record: { ...customer.record, companies: [employ(jobs, companies)] } };
  });
}

function makeCustomer(random: Random, calendar: DemoCalendar, contacts: Contacts, number: number): DemoCustomer {
  const kind = random.weighted(shares);
  const behaviour: Behaviour = behaviours[kind];
  const place = random.pickBy(places, ({ weight }) => weight);
  const language = random.pick(place.languages);
  const gender = random.weighted(genders);
  const names = namesFor(language);
  const firstName = random.pick(gender === 'female' ? names.female : gender === 'male' ? names.male : [...names.female, ...names.male]);
  const lastName = random.pick(names.last);
  const age = drawAge(random, kind);
  const { knownForDays, lastOrderDaysAgo } = drawTime(random, behaviour);
  const favourite = random.pick(ranges);
  const loyalTo = random.chance(0.3) ? random.pick(favourite.brands) : undefined;
  const taste = Math.min(0.95, Math.max(0.05, random.normal(behaviour.taste, 0.18)));
  const traits = makeTraits(random, calendar, { age, knownForDays, taste, loyalTo, isBusiness: kind === 'business' });
  return {
    record: {
      externalId: `C${String(number).padStart(4, '0')}`,
      firstName,
      lastName,
      ...contacts.of(firstName, lastName, place, number),
      language,
      ...(random.chance(0.88) ? { birthDate: calendar.birthDate(age, random.integer(0, 364)) } : {}),
      ...(random.chance(0.92) ? { gender } : {}),
      ...traits.record,
      referralSource: random.weighted(referrals),
      accountStatus: random.weighted(accountStatuses),
      addedAt: calendar.instant(knownForDays, random.integer(8 * 60, 22 * 60)),
      tags: [...behaviour.tags, ...traits.tags],
      ...(random.chance(0.8) ? { attributes: traits.attributes } : {}),
    },
    behaviour,
    place,
    age,
    knownForDays,
    lastOrderDaysAgo,
    taste,
    favouriteCategory: favourite.categoryPath[0],
    loyalTo,
  };
}

/** How long they have been known, and when they last ordered. */
function drawTime(random: Random, { knownFor, lastOrder, stays }: Behaviour): Pick<DemoCustomer, 'knownForDays' | 'lastOrderDaysAgo'> {
  const lastOrderDaysAgo = lastOrder === undefined ? undefined : random.integer(...lastOrder);
  const knownForDays = Math.max(random.integer(...knownFor), lastOrderDaysAgo ?? 0);
  return { knownForDays, lastOrderDaysAgo: stays === undefined ? lastOrderDaysAgo : knownForDays - random.integer(...stays) };
}

/** Years. Those who buy for occasions are older, influencers and newcomers younger. */
function drawAge(random: Random, kind: BehaviourName): number {
  const mean = kind === 'occasional' || kind === 'business' ? 47 : kind === 'newcomer' || kind === 'prospect' ? 33 : 40;
  return Math.round(Math.min(86, Math.max(17, random.normal(mean, 13))));
}
