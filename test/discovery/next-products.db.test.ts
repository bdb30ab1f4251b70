import { NextProductMaker } from '../../src/discovery/index.js';
import { Random } from '../../src/kernel/random.js';
import { entities } from '../../src/model/index.js';
import { sql } from '../../src/database/sql.js';
import { ask, run, viewer } from '../support/graphql.js';
import { givenCampaignEngagements, givenCampaigns, givenConsents, givenCustomers, givenOrders, givenProducts } from '../support/records.js';
import { useOneDatabase, type TestWorkspace } from '../support/workspace.js';

interface Item {
  readonly key: string;
  readonly name: string;
  readonly buyers: number;
}
interface Following {
  readonly from: Item;
  readonly to: Item;
  readonly buyers: number;
  readonly followed: number;
  readonly lift: number;
  readonly low: number;
  readonly rule: string;
}
interface Suggestion {
  readonly item: Item;
  readonly reason: string;
  readonly score: number;
  readonly follows: readonly Following[];
  readonly rule: string;
}
interface Model {
  readonly refusal: string | null;
  readonly followed: number;
  readonly followings: readonly Following[];
  readonly quality: {
    readonly customers: number;
    readonly rates: readonly { readonly suggestions: number; readonly hitRate: number }[];
  } | null;
}

const NOW = '2026-05-15T12:00:00Z';
const DAY_MS = 86_400_000;
const ITEM = 'key name buyers';
const FOLLOWING = `from { ${ITEM} } to { ${ITEM} } buyers followed lift low rule`;
const SUGGESTION = `item { ${ITEM} } reason score follows { ${FOLLOWING} } rule`;
const MODEL = `asOf refusal buyers leftOut products compared followed followings(first: 200) { ${FOLLOWING} }
  quality { hiddenDays customers withFollowing rates { suggestions hitRate hitRateOfFrequent difference low high } } channelQuality { customers }`;

const emptyWorkspace = useOneDatabase({ entities });
let workspace: TestWorkspace;

interface Order {
  readonly customer: string;
  readonly day: number;
  readonly goods: readonly string[];
}

/** A shop in which whoever bought a camera buys a lens when they come again, mostly, and film is bought again and again. */
function inventOrders(): Order[] {
  const random = new Random('camera shop');
  const others = Array.from({ length: 10 }, (_, index) => `t${index}`);
  return Array.from({ length: 400 }, (_, index) => {
    const days = random
      .sample(
        Array.from({ length: 300 }, (__, day) => day),
        random.integer(1, 4),
      )
      .sort((one, other) => one - other);
    const isCamera = random.chance(0.4);
    let hasLens = false;
    return days.map((day, visit) => {
      const goods = isCamera && visit === 0 ? ['camera'] : [];
      if (isCamera && visit > 0 && !hasLens && random.chance(0.6)) {
        hasLens = true;
        goods.push('lens');
      }
      if (random.chance(0.3)) goods.push('film');
      return { customer: `c${index}`, day, goods: [...new Set([...goods, random.pick(others)])] };
    });
  }).flat();
}

async function givenShop(orders: readonly Order[]): Promise<void> {
  workspace = await emptyWorkspace({ now: NOW });
  const names = ['camera', 'lens', 'film', ...Array.from({ length: 10 }, (_, index) => `t${index}`)];
  await givenProducts(workspace, ...names.map((externalId) => ({ externalId, name: externalId.toUpperCase() })));
  await givenCustomers(workspace, ...[...new Set(orders.map(({ customer }) => customer))].map((externalId) => ({ externalId })), {
    externalId: 'nobody',
  });
  await givenOrdered(orders);
}

async function givenOrdered(orders: readonly Order[]): Promise<void> {
  if (orders.length > 900) {
    await givenOrdered(orders.slice(0, 900));
    return givenOrdered(orders.slice(900));
  }
  await givenOrders(
    workspace,
    ...orders.map(({ customer, day, goods }) => ({
      externalId: `${customer} ${day}`,
      customerExternalId: customer,
      placedAt: new Date(Date.parse('2025-07-01T10:00:00Z') + day * DAY_MS).toISOString(),
      total: '10',
      lines: goods.map((productExternalId) => ({ productExternalId, name: productExternalId, quantity: 1, unitPrice: '10' })),
    })),
  );
}

