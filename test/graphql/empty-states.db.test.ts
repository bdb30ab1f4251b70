import { Catalogue } from '../../src/catalogue/catalogue.js';
import { CUSTOMER_FIGURES, fieldName } from '../../src/graphql/customer/customer-figures.js';
import { measureOf } from '../../src/insight/index.js';
import { entities } from '../../src/model/index.js';
import { refreshThresholds, settle } from '../../src/membership/index.js';
import { keepWorkspaceCurrency } from '../../src/sync/index.js';
import { ask, run } from '../support/graphql.js';
import { givenCampaigns, givenCampaignEngagements, givenCustomers, givenOrders, givenServiceInteractions } from '../support/records.js';
import { saveSegment, useOneDatabase, type TestWorkspace } from '../support/workspace.js';

/* Where there is nothing, or not enough, every question of insight has an answer: one that says what is missing, and never one that was divided by nought. */

const CATALOGUE = new Catalogue();
const FIGURES = CATALOGUE.attributes().filter((attribute) => attribute.type !== 'coordinates');
const NUMBERS = FIGURES.filter((attribute) => measureOf(attribute) === 'number');
const PARAMETERS = CATALOGUE.functions().flatMap(({ name, parameters }) =>
  parameters
    .filter(({ role, type }) => role === 'filter' && !['money', 'number', 'coordinates'].includes(type))
    .map((parameter) => `${name}.${parameter.name}`),
);

const emptyWorkspace = useOneDatabase({ entities });
let workspace: TestWorkspace;
let segmentIds: string[];

const AT = '2026-05-01T10:00:00Z';
const order = (externalId: string, currency: string, unitCost: string | null = null) => ({
  externalId,
  customerExternalId: 'ann',
  placedAt: AT,
  currency,
  lines: [{ name: 'Lamp', quantity: 1, unitPrice: '100', unitCost }],
});
const contact = { externalId: 's', customerExternalId: 'ann', channel: 'phone', resolved: false, occurredAt: AT };

const STATES: Readonly<Record<string, () => Promise<unknown>>> = {
  'an empty base': async () => {},
  'one customer': () => givenCustomers(workspace, { externalId: 'ann' }),
  'no costs': async () => {
    await givenCustomers(workspace, { externalId: 'ann' });
    await givenOrders(workspace, order('o', 'EUR'));
    await givenServiceInteractions(workspace, contact);
    await givenCampaigns(workspace, { externalId: 'm', name: 'News', channel: 'email' });
    await givenCampaignEngagements(workspace, {
      externalId: 'e',
      campaignExternalId: 'm',
      customerExternalId: 'ann',
      kind: 'sent',
      occurredAt: AT,
    });
  },
  'a campaign that reached nobody': async () => {
    await givenCustomers(workspace, { externalId: 'ann' });
    await givenCampaigns(workspace, { externalId: 'm', name: 'News', cost: '10' });
  },
  'two currencies and no rate': async () => {
    await givenCustomers(workspace, { externalId: 'ann' });
    await givenOrders(workspace, order('o', 'EUR', '60'), order('p', 'USD', '60'));
    await givenServiceInteractions(workspace, contact);
  },
};

async function begin(state: string): Promise<void> {
  workspace = await emptyWorkspace();
  await keepWorkspaceCurrency(workspace);
  await STATES[state]?.();
  segmentIds = [];
  for (const rule of ['number_of_orders > 0', 'roi < 0', 'age > 200']) segmentIds.push((await saveSegment(workspace, rule)).id);
  await refreshThresholds(workspace);
  await settle(workspace);
}

const TOTALS =
  'name known missing sum mean median least greatest share index lift base { known sum mean } percentiles { at value } histogram { from to count } values { value share baseShare index }';
