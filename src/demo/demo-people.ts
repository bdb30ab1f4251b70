import type { Random } from '../kernel/index.js';
import type { CustomerRecord, InfluenceMetricRecord } from '../records/index.js';
import type { DemoCalendar } from './demo-calendar.js';
import { observe } from './demo-influence.js';
import { joesWays, sarahsWays, type PersonsWays } from './demo-people-ways.js';
import { paidOrder, type DemoLine, type UnnumberedOrder } from './demo-orders.js';
import type { DemoProduct } from './demo-products.js';
import { interaction, type UnnumberedInteraction } from './demo-service.js';
import type { Shelf } from './shelf.js';

/** One of the two people whom every guide points at, with everything the shop knows about them. */
export interface DemoPerson extends PersonsWays {
  readonly customer: CustomerRecord;
  readonly orders: readonly UnnumberedOrder[];
  readonly influence: readonly InfluenceMetricRecord[];
  readonly interactions: readonly UnnumberedInteraction[];
}

/** The brands that Joe stays with. */
export const joesBrands: readonly string[] = ['Kestrel & Co', 'Norrsken', 'Hearthstone', 'Brenna'];

/**
 * Joe Mercer, 37: researches online, buys in the store, loyal to his brands, pays more for service he trusts, owns a house in the best
 * part of town, has no active social network, buys for special occasions and spends several hundred each time.
 */
export function makeJoe(random: Random, calendar: DemoCalendar, shelf: Shelf): DemoPerson {
  const externalId = 'joe';
  const wanted = shelf.products.filter(
    ({ record, priceCents }) => joesBrands.includes(record.brand) && priceCents >= 4_000 && priceCents <= 60_000,
  );
  const occasions = [
    ...[38, 403, 768].map((daysAgo) => ({ daysAgo, occasion: 'anniversary' })),
    ...[152, 517, 882].map((daysAgo) => ({ daysAgo, occasion: 'birthday' })),
    { daysAgo: 262, occasion: 'wedding' },
    { daysAgo: 640, occasion: 'new_home' },
    ...calendar.recurrences(12, 14).map((daysAgo) => ({ daysAgo, occasion: 'christmas' })),
  ].sort((a, b) => b.daysAgo - a.daysAgo);
  return {
    customer: {
      externalId,
      firstName: 'Joe',
      lastName: 'Mercer',
      emails: ['joe.mercer@example.com'],
      // The ranges that are kept for fiction; the other customers' numbers start at their lower ends.
      phones: ['+441314960993'],
      addresses: [
        {
          line1: '14 Cluny Gardens',
          line2: 'Morningside',
          city: 'Edinburgh',
          region: 'City of Edinburgh',
          regionCode: 'EDH',
          countryCode: 'GB',
          postalCode: 'EH10 6BJ',
          latitude: 55.926,
          longitude: -3.202,
        },
      ],
      language: 'en-GB',
      birthDate: calendar.birthDate(37, 121),
      gender: 'male',
      maritalStatus: 'married',
      education: 'master',
      occupation: 'architect',
      yearlyIncome: '92000.00',
      incomeBand: 'high',
      socialClass: 'A',
      householdSize: 4,
      lifeStage: 'family',
      homeOwner: true,
      referralSource: 'friend',
      accountStatus: 'DISABLED',
      webSavviness: 5,
      browser: 'Firefox',
      devices: ['laptop'],
      technologyAdoption: 'early_majority',
      personalValues: ['quality', 'family'],
      personalityTraits: ['loyal', 'thorough'],
      brandLoyalty: 9,
      priceSensitivity: 2,
      interests: ['design', 'cooking', 'music'],
      preferredContact: 'phone',
      addedAt: calendar.instant(1_020, 11 * 60),
      tags: ['loyalty-card'],
      attributes: {
        research_channel: 'online',
        'loyalty.tier': 'gold',
        'loyalty.joined': calendar.date(1_020),
      },
    },
    orders: occasions.map(({ daysAgo, occasion }) => ({
      customerExternalId: externalId,
      channel: 'store',
      occasion,
      locationId: 'store-edinburgh',
      placedAt: calendar.instant(daysAgo, random.integer(11 * 60, 17 * 60)),
      ...paidOrder(severalHundred(random, wanted, daysAgo)),
    })),
    influence: [],
    interactions: [40, 150].map((daysAgo) =>
      interaction(random, calendar, { customerExternalId: externalId, daysAgo, channel: 'store', subject: 'product', effort: 2 }),
    ),
    ...joesWays(random.fork('ways'), calendar, shelf),
  };
}