const make = () => new NextProductMaker(workspace).runIfDue(0);
const model = async () => (await ask<{ nextProductModel: Model | null }>(workspace, `{ nextProductModel { ${MODEL} } }`)).nextProductModel;
async function suggestions(name: string, first = 3): Promise<readonly Suggestion[]> {
  const { customerByExternalId } = await ask<{ customerByExternalId: { nextProducts: Suggestion[] } }>(
    workspace,
    `query ($name: String!) { customerByExternalId(source: "shop", externalId: $name) { nextProducts(first: ${first}) { ${SUGGESTION} } } }`,
    { name },
  );
  return customerByExternalId.nextProducts;
}
const customersOf = async (query: string) =>
  (
    await ask<{ customers: { nodes: { externalIds: { externalId: string }[] }[]; totalCount: number } }>(
      workspace,
      'query ($query: String!) { customers(query: $query, first: 500) { nodes { externalIds { externalId } } } }',
      { query },
    )
  ).customers.nodes.map(({ externalIds }) => externalIds[0]?.externalId ?? '');

describe('of a shop', () => {
  const orders = inventOrders();
  const bought = (customer: string) => new Set(orders.filter((one) => one.customer === customer).flatMap(({ goods }) => goods));
  const buyers = [...new Set(orders.map(({ customer }) => customer))];

  test('what follows is told with how many and a rule that selects them, and suggested to whoever lacks it; film again to whoever has it', async () => {
    await givenShop(orders);
    expect(await make()).toBe(true);
    const told = await model();
    expect(told).toMatchObject({ refusal: null, buyers: 400, leftOut: 0, products: 13, compared: 156, channelQuality: null });
    expect(told?.followed).toBe(told?.followings.length);
    expect(told?.followings.map(({ from, to }) => `${from.key} ${to.key}`)).toEqual(['camera lens']);
    const [following] = told?.followings ?? [];
    const after = orders.filter(
      ({ customer, goods, day }) =>
        goods.includes('lens') && orders.some((one) => one.customer === customer && one.goods.includes('camera') && one.day < day),
    );
    expect(following).toMatchObject({
      buyers: buyers.filter((one) => bought(one).has('camera')).length,
      followed: new Set(after.map(({ customer }) => customer)).size,
    });
    const lacking = buyers.filter((one) => bought(one).has('camera') && !bought(one).has('lens'));
    expect((await customersOf(following?.rule ?? '')).toSorted()).toEqual(lacking.toSorted());
    for (const customer of lacking.slice(0, 5)) {
      const lens = (await suggestions(customer)).find(({ item }) => item.key === 'lens');
      expect(lens).toMatchObject({ reason: 'FOLLOWS', item: { name: 'LENS' } });
      expect(lens?.follows.map(({ from }) => from.key)).toEqual(['camera']);
      expect(await customersOf(lens?.rule ?? '')).toContain(customer);
    }
    const [owner] = buyers.filter((one) => bought(one).has('film'));
    const all = await suggestions(owner ?? '', 20);
    expect(all.find(({ item }) => item.key === 'film')?.reason).toBe('REPEATS');
    for (const { item, reason } of all) expect(reason === 'REPEATS' || !bought(owner ?? '').has(item.key)).toBe(true);
    expect(all.map(({ score }) => score)).toEqual(all.map(({ score }) => score).toSorted((one, other) => other - one));
    expect(await suggestions('nobody')).toEqual([]);
    // Whoever has bought it meanwhile is not told again.
    const [customer = ''] = lacking;
    await givenOrdered([{ customer, day: 310, goods: ['lens'] }]);
    expect((await suggestions(customer, 20)).map(({ item }) => item.key)).not.toContain('lens');
  });

  test('is the same whatever the order in which orders came, and whatever is ordered later', async () => {
    await givenShop(orders);
    await make();
    const [first, of] = [await model(), await suggestions('c1', 20)];
    await givenShop(orders.toReversed());
    workspace.clock.advance(DAY_MS);
    const placedAt = workspace.clock.now().toISOString();
    await givenOrders(
      workspace,
      ...buyers.slice(0, 100).map((customerExternalId) => ({
        externalId: `later ${customerExternalId}`,
        customerExternalId,
        placedAt,
        total: '1',
        lines: [{ productExternalId: 't9', name: 't9', quantity: 1, unitPrice: '1' }],
      })),
    );
    workspace.clock.advance(-DAY_MS);
    await make();
    expect(JSON.stringify(await model())).toBe(JSON.stringify(first));
    await workspace.database.execute(sql`/* test */ delete from "order" where external_id like 'later %'`);
    expect(JSON.stringify(await suggestions('c1', 20))).toBe(JSON.stringify(of));
  });

  test('is read for a page of customers at once', async () => {
    await givenShop(orders);
    await make();
    const { customers } = await ask<{ customers: { nodes: { nextProducts: Suggestion[]; nextChannels: unknown[] }[] } }>(
      workspace,
      '{ customers(first: 50) { nodes { nextProducts(first: 1) { item { key } } nextChannels { channel } } } }',
    );
    expect(customers.nodes.filter(({ nextProducts }) => nextProducts.length === 1).length).toBeGreaterThanOrEqual(49);
  });
});

