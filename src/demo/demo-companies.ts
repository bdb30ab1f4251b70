import type { Random } from '../kernel/index.js';
import type { CompanyRecord, CustomerCompanyRecord } from '../records/index.js';
import { money } from './money.js';

interface Trade {
  readonly industry: string;
  readonly names: readonly string[];
  /** Median of employees. */
  readonly size: number;
}

const trades: readonly Trade[] = [
  { industry: 'hospitality', names: ['Harbour Hotel', 'The Old Mill', 'Café Tilleul', 'Nordlicht Hostels'], size: 40 },
  { industry: 'property', names: ['Lowen Lettings', 'Arkady Homes', 'Brick and Beam'], size: 60 },
  { industry: 'professional services', names: ['Finch and Partners', 'Studio Marais', 'Kontor Acht'], size: 25 },
  { industry: 'events', names: ['Confetti Works', 'Grand Stand', 'Maison Fête'], size: 18 },
  { industry: 'technology', names: ['Tern Software', 'Lattice Labs', 'Bluebird Data'], size: 140 },
];

const plans = { starter: 4, team: 4, corporate: 2 };
/** Median share of what a plan allows that is used. */
const usage: Readonly<Record<keyof typeof plans, number>> = { starter: 0.35, team: 0.6, corporate: 0.75 };
const buyingProcesses = { self_service: 5, approval: 4, tender: 1 };
const titles = ['office manager', 'buyer', 'managing director', 'assistant', 'interior designer'];
const countries = { GB: 4, DE: 2, FR: 2 };
/** In cents a year. */
const TURNOVER_PER_EMPLOYEE = 9_500_000;

/** The companies whose people buy at the shop. */
export function makeCompanies(random: Random): CompanyRecord[] {
  return trades.flatMap(({ industry, names, size: usualSize }) =>
    names.map((name) => {
      const size = Math.max(3, Math.round(random.logNormal(usualSize, 0.7)));
      const plan = random.weighted(plans);
      return {
        externalId: slug(name),
        name,
        domain: `${slug(name)}.example`,
        industry,
        size,
        turnover: money(Math.round(size * random.logNormal(TURNOVER_PER_EMPLOYEE, 0.3))),
        stage: size < 15 ? 'startup' : size < 80 ? 'growth' : 'mature',
        plan,
        usageRate: Math.min(1, Math.max(0.02, random.normal(usage[plan], 0.18))).toFixed(4),
        buyingProcess: size < 10 ? 'self_service' : random.weighted(buyingProcesses),
        decisionMakers: Math.min(6, 1 + Math.floor(Math.log2(size / 3))),
        countryCode: random.weighted(countries),
      };
    }),
  );
}

/** Where somebody who buys for a company works. */
export function employ(random: Random, companies: readonly CompanyRecord[]): CustomerCompanyRecord {
  const title = random.pick(titles);
  return { companyExternalId: random.pick(companies).externalId, title, decisionMaker: title !== 'assistant' && random.chance(0.7) };
}

function slug(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[^\p{Letter} ]/gu, '')
    .toLowerCase()
    .replaceAll(' ', '-');
}
