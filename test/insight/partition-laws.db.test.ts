import fc from 'fast-check';
import { sql } from '../../src/database/sql.js';
import { type Attribute } from '../../src/catalogue/index.js';
import {
  breakdown,
  type Breakdown,
  figuresOfGroup,
  findGroup,
  type GroupFigures,
  measureOf,
  performanceOf,
  readFigures,
} from '../../src/insight/index.js';
import { addDecimals, decimalOf, parseDecimal, printDecimal, type Decimal } from '../../src/kernel/index.js';
import { loadCatalogue, settle } from '../../src/membership/index.js';
import {
  declareAttributes,
  declareEventProperties,
  keepWorkspaceCurrency,
  setCostRates,
  setExchangeRates,
  SYNC,
} from '../../src/sync/index.js';
import { everyFigure } from '../support/every-figure.js';
import { assertLaw } from '../support/laws/assert-law.js';
import { COST_RATES, DEFINITIONS, PROPERTIES, RATES } from '../support/laws/definitions.js';
import { happen, recover, type Happening } from '../support/laws/history.js';
import { checkOverTime } from '../support/laws/over-time.js';
import { LAW_RUNS, LAW_SEED } from '../support/laws/settings.js';
import { ANY_DATE_MS, saveSegment, useOneDatabase, type TestWorkspace } from '../support/workspace.js';

/*
 * The parts add up to the whole, whatever is cancelled, refunded, merged and erased: the segments of a partition to the base, a break-down to its
 * segment, intervals of time to the figure, what came of a campaign among the segments of a partition to what came of it. To the last digit that is told.
 */
const HISTORIES = Math.ceil(LAW_RUNS / 400);
/** Whoever there is, is in one of each. */
const PARTITIONS = [
  ['number_of_orders = 0', 'number_of_orders BETWEEN 1 AND 2', 'number_of_orders > 2'],
  ['roi < 0', 'roi >= 0', 'roi IS NULL'],
  ["amount_spent >= 100 AND favourite_channel = 'store'", "NOT (amount_spent >= 100 AND favourite_channel = 'store')"],
];
const BY = ['favourite_channel', 'buyer_type', 'first_order_date', 'service_effort', 'number_of_orders', 'gender', 'birth_date'];

const money = [
  'orders',
  'orders',
  'refund',
  'service',
  'engagements',
  'campaigns',
  'customers',
  'merge',
  'unmerge',
  'erase',
  'remove',
  'products',
] as const;
const happenings: fc.Arbitrary<Happening> = fc.record({
  kind: fc.constantFrom(...money, 'moveClock' as const, 'thresholds' as const),
  dice: fc.nat(1_000_000),
  killedAt: fc.constant(0),
});

const emptyWorkspace = useOneDatabase();

function total(texts: readonly (string | null | undefined)[]): string {
  const known = texts.flatMap((text) => (text === null || text === undefined ? [] : [parseDecimal(text) as Decimal]));
  return printDecimal(known.reduce(addDecimals, decimalOf(0)));
}

/** Means do not add up; how many have one does, and what they are the quotient of. */
const told = (of: { readonly figure: Attribute; readonly known: number; readonly over: string | null; readonly under: string | null }) => [
  of.figure.name,
  of.known,
  ...(of.figure.total === 'ratio' ? [total([of.over]), total([of.under])] : [total([of.over])]),
];

/** The parts put together, figure by figure. */
function together(parts: readonly Pick<GroupFigures, 'size' | 'figures'>[] | Breakdown['parts']) {
  const [first] = parts;
  const figures = (first?.figures ?? []).map(({ figure }, index) => {
    const each = parts.map((part) => part.figures[index]);
    const [over, under] = [total(each.map((of) => of?.over)), total(each.map((of) => of?.under))];
    return told({ figure, known: each.reduce((sum, of) => sum + (of?.known ?? 0), 0), over, under });
  });
  return { size: parts.reduce((sum, { size }) => sum + size, 0), figures };
}

