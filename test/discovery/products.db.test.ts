import { Random } from '../../src/kernel/random.js';
import { entities } from '../../src/model/index.js';
import { ask, run, viewer } from '../support/graphql.js';
import { givenCustomers, givenOrders, givenProducts } from '../support/records.js';
import { saveSegment, useOneDatabase, type TestWorkspace } from '../support/workspace.js';

interface Bought {
  readonly key: string;
  readonly customers: number;
  readonly rule: string;
}
interface Together {
  readonly buyers: number;
  readonly items: number;
  readonly compared: number;
  readonly pairs: readonly {
    readonly one: Bought;
    readonly other: Bought;
    readonly customers: number;
    readonly confidence: number;
    readonly lift: number;
    readonly ruleOneOnly: string;
    readonly ruleOtherOnly: string;
  }[];
}
interface Gap {
  readonly bought: Bought;
  readonly members: number;
  readonly missing: readonly {
    readonly item: Bought;
    readonly members: number;
    readonly confidence: number;
    readonly expectedBuyers: number;
    readonly expectedAmount: string;
    readonly rule: string;
  }[];
  readonly withoutAny: number;
  readonly ruleWithoutAny: string;
}

const ITEM = 'key name customers rule';
const TOGETHER = `buyers leftOut items compared pairs { one { ${ITEM} } other { ${ITEM} } customers support confidence confidenceBack lift liftAmongEquals pValue ruleOneOnly ruleOtherOnly }`;
const GAPS = `bought { ${ITEM} } members missing { item { ${ITEM} } members confidence lift expectedBuyers expectedAmount rule } withoutAny ruleWithoutAny`;

const emptyWorkspace = useOneDatabase({ entities });
let workspace: TestWorkspace;

/** A builder's yard: who buys bricks buys sand and cement too, mostly; everything else goes with nothing. */
async function givenYard(): Promise<void> {
  workspace = await emptyWorkspace();
  const random = new Random('yard');
  const others = Array.from({ length: 12 }, (_, index) => `t${index}`);
  await givenProducts(
    workspace,
    ...['bricks', 'sand', 'cement', ...others].map((externalId) => ({
      externalId,
      name: externalId.toUpperCase(),
      brand: externalId.slice(0, 1),
      categoryPath: ['All', externalId],
    })),
  );
  const people = Array.from({ length: 400 }, (_, index) => `p${index}`);
  await givenCustomers(workspace, ...people.map((externalId, index) => ({ externalId, gender: index % 2 === 0 ? 'male' : 'female' })));
  const orders = people.map((customerExternalId, index) => {
    const bricks = random.chance(0.25);
    const goods = [
      ...(bricks ? ['bricks'] : []),
      ...['sand', 'cement'].filter(() => random.chance(bricks ? 0.7 : 0.1)),
      ...random.sample(others, random.integer(1, 5)),
    ];
    return {
      externalId: `o${index}`,
      customerExternalId,
      placedAt: '2026-05-01T10:00:00Z',
      total: String(10 * goods.length),
      lines: goods.map((productExternalId) => ({ productExternalId, name: productExternalId, quantity: 1, unitPrice: '10' })),
    };
  });
  await givenOrders(workspace, ...orders);
}

const sizeOf = async (query: string) =>
  (
    await ask<{ previewSegment: { size: number } }>(workspace, 'query ($query: String!) { previewSegment(query: $query) { size } }', {
      query,
    })
  ).previewSegment.size;

