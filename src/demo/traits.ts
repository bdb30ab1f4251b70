import type { Random } from '../kernel/index.js';
import type { CustomerRecord } from '../records/index.js';
import type { AttributeDefinitionRecord } from '../sync/index.js';
import type { DemoCalendar } from './demo-calendar.js';
import { money } from './money.js';

/** The custom attributes that the demo shop declares. */
export const demoAttributes: readonly AttributeDefinitionRecord[] = [
  {
    key: 'research_channel',
    name: 'Where they look first',
    type: 'text',
    description: 'Where they find out before they buy: online, store or friends.',
  },
  {
    key: 'brands_followed',
    name: 'Brands followed',
    type: 'number',
    unit: 'brands',
    description: 'Brands they follow on social networks.',
  },
  { key: 'loyalty.tier', name: 'Loyalty tier', type: 'text', description: 'Bronze, silver or gold.' },
  { key: 'loyalty.joined', name: 'Loyalty card since', type: 'date', description: 'When they took the loyalty card.' },
];

export interface TraitInput {
  readonly age: number;
  readonly knownForDays: number;
  /** 0 to 1. */
  readonly taste: number;
  readonly loyalTo: string | undefined;
  readonly isBusiness: boolean;
}

type Demographics = Pick<
  CustomerRecord,
  'maritalStatus' | 'education' | 'occupation' | 'yearlyIncome' | 'incomeBand' | 'socialClass' | 'householdSize' | 'lifeStage' | 'homeOwner'
>;

type Profile = Pick<
  CustomerRecord,
  'webSavviness' | 'browser' | 'devices' | 'technologyAdoption' | 'brandLoyalty' | 'priceSensitivity' | 'interests'
>;

const browsers = { Chrome: 60, Safari: 22, Firefox: 10, Edge: 8 };
const interests = ['cooking', 'music', 'travel', 'fashion', 'design', 'sport', 'reading', 'gardening', 'photography', 'games'];
const occupations = [
  'teacher',
  'engineer',
  'nurse',
  'designer',
  'manager',
  'technician',
  'consultant',
  'chef',
  'clerk',
  'developer',
  'doctor',
];
const educations = { secondary: 25, vocational: 25, bachelor: 30, master: 17, doctorate: 3 };

/** What follows, more or less, from age, taste and how long they have been known. */
export function makeTraits(random: Random, calendar: DemoCalendar, input: TraitInput) {
  const income = Math.round(random.logNormal(input.age < 24 ? 14_000 : 34_000 + 22_000 * input.taste, 0.4) / 100) * 100;
  return {
    record: {
      ...(random.chance(0.85) ? demographics(random, input.age, income) : {}),
      ...(random.chance(0.8) ? profile(random, input) : {}),
    },
    attributes: attributes(random, calendar, input),
    tags: [
      ...(random.chance(0.45) ? ['newsletter'] : []),
      ...(random.chance(0.3) ? ['loyalty-card'] : []),
      ...(input.age < 25 && random.chance(0.6) ? ['student'] : []),
      ...(random.chance(0.08) ? ['click-and-collect'] : []),
    ],
  };
}

function demographics(random: Random, age: number, income: number): Demographics {
  const settled = age >= 28 && random.chance(0.6);
  const householdSize = settled ? random.integer(2, age < 55 ? 5 : 3) : random.integer(1, 2);
  return {
    maritalStatus: settled ? 'married' : age > 45 && random.chance(0.4) ? 'divorced' : 'single',
    education: age < 20 ? 'secondary' : random.weighted(educations),
    occupation: age < 22 ? 'student' : age > 67 ? 'retired' : random.pick(occupations),
    yearlyIncome: money(income * 100),
    incomeBand: income < 25_000 ? 'low' : income < 55_000 ? 'middle' : 'high',
    socialClass: income > 80_000 ? 'A' : income > 55_000 ? 'B' : income > 38_000 ? 'C1' : income > 25_000 ? 'C2' : random.pick(['D', 'E']),
    householdSize,
    lifeStage: lifeStage(age, householdSize),
    homeOwner: random.chance(Math.min(0.75, Math.max(0.02, (age - 22) / 45))),
  };
}

function lifeStage(age: number, householdSize: number): string {
  if (age > 67) return 'retired';
  if (age < 23) return 'student';
  if (householdSize >= 3) return 'family';
  if (householdSize === 2) return age < 45 ? 'young couple' : 'empty nest';
  return age < 45 ? 'young single' : 'single';
}

/** How they live with technology, and what moves them. */
function profile(random: Random, { age, taste, loyalTo }: TraitInput): Profile {
  const scale = (mean: number) => Math.round(Math.min(10, Math.max(1, random.normal(mean, 1.8))));
  const webSavviness = scale(9.5 - age / 12);
  return {
    webSavviness,
    browser: random.weighted(browsers),
    devices: webSavviness >= 7 ? ['phone', 'laptop'] : webSavviness >= 4 ? ['laptop'] : ['desktop'],
    technologyAdoption: adoptionOf(webSavviness),
    brandLoyalty: scale(loyalTo === undefined ? 4 : 7.5),
    priceSensitivity: scale(9 - 7 * taste),
    interests: random.sample(interests, random.integer(1, 4)),
  };
}

function adoptionOf(webSavviness: number): CustomerRecord['technologyAdoption'] {
  if (webSavviness >= 10) return 'innovator';
  if (webSavviness >= 8) return 'early_adopter';
  if (webSavviness >= 6) return 'early_majority';
  return webSavviness >= 3 ? 'late_majority' : 'laggard';
}

function attributes(random: Random, calendar: DemoCalendar, { age, knownForDays }: TraitInput): Record<string, unknown> {
  const joined = random.chance(0.4) ? random.integer(0, knownForDays) : undefined;
  return {
    research_channel: random.weighted({ online: 6, store: 3, friends: 2 }),
    ...(random.chance(0.3) ? { brands_followed: Math.round(random.logNormal(age < 30 ? 25 : 8, 0.9)) } : {}),
    ...(joined === undefined
      ? {}
      : { 'loyalty.joined': calendar.date(joined), 'loyalty.tier': random.weighted({ bronze: 6, silver: 3, gold: 1 }) }),
  };
}
