import fc from 'fast-check';
import type { Attribute } from '../../src/catalogue/index.js';
import {
  figuresOfCustomers,
  figuresOfGroup,
  findGroup,
  measureOf,
  sortedAs,
  sortingBy,
  type FigureValue,
} from '../../src/insight/index.js';
import { sql } from '../../src/database/sql.js';
import { asked } from '../support/asked.js';
import { everyFigure } from '../support/every-figure.js';
import { assertLaw } from '../support/laws/assert-law.js';
import { LAW_CUSTOMERS, LAW_SEED } from '../support/laws/settings.js';
import { inventTwinWorld, naiveMembers, readBack, type TwinWorld } from '../support/laws/ways.js';
import { readRule } from '../../src/language/index.js';
import { ATTRIBUTES } from '../support/naive/attributes.js';
import { QUOTIENTS } from '../support/naive/quotients.js';
import { divided, printRatio, sum, type Ratio } from '../support/naive/ratio.js';
import { explain, readRuleInput, reckoningOf } from '../../src/membership/index.js';

/*
 * A figure never has two values: the naive evaluator, the field of a customer, the key that customers are sorted by, the sum over a group and what an
 * explanation tells are the same, for random customers.
 */

let twins: TwinWorld;
let figures: readonly Attribute[];
let values: ReadonlyMap<string, readonly FigureValue[]>;

beforeAll(async () => {
  twins = await inventTwinWorld(`${LAW_SEED} figures`, LAW_CUSTOMERS, { timeZone: 'Europe/Berlin', now: '2026-03-29T10:30:00.000Z' });
  const numbers = twins.catalogue.attributes().filter((attribute) => measureOf(attribute) === 'number' && ATTRIBUTES[attribute.name]);
  figures = everyFigure(
    twins.workspace,
    twins.catalogue,
    numbers.map(({ name }) => name),
  );
  values = await figuresOfCustomers(twins.workspace, figures, twins.ids);
}, 300_000);
afterAll(() => twins.workspace.close());

const numberOf = (value: FigureValue | Ratio | undefined): number | null =>
  value === null || value === undefined ? null : Number(typeof value === 'object' && 'over' in value ? printRatio(value, 12) : value);
/** To the last digit that is told: means of money are rounded to four after the point. */
const areSame = (one: FigureValue | Ratio | undefined, other: FigureValue | Ratio | undefined): boolean => {
  const [a, b] = [numberOf(one), numberOf(other)];
  return a === null || b === null ? a === b : Math.abs(a - b) <= 0.0000501 + 1e-12 * Math.abs(a);
};
const naive = (index: number, { name }: Attribute) => ATTRIBUTES[name]?.(twins.customers[index] as never, twins.world) as Ratio | null;
const quotientOf = (index: number, { name }: Attribute) =>
  QUOTIENTS[name]?.(twins.customers[index] as never, twins.world) as [Ratio, Ratio];
const everybody = () => twins.ids.map((id, index) => ({ id, index }));

test('the field of a customer is what the naive evaluator says', () => {
  const differing = everybody().flatMap(({ id, index }) =>
    figures.flatMap((figure, place) => {
      const [field, second] = [values.get(id)?.[place], naive(index, figure)];
      return areSame(field, second) ? [] : [`${figure.name} of ${index}: ${numberOf(field)}, not ${numberOf(second)}`];
    }),
  );
  expect(differing).toEqual([]);
});

test('a ranking is what the naive evaluator says, in its order', async () => {
  const rankings = twins.catalogue.attributes().filter(({ origin }) => origin.kind === 'ranking');
  const told = await figuresOfCustomers(twins.workspace, rankings, twins.ids);
  const lists = everybody().map(({ id, index }) => [
    told.get(id),
    rankings.map(({ name }) => ATTRIBUTES[name]?.(twins.customers[index] as never, twins.world)),
  ]);
  expect(lists.filter(([field, second]) => JSON.stringify(field) !== JSON.stringify(second))).toEqual([]);
  expect(Math.max(...lists.flatMap(([field]) => (field ?? []).map((list) => (list as string[]).length)))).toBeGreaterThan(1);
});

test('customers are sorted by what their field says', async () => {
  for (const [place, figure] of figures.entries()) {
    const rows = await twins.workspace.database.query<{ id: string; value: string | null }>(sql`/* test.sorted */
      select c.id, sorted.value::text as value from customer c ${sortingBy(figure, reckoningOf(twins.workspace))}`);
    const sorted = new Map(rows.map(({ id, value }) => [id, value]));
    expect([figure.name, twins.ids.filter((id) => !areSame(sorted.get(id), values.get(id)?.[place]))]).toEqual([figure.name, []]);
  }
});

