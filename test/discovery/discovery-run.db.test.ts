import { sql } from '../../src/database/sql.js';
import { Discoverer } from '../../src/discovery/index.js';
import { Random } from '../../src/kernel/random.js';
import { refreshThresholds } from '../../src/membership/index.js';
import { entities } from '../../src/model/index.js';
import type { CustomerRecord } from '../../src/records/index.js';
import { ask, run, viewer } from '../support/graphql.js';
import { givenCustomers, givenOrders, givenProducts } from '../support/records.js';
import { useOneDatabase, type TestWorkspace } from '../support/workspace.js';

const NOW = '2026-05-15T12:00:00Z';
const DAY_MS = 86_400_000;

let workspace: TestWorkspace;
const emptyWorkspace = useOneDatabase({ entities });
beforeEach(async () => {
  workspace = await emptyWorkspace({ now: NOW });
});

const fail = (error: unknown) => {
  throw error;
};
const discover = async () => {
  await ask(workspace, 'mutation { startDiscovery { id } }');
  return new Discoverer(workspace, fail).runIfAsked();
};

const SUGGESTION = `kind measure rule attributes { attribute label } customers members mean meanOfRest lift low high pValue turnsWithin { attribute rule difference }`;
const DISCOVERY = `asOf isStale refusal customers lookedAt buyers attributes leftOut compared judged falseDiscoveryRate withheld
  suggestions { ${SUGGESTION} } segmentation { mostGroups explained groups { rule customers members mean meanOfRest lift low high attributes { attribute } } }`;

interface Told {
  readonly refusal: string | null;
  readonly isStale: boolean;
  readonly withheld: number;
  readonly attributes: number;
  readonly suggestions: readonly {
    readonly kind: string;
    readonly measure: string;
    readonly rule: string;
    readonly customers: number;
    readonly lift: number | null;
    readonly low: number | null;
    readonly high: number | null;
  }[];
  readonly segmentation: {
    readonly mostGroups: number;
    readonly groups: readonly { readonly rule: string; readonly customers: number }[];
  } | null;
}
const told = async (who = viewer()) => (await ask<{ discovery: Told }>(workspace, `{ discovery { ${DISCOVERY} } }`, {}, who)).discovery;
const runs = async () =>
  (
    await ask<{ discoveryRuns: { id: string; state: string; progress: number; error: string | null }[] }>(
      workspace,
      '{ discoveryRuns(first: 20) { id state progress error step askedAt asOf finishedAt } }',
    )
  ).discoveryRuns;

/** People of whom sailors spend thrice, and home owners come again; whoever buys bricks buys sand. */
function invent(count: number) {
  const random = new Random('people');
  return Array.from({ length: count }, (_, index) => {
    const externalId = `p${index}`;
    const homeOwner = random.chance(0.5);
    const customer: CustomerRecord = {
      externalId,
      firstName: random.pick(['Ann', 'Bob', 'Cem', 'Dot']),
      gender: random.pick(['female', 'male']),
      householdSize: random.integer(1, 5),
      yearlyIncome: String(random.integer(20_000, 90_000)),
      homeOwner,
      interests: ['books', 'sailing', 'chess'].filter(() => random.chance(0.3)),
    };
    const spends = customer.interests?.includes('sailing') === true ? 90 : 30;
    const orders = Array.from({ length: random.chance(homeOwner ? 0.8 : 0.3) ? 2 : 1 }, (__, number) => {
      const hasBricks = random.chance(0.4);
      const things = [
        ...(hasBricks ? ['bricks'] : []),
        ...(random.chance(hasBricks ? 0.8 : 0.2) ? ['sand'] : []),
        random.pick(['a', 'b', 'c', 'd']),
      ];
      const total = random.logNormal(spends, 0.5);
      return {
        externalId: `${externalId}/${number}`,
        customerExternalId: externalId,
        placedAt: new Date(Date.parse(NOW) - random.integer(1, 300) * DAY_MS).toISOString(),
        total: total.toFixed(2),
        lines: things.map((productExternalId, line) => ({
          externalId: `${externalId}/${number}/${line}`,
          productExternalId,
          quantity: '1',
          unitPrice: (total / things.length).toFixed(2),
          amount: (total / things.length).toFixed(2),
        })),
      };
    });
    return { customer, orders };
  });
}

async function given(people: ReturnType<typeof invent>): Promise<void> {
  await givenProducts(
    workspace,
    ...['bricks', 'sand', 'a', 'b', 'c', 'd'].map((externalId) => ({ externalId, name: `The ${externalId}` })),
  );
  for (let from = 0; from < people.length; from += 500) {
    const some = people.slice(from, from + 500);
    await givenCustomers(workspace, ...some.map(({ customer }) => customer));
    await givenOrders(workspace, ...some.flatMap(({ orders }) => orders));
  }
}

