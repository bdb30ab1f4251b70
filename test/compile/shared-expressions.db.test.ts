import { SharedExpressions } from '../../src/compile/shared-expressions.js';
import { sql } from '../../src/database/sql.js';
import { readRule, type Rule } from '../../src/language/index.js';
import { WITHOUT_RECORDS } from '../support/naive/customer.js';
import { batchMembers, openTwinWorld } from '../support/laws/ways.js';

/** What stands for the expressions in a statement, and the subqueries behind it, each on one line. */
function resolved(shared: SharedExpressions, ...expressions: Parameters<SharedExpressions['resolve']>[0][]): string[] {
  const texts = expressions.map((expression) => shared.resolve(expression).text);
  return [...texts, shared.joins().text.replaceAll('\n', ' ')];
}

test('what is mentioned once stays where it is, and what is mentioned again is a column', () => {
  const shared = new SharedExpressions();
  const [once, twice, again] = [sql`a`, sql`b`, sql`b`].map((expression) => shared.mention(expression));
  expect(resolved(shared, sql`(${once})`, sql`(${twice})`, sql`(${again})`)).toEqual([
    '(a)',
    '(x0.e0)',
    '(x0.e0)',
    'cross join lateral (select b as e0 offset 0) x0',
  ]);
});

test('expressions of one text with other values are others', () => {
  const shared = new SharedExpressions();
  const mentions = [1, 2, 1].map((value) => shared.mention(sql`a > ${value}`));
  expect(mentions.map((mention) => shared.resolve(mention).text)).toEqual(['x0.e0', 'a > $1', 'x0.e0']);
});

test('a part that several share is a column too, and written out within the columns that have it', () => {
  const shared = new SharedExpressions();
  const part = () => shared.mention(sql`a / b`);
  const [one, two, three] = [sql`${part()} > 1`, sql`${part()} > 1`, sql`${part()} > 2`].map((expression) => shared.mention(expression));
  expect(resolved(shared, sql`${one}`, sql`${two}`, sql`${three}`)).toEqual([
    'x0.e0',
    'x0.e0',
    'x0.e1 > 2',
    'cross join lateral (select a / b > 1 as e0, a / b as e1 offset 0) x0',
  ]);
});

test('nothing in common needs no subquery', () => {
  const shared = new SharedExpressions();
  expect(resolved(shared, shared.mention(sql`a`))).toEqual(['a', '']);
});

test('more is shared than a select list takes', async () => {
  const named = (firstName: string) => ({ source: 'shop', record: { externalId: firstName, firstName }, ...WITHOUT_RECORDS });
  const customers = [named('Ann 7'), named('Ann 1650')];
  const twins = await openTwinWorld(
    customers,
    { products: [], companies: [], campaigns: [] },
    { timeZone: 'UTC', now: '2026-05-01T00:00:00Z' },
  );
  try {
    const rules = Array.from({ length: 1_700 }, (_, n) => readRule(`first_name = 'Ann ${n}'`, twins.catalogue).rule as Rule);
    const members = await batchMembers([...rules, ...rules], twins);
    expect(members.flatMap((ids, index) => ids.map((id) => [index % rules.length, twins.ids.indexOf(id)]))).toEqual([
      [7, 0],
      [1650, 1],
      [7, 0],
      [1650, 1],
    ]);
  } finally {
    await twins.workspace.close();
  }
}, 120_000);
