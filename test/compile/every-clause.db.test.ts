import { Catalogue } from '../../src/catalogue/catalogue.js';
import { compileRule, filterByRule, Template, verdictStatement } from '../../src/compile/index.js';
import { nameSegments } from '../../src/catalogue/index.js';
import { NO_SPAN, printRule, readRule, type Rule } from '../../src/language/index.js';
import { explain } from '../../src/membership/index.js';
import { everyClause } from '../support/laws/every-clause.js';
import { HOSTILE_TEXTS } from '../support/laws/values.js';
import {
  batchMembers,
  inventTwinWorld,
  naiveMembers,
  readBack,
  selectedByEach,
  selectedMembers,
  type TwinWorld,
} from '../support/laws/ways.js';
import { asked } from '../support/asked.js';

const PRESENT = { timeZone: 'Asia/Tokyo', now: '2026-05-15T12:00:00.000Z' };

describe('on a database', () => {
  let twins: TwinWorld;
  let rules: Rule[];
  beforeAll(async () => {
    twins = await inventTwinWorld('every clause', 12, PRESENT);
    rules = everyClause(twins.catalogue, { text: "O'Hara" });
  });
  afterAll(() => twins.workspace.close());

  test('every operator of every attribute and parameter is read, compiled and run over the whole base', async () => {
    for (const some of chunks(rules, 40)) {
      const members = await selectedByEach(
        some.map((rule) => readBack(rule, twins.catalogue)),
        twins,
      );
      expect(some.map((rule, index) => [printRule(rule), members[index]])).toEqual(
        some.map((rule) => [printRule(rule), naiveMembers(rule, twins)]),
      );
    }
  });

  // As many as a workspace has segments.
  test('a thousand of them run in one statement', async () => {
    for (const some of chunks(rules, 1_000)) {
      const members = await batchMembers(
        some.map((rule) => readBack(rule, twins.catalogue)),
        twins,
      );
      expect(some.map((rule, index) => [printRule(rule), members[index]])).toEqual(
        some.map((rule) => [printRule(rule), naiveMembers(rule, twins)]),
      );
    }
  });

  test('each explains a customer', async () => {
    const id = twins.ids[0] as string;
    for (const some of chunks(rules, 100)) {
      const clauses = some.map((rule) => readBack(rule, twins.catalogue));
      const { root } = await explain(twins.workspace, id, asked({ kind: 'or', rules: clauses, span: NO_SPAN }, twins.catalogue));
      expect(root.clauses.map(({ text, holds }) => [text, holds])).toEqual(
        clauses.map((rule) => [printRule(nameSegments(rule, twins.catalogue.segments)), naiveMembers(rule, twins).includes(id)]),
      );
    }
  });

  test.each([
    ['1,000 clauses', Array.from({ length: 1_000 }, (_, index) => `number_of_orders > ${index}`).join(' OR ')],
    ['IN of 10,000 days', `last_order_date IN (${Array.from({ length: 10_000 }, (_, index) => `-${index + 1}d`).join(', ')})`],
    ['IN of 10,000 days of birth', `birth_date NOT IN (${Array.from({ length: 10_000 }, (_, index) => `-${index + 5_000}d`).join(', ')})`],
    ['IN of 500 moments', `last_order_date IN (${Array.from({ length: 500 }, (_, index) => `-${index + 1}h`).join(', ')})`],
    ['IN of 10,000 texts', `first_name IN (${Array.from({ length: 9_999 }, (_, index) => `'n${index}'`).join(', ')}, 'Zoë')`],
    [
      '1,000 parameters',
      `orders_placed MATCHES (${Array.from({ length: 990 }, (_, index) => `amount != ${index}`).join(', ')}, count >= 1, sum_amount > 0, avg_amount > 0)`,
    ],
    ['50 levels', `${'NOT (age > 1 OR '.repeat(49)}age > 2${')'.repeat(49)}`],
  ])('a rule of %s runs in every way', async (_, text) => {
    const { rule, diagnostics } = readRule(text, twins.catalogue);
    expect(diagnostics).toEqual([]);
    const members = await selectedMembers(rule as Rule, twins);
    expect(await batchMembers([rule as Rule, rule as Rule], twins)).toEqual([members, members]);
    expect(members).toEqual(naiveMembers(rule as Rule, twins));
    expect((await explain(twins.workspace, twins.ids[0] as string, asked(rule as Rule, twins.catalogue))).holds).toBe(
      members.includes(twins.ids[0] as string),
    );
  });
});

describe('what a query says reaches SQL only as a parameter', () => {
  const HARM = `${HOSTILE_TEXTS.join('')}${'x'.repeat(1_000)}`;
  const catalogueWith = (name: string) =>
    new Catalogue(
      (['text', 'number', 'money', 'boolean', 'date', 'list'] as const).map((type) => ({
        key: `${type}_${name}`,
        name,
        type,
        unit: null,
        description: null,
      })),
      [{ id: '0198f000-0000-7000-8000-000000000001', name }],
    );
  const statementsOf = (name: string): string[] => {
    const catalogue = catalogueWith(name);
    return everyClause(catalogue, { text: name }).flatMap((rule) => {
      const reading = readRule(printRule(rule), catalogue);
      expect(reading.diagnostics).toEqual([]);
      const compiled = compileRule(reading.rule as Rule, { catalogue, timeZone: name === HARM ? 'Europe/Berlin' : 'Asia/Tokyo' });
      const { joins, condition } = filterByRule(compiled, { now: new Date(PRESENT.now), timeZone: 'Europe/Berlin' });
      return [joins.text, condition.text, new Template(verdictStatement([{ id: 1, rule: compiled }])).text];
    });
  };

  test('statements are the same for harmless and for harmful texts, keys and names', () => {
    expect(statementsOf(HARM)).toEqual(statementsOf('harmless'));
  });
});

function chunks<Element>(all: readonly Element[], size: number): Element[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size));
}