describe('of a yard', () => {
  beforeAll(givenYard, 120_000);

  test.each(['PRODUCT', 'CATEGORY'])(
    'what is bought together by %s is what was planted, each with rules that select as many',
    async (by) => {
      const { boughtTogether } = await ask<{ boughtTogether: Together }>(workspace, `{ boughtTogether(by: ${by}) { ${TOGETHER} } }`);
      expect(boughtTogether).toMatchObject({ buyers: 400, leftOut: 0, items: 15, compared: 105 });
      const pairs = boughtTogether.pairs.map(({ one, other }) => [one.key, other.key].sort().join());
      expect(pairs.slice(0, 2).sort()).toEqual(['bricks,cement', 'bricks,sand']);
      expect(pairs.filter((pair) => pair.includes('t1') || pair.includes('t2'))).toEqual([]);
      for (const { one, other, customers, ruleOneOnly, ruleOtherOnly } of boughtTogether.pairs) {
        expect([await sizeOf(one.rule), await sizeOf(ruleOneOnly), await sizeOf(ruleOtherOnly)]).toEqual([
          one.customers,
          one.customers - customers,
          other.customers - customers,
        ]);
      }
    },
  );

  test('a segment is told what it lacks, with how many and how much, and rules that select as many', async () => {
    const men = await saveSegment(workspace, "gender = 'male'");
    const { segmentValue } = await ask<{ segmentValue: { purchaseGaps: Gap[] } }>(
      workspace,
      `query ($id: ID!) { segmentValue(segmentIds: [$id]) { purchaseGaps { ${GAPS} } } }`,
      { id: men.id },
    );
    const bricks = segmentValue.purchaseGaps.find(({ bought }) => bought.key === 'bricks');
    expect(bricks?.missing.map(({ item }) => item.key).sort()).toEqual(['cement', 'sand']);
    expect(bricks?.members).toBe(await sizeOf("gender = 'male' AND products_purchased MATCHES (id = 'bricks')"));
    // Bricks, neither sand nor cement.
    expect(bricks?.withoutAny).toBe(await sizeOf(bricks?.ruleWithoutAny ?? ''));
    expect(bricks?.withoutAny).toBeGreaterThan(0);
    for (const { members, rule, confidence, expectedBuyers, expectedAmount } of bricks?.missing ?? []) {
      expect(await sizeOf(rule)).toBe(members);
      expect(expectedBuyers).toBeCloseTo(members * confidence, 9);
      expect(Number(expectedAmount)).toBeCloseTo(10 * expectedBuyers, 1);
    }
    const unsaved = await ask<{ segmentValue: { purchaseGaps: Gap[] } }>(
      workspace,
      `{ segmentValue(query: "gender = 'male' OR gender = 'nobody'") { purchaseGaps { ${GAPS} } } }`,
    );
    expect(unsaved.segmentValue.purchaseGaps.find(({ bought }) => bought.key === 'bricks')?.withoutAny).toBe(bricks?.withoutAny);
    expect(await sizeOf(unsaved.segmentValue.purchaseGaps.find(({ bought }) => bought.key === 'bricks')?.ruleWithoutAny ?? '')).toBe(
      bricks?.withoutAny,
    );
  });

  test('a key needs orders and products for both; limits are kept', async () => {
    const narrow = viewer(['segments:read', 'customers:read', 'orders:read']);
    for (const query of ['{ boughtTogether { buyers } }', '{ segmentValue(query: "gender IS NULL") { purchaseGaps { members } } }']) {
      expect((await run(workspace, query, {}, narrow)).errors?.[0]?.extensions ?? {}).toMatchObject({ code: 'FORBIDDEN' });
    }
    expect((await run(workspace, '{ boughtTogether(first: 201) { buyers } }')).errors?.[0]?.originalError).toMatchObject({
      code: 'LIMIT_EXCEEDED',
    });
    expect((await run(workspace, '{ boughtTogether(first: 0) { buyers } }')).errors?.[0]?.originalError).toMatchObject({
      code: 'INVALID_INPUT',
    });
  });
});

test('an empty base, and one of one product, have nothing that goes together', async () => {
  workspace = await emptyWorkspace();
  expect(
    await ask(
      workspace,
      '{ boughtTogether { buyers items compared pairs { customers } } segmentValue(query: "gender IS NULL") { purchaseGaps { members } } }',
    ),
  ).toEqual({
    boughtTogether: { buyers: 0, items: 0, compared: 0, pairs: [] },
    segmentValue: { purchaseGaps: [] },
  });
  await givenProducts(workspace, { externalId: 'only', name: 'Only' });
  await givenCustomers(workspace, { externalId: 'one' });
  await givenOrders(workspace, {
    externalId: 'o',
    customerExternalId: 'one',
    placedAt: '2026-05-01T10:00:00Z',
    total: '1',
    lines: [{ productExternalId: 'only', name: 'Only', quantity: 1, unitPrice: '1' }],
  });
  expect(await ask(workspace, '{ boughtTogether { buyers items pairs { customers } } }')).toEqual({
    boughtTogether: { buyers: 1, items: 0, pairs: [] },
  });
});
