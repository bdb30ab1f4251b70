import fc from 'fast-check';
import { printRule } from '../../src/language/index.js';
import { Random } from '../../src/kernel/random.js';
import { declareAttributes, declareEventProperties } from '../../src/sync/index.js';
import { Catalogue } from '../../src/catalogue/catalogue.js';
import { assertLaw } from '../support/laws/assert-law.js';
import { beginBuildsBy, beginBuildsWith } from '../support/builds.js';
import { happen, HAPPENING_KINDS, recover, type Happening } from '../support/laws/history.js';
import { Moments } from '../support/laws/moments.js';
import { DEFINITIONS, PROPERTIES } from '../support/laws/definitions.js';
import { Population } from '../support/laws/population.js';
import { ruleOver } from '../support/laws/rules.js';
import { LAW_RUNS, LAW_SEED } from '../support/laws/settings.js';
import { contradictions } from '../support/laws/verify.js';
import { ANY_DATE_MS, saveSegment, useOneDatabase } from '../support/workspace.js';

/*
 * Promise 2: after any history of writes, merges, erasures, clock moves, edits of segments and crashes, `membership` is what the rules
 * say, and replaying the log from empty gives `membership`.
 */
const NOW = '2026-03-01T23:30:00.000Z';
const TIME_ZONE = 'Europe/Berlin';
const HISTORIES = Math.ceil(LAW_RUNS / 200);
const RULES = 60;
const ALWAYS = [
  'last_order_date >= -30d',
  'orders_placed MATCHES (date >= -90d, count = 0)',
  "anniversary('birth_date') BETWEEN today AND +30d",
  'age >= 30 OR customer_added_date > -36h',
  'first_order_date = today OR last_order_date < now',
  "rfm_group IN ('CHAMPIONS', 'NEW', 'DORMANT') OR spend_percentile >= 50",
  "buyer_type = 'lapsed' OR predicted_spend_tier = 'HIGH'",
  'orders_placed.sum_amount(date >= -90d) < 0.5 * orders_placed.sum_amount(date < -90d)',
  "events MATCHES (name = 'product_viewed', date >= -30d, pages > 0) OR abandoned_checkout_date > -7d",
  'company_size > 10 OR campaign.opened MATCHES (date > -90d)',
  "consent CONTAINS 'email' AND survey NOT MATCHES (score < 9)",
];

const declared = <Declaration extends object>(declarations: readonly Declaration[]) =>
  declarations.map((declaration) => ({ unit: null, description: null, ...declaration }));
const CATALOGUE = new Catalogue(declared(DEFINITIONS), [], declared(PROPERTIES));

/** Rules that random customers are on the edge of, dates above all. */
function inventRules(): string[] {
  const random = new Random('rules');
  const population = new Population(random, new Moments(random, new Date(NOW), TIME_ZONE));
  const customers = Array.from({ length: 30 }, (_, index) => population.customer(`c${index}`));
  const nowhere = {
    products: new Map(),
    companies: new Map(),
    campaigns: new Map(),
    customerIds: new Map(),
    people: customers,
    segmentIds: new Map(),
    currency: 'EUR',
    rates: [],
    costRates: {},
  };
  const world = {
    now: new Date(NOW),
    timeZone: TIME_ZONE,
    ...nowhere,
    tiers: { refreshedAt: new Date(NOW), bounds: new Map() },
    expectations: new Map(),
  };
  const rules = fc.sample(ruleOver(CATALOGUE, customers, world), { numRuns: 10 * RULES, seed: LAW_SEED });
  const texts = rules.map(printRule).filter((text) => !text.includes('segment '));
  const moving = texts.filter((text) => /today|now|yesterday|[+-]\d+(y|m|w|d|h|min)\b|age |anniversary/.test(text));
  return [...moving.slice(0, RULES / 2), ...texts.slice(0, RULES / 2)];
}

const rules = inventRules();

const happenings: fc.Arbitrary<Happening> = fc.record({
  kind: fc.constantFrom(...HAPPENING_KINDS),
  dice: fc.nat(1_000_000),
  killedAt: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 25 }) }),
});

const emptyWorkspace = useOneDatabase();
const buildStages = fc.constantFrom('walking' as const, 'finding' as const);

test('after any history memberships are what the rules say, and the log replays to them', async () => {
  await assertLaw(
    fc.asyncProperty(fc.array(happenings, { minLength: 20, maxLength: 40, size: 'max' }), buildStages, async (history, stage) => {
      const workspace = await emptyWorkspace({ now: NOW, timeZone: TIME_ZONE, clockToleranceMs: ANY_DATE_MS });
      await declareAttributes(workspace, DEFINITIONS);
      await declareEventProperties(workspace, PROPERTIES);
      // So few at first that the members of a rule are found, or written, in one transaction or in a few.
      await beginBuildsWith(workspace, 3);
      await beginBuildsBy(workspace, stage);
      for (const query of ALWAYS) await saveSegment(workspace, query);
      for (const kind of ['companies', 'campaigns', 'customers', 'customers'] as const) {
        await happen(workspace, { kind, dice: 1, killedAt: 0 }, rules);
      }
      for (const [index, happening] of history.entries()) {
        await happen(workspace, happening, rules);
        if (index % 10 !== 9) continue;
        await recover(workspace);
        expect(await contradictions(workspace)).toEqual([]);
      }
      await recover(workspace);
      expect(await contradictions(workspace)).toEqual([]);
    }),
    { numRuns: HISTORIES, seed: LAW_SEED, endOnFailure: false },
  );
}, 3_600_000);