async function checkSums(workspace: TestWorkspace, partitions: readonly (readonly string[])[], dice: number): Promise<void> {
  const catalogue = await loadCatalogue(workspace.database, workspace.reader);
  const numbers = catalogue.attributes().filter((attribute) => measureOf(attribute) === 'number' && attribute.origin.kind !== 'column');
  const figures = everyFigure(
    workspace,
    catalogue,
    numbers.map(({ name }) => name),
  );
  for (const [number, segmentIds] of partitions.entries()) {
    const parts: GroupFigures[] = [];
    for (const id of segmentIds) {
      parts.push(await figuresOfGroup(workspace, await findGroup(workspace, { segmentIds: [id] }), { figures, withBase: true }));
    }
    const everybody = await figuresOfGroup(workspace, await findGroup(workspace, { segmentIds }), { figures, withBase: true });
    const union = { size: everybody.size, figures: everybody.figures.map(told) };
    expect([number, together(parts)]).toEqual([number, union]);
    const base = everybody.figures.map(({ figure, base: of }) =>
      told({ figure, known: of?.known ?? -1, over: of?.over ?? null, under: of?.under ?? null }),
    );
    expect([everybody.size, union.figures]).toEqual([everybody.baseSize, base]);
  }
  await checkOverTime(workspace, partitions[dice % partitions.length] ?? [], { figures, dice });
  const found = await findGroup(workspace, { segmentIds: partitions.flat().slice(0, 2) });
  const group = await figuresOfGroup(workspace, found, { figures });
  if (group.size === 0) return;
  for (const by of readFigures(
    workspace,
    catalogue,
    BY.filter((_, index) => index % 2 === dice % 2),
  )) {
    const { parts, size, overlapping } = await breakdown(workspace, found, { by, figures, first: dice % 3 === 0 ? 20 : 1 });
    expect([by.name, overlapping, size, together(parts)]).toEqual([
      by.name,
      false,
      group.size,
      { size: group.size, figures: group.figures.map(told) },
    ]);
  }
}

/** People whom nobody knew when the message was sent, as those who were merged into somebody newer, are in no segment of that moment. */
async function unknownThen({ database }: TestWorkspace, campaignId: string, segmentIds: readonly string[]): Promise<number> {
  const [row] = await database.query<{ count: number }>(sql`/* test.unknownThen */
    select count(distinct ce.customer_id)::int as count from campaign_engagement ce where ce.campaign_id = ${campaignId}::uuid
    and not exists (select from membership_change m where m.customer_id = ce.customer_id and m.segment_id = any(${[...segmentIds]}::uuid[])
      and m.at <= (select min(first.occurred_at) from campaign_engagement first
        where first.campaign_id = ce.campaign_id and first.customer_id = ce.customer_id and first.kind = 'sent'))`);
  return row?.count ?? 0;
}

/** By how many partitions it could be checked. */
async function checkCampaign(workspace: TestWorkspace, campaignId: string, partitions: readonly (readonly string[])[]): Promise<number> {
  let checked = 0;
  for (const segmentIds of partitions) {
    if ((await unknownThen(workspace, campaignId, segmentIds)) > 0) continue;
    const [of, ...parts] = await performanceOf(workspace, campaignId, { segmentIds, days: 30 });
    // Nor is anything known of those any more who have gone since.
    if (parts.reduce((sum, { departed }) => sum + departed, 0) !== of?.departed) continue;
    checked += 1;
    const kinds = Object.keys(of?.engaged ?? {}) as (keyof NonNullable<typeof of>['engaged'])[];
    const summed = kinds.map((kind) => [
      kind,
      parts.reduce((sum, { engaged }) => sum + engaged[kind].people, 0),
      parts.reduce((sum, { engaged }) => sum + engaged[kind].events, 0),
    ]);
    expect(summed).toEqual(kinds.map((kind) => [kind, of?.engaged[kind].people, of?.engaged[kind].events]));
    expect(total(parts.map(({ revenue }) => revenue))).toBe(total([of?.revenue]));
    expect(total(parts.map(({ around }) => around.revenueAfter))).toBe(total([of?.around.revenueAfter]));
    expect(parts.reduce((sum, { around }) => sum + around.ordersBefore, 0)).toBe(of?.around.ordersBefore);
    // Shares of a cost are rounded one by one.
    expect(Math.abs(Number(total(parts.map(({ cost }) => cost))) - Number(of?.cost ?? 0))).toBeLessThanOrEqual(0.0001 * parts.length);
  }
  return checked;
}