const batches = <Item>(items: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
const quoted = (names: readonly string[]) => `[${names.map((name) => `"${name}"`).join()}]`;
const alias = (names: readonly string[], field: (name: string) => string) =>
  names.map((name, index) => `a${index}: ${field(name)}`).join(' ');

/** Every question of insight that there is; `group` is whom it is about. */
function questions(): string[] {
  const groups = [`segmentIds: ${quoted(segmentIds)}`, `segmentIds: ${quoted(segmentIds.slice(2))}`, 'query: "number_of_orders >= 0"'];
  const names = FIGURES.map(({ name }) => name);
  const money = quoted(['amount_spent', 'total_margin', 'roi', 'average_order_value', 'margin_rate']);
  const ofGroup = (group: string) => [
    ...batches(names, 25).map((some) => `{ segmentValue(${group}) { size figures(names: ${quoted(some)}) { ${TOTALS} } } }`),
    `{ lossMakingCustomers(${group}) { totalCount nodes { loss { contribution roi largestCost { kind } turnarounds { kind amount share } } } } }`,
  ];
  // As it is for everybody, and for nobody.
  const byValues = (group: string) => [
    ...batches(
      FIGURES.filter(({ type }) => type !== 'anniversary').map(({ name }) => name),
      25,
    ).map(
      (some) =>
        `{ segmentValue(${group}) { ${alias(some, (by) => `breakdown(by: "${by}", figures: ${money}) { size parts { value share size figures { name sum mean share } } }`)} } }`,
    ),
    ...batches(PARAMETERS, 20).map(
      (some) =>
        `{ segmentValue(${group}) { ${alias(some, (by) => `recordBreakdown(by: "${by}", figures: ["count"]) { parts { value records figures { value } } }`)} } }`,
    ),
  ];
  const performance =
    'deliveryRate openRate clickThroughRate responseRate conversionRate bounceRate complaintRate unsubscribeRate revenue cost isCostPartial roi';
  return [
    ...groups.flatMap(ofGroup),
    ...groups.slice(1).flatMap(byValues),
    '{ openCases { totalCount nodes { rank contribution roi segments { contribution roi } reasons { kind text } } } }',
    '{ lossMakingSegments { totalCount nodes { size loss { contribution roi } } } }',
    `{ segmentOverlap(segmentIds: ${quoted(segmentIds)}) { union pairs { size jaccard } combinations { size } } }`,
    ...segmentIds.map(
      (id) => `{ segmentAdvice(segmentId: "${id}") { advice { text figures { value bound } suggestion { size } } unsaid { reason } } }`,
    ),
    '{ segmentSetAdvice { uncovered onlyInBroad advice { text figures { value bound } } each { advice { text figures { value } } } unsaid { segments } } }',
    `{ campaigns { nodes { performance { ${performance} } performanceBySegment(segmentIds: ${quoted(segmentIds)}) { performance { ${performance} } }
      beforeAndAfter { ordersBefore revenueAfter } goals { actual }
      effect(salt: "x", heldOut: 0.1) { treated { revenue } heldOut { revenue } buyers { low } revenue { low } sampleRatio } } } }`,
    '{ previewSegment(query: "roi > 0") { size share value { amountSpent { sum mean } totalMargin { sum mean } } } }',
    '{ segmentFunnel(query: "roi > 0 AND age > 3") { __typename } }',
    '{ segments { nodes { size share value { size baseSize } } } }',
    '{ thresholds { name bounds } }',
    ...batches(CUSTOMER_FIGURES.map(fieldName), 40).map(
      (some) => `{ customers(orderBy: ROI_DESC) { nodes { ${some.join(' ')} timeline { nodes { kind summary } } } } }`,
    ),
  ];
}

test.each(Object.keys(STATES))(
  '%s: every question is answered, with nothing that is no number',
  async (state) => {
    await begin(state);
    for (const question of questions()) {
      const { data, errors } = await run(workspace, question);
      expect([question.slice(0, 200), errors?.map(({ message }) => message)]).toEqual([question.slice(0, 200), undefined]);
      expect(
        JSON.stringify(data, (_, value: unknown) => (typeof value === 'number' && !Number.isFinite(value) ? 'NO NUMBER' : value)),
      ).not.toMatch(/NO NUMBER|NaN|Infinity/);
    }
  },
  120_000,
);

interface Told {
  readonly segmentValue: {
    readonly figures: readonly { readonly known: number; readonly sum: string | null; readonly mean: string | null }[];
  };
}
/** How many have each, and the sum; of a ratio that of all together. */
const told = async (...names: string[]) =>
  (
    await ask<Told>(workspace, `{ segmentValue(query: "number_of_orders >= 0") { figures(names: ${quoted(names)}) { known sum mean } } }`)
  ).segmentValue.figures.map(({ known, sum, mean }) => [known, sum ?? mean]);

test('nobody has a figure of anything', async () => {
  await begin('an empty base');
  expect(await told(...NUMBERS.slice(0, 40).map(({ name }) => name))).toEqual(Array.from({ length: 40 }, () => [0, null]));
});

test('one customer of whom nothing is known has spent nothing, and no return on it', async () => {
  await begin('one customer');
  expect(await told('amount_spent', 'total_margin', 'roi', 'average_order_value', 'margin_rate')).toEqual([
    [1, '0.00'],
    [1, '0.00'],
    [0, null],
    [0, null],
    [0, null],
  ]);
});

test('without costs there is no margin, no return and no cost of a campaign, and it is said of how much', async () => {
  await begin('no costs');
  expect(
    await told(
      'revenue',
      'total_margin',
      'revenue_without_cost',
      'interactions_without_cost',
      'messages_without_cost',
      'roi',
      'margin_rate',
    ),
  ).toEqual([
    [1, '100.00'],
    [1, '0.00'],
    [1, '100.00'],
    [1, '1'],
    [1, '1'],
    [0, null],
    [0, null],
  ]);
  const { campaigns } = await ask<{ campaigns: { nodes: object[] } }>(
    workspace,
    '{ campaigns { nodes { performance { cost isCostPartial roi conversionRate } } } }',
  );
  expect(campaigns.nodes).toEqual([{ performance: { cost: null, isCostPartial: true, roi: null, conversionRate: 0 } }]);
  const { openCases } = await ask<{ openCases: { nodes: { reasons: { kind: string; text: string }[] }[] } }>(
    workspace,
    '{ openCases { nodes { reasons { kind text } } } }',
  );
  expect(openCases.nodes[0]?.reasons.at(-1)?.text).toBe(
    'Not known, and so left out: the cost of goods sold for 100.00 EUR, 1 contact without a cost, 1 message without a cost.',
  );
});

test('an order in a currency without a rate is left out and counted, and adds nothing to anybody', async () => {
  await begin('two currencies and no rate');
  expect(await told('amount_spent', 'total_margin', 'orders_without_rate', 'number_of_orders', 'average_order_value')).toEqual([
    [1, '100.00'],
    [1, '40.00'],
    [1, '1'],
    [1, '2'],
    [1, '100.00'],
  ]);
});
