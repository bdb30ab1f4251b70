import { sql } from '../../src/database/sql.js';
import { printRule, type Rule } from '../../src/language/index.js';
import { explain, funnelOf, previewRule, readRuleInput } from '../../src/membership/index.js';
import { LAW_SEED } from '../support/laws/settings.js';
import { batchMembers, inventTwinWorld, naiveMembers, selectedMembers, type TwinWorld } from '../support/laws/ways.js';

/*
 * The slowest rules that the limits of the language let through: each is answered in time in every way in which it is asked, or refused with the reason before
 * the database is asked, and nothing is worked on afterwards. What plans them is not ended by any timeout.
 */

const LIMIT_MS = 20_000;

let twins: TwinWorld;
beforeAll(async () => {
  twins = await inventTwinWorld(`${LAW_SEED}`, 60, { timeZone: 'Europe/Berlin', now: '2026-03-29T10:30:00.000Z' });
}, 300_000);
afterAll(() => twins.workspace.close());

const list = (length: number, value: (n: number) => string) => `(${Array.from({ length }, (_, n) => value(n)).join(', ')})`;
const joined = (length: number, connective: string, clause: (n: number) => string) =>
  Array.from({ length }, (_, n) => clause(n)).join(connective);

const RULES: Readonly<Record<string, string>> = {
  'moments on an index': `customer_added_date IN ${list(10_000, (n) => `2026-01-01T00:${String(n % 60).padStart(2, '0')}:${String(n % 59).padStart(2, '0')}.${n}`)}`,
  'moments of records': `orders_placed MATCHES (date IN ${list(5_000, (n) => `2026-01-01T00:00:00.${n}`)}, count > 3)`,
  'windows that move': joined(450, ' OR ', (n) => `orders_placed MATCHES (date BETWEEN -${n + 1}d AND -${n}d, count > ${n % 7})`),
  'five parameters each': joined(
    900,
    ' OR ',
    (n) => `orders_placed MATCHES (amount > ${n}, channel = 'c${n}', occasion = 'o${n}', amount < ${n + 9}, count > 1)`,
  ),
  'ratios of figures': joined(1_000, ' OR ', (n) => `amount_spent / number_of_orders / days_between_orders > ${n}.5`),
  'ratios, each of other records': joined(
    200,
    ' OR ',
    (n) =>
      `orders_placed.sum_amount(amount > ${n}) / orders_placed.count(amount > ${n}) > ${n} * orders_placed.avg_amount(amount > ${n + 1})`,
  ),
  'figures made of figures': joined(1_000, ' OR ', (n) => `roi > ${n}.5`),
  'accents in lists': `ignoring_accents('last_name') IN ${list(10_000, (n) => `'é${n}'`)}`,
};

const TOO_COSTLY: Readonly<Record<string, string>> = {
  'dates that move': `last_order_date IN ${list(10_000, (n) => `-${n}d`)}`,
  'ages, every other': `age IN ${list(10_000, (n) => `${2 * n}`)} OR age IN ${list(9_000, (n) => `${n}`)}`,
  'ratios in a list': `amount_spent / number_of_orders / days_between_orders IN ${list(10_000, (n) => `${n}.5`)}`,
  'anniversaries in a list': `anniversary('birth_date') IN ${list(10_000, (n) => `+${n % 3_000}d`)}`,
};

test.each(Object.entries(RULES))(
  'answered or refused in time: %s',
  async (_name, query) => {
    const { workspace } = twins;
    const reading = await readRuleInput(workspace, { query });
    if (!reading.ok) throw new Error(JSON.stringify(reading.diagnostics));
    const took: Record<string, number> = {};
    const ways = {
      previewRule,
      funnelOf,
      explain: (context: typeof workspace, rule: typeof reading) => explain(context, twins.ids[0] as string, rule),
    };
    for (const [name, ask] of Object.entries(ways)) {
      const began = performance.now();
      await ask(workspace, reading).catch((error: unknown) => {
        if ((error as { code?: string }).code !== 'LIMIT_EXCEEDED') throw error;
      });
      took[name] = performance.now() - began;
      const active = await workspace.database.query(sql`/* test */ select query from pg_stat_activity
        where datname = current_database() and state = 'active' and backend_type = 'client backend' and pid <> pg_backend_pid()`);
      expect(active).toEqual([]);
    }
    expect(Object.entries(took).filter(([, milliseconds]) => milliseconds > LIMIT_MS)).toEqual([]);
  },
  120_000,
);

test.each(Object.entries(TOO_COSTLY))('refused before anything is asked: %s', async (_name, query) => {
  const reading = await readRuleInput(twins.workspace, { query });
  expect(reading).toMatchObject({ ok: false, diagnostics: [{ code: 'RULE_TOO_COSTLY' }] });
});

test.each([
  `age IN ${list(12, (n) => `${20 + 3 * n}`)}`,
  `age NOT IN ${list(40, (n) => `${2 * n}`)}`,
  `age IN ${list(200, (n) => `${n - 50}`)}`,
  `last_order_date IN ${list(12, (n) => `-${30 * n}d`)} OR last_order_date IN (now, ${list(12, (n) => `-${n}h`).slice(1)}`,
  `customer_added_date NOT IN (today, now, ${list(400, (n) => `-${n}d`).slice(1)}`,
])('long lists say what the naive evaluator says: %s', async (query) => {
  const reading = await readRuleInput(twins.workspace, { query });
  if (!reading.ok) throw new Error(JSON.stringify(reading.diagnostics));
  const rule: Rule = reading.rule;
  const expected = naiveMembers(rule, twins);
  expect(`${printRule(rule)}: ${(await selectedMembers(rule, twins)).join()}`).toBe(`${printRule(rule)}: ${expected.join()}`);
  expect(await batchMembers([rule], twins)).toEqual([expected]);
});
