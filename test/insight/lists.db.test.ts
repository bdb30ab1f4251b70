import { breakdown, findGroup, readFigures } from '../../src/insight/index.js';
import { previewRule, readRuleInput, loadCatalogue } from '../../src/membership/index.js';
import { keepWorkspaceCurrency, SYNC } from '../../src/sync/index.js';
import { givenCompanies, givenConsents, givenCustomers } from '../support/records.js';
import { openTestWorkspace, type TestWorkspace } from '../support/workspace.js';

/* What customers have several of: a break-down by it tells of each value whom a rule finds by it, and as missing those of whom a rule says so. */

let workspace: TestWorkspace;
beforeAll(async () => {
  workspace = await openTestWorkspace();
  await keepWorkspaceCurrency(workspace);
  await givenCompanies(workspace, { externalId: 'works', name: 'Works', countryCode: 'DE', domain: 'works.example' });
  const addressed = {
    emails: ['ann@example.com', 'ann@example.org'],
    phones: ['+49 30 123456'],
    tags: ['new', 'old'],
    interests: ['music', 'reading'],
  };
  const address = { line1: 'Street 1', city: 'Berlin', countryCode: 'DE' };
  await givenCustomers(
    workspace,
    { externalId: 'ann', ...addressed, addresses: [address], companies: [{ companyExternalId: 'works' }] },
    { externalId: 'bob', tags: ['old'], addresses: [{ city: 'Bonn' }, address] },
    { externalId: 'cid', interests: ['music'] },
    { externalId: 'dan' },
  );
  await SYNC.customer(workspace, { source: 'other', records: [{ externalId: 'eve', emails: ['eve@example.com'] }] });
  const consent = (customerExternalId: string, channel: 'email' | 'sms' | 'post', status: 'SUBSCRIBED' | 'UNSUBSCRIBED') => ({
    customerExternalId,
    channel,
    status,
    changedAt: '2026-05-01T10:00:00Z',
  });
  await givenConsents(
    workspace,
    consent('ann', 'email', 'SUBSCRIBED'),
    consent('ann', 'sms', 'UNSUBSCRIBED'),
    consent('bob', 'email', 'SUBSCRIBED'),
    consent('bob', 'post', 'SUBSCRIBED'),
    consent('cid', 'post', 'UNSUBSCRIBED'),
  );
});
afterAll(() => workspace.close());

async function sizeOf(query: string): Promise<number> {
  const rule = await readRuleInput(workspace, { query });
  if (!rule.ok) throw new Error(JSON.stringify(rule.diagnostics));
  return (await previewRule(workspace, rule, { first: 0 })).size;
}

test('whatever list the base is broken down by, its parts are those that rules find', async () => {
  const catalogue = await loadCatalogue(workspace.database, workspace.reader);
  const lists = catalogue.attributes().filter(({ list }) => list);
  const everybody = await readRuleInput(workspace, { query: 'number_of_orders >= 0' });
  if (!everybody.ok) throw new Error('There is no rule for everybody.');
  const group = await findGroup(workspace, { rule: everybody });
  let severalTold = 0;
  for (const { name } of lists) {
    const [by] = readFigures(workspace, catalogue, [name]);
    const { parts } = await breakdown(workspace, group, { by: by!, figures: [], first: 100 });
    const found = await Promise.all(
      parts.map(async ({ value }) => [value, await sizeOf(value === null ? `${name} IS NULL` : `${name} CONTAINS '${value}'`)]),
    );
    expect([name, parts.map(({ value, size }) => [value, size])]).toEqual([name, found]);
    if (parts.filter(({ value }) => value !== null).length > 0) severalTold += 1;
  }
  // Lists that nobody has anything in would prove nothing.
  expect(severalTold).toBeGreaterThan(8);
});