test('customers are sorted by the value that a rule finds, where it is no number', async () => {
  const others = twins.catalogue.attributes().filter((attribute) => sortedAs(attribute) !== undefined && measureOf(attribute) === 'value');
  const told = await figuresOfCustomers(twins.workspace, others, twins.ids);
  for (const [place, figure] of others.entries()) {
    const rows = await twins.workspace.database.query<{ id: string; value: string | null }>(sql`/* test.sorted */
      select c.id, sorted.value::text as value from customer c ${sortingBy(figure, reckoningOf(twins.workspace))}`);
    const sorted = new Map(rows.map(({ id, value }) => [id, value]));
    const as = (value: FigureValue | undefined) => {
      if (value === null || value === undefined) return null;
      if (figure.type === 'enum') return String(1 + (figure.allowed ?? []).findIndex((allowed) => allowed.value === value));
      if (figure.type === 'boolean') return value === true ? '1' : '0';
      return String(value);
    };
    const isMoment = figure.type === 'instant' || figure.type === 'day';
    const differing = twins.ids.filter((id) =>
      isMoment ? (sorted.get(id) === null) !== (told.get(id)?.[place] === null) : sorted.get(id) !== as(told.get(id)?.[place]),
    );
    expect([figure.name, differing]).toEqual([figure.name, []]);
  }
});

/** A group with its figures, and who is in it by the naive evaluator. */
async function someGroup() {
  const query = "amount_spent > 10 OR age > 40 OR customer_tags CONTAINS 'x'";
  const reading = await readRuleInput(twins.workspace, { query });
  const rule = readBack(readRule(query, twins.catalogue).rule as never, twins.catalogue);
  if (!reading.ok) throw new Error('The rule is refused.');
  const group = await figuresOfGroup(twins.workspace, await findGroup(twins.workspace, { rule: reading }), { figures, withBase: true });
  return { group, members: naiveMembers(rule, twins) };
}

test('a sum over a group is that of its customers, and lists of them have as many rows', async () => {
  const { group, members } = await someGroup();
  expect([group.size, group.baseSize]).toEqual([members.length, twins.ids.length]);
  for (const [place, { figure, known, over, sum: total, base }] of group.figures.entries()) {
    const having = everybody().flatMap(({ id, index }) => {
      const value = naive(index, figure);
      return value === null ? [] : [{ isMember: members.includes(id), value }];
    });
    const ofMembers = having.filter(({ isMember }) => isMember).map(({ value }) => value);
    expect([figure.name, known, base?.known]).toEqual([figure.name, ofMembers.length, having.length]);
    expect([figure.name, total]).toEqual([figure.name, figure.total === 'sum' ? over : null]);
    // Rounded one by one where they are told one by one.
    const within = figure.type === 'money' ? 0.0001 * twins.ids.length : 1e-6;
    const off = figure.total === 'ratio' ? 0 : Math.abs(Number(over) - Number(printRatio(sum(ofMembers), 9)));
    expect(off).toBeLessThan(within + Math.abs(Number(over)) * 1e-12);
    expect(place).toBe(figures.indexOf(figure));
  }
});

test('a ratio of a group is that of its sums', async () => {
  const { group, members } = await someGroup();
  const ratios = group.figures.filter(({ figure }) => figure.total === 'ratio');
  expect(ratios.map(({ figure }) => figure.name).sort()).toEqual(Object.keys(QUOTIENTS).sort());
  for (const { figure, mean, base } of ratios) {
    const together = (isIn: (id: string) => boolean) => {
      const quotients = everybody().flatMap(({ id, index }) => (isIn(id) ? [quotientOf(index, figure)] : []));
      return divided(sum(quotients.map(([over]) => over)), sum(quotients.map(([, under]) => under)));
    };
    expect([
      figure.name,
      areSame(
        mean,
        together((id) => members.includes(id)),
      ),
    ]).toEqual([figure.name, true]);
    expect([
      figure.name,
      areSame(
        base?.mean ?? null,
        together(() => true),
      ),
    ]).toEqual([figure.name, true]);
  }
});

test('an explanation and a rule say what the field says', async () => {
  await assertLaw(
    fc.asyncProperty(fc.nat(LAW_CUSTOMERS - 1), fc.nat(1_000), async (index, dice) => {
      const place = dice % figures.length;
      const [id, figure] = [twins.ids[index] as string, figures[place] as Attribute];
      const field = values.get(id)?.[place] ?? null;
      const query = field === null ? `${figure.name} IS NULL` : `${figure.name} IS NOT NULL`;
      const rule = readBack(readRule(query, twins.catalogue).rule as never, twins.catalogue);
      const { holds, root } = await explain(twins.workspace, id, asked(rule, twins.catalogue));
      const actual = root.actual[0]?.value as FigureValue;
      expect([figure.name, holds, actual, areSame(actual, field)]).toEqual([figure.name, true, actual, true]);
    }),
    { numRuns: 100, seed: LAW_SEED },
  );
}, 300_000);