/** Things for 300 to 900 together, taken from those wanted: nobody buys the same watch twice. */
function severalHundred(random: Random, wanted: DemoProduct[], daysAgo: number): DemoLine[] {
  const lines: DemoLine[] = [];
  const out = wanted.filter((product) => product.releasedDaysAgo > daysAgo);
  for (const product of random.sample(out, out.length)) {
    if (lines.reduce((sum, line) => sum + line.priceCents, 0) >= 30_000) break;
    wanted.splice(wanted.indexOf(product), 1);
    lines.push(lineOf(product));
  }
  return lines;
}

/**
 * Sarah Lindgren, 19, very web-savvy: buys everything online, small orders about once a month, tells her 3,000 followers what she buys,
 * follows over 100 brands.
 */
export function makeSarah(random: Random, calendar: DemoCalendar, shelf: Shelf): DemoPerson {
  const externalId = 'sarah';
  const orderDays = Array.from({ length: 22 }, (_, month) => 9 + month * 30 + random.integer(0, 3));
  const orders = orderDays.map((daysAgo) => ({ daysAgo, products: smallThings(random, shelf, daysAgo) }));
  const bought = orders.slice(0, 8).flatMap(({ products }) => products.map((product) => product.record.brand));
  return {
    customer: {
      externalId,
      firstName: 'Sarah',
      lastName: 'Lindgren',
      emails: ['sarah.lindgren@example.com', 'sarah@example.net'],
      phones: ['+441614960987'],
      addresses: [
        {
          line1: 'Flat 6, 31 Oldham Street',
          city: 'Manchester',
          region: 'Manchester',
          regionCode: 'MAN',
          countryCode: 'GB',
          postalCode: 'M4 1LG',
          latitude: 53.484,
          longitude: -2.234,
        },
      ],
      language: 'en-GB',
      birthDate: calendar.birthDate(19, 200),
      gender: 'female',
      maritalStatus: 'single',
      education: 'secondary',
      occupation: 'student',
      yearlyIncome: '9600.00',
      incomeBand: 'low',
      socialClass: 'C1',
      householdSize: 3,
      lifeStage: 'student',
      homeOwner: false,
      referralSource: 'instagram',
      accountStatus: 'ENABLED',
      webSavviness: 10,
      browser: 'Safari',
      devices: ['phone', 'laptop'],
      technologyAdoption: 'innovator',
      personalValues: ['self-expression', 'sustainability'],
      personalityTraits: ['curious', 'outgoing'],
      brandLoyalty: 3,
      priceSensitivity: 8,
      interests: ['fashion', 'music', 'photography'],
      preferredContact: 'email',
      addedAt: calendar.instant(680, 20 * 60),
      tags: ['newsletter', 'student'],
      attributes: {
        research_channel: 'online',
        brands_followed: 118,
      },
    },
    orders: orders.map(({ daysAgo, products }) => ({
      customerExternalId: externalId,
      channel: 'online',
      appId: 'ios',
      placedAt: calendar.instant(daysAgo, random.integer(18 * 60, 23 * 60)),
      ...paidOrder(products.map(lineOf)),
    })),
    influence: observe(random, calendar, {
      customerExternalId: externalId,
      network: 'instagram',
      handle: 'sarah.wears',
      followers: 3_000,
      following: 412,
      engagementRate: 0.062,
      monthlyGrowth: 1.04,
      brands: [...new Set(bought)],
      lastDaysAgo: 2,
    }),
    interactions: [
      interaction(random, calendar, { customerExternalId: externalId, daysAgo: 64, channel: 'chat', subject: 'delivery', effort: 3 }),
    ],
    ...sarahsWays(random.fork('ways'), calendar, shelf),
  };
}

/** One or two things for under 30 each. */
function smallThings(random: Random, shelf: Shelf, daysAgo: number): DemoProduct[] {
  const cheap = shelf.products.filter(({ priceCents, releasedDaysAgo }) => releasedDaysAgo > daysAgo && priceCents <= 3_000);
  return random.sample(cheap, random.integer(1, 2));
}

function lineOf(product: DemoProduct): DemoLine {
  return {
    productExternalId: product.record.externalId,
    quantity: 1,
    priceCents: product.priceCents,
    costCents: product.costCents,
    discountCents: 0,
  };
}