/** A campaign that everybody there is gets, and some buy after. */
async function sendToAll(workspace: TestWorkspace): Promise<string> {
  const source = 'shop';
  const campaign = { externalId: 'law', name: 'Law', channel: 'email', cost: '10', costPerMessage: '0.07' };
  const { results } = await SYNC.campaign(workspace, { source, records: [campaign] });
  workspace.clock.advance(60_000);
  const rows = await workspace.database.query<{ external_id: string }>(sql`/* test.known */
    select distinct on (customer_id) external_id from customer_external_id where source = ${source} order by customer_id, external_id`);
  const engaged = (customerExternalId: string, kind: 'sent' | 'opened' | 'converted', revenue: string | null = null) => ({
    externalId: `law ${customerExternalId} ${kind}`,
    campaignExternalId: 'law',
    customerExternalId,
    kind,
    revenue,
    occurredAt: workspace.clock.now().toISOString(),
  });
  const records = rows.flatMap(({ external_id: id }, index) => [
    engaged(id, 'sent'),
    engaged(id, 'opened'),
    ...(index % 2 === 0 ? [engaged(id, 'converted', `${index}.10`)] : []),
  ]);
  expect(await SYNC.campaign_engagement(workspace, { source, records })).toMatchObject({ rejected: 0 });
  workspace.clock.advance(60_000);
  return results[0]?.id ?? '';
}

test('after any history the parts add up to the whole', async () => {
  let campaigns = 0;
  await assertLaw(
    fc.asyncProperty(fc.array(happenings, { minLength: 15, maxLength: 25, size: 'max' }), fc.nat(1_000_000), async (history, dice) => {
      const workspace = await emptyWorkspace({ now: '2026-03-01T23:30:00.000Z', timeZone: 'Europe/Berlin', clockToleranceMs: ANY_DATE_MS });
      await declareAttributes(workspace, DEFINITIONS);
      await declareEventProperties(workspace, PROPERTIES);
      await keepWorkspaceCurrency(workspace);
      await setExchangeRates(workspace, RATES);
      await setCostRates(workspace, COST_RATES);
      const partitions: string[][] = [];
      let count = 0;
      for (const rules of PARTITIONS) {
        const ids: string[] = [];
        for (const rule of rules) ids.push((await saveSegment(workspace, rule)).id);
        partitions.push(ids);
      }
      for (const kind of ['companies', 'campaigns', 'customers', 'customers', 'orders', 'orders', 'service'] as const) {
        await happen(workspace, { kind, dice: dice + count++, killedAt: 0 }, []);
      }
      await recover(workspace);
      await settle(workspace);
      const campaignId = await sendToAll(workspace);
      for (const [index, happening] of history.entries()) {
        await happen(workspace, happening, []);
        if (index !== 9) continue;
        await recover(workspace);
        await checkSums(workspace, partitions, dice);
        campaigns += await checkCampaign(workspace, campaignId, partitions);
      }
      await recover(workspace);
      await checkSums(workspace, partitions, dice);
      campaigns += await checkCampaign(workspace, campaignId, partitions);
    }),
    { numRuns: HISTORIES, seed: LAW_SEED, endOnFailure: true },
  );
  expect(campaigns).toBeGreaterThan(0);
}, 1_200_000);
