import { explain } from '../../src/membership/index.js';
import { readRule } from '../../src/language/index.js';
import { WITHOUT_RECORDS, type NaiveCustomer } from '../support/naive/customer.js';
import type { Surroundings } from '../support/laws/store.js';
import { batchMembers, naiveMembers, openTwinWorld, selectedMembers } from '../support/laws/ways.js';
import { readSourceFiles } from '../support/source-files.js';
import { asked } from '../support/asked.js';

interface Regression {
  readonly fact: string;
  readonly timeZone: string;
  readonly now: string;
  readonly rule: string;
  readonly holds: boolean;
  readonly customer: Partial<NaiveCustomer>;
  readonly products?: Surroundings['products'];
  readonly companies?: Surroundings['companies'];
  readonly campaigns?: Surroundings['campaigns'];
}

const CASES = readSourceFiles('test/corpus/regressions', ['.json']).map(({ text }) => JSON.parse(text) as Regression);

test.each(CASES)('$fact', async ({ timeZone, now, rule: text, holds, customer, products = [], companies = [], campaigns = [] }) => {
  const complete: NaiveCustomer = {
    source: 'shop',
    ...WITHOUT_RECORDS,
    ...customer,
    record: { externalId: 'c', addedAt: now, ...customer.record },
    orders: (customer.orders ?? []).map((order) => ({ ...order, customerExternalId: customer.record?.externalId ?? 'c' })),
  };
  const twins = await openTwinWorld([complete], { products, companies, campaigns }, { timeZone, now });
  try {
    const { rule } = readRule(text, twins.catalogue);
    if (rule === undefined) throw new Error(`Refused: ${text}`);
    const members = holds ? twins.ids : [];
    expect(naiveMembers(rule, twins)).toEqual(members);
    expect(await selectedMembers(rule, twins)).toEqual(members);
    expect(await batchMembers([rule], twins)).toEqual([members]);
    expect((await explain(twins.workspace, twins.ids[0] as string, asked(rule, twins.catalogue))).holds).toBe(holds);
  } finally {
    await twins.workspace.close();
  }
});
