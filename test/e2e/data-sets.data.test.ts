import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from '../../src/database/sql.js';
import { COMPLETE_JOURNEY_QUESTIONS } from '../support/questions/complete-journey.js';
import { ADVENTUREWORKS_QUESTIONS } from '../support/questions/adventureworks.js';
import { FOODMART_QUESTIONS } from '../support/questions/foodmart.js';
import { describeWithData, importShared, stepCounts } from '../support/shared-import.js';
import { SHARED_DATA } from '../support/shared-data.js';
import { membersOf, openTestWorkspace, saveSegment, type TestWorkspace } from '../support/workspace.js';

/* Whole data sets of others come in by the mappings that Cantle ships, and the questions that were asked of them have the listed answers. */

const DAY_MS = 86_400_000;

interface DataSet {
  readonly name: string;
  readonly now: string;
  readonly questions: Readonly<Record<string, string>>;
  /** What became of the rows of each step. */
  readonly steps: readonly string[];
  /** Why rows were rejected; left out where none is. */
  readonly rejects?: readonly string[];
  /** Of all order lines together. */
  readonly lines: { readonly count: number; readonly amount: string };
}

const DATA_SETS: readonly DataSet[] = [
  {
    name: 'adventureworks',
    now: '2014-01-28T12:00:00Z',
    questions: ADVENTUREWORKS_QUESTIONS,
    steps: ['product products.csv: 606 created', 'customer customers.csv: 18484 created', 'order orders.csv: 27659 created'],
    lines: { count: 60_398, amount: '29358677.2207' },
  },
  {
    name: 'foodmart',
    now: '1997-12-30T12:00:00Z',
    questions: FOODMART_QUESTIONS,
    steps: [
      'product products.csv: 1560 created',
      'customer customers.csv: 5581 created',
      'campaign promotions.csv: 1863 created, 1 skipped',
      'order orders.csv: 20530 created',
    ],
    lines: { count: 86_837, amount: '565238.1300' },
  },
  {
    name: 'complete-journey',
    now: '2017-12-31T12:00:00Z',
    questions: COMPLETE_JOURNEY_QUESTIONS,
    steps: [
      'product products.csv: 92331 created',
      'customer demographics.csv: 801 created',
      'customer campaigns.csv: 803 created, 756 unchanged, 5030 skipped',
      'customer coupon_redemptions.csv: 410 unchanged, 1692 skipped',
      'customer transactions_sample.csv: 775 created, 1602 unchanged, 72623 skipped',
      'campaign campaign_descriptions.csv: 27 created',
      'campaign_engagement campaigns.csv: 6589 created',
      'campaign_engagement coupon_redemptions.csv: 2102 created',
      'order transactions_sample.csv: 47242 created, 1 rejected, 27757 skipped',
    ],
    // One basket's id was published as 4.0128e+10: refused as the id of an order, and as the order of a line.
    rejects: ['transactions_sample.csv:37995', 'transactions_sample.csv:37995'],
    lines: { count: 74_999, amount: '233935.2400' },
  },
];

/** The listed answers: how many, and a hash over the ids in order, joined by line feeds. */
function answersOf(name: string): Map<string, readonly [count: number, hash: string]> {
  const text = readFileSync(join(SHARED_DATA, name, 'QUESTIONS.md'), 'utf8');
  const rows = text.matchAll(/^\| (\w+) \| [12] \| .* \| (\d+) \| [\d ]+ \| ([0-9a-f]{64}) \|$/gm);
  return new Map([...rows].map(([, id = '', count, hash = '']) => [id, [Number(count), hash]]));
}

for (const { name, now, questions, steps, rejects = [], lines } of DATA_SETS) {
  describeWithData(name)(name, () => {
    let workspace: TestWorkspace;

    beforeAll(async () => {
      workspace = await openTestWorkspace({ now });
    });
    afterAll(() => workspace.close());

    test('comes in whole', async () => {
      // Purchases go on for some hours after the instant that the questions ask about.
      const report = await importShared({ ...workspace, clockToleranceMs: DAY_MS }, name, name);
      const stored = await workspace.database.query(sql`select count(*)::int, sum(amount)::text as amount from order_line`);
      expect([report.rejects.map(({ file, line }) => `${file}:${line}`), stepCounts(report), stored]).toEqual([rejects, steps, [lines]]);
    }, 600_000);

    test('every question that is listed is asked', () => {
      expect(Object.keys(questions).sort()).toEqual([...answersOf(name).keys()].sort());
    });

    test.each(Object.entries(questions))('question %s has exactly the listed customers for an answer', async (id, query) => {
      const segment = await saveSegment(workspace, query, id);
      const members = await membersOf(workspace, segment.id);
      const hash = createHash('sha256').update(members.join('\n')).digest('hex');
      expect([members.length, hash]).toEqual(answersOf(name).get(id));
    });
  });
}