const sizeOf = async (query: string) =>
  (
    await ask<{ previewSegment: { size: number } }>(workspace, 'query ($query: String!) { previewSegment(query: $query) { size } }', {
      query,
    })
  ).previewSegment.size;

const PEOPLE = invent(1_600);

test('what was planted is suggested, each with a rule that selects as many; whatever the order in which they came it is the same', async () => {
  await given(PEOPLE);
  await refreshThresholds(workspace);
  expect(await ask(workspace, '{ discovery { asOf } }')).toEqual({ discovery: null });
  expect(await discover()).toBe(true);
  const first = await told();
  expect(first).toMatchObject({ refusal: null, isStale: false, withheld: 0, leftOut: 0, customers: 1_600, lookedAt: 1_600, buyers: 1_600 });
  const of = (kind: string) => first.suggestions.filter((one) => one.kind === kind);
  // Home owners come again, and so spend more.
  const splits = of('SPLIT').map(({ measure, rule }) => `${measure} ${rule}`);
  expect(splits.toSorted().map((one) => one.replace('true', 'false'))).toEqual([
    'REPEAT home_owner = false',
    'VALUE home_owner = false',
    "VALUE interests CONTAINS 'sailing'",
  ]);
  expect(of('RFM').length).toBeGreaterThan(3);
  expect(of('RFM').reduce((sum, { customers }) => sum + customers, 0)).toBe(1_600);
  expect(of('CROSS_SELL')[0]?.rule).toMatch(
    /products_purchased MATCHES \(id = '(bricks|sand)'\) AND products_purchased NOT MATCHES \(id = '(bricks|sand)'\)/,
  );
  for (const { rule, customers, lift, low, high } of first.suggestions) {
    expect(await sizeOf(rule)).toBe(customers);
    if (lift === null) continue;
    expect(low).toBeLessThanOrEqual(lift);
    expect(high).toBeGreaterThanOrEqual(lift);
  }
  // Nothing of orders tells of what is spent: that would be so by definition.
  for (const { rule } of [...of('SPLIT'), ...of('PAIR')])
    expect(rule).not.toMatch(/order|spent|rfm|channel|margin|revenue|expected|lifecycle|buyer/);
  workspace = await emptyWorkspace({ now: NOW });
  await given(PEOPLE.toReversed());
  await refreshThresholds(workspace);
  await discover();
  expect(JSON.stringify(await told())).toBe(JSON.stringify(first));
}, 180_000);

test('the groups of a segmentation add up to everybody, however many are asked for, and whoever is without a value is in one', async () => {
  await given(
    PEOPLE.map(({ customer, orders }, index) => ({ orders, customer: index % 3 === 0 ? { externalId: customer.externalId } : customer })),
  );
  await discover();
  const { segmentation } = await told();
  expect(segmentation?.mostGroups).toBeGreaterThanOrEqual(2);
  for (let groups = 2; groups <= (segmentation?.mostGroups ?? 2); groups++) {
    const answer = await ask<{ discovery: Told }>(
      workspace,
      'query ($groups: Int!) { discovery { segmentation(groups: $groups) { groups { rule customers } } } }',
      { groups },
    );
    const all = answer.discovery.segmentation?.groups ?? [];
    expect(all).toHaveLength(groups);
    expect(all.reduce((sum, { customers }) => sum + customers, 0)).toBe(1_600);
    for (const { rule, customers } of all) expect(await sizeOf(rule)).toBe(customers);
  }
  // Still of whoever comes later.
  await givenCustomers(workspace, { externalId: 'nothing is known of them' });
  const sizes = await Promise.all((segmentation?.groups ?? []).map(({ rule }) => sizeOf(rule)));
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(1_601);
}, 120_000);

test('an empty base, a small one and one without buyers say what is missing', async () => {
  await discover();
  expect(await told()).toMatchObject({ refusal: 'TOO_FEW_CUSTOMERS', customers: 0, suggestions: [], segmentation: null });
  await given(PEOPLE.slice(0, 399));
  await discover();
  expect(await told()).toMatchObject({ refusal: 'TOO_FEW_CUSTOMERS', customers: 399 });
  await givenCustomers(workspace, ...Array.from({ length: 400 }, (_, index) => ({ externalId: `later ${index}` })));
  await workspace.database.execute(
    sql`/* test */ delete from "order" where customer_id in (select id from customer order by id offset 50)`,
  );
  await discover();
  expect(await told()).toMatchObject({ refusal: 'TOO_FEW_BUYERS', suggestions: [], segmentation: null });
}, 60_000);