test('channels are those agreed to, the one that is answered the most first: what little is known of a customer counts little', async () => {
  workspace = await emptyWorkspace({ now: NOW });
  const people = Array.from({ length: 40 }, (_, index) => `p${index}`);
  await givenCustomers(workspace, ...people.map((externalId) => ({ externalId })));
  await givenCampaigns(
    workspace,
    ...Array.from({ length: 12 }, (_, index) => ({ externalId: `k${index}`, name: 'C', channel: index % 2 === 0 ? 'email' : 'sms' })),
  );
  await givenConsents(
    workspace,
    ...people.flatMap((customerExternalId) =>
      (['email', 'sms'] as const).map((channel) => ({
        customerExternalId,
        channel,
        status: customerExternalId === 'p2' && channel === 'email' ? ('UNSUBSCRIBED' as const) : ('SUBSCRIBED' as const),
        changedAt: '2026-01-01T00:00:00Z',
      })),
    ),
  );
  // E-mails are answered by one in four, text messages by nobody but the first, who answers all six and no e-mail.
  const engagements = people.flatMap((customerExternalId, person) =>
    Array.from({ length: 12 }, (_, index) => {
      const isAnswered = person === 0 ? index % 2 === 1 : index % 2 === 0 && person % 4 === 1;
      const base = { campaignExternalId: `k${index}`, customerExternalId, occurredAt: '2026-04-01T10:00:00Z' };
      return [
        { ...base, externalId: `${person} ${index} s`, kind: 'sent' as const },
        { ...base, externalId: `${person} ${index} o`, kind: 'opened' as const },
        ...(isAnswered ? [{ ...base, externalId: `${person} ${index} c`, kind: 'clicked' as const }] : []),
      ];
    }).flat(),
  );
  await givenCampaignEngagements(workspace, ...engagements.slice(0, 900));
  await givenCampaignEngagements(workspace, ...engagements.slice(900));
  await make();
  const channels = async (name: string) =>
    (
      await ask<{
        customerByExternalId: {
          nextChannels: { channel: string; score: number; messages: number; answered: number; shareOfAll: number }[];
        };
      }>(
        workspace,
        'query ($name: String!) { customerByExternalId(source: "shop", externalId: $name) { nextChannels { channel score messages answered shareOfAll } } }',
        { name },
      )
    ).customerByExternalId.nextChannels;
  const [email, sms] = [(10 * 6) / 240, 6 / 240];
  expect(await channels('p0')).toEqual([
    { channel: 'SMS', score: (6 + 10 * sms) / 16, messages: 6, answered: 6, shareOfAll: sms },
    { channel: 'EMAIL', score: (10 * email) / 16, messages: 6, answered: 0, shareOfAll: email },
  ]);
  expect((await channels('p1')).map(({ channel }) => channel)).toEqual(['EMAIL', 'SMS']);
  expect((await channels('p2')).map(({ channel }) => channel)).toEqual(['SMS']);
});

test('nothing is told before the first time; of too few it says why; a key needs orders and products; bounds are kept', async () => {
  workspace = await emptyWorkspace({ now: NOW });
  expect(await model()).toBeNull();
  expect(await make()).toBe(true);
  expect(await model()).toMatchObject({ refusal: 'TOO_FEW_BUYERS', buyers: 0, products: 0, followings: [], quality: null });
  await givenCustomers(workspace, { externalId: 'one' });
  expect(await suggestions('one')).toEqual([]);
  const narrow = viewer(['customers:read', 'orders:read']);
  for (const query of [
    '{ nextProductModel { buyers } }',
    '{ customers { nodes { nextProducts { score } } } }',
    '{ customers { nodes { nextChannels { score } } } }',
  ]) {
    expect((await run(workspace, query, {}, narrow)).errors?.[0]?.extensions ?? {}).toMatchObject({ code: 'FORBIDDEN' });
  }
  for (const [first, code] of [
    [0, 'INVALID_INPUT'],
    [21, 'LIMIT_EXCEEDED'],
  ] as const) {
    const { errors } = await run(workspace, `{ customers { nodes { nextProducts(first: ${first}) { score } } } }`);
    expect(errors?.[0]?.originalError).toMatchObject({ code });
  }
});

test('another process that finds it out already is left to it, and what was found lasts until it is old', async () => {
  workspace = await emptyWorkspace({ now: NOW });
  const both = await Promise.all([make(), make()]);
  expect(both.filter(Boolean).length).toBeGreaterThanOrEqual(1);
  expect(await new NextProductMaker(workspace).runIfDue(DAY_MS)).toBe(false);
  workspace.clock.advance(DAY_MS);
  expect(await new NextProductMaker(workspace).runIfDue(DAY_MS)).toBe(true);
});
