import { printRule, readRule, type Rule } from '../../src/language/index.js';
import { DATES } from '../corpus/published-members/dates.js';
import { ENGAGEMENT } from '../corpus/published-members/engagement.js';
import { GROUPS } from '../corpus/published-members/groups.js';
import { LISTS } from '../corpus/published-members/lists.js';
import type { PublishedQuery } from '../corpus/published-members/published-query.js';
import { PURCHASES } from '../corpus/published-members/purchases.js';
import { VALUES } from '../corpus/published-members/values.js';
import { CUSTOMERS } from '../corpus/published-shop/people.js';
import { METAFIELDS, PRESENT, SURROUNDINGS } from '../corpus/published-shop/surroundings.js';
import { batchMembers, openTwinWorld, selectedByEach, type TwinWorld } from '../support/laws/ways.js';

/*
 * The promise that a published Shopify segment means the same here: queries of Shopify's reference of the segment query language and of its
 * help pages (October 2026) and of shops, old and new syntax, and the people whom each selects, told by hand.
 */

const QUERIES: readonly PublishedQuery[] = [...VALUES, ...DATES, ...LISTS, ...PURCHASES, ...ENGAGEMENT, ...GROUPS];
const NAMES = CUSTOMERS.map(({ record }) => record.externalId);

let shop: TwinWorld;
let selected: readonly string[][];
let evaluated: readonly string[][];

/** The rule of a query; of one that does not check, one that selects nobody, since its own test tells. */
function ruleOf({ text }: PublishedQuery): Rule {
  const rule = readRule(text, shop.catalogue).rule ?? readRule('number_of_orders < 0', shop.catalogue).rule;
  if (rule === undefined) throw new Error('The catalogue knows no numbers of orders');
  return rule;
}

const namesOf = (ids: readonly string[]) => NAMES.filter((_, index) => ids.includes(shop.ids[index] as string)).join(' ');

beforeAll(async () => {
  shop = await openTwinWorld(CUSTOMERS, SURROUNDINGS, { ...PRESENT, definitions: METAFIELDS });
  const rules = QUERIES.map(ruleOf);
  selected = await selectedByEach(rules, shop);
  evaluated = await batchMembers(rules, shop);
});
afterAll(() => shop.workspace.close());

test('there are queries enough, and none is there twice', () => {
  expect(QUERIES.length).toBeGreaterThanOrEqual(250);
  expect(new Set(QUERIES.map(({ text }) => text)).size).toBe(QUERIES.length);
});

describe.each(QUERIES.map((query, index) => ({ ...query, index })))('$text', ({ index, text, printed = text, members, everybodyBut }) => {
  test('is read, and printed canonically', () => {
    const { rule, diagnostics } = readRule(text, shop.catalogue);
    expect(diagnostics).toEqual([]);
    expect(rule && printRule(rule)).toBe(printed);
  });

  test(`selects ${members ?? `everybody but ${everybodyBut}`}`, () => {
    const excluded = (everybodyBut ?? '').split(' ');
    const expected = members ?? NAMES.filter((name) => !excluded.includes(name)).join(' ');
    const ways = { wholeBase: selected, batch: evaluated };
    const found = Object.entries(ways).map(([way, members]) => [way, namesOf(members[index] ?? [])]);
    expect(found).toEqual(Object.keys(ways).map((way) => [way, expected]));
  });
});
