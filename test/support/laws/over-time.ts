import type { Attribute } from '../../../src/catalogue/index.js';
import { figuresOfGroup, findGroup, isToldOverTime, overTime, type Period, type RecordInterval } from '../../../src/insight/index.js';
import { addDecimals, type Decimal, decimalOf, parseDecimal, printDecimal } from '../../../src/kernel/index.js';
import type { TestWorkspace } from '../workspace.js';

const INTERVALS: readonly RecordInterval[] = ['DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'];
/** Of years more than there are records of. */
const LAST = 400;

const added = (texts: readonly (string | null | undefined)[]): string =>
  printDecimal(texts.reduce<Decimal>((sum, text) => addDecimals(sum, parseDecimal(text ?? '0') as Decimal), decimalOf(0)));

/** Figure by figure, interval by interval. */
const sumsOf = (periods: readonly (readonly Period[])[], of: 'group' | 'base') =>
  (periods[0] ?? []).map(({ from, group }, index) => [
    from,
    group.map((_, figure) => added(periods.map((each) => each[index]?.[of][figure]))),
  ]);

/** Interval by interval the segments of a partition add up to the base, and all years to what the figure is; to the last digit. */
export async function checkOverTime(
  workspace: TestWorkspace,
  segmentIds: readonly string[],
  { figures, dice }: { readonly figures: readonly Attribute[]; readonly dice: number },
): Promise<void> {
  const summed = figures.filter((figure) => figure.total === 'sum' && isToldOverTime(figure));
  expect(summed.length).toBeGreaterThan(5);
  const tell = async (ids: readonly string[], every: RecordInterval) =>
    (await overTime(workspace, await findGroup(workspace, { segmentIds: ids }), { figures: summed, every, last: LAST, withBase: true }))
      .periods;

  const every = INTERVALS[dice % INTERVALS.length] as RecordInterval;
  const parts: (readonly Period[])[] = [];
  for (const id of segmentIds) parts.push(await tell([id], every));
  const everybody = await tell(segmentIds, every);
  expect([every, sumsOf(parts, 'group')]).toEqual([every, sumsOf([everybody], 'group')]);
  expect([every, sumsOf([everybody], 'group')]).toEqual([every, sumsOf([everybody], 'base')]);

  const [first = ''] = segmentIds;
  const years = await tell([first], 'YEAR');
  const { figures: told, size } = await figuresOfGroup(workspace, await findGroup(workspace, { segmentIds: [first] }), { figures: summed });
  if (size === 0) return;
  const ofYears = told.map(({ figure }, index) => [figure.name, added(years.map(({ group }) => group[index]))]);
  expect(ofYears).toEqual(told.map(({ figure, over }) => [figure.name, added([over])]));
}
