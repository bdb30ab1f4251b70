import { newId } from '../src/kernel/id.js';
import { sql } from '../src/database/sql.js';
import { compileRule, Template, verdictStatement } from '../src/compile/index.js';
import { evaluateBatch, loadCatalogue, readRuleInput, type ReadingContext } from '../src/membership/index.js';
import { medianMs, printTable } from './measure.js';

/** The n-th of a family of rules of the kinds that shops keep. */
export function ruleNumber(n: number): string {
  const rules = [
    `amount_spent > ${100 + n}`,
    `orders_placed MATCHES (date >= -${30 + (n % 300)}d, count >= ${1 + (n % 5)})`,
    `age >= ${18 + (n % 60)} AND home_owner = true`,
    `products_purchased MATCHES (category = 'Category ${n % 8}', sum_amount > ${n})`,
    `last_order_date < -${30 + (n % 400)}d`,
    `customer_countries CONTAINS 'DE' AND orders_placed MATCHES (channel = 'store', date >= -${10 + (n % 100)}d, sum_amount > ${n % 500})`,
    `products_purchased MATCHES (brand = 'Brand ${n % 40}', date >= -${20 + n}d) OR customer_tags CONTAINS 'vip'`,
    `average_order_value BETWEEN ${n % 100} AND ${100 + (n % 300)}`,
  ];
  return rules[n % rules.length] ?? '';
}

/** Adds segments until there are `count`. Their members are not worked out: only those of evaluated customers are wanted here. */
export async function giveSegments(context: ReadingContext, count: number): Promise<void> {
  const [row] = await context.database.query<{ have: number }>(sql`select count(*)::int as have from segment`);
  for (let n = row?.have ?? 0; n < count; n++) {
    const reading = await readRuleInput(context, { query: ruleNumber(n) });
    if (!reading.ok) throw new Error(`The rule ${ruleNumber(n)} does not check.`);
    await context.database.execute(sql`insert into segment (id, name, kind, query, rule, created_at, updated_at)
      values (gen_random_uuid(), ${`Segment ${n}`}, 'dynamic', ${reading.text}, ${JSON.stringify(reading.tree)}::jsonb, now(), now())`);
  }
}

/** Those of the base, who have orders; other benches have left some who have none. */
async function enqueue(context: ReadingContext, customers: number, offset: number): Promise<void> {
  await context.database.execute(sql`insert into evaluation_queue (customer_id, kinds, cause)
    select id, 3, 'DATA' from customer where first_name like 'First%' order by id limit ${customers} offset ${offset}`);
}

/** Evaluates what is on the queue, batch by batch. */
async function drain(context: ReadingContext): Promise<void> {
  while ((await evaluateBatch(context)).full);
}

/** Of more customers x segments the memberships alone would take minutes to write the first time. */
const MOST_PAIRS = 5_000_000;
/** Those that change by themselves, in turn. */
const SINGLE = 10;

export interface EvaluationBench {
  readonly segmentCounts: readonly number[];
  /** Customers that change together. */
  readonly batches: readonly number[];
}

/**
 * Changed customers against growing sets of segments, beside the naive way: one query a segment. The first evaluation of a customer writes
 * all of their memberships; what is measured is the usual case, in which little changes.
 */
export async function benchEvaluation(context: ReadingContext, { segmentCounts, batches }: EvaluationBench): Promise<void> {
  const rows: (string | number)[][] = [];
  for (const count of segmentCounts) {
    await giveSegments(context, count);
    const sizes = batches.filter((size) => size * count <= MOST_PAIRS);
    await enqueue(context, Math.max(SINGLE, ...sizes), 0);
    await drain(context);
    // Autovacuum does it within a minute; a table that has just been filled is not the usual case.
    await context.database.execute(sql`vacuum analyze membership`);
    let offset = 0;
    const oneMs = await medianMs(
      20,
      () => drain(context),
      () => enqueue(context, 1, (offset += 1) % SINGLE),
    );
    const batchMs: (string | number)[] = [];
    for (const size of batches) {
      const evaluate = () =>
        medianMs(
          3,
          () => drain(context),
          () => enqueue(context, size, 0),
        );
      batchMs.push(sizes.includes(size) ? await evaluate() : '-');
    }
    const naiveMs = await naively(context, count);
    rows.push([`${count} segments`, oneMs, ...batchMs, naiveMs, naiveMs / oneMs]);
  }
  printTable(
    'Evaluation, queue row to commit',
    ['', '1 customer ms', ...batches.map((size) => `${size} customers ms`), 'one query a segment, 1 customer ms', 'times faster'],
    rows,
  );
}

/** The same customer, asked about each segment by a query of its own; a few of them, times their number. */
async function naively(context: ReadingContext, count: number): Promise<number> {
  const catalogue = await loadCatalogue(context.database, context.reader);
  const [customer] = await context.database.query<{ id: string }>(sql`select id from customer order by id limit 1`);
  const rules = await Promise.all(Array.from({ length: Math.min(count, 100) }, (_, n) => readRuleInput(context, { query: ruleNumber(n) })));
  const statements = rules.map((reading) => {
    if (!reading.ok) throw new Error('A rule does not check.');
    const rule = compileRule(reading.rule, { catalogue, timeZone: context.timeZone });
    const template = new Template(verdictStatement([{ id: newId(), rule }]));
    return template.at({ now: context.clock.now(), timeZone: context.timeZone }, { customerIds: [customer?.id] });
  });
  const allMs = await medianMs(3, async () => {
    for (const statement of statements) await context.database.query(statement);
  });
  return (allMs / statements.length) * count;
}