test('a key is told of what it may ask rules for, and how much else there is', async () => {
  const people = PEOPLE.map(({ customer, orders }) => ({
    orders,
    customer: { ...customer, firstName: customer.interests?.includes('sailing') === true ? 'Zoe' : 'Ann' },
  }));
  await given(people);
  await discover();
  const all = await told();
  expect(all.suggestions.map(({ rule }) => rule).join()).toContain('first_name');
  const narrow = await told(viewer(['segments:read', 'orders:read', 'customers:read']));
  expect(narrow.suggestions.map(({ rule }) => rule).join()).not.toContain('first_name');
  expect(narrow.suggestions.map(({ kind }) => kind)).not.toContain('CROSS_SELL');
  expect(narrow.withheld).toBe(all.suggestions.length - narrow.suggestions.length);
  expect(JSON.stringify(narrow)).not.toContain('Zoe');
  const nothing = await run(workspace, '{ discovery { asOf } }', {}, viewer(['segments:read']));
  expect(nothing.errors?.[0]?.originalError ?? nothing.errors?.[0]).toMatchObject({
    message: expect.stringContaining('orders:read') as string,
  });
}, 60_000);

test('one that waits is cancelled at once, one that runs before its next step, and what was found before stays', async () => {
  await given(PEOPLE.slice(0, 500));
  await discover();
  const before = await told();
  const cancel = (id: string) =>
    ask<{ cancelDiscovery: { state: string } }>(workspace, 'mutation ($id: ID!) { cancelDiscovery(id: $id) { state } }', { id });
  const { startDiscovery: waiting } = await ask<{ startDiscovery: { id: string } }>(workspace, 'mutation { startDiscovery { id } }');
  // Whoever asks meanwhile is given the same.
  expect(await ask(workspace, 'mutation { startDiscovery { id state } }')).toEqual({
    startDiscovery: { id: waiting.id, state: 'WAITING' },
  });
  expect((await cancel(waiting.id)).cancelDiscovery.state).toBe('CANCELLED');
  expect(await new Discoverer(workspace, fail).runIfAsked()).toBe(false);
  const { startDiscovery: running } = await ask<{ startDiscovery: { id: string } }>(workspace, 'mutation { startDiscovery { id } }');
  let asked: Promise<unknown> | undefined;
  const unheard = workspace.database.onStatement((text) => {
    if (text.includes('/* discovery.people */')) asked ??= cancel(running.id);
  });
  await new Discoverer(workspace, fail).runIfAsked();
  unheard();
  await asked;
  expect((await runs())[0]).toMatchObject({ id: running.id, state: 'CANCELLED' });
  expect(await told()).toEqual(before);
  const again = await run(workspace, 'mutation ($id: ID!) { cancelDiscovery(id: $id) { state } }', { id: running.id });
  expect(again.errors?.[0]?.originalError).toMatchObject({ code: 'NOT_FOUND' });
}, 60_000);

test('a process that is stopped gives it back, and one that is silent loses it to another', async () => {
  await given(PEOPLE.slice(0, 500));
  await ask(workspace, 'mutation { startDiscovery { id } }');
  const one = new Discoverer(workspace, fail);
  const unheard = workspace.database.onStatement((text) => {
    if (text.includes('/* discovery.people */')) one.stop();
  });
  await one.runIfAsked();
  unheard();
  expect((await runs())[0]).toMatchObject({ state: 'WAITING' });
  // One that was claimed, and nobody has heard of since.
  await workspace.database.execute(sql`/* test */
    update discovery_run set state = 'running', runner = gen_random_uuid(), attempts = 1, as_of = now(), heartbeat_at = clock_timestamp()`);
  expect(await new Discoverer(workspace, fail).runIfAsked()).toBe(false);
  await workspace.database.execute(sql`/* test */ update discovery_run set heartbeat_at = clock_timestamp() - interval '2 minutes'`);
  expect(await new Discoverer(workspace, fail).runIfAsked()).toBe(true);
  expect((await runs())[0]).toMatchObject({ state: 'COMPLETED', progress: 1 });
  await ask(workspace, 'mutation { startDiscovery { id } }');
  await workspace.database.execute(sql`/* test */
    update discovery_run set state = 'running', attempts = 3, heartbeat_at = clock_timestamp() - interval '2 minutes' where state = 'waiting'`);
  expect(await new Discoverer(workspace, fail).runIfAsked()).toBe(false);
  expect((await runs())[0]).toMatchObject({ state: 'FAILED', error: 'The process that ran it has ended, 3 times.' });
}, 60_000);

test('nobody is looked into before anybody has asked; what is stale is sought again, once', async () => {
  await given(PEOPLE.slice(0, 450));
  const due = () => new Discoverer(workspace, fail).runIfAsked();
  expect(await due()).toBe(false);
  await discover();
  expect(await due()).toBe(false);
  workspace.clock.advance(DAY_MS);
  expect(await told()).toMatchObject({ isStale: true });
  expect([await due(), await due()]).toEqual([true, false]);
  expect(await told()).toMatchObject({ isStale: false });
  expect(await runs()).toHaveLength(2);
}, 60_000);
