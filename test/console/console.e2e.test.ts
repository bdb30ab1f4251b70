import type { Browser, Locator, Page } from 'playwright-core';
import { ADMIN_KEY, ServerData, type ServerProcess } from '../support/server-process.js';
import { BROWSER, openBrowser, Visitor } from './support/browser.js';
import { filesOf, gzippedBytes } from './support/built-sizes.js';

/* The console as people meet it: in a real browser, on the demo shop. Long because one server and one browser, which take seconds to start, serve every journey. */

describe('what was built', () => {
  const shell = filesOf('index.html');
  const KB = 1_000;

  test('is small: the shell, and its styles', () => {
    expect(gzippedBytes(shell, '.js')).toBeLessThan(200 * KB);
    expect(gzippedBytes(shell, '.css')).toBeLessThan(40 * KB);
  });
});

/** Webhooks of the tests go to this machine. */
const SETTINGS = { CANTLE_DEMO: 'on', CANTLE_WEBHOOKS_PRIVATE: 'on' };

const inBrowser = BROWSER === undefined ? describe.skip : describe;
if (BROWSER === undefined) process.stderr.write('SKIPPED: no Chromium, so nobody has looked at the console\n');

inBrowser('the console', () => {
  let data: ServerData;
  let server: ServerProcess;
  let browser: Browser;
  const visitors: Visitor[] = [];

  beforeAll(async () => {
    data = await ServerData.create();
    browser = await openBrowser();
    server = await data.start(SETTINGS);
  });

  afterEach(async () => {
    for (const visitor of visitors.splice(0)) {
      expect(visitor.wrong()).toEqual([]);
      await visitor.leave();
    }
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await data?.remove();
  });

  async function visit(path: string, options: { readonly key?: string; readonly width?: number } = {}) {
    const visitor = await Visitor.of(browser, server.url, options);
    visitors.push(visitor);
    await visitor.visit(path);
    return visitor;
  }

  test('lets in by a key that is accepted, for this tab only', async () => {
    const { page } = await visit('/segments');
    await page.getByLabel('API key').fill('cantle_guessed');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('This key is unknown').waitFor();
    await page.getByLabel('API key').fill(ADMIN_KEY);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('link', { name: 'Big spenders' }).waitFor();
    expect(await page.evaluate('JSON.stringify(localStorage)')).not.toContain(ADMIN_KEY);
    await page.reload();
    await page.getByRole('link', { name: 'Big spenders' }).waitFor();
  });

  test('shows who enters and leaves the moment it happens', async () => {
    const { page } = await visit('/', { key: ADMIN_KEY });
    await page.getByText('Live', { exact: true }).waitFor();
    const size = page
      .getByRole('row', { name: /Big spenders/ })
      .getByRole('cell')
      .nth(3);
    const before = Number(await size.textContent());
    await sync('syncOrders', 'SyncOrdersInput', {
      source: 'demo',
      records: [
        { externalId: 'console-1', customerExternalId: 'sarah', channel: 'online', placedAt: new Date().toISOString(), total: '1500.00' },
      ],
    });
    await page.getByRole('listitem').filter({ hasText: 'Sarah Lindgren' }).filter({ hasText: 'entered Big spenders · new data' }).waitFor();
    await expectText(size, String(before + 1));
    expect(await size.textContent()).toBe(String(before + 1));
  });

  test('finds and sorts segments, and an address that is shared shows the same', async () => {
    const { page } = await visit('/segments', { key: ADMIN_KEY });
    await page.getByLabel('Search segments').fill('buyers');
    await page.getByRole('row', { name: /Lapsed/ }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Segment', exact: true }).click();
    await expectText(page.getByRole('row').nth(1).getByRole('link'), 'First-time buyers');
    const shared = await visit(new URL(page.url()).pathname + new URL(page.url()).search, { key: ADMIN_KEY });
    await expectText(shared.page.getByRole('row').nth(1).getByRole('link'), 'First-time buyers');
    expect(await shared.page.getByRole('row').count()).toBe(await page.getByRole('row').count());
  });

  test('shows a segment, its members, and that they have changed meanwhile', async () => {
    const { page } = await visit(`/segments/${await segmentId('First-time buyers')}`, { key: ADMIN_KEY });
    await page.getByRole('heading', { name: 'First-time buyers' }).waitFor();
    await page.getByText('number_of_orders', { exact: true }).first().waitFor();
    await page.getByRole('tab', { name: 'Members' }).click();
    await page.getByRole('columnheader', { name: 'Amount spent' }).waitFor();
    const people = page.getByRole('table', { name: 'Members' }).getByRole('link');
    const first = await people.first().textContent();
    await page.getByText('Live', { exact: true }).waitFor();
    await sync('syncCustomers', 'SyncCustomersInput', {
      source: 'test',
      records: [{ externalId: 'new-1', firstName: 'Nova', lastName: 'Fresh' }],
    });
    await sync('syncOrders', 'SyncOrdersInput', {
      source: 'test',
      records: [{ externalId: 'new-1', customerExternalId: 'new-1', placedAt: new Date().toISOString(), total: '20.00' }],
    });
    await page.getByRole('button', { name: '1 change: show it' }).waitFor();
    // Nothing moved under whoever reads it.
    expect(await people.first().textContent()).toBe(first);
    await page.getByRole('button', { name: '1 change: show it' }).click();
    await page.getByRole('button', { name: '1 change: show it' }).waitFor({ state: 'detached' });
  });

  test('shows any figure of the catalogue, and own attributes, as a column of members, written as its kind is', async () => {
    await server.send(
      `mutation { declareAttributes(input: { attributes: [{ key: "shop.shoe_size", name: "Shoe size", type: NUMBER }] }) { rejected } }`,
    );
    await sync('syncCustomers', 'SyncCustomersInput', {
      source: 'demo',
      records: [{ externalId: 'joe', attributes: { 'shop.shoe_size': 43.5 } }],
    });
    await server.send(`mutation { createSegment(input: { name: "Mercers", query: "last_name = 'Mercer'" }) { segment { id } } }`);
    const { page } = await visit(`/segments/${await segmentId('Mercers')}?tab=members`, { key: ADMIN_KEY });
    const members = page.getByRole('table', { name: 'Members' });
    await members.getByRole('columnheader', { name: 'Amount spent' }).waitFor();
    await page.getByRole('button', { name: 'Columns' }).click();
    for (const column of ['Return on investment', 'RFM group', 'Shoe size']) {
      await page.getByLabel('Find a column').fill(column.toLowerCase());
      await page.getByRole('checkbox', { name: column, exact: true }).check();
    }
    await page.keyboard.press('Escape');
    const joe = members.getByRole('row').filter({ hasText: 'Joe Mercer' });
    await joe.waitFor();
    const told = await server.send<{ customerByExternalId: { roi: number | null; rfmGroup: string } }>(
      '{ customerByExternalId(source: "demo", externalId: "joe") { roi rfmGroup } }',
    );
    const { roi, rfmGroup } = told.data.customerByExternalId;
    const cells = await joe.getByRole('cell').allTextContents();
    const written = roi === null ? '–' : new Intl.NumberFormat('en-US', { style: 'percent', maximumFractionDigits: 0 }).format(roi);
    expect(cells.slice(-3)).toEqual([written, rfmGroup.charAt(0) + rfmGroup.slice(1).toLowerCase().replaceAll('_', ' '), '43.5']);
    // Columns that are shared in an address are there, sorted by the server.
    const shared = await visit(new URL(page.url()).pathname + new URL(page.url()).search, { key: ADMIN_KEY });
    await shared.page.getByRole('button', { name: 'Return on investment' }).click();
    await shared.page.waitForURL(/sort=-roi/);
    await shared.page.getByRole('columnheader', { name: 'Shoe size' }).waitFor();
    await shared.page.getByRole('button', { name: 'Shoe size' }).click();
    await shared.page.waitForURL(/sort=-.*shoe_size/);
    await shared.page.locator('[aria-sort="descending"]', { hasText: 'Shoe size' }).waitFor();
    await shared.page.getByRole('table', { name: 'Members' }).getByRole('row').nth(1).filter({ hasText: '43.5' }).waitFor();
  });

  test('makes a segment: the rule is mended by a click, its size follows, and it is saved', async () => {
    const { page } = await visit('/segments', { key: ADMIN_KEY });
    await page.getByRole('link', { name: 'New segment' }).click();
    const rule = page.getByRole('textbox', { name: 'Rule' });
    await page.getByText('Text', { exact: true }).click();
    await rule.click();
    await typeInto(rule, 'numbr_of_orders >= 8');
    await page.keyboard.press('Escape');
    await page.getByRole('listitem').filter({ hasText: 'There is no attribute `numbr_of_orders`.' }).waitFor();
    await page.getByRole('button', { name: 'Replace by number_of_orders' }).first().click();
    await page.getByText('The rule is complete.').waitFor();
    const { data: preview } = await server.send<{ previewSegment: { size: number } }>(
      '{ previewSegment(query: "number_of_orders >= 8") { size } }',
    );
    const size = preview.previewSegment.size.toLocaleString('en-US');
    await expectText(page.getByTestId('preview-size'), size);
    await page.getByLabel('Name').fill('Come often');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'Come often' }).waitFor();

    await page.getByRole('link', { name: 'Edit' }).click();
    await rule.click();
    await focused(rule).waitFor();
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Backspace');
    await page.keyboard.type('9');
    await page.getByText(/^0 enter$/).waitFor();
    await page.getByText(/^[1-9]\d* leave$/).waitFor();
    // Whoever goes away finds it as it was.
    await page.reload();
    await page.getByText(/^[1-9]\d* leave$/).waitFor();
    expect(await rule.textContent()).toBe('number_of_orders >= 9');
  });

  test('makes a segment of blocks, which are the same rule as the text', async () => {
    const { page } = await visit('/segments/new', { key: ADMIN_KEY });
    await addCondition(page, 'amount spent', 'Amount spent');
    await page.getByText('Something is still to be filled in.').waitFor();
    await page.getByLabel('Value of Amount spent', { exact: true }).fill('500');
    await addCondition(page, 'last order', 'Last order');
    await page.getByLabel('How many, for Value of Last order').fill('90');
    await choose(page, 'How Last order is compared', 'is before');
    await page.getByRole('button', { name: 'Add a group' }).click();
    const group = page.getByRole('group', { name: 'Group: at least one of these holds' });
    await addCondition(group, 'customer tags', 'Customer tags');
    await group.getByLabel('Value of Customer tags', { exact: true }).fill('news');
    await page.getByRole('option', { name: 'newsletter' }).click();
    await addCondition(group, 'orders placed', 'Orders placed');
    await group.getByRole('button', { name: 'Narrow down: Orders placed' }).click();
    await page.getByRole('option', { name: /^Channel/ }).click();
    await group.getByLabel('Value of Channel', { exact: true }).fill('store');
    await choose(page, 'How these are joined', 'none of these holds', group);
    const text =
      "amount_spent >= 500 AND last_order_date < -90d AND NOT (customer_tags CONTAINS 'newsletter' OR orders_placed MATCHES (channel = 'store'))";
    const { data } = await server.send<{ previewSegment: { size: number } }>(
      'query ($text: String) { previewSegment(query: $text) { size } }',
      {
        text,
      },
    );
    expect(data.previewSegment.size).toBeGreaterThan(0);
    await expectText(page.getByTestId('preview-size'), data.previewSegment.size.toLocaleString('en-US'));
    await page.getByText('Text', { exact: true }).click();
    const rule = page.getByRole('textbox', { name: 'Rule' });
    await expectText(rule, text.replaceAll(/[()]/g, String.raw`\$&`));

    // What is not touched is not written, and what is not drawn is kept.
    const own = "NOT(2*amount_spent > 100)   AND age=30 and attribute('loyalty.tier') = 'gold'";
    await rule.fill(own);
    await page.getByText('The rule is complete.').waitFor();
    await page.getByText('Blocks', { exact: true }).click();
    await page.getByText('2 * amount_spent > 100').first().waitFor();
    await page.getByText('Text', { exact: true }).click();
    expect(await rule.textContent()).toBe(own);
    await page.getByText('Blocks', { exact: true }).click();
    await page.getByRole('button', { name: 'Remove Age' }).click();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Remove Age' }).click();
    await page.getByLabel('Name').fill('Of blocks');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'Of blocks' }).waitFor();
    const saved = await server.send<{ segmentByName: { query: string } }>('{ segmentByName(name: "Of blocks") { query } }');
    expect(saved.data.segmentByName.query).toBe("NOT (2 * amount_spent > 100) AND attribute('loyalty.tier') = 'gold'");
  });

  async function addCondition(place: Page | Locator, search: string, name: string): Promise<void> {
    await place.getByRole('button', { name: 'Add a condition' }).first().click();
    const page = 'page' in place && typeof place.page === 'function' ? place.page() : (place as Page);
    await page.getByRole('textbox', { name: 'What about them?' }).fill(search);
    await page
      .getByRole('option', { name: new RegExp(`^${name}`) })
      .first()
      .click();
  }

  async function choose(page: Page, field: string, option: string, place: Page | Locator = page): Promise<void> {
    await place.getByRole('combobox', { name: field }).last().click();
    await page.getByRole('option', { name: option, exact: true }).click();
  }

  test('tells what the typical member is like, what sets them apart, and what people say of them', async () => {
    // What sets them apart may be what is expected of them: not before it is.
    while (
      (await server.send<{ purchaseForecasts: object[] }>('{ purchaseForecasts(first: 1) { isCurrent } }')).data.purchaseForecasts
        .length === 0
    );
    const id = await segmentId('Lapsed');
    const { data } = await server.send<{
      segmentValue: { persona: { statements: { text: string }[] }; drivers: { drivers: { rule: string }[] } };
    }>('query ($id: ID!) { segmentValue(segmentIds: [$id]) { persona { statements { text } } drivers(first: 8) { drivers { rule } } } }', {
      id,
    });
    const { persona, drivers } = data.segmentValue;
    expect([persona.statements.length > 3, drivers.drivers.length > 0]).toEqual([true, true]);
    const { page } = await visit(`/segments/${id}?tab=persona`, { key: ADMIN_KEY });
    for (const { text } of persona.statements) await page.getByText(text, { exact: true }).waitFor();
    await page.getByRole('region', { name: 'Number of orders' }).getByText('more than chance').waitFor();
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    await page.getByLabel('What we call them').fill('Sleepers');
    await page.getByLabel('How to speak to them').fill('As to old friends');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Edit', exact: true }).waitFor();
    await page.reload();
    await page.getByText('As to old friends').waitFor();
    await page.getByRole('button', { name: 'Begin a segment with it' }).first().click();
    await page.getByRole('heading', { name: 'New segment' }).waitFor();
    await page.getByText('Text', { exact: true }).click();
    expect(await page.getByRole('textbox', { name: 'Rule' }).textContent()).toBe(drivers.drivers[0]?.rule);
    await page.getByRole('button', { name: 'Discard changes' }).click();
  });

  test('tells of a customer why, and why not', async () => {
    const { page } = await visit(`/customers/${await customerId('joe')}`, { key: ADMIN_KEY });
    await page.getByRole('heading', { name: /^Joe/ }).waitFor();
    await page.getByRole('button', { name: /Special-occasion store buyers/ }).click();
    await page.getByText('Belongs to it, because').waitFor();
    await page.getByRole('combobox', { name: 'Why not in …' }).click();
    await page.getByRole('option', { name: 'Young influencers' }).click();
    await page.getByText('Does not belong to it, because').waitFor();
    expect(await page.getByRole('img', { name: 'False' }).count()).toBeGreaterThan(0);
  });

  test('compares segments, and makes one of who is in exactly some of them', async () => {
    const ids = [await segmentId('Lapsed'), await segmentId('Much effort, little spent')];
    const { data: known } = await server.send<{ segmentOverlap: { combinations: { size: number; segments: { name: string }[] }[] } }>(
      'query ($ids: [ID!]!) { segmentOverlap(segmentIds: $ids) { combinations { size segments { name } } } }',
      { ids },
    );
    const both = known.segmentOverlap.combinations.find(({ segments }) => segments.length === 2);
    const { page } = await visit(`/compare?segments=${ids.join(',')}`, { key: ADMIN_KEY });
    await page.getByRole('button', { name: `${both?.size} customers only in Lapsed and Much effort, little spent` }).click();
    await page.getByRole('button', { name: 'Make a segment of it' }).click();
    await page.getByText('The rule is complete.').waitFor();
    await expectText(page.getByTestId('preview-size'), String(both?.size));
    await page.getByText('Text', { exact: true }).click();
    expect(await page.getByRole('textbox', { name: 'Rule' }).textContent()).toBe(
      "segment MATCHES (name = 'Lapsed') AND segment MATCHES (name = 'Much effort, little spent')",
    );
  });

  test('shows how all segments lie to one another, by mouse and by keyboard, and keeps in the address which one is looked at', async () => {
    const { data } = await server.send<{
      segmentMap: { uncovered: number; links: { shared: number; segments: { id: string; name: string; size: number }[] }[] };
    }>('{ segmentMap { uncovered links { shared segments { id name size } } } }');
    const { shared = 0, segments: [one, other] = [] } = data.segmentMap.links[0] ?? {};
    const { page } = await visit('/segments', { key: ADMIN_KEY });
    await page.getByRole('link', { name: 'Map', exact: true }).click();
    await page.getByText('In none of them').waitFor();
    await expectText(page.locator('dl > div').last().locator('dd').first(), data.segmentMap.uncovered.toLocaleString('en-US'));
    await page.getByRole('button', { name: `${one?.name}: ${one?.size} members` }).focus();
    await page.keyboard.press('Enter');
    const ties = page.getByRole('list', { name: 'What it has to do with the others' });
    await ties.getByText(`${shared} are in ${other?.name} too`).waitFor();
    expect(new URL(page.url()).searchParams.get('segment')).toBe(one?.id);
    await page.getByRole('region', { name: 'As a table' }).getByRole('link', { name: other?.name, exact: true }).waitFor();
    await page.getByRole('link', { name: one?.name, exact: true }).first().click();
    await page.getByRole('heading', { level: 1, name: one?.name }).waitFor();
  });

  test('tells how a campaign did, and whether it is on course', async () => {
    const id = await campaignId('We miss you');
    const { page } = await visit(`/campaigns/${id}`, { key: ADMIN_KEY });
    await page.getByRole('combobox', { name: 'Figure' }).click();
    await page.getByRole('option', { name: 'Opened' }).click();
    await page.getByLabel('Target').fill('90');
    await page.getByLabel('Due').fill('2099-12-31');
    await page.getByRole('button', { name: 'Set a goal' }).click();
    await page.getByText(/^\d+% of 90%$/).waitFor();
    const { data: kept } = await server.send<{ campaign: { goals: { metric: string; target: string }[] } }>(
      'query ($id: ID!) { campaign(id: $id) { goals { metric target } } }',
      { id },
    );
    expect(kept.campaign.goals.map(({ metric, target }) => [metric, Number(target)])).toEqual([['OPEN_RATE', 0.9]]);
    await page.getByRole('button', { name: 'Remove the goal Opened' }).click();
    await page.getByText('No goals are set.').waitFor();
  });

  test('makes a key that is shown once, and takes it back', async () => {
    const { page } = await visit('/keys', { key: ADMIN_KEY });
    await page.getByRole('button', { name: 'New key' }).click();
    await page.getByLabel('What it is for').fill('Robin');
    await page.getByRole('checkbox', { name: 'Make, change and delete segments' }).check();
    await page.getByRole('button', { name: 'Make the key' }).click();
    const key = (await page.getByRole('status', { name: 'The key “Robin”' }).locator('code').textContent()) ?? '';
    const id = await segmentId('Lapsed');
    const { errors } = await server.send(
      'mutation ($id: ID!) { updateSegment(id: $id, input: { description: "Changed by Robin" }) { segment { id } } }',
      { id },
      key,
    );
    expect(errors).toBeUndefined();
    await page.getByRole('button', { name: 'I have it' }).click();
    await page.reload();
    expect(await page.getByText(key).count()).toBe(0);

    // Who changed the rule, asks an operator.
    const history = await visit(`/segments/${id}?tab=history`, { key: ADMIN_KEY });
    await history.page.getByRole('row', { name: /Robin.*Changed a segment/ }).waitFor();
    await history.page.getByRole('link', { name: 'In the audit log' }).click();
    await history.page.getByText('Only about Lapsed').waitFor();
    await history.page.getByRole('row', { name: /Robin/ }).waitFor();

    const row = page.getByRole('row', { name: /Robin/ });
    await row.getByRole('button', { name: 'Revoke' }).click();
    await row.getByRole('button', { name: 'Revoke for good' }).click();
    await row.getByText('Revoked', { exact: true }).waitFor();
    expect((await server.send('{ viewer { scopes } }', {}, key)).status).toBe(401);
  });

  test('asks whether two are one person, merges them, and undoes it', async () => {
    await server.send('mutation { setIdentityRules(rules: { rules: [{ identifier: EMAIL, trust: 90 }] }) { mergeAt } }');
    await sync('syncCustomers', 'SyncCustomersInput', { source: 'crm', records: [{ externalId: 'k1', emails: ['kim@example.com'] }] });
    await sync('syncCustomers', 'SyncCustomersInput', { source: 'web', records: [{ externalId: 'k2', emails: ['KIM@example.com'] }] });
    const { page } = await visit('/data', { key: ADMIN_KEY });
    const pair = page.getByRole('listitem').filter({ hasText: 'Same e-mail address +90' });
    await pair.getByRole('button', { name: 'One person: merge' }).click();
    await page.getByText('They are one customer now.').waitFor();
    expect(await customerId('k1', 'crm')).toBe(await customerId('k2', 'web'));
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('They are one customer now.').waitFor({ state: 'detached' });
    expect(await customerId('k1', 'crm')).not.toBe(await customerId('k2', 'web'));
  });

  test('makes a webhook, tries it, and shows what became of what was sent', async () => {
    const { page } = await visit('/integrations', { key: ADMIN_KEY });
    await page.getByRole('button', { name: 'New webhook' }).click();
    await page.getByLabel('Name').fill('CRM');
    await page.getByLabel('Address').fill(`${server.url}/healthz`);
    await page.getByRole('button', { name: 'Make the webhook' }).click();
    await page
      .getByRole('status', { name: 'The secret of “CRM”' })
      .getByText(/^whsec_/)
      .waitFor();
    await page.getByRole('link', { name: 'CRM' }).click();
    await page.getByRole('button', { name: 'Try it' }).click();
    await page.getByText(/^It answered with 404|^It did not work/).waitFor();
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('button', { name: 'Delete with all its deliveries' }).click();
    await page.getByText('No webhooks yet').waitFor();
    expect((await server.send<{ webhooks: object[] }>('{ webhooks { id } }')).data.webhooks).toEqual([]);
  });

  test('finds customers from anywhere, by what the server knows of them', async () => {
    const visitor = await visit('/system', { key: ADMIN_KEY });
    const { page } = visitor;
    await page.getByText('All is well').waitFor();
    await page.getByText('Memberships behind').waitFor();
    await page.keyboard.press('Control+k');
    const field = page.getByRole('textbox', { name: 'Page, segment, or customer' });
    await typeInto(field, 'sarah.lind');
    await page.getByRole('button', { name: /Sarah Lindgren/ }).waitFor();
    expect(await visitor.accessibilityProblems()).toEqual([]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Sarah Lindgren' }).waitFor();

    // The field has the focus before any timer of the page, and whatever had it has it again.
    const before = page.getByRole('link', { name: 'Audit log' });
    await before.focus();
    await page.evaluate('window.inTime = setTimeout; window.setTimeout = (work, ms = 0) => inTime(work, ms + 10_000)');
    await page.keyboard.press('Control+k');
    await field.waitFor();
    expect(await focused(field).count()).toBe(1);
    await page.evaluate('window.setTimeout = inTime');
    await page.keyboard.press('Escape');
    await focused(before).waitFor();
  });

  test('runs nothing of what customers and segments are called', async () => {
    const name = '<img src=x onerror=alert(1)>';
    await sync('syncCustomers', 'SyncCustomersInput', {
      source: 'evil',
      records: [{ externalId: 'evil', firstName: name, lastName: name, emails: [] }],
    });
    const { data: made } = await server.send<{ createSegment: { segment: { id: string } } }>(
      'mutation ($input: CreateSegmentInput!) { createSegment(input: $input) { segment { id } } }',
      { input: { name, description: name, query: "customer_added_date >= -1d AND first_name CONTAINS '<img'" } },
    );
    const { page } = await visit('/segments', { key: ADMIN_KEY });
    await page.getByRole('link', { name }).click();
    await page.getByRole('heading', { name }).waitFor();
    await page.getByRole('tab', { name: 'Members' }).click();
    await page.getByRole('link', { name: `${name} ${name}` }).click();
    await page.getByRole('heading', { name: `${name} ${name}` }).waitFor();
    expect(await page.locator('img[src="x"]').count()).toBe(0);
    await server.send('mutation ($id: ID!) { deleteSegment(id: $id) { deletedId } }', { id: made.createSegment.segment.id });
  });

  test('says that a segment was deleted while its page was open', async () => {
    const { data: made } = await server.send<{ createSegment: { segment: { id: string } } }>(
      'mutation { createSegment(input: { name: "Short-lived", query: "number_of_orders >= 3" }) { segment { id } } }',
    );
    const { id } = made.createSegment.segment;
    const { page } = await visit(`/segments/${id}`, { key: ADMIN_KEY });
    await page.getByRole('heading', { name: 'Short-lived' }).waitFor();
    await page.getByText('Live', { exact: true }).waitFor();
    await server.send('mutation ($id: ID!) { deleteSegment(id: $id) { deletedId } }', { id });
    await page.getByText('This segment was deleted').waitFor();
    expect(await page.getByRole('heading', { name: 'Short-lived' }).count()).toBe(0);
  });

  test('is German where German is chosen, the words of the server too', async () => {
    const { page } = await visit('/', { key: ADMIN_KEY });
    await page.getByRole('button', { name: 'Preferences' }).click();
    await page.getByRole('menuitem', { name: 'Deutsch' }).click();
    await page.getByRole('heading', { name: 'Start' }).waitFor();
    await page.goto(`${server.url}/customers/${await customerId('joe')}`);
    await page
      .getByText(/^Bestellung #\d+ über /)
      .first()
      .waitFor();
    await page.getByText('Produkt angesehen').first().waitFor();
    expect(await page.getByText(/product_viewed|^Order #|[A-Z]+_[A-Z]+/).count()).toBe(0);
    await page.goto(`${server.url}/segments/${await segmentId('Lapsed')}`);
    await page.getByRole('cell', { name: 'Vollständigkeit des Profils' }).waitFor();
  });

  test('shows nothing that a key may not see, and says so nowhere', async () => {
    const answer = await server.send<{ createApiKey: { key: string } }>(
      'mutation { createApiKey(input: { name: "few", scopes: ["segments:read"] }) { key } }',
    );
    const { page } = await visit('/', { key: answer.data.createApiKey.key });
    await page.getByRole('link', { name: 'Big spenders' }).waitFor();
    for (const text of ['Customers', 'Amount spent', 'Whom to help first', 'Campaigns', 'Your key may not see this']) {
      expect(await page.getByText(text, { exact: true }).count()).toBe(0);
    }
    for (const name of ['Campaigns', 'Keys', 'Audit log', 'Data', 'Integrations']) {
      expect(await page.getByRole('link', { name, exact: true }).count()).toBe(0);
    }
    // Whoever was sent an address is told why there is nothing.
    await page.goto(`${server.url}/audit`);
    await page.getByText('Your key may not see this').waitFor();
  });

  test('is followed again after the server was away, and says so meanwhile', async () => {
    const { page } = await visit('/', { key: ADMIN_KEY });
    await page.getByText('Live', { exact: true }).waitFor();
    const address = new URL(server.url);
    await server.stop();
    await page.getByText('The connection is lost').waitFor();
    server = await data.start({ ...SETTINGS, PORT: address.port });
    await page.getByText('Live', { exact: true }).waitFor();
    expect(await page.getByText('The connection is lost').count()).toBe(0);
  });

  async function segmentId(name: string): Promise<string> {
    const { data: found } = await server.send<{ segmentByName: { id: string } }>(
      'query ($name: String!) { segmentByName(name: $name) { id } }',
      { name },
    );
    return found.segmentByName.id;
  }

  async function campaignId(search: string): Promise<string> {
    const { data: found } = await server.send<{ campaigns: { nodes: { id: string }[] } }>(
      'query ($search: String!) { campaigns(search: $search) { nodes { id } } }',
      { search },
    );
    return found.campaigns.nodes[0]?.id ?? '';
  }

  async function customerId(externalId: string, source = 'demo'): Promise<string> {
    const { data: found } = await server.send<{ customerByExternalId: { id: string } }>(
      'query ($source: String!, $externalId: String!) { customerByExternalId(source: $source, externalId: $externalId) { id } }',
      { source, externalId },
    );
    return found.customerByExternalId.id;
  }

  /** Of what axe knows, what may find something in one scheme that it does not find in the other. */
  const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

  test('has nothing that axe finds, in either scheme', async () => {
    const segment = await segmentId('Going quiet');
    const pages = [
      '/',
      '/segments',
      '/queue',
      `/segments/${segment}`,
      `/segments/${segment}?tab=members`,
      `/segments/${segment}/edit`,
      '/segments/new',
      `/compare?segments=${segment},${await segmentId('Lapsed')},${await segmentId('Much effort, little spent')}`,
      '/campaigns',
      `/segments/map?segment=${segment}`,
      '/keys',
      '/audit',
      '/data',
      '/integrations',
      '/system',
      `/segments/${segment}?tab=history`,
      `/segments/${segment}?tab=persona`,
      `/campaigns/${await campaignId('We miss you')}`,
    ];
    const visitor = await visit('/', { key: ADMIN_KEY });
    for (const path of [...pages, `/customers/${await customerId('sarah')}`, '/no-such-page']) {
      await visitor.visit(path);
      await visitor.page.getByRole('heading', { level: 1 }).waitFor();
      await visitor.page.waitForLoadState('networkidle');
      expect([path, await problemsOf(visitor)]).toEqual([path, []]);
    }
    const stranger = await visit('/');
    await stranger.page.getByLabel('API key').waitFor();
    expect(await problemsOf(stranger)).toEqual([]);
  });

  async function problemsOf(visitor: Visitor): Promise<readonly string[]> {
    const problems = [...(await visitor.accessibilityProblems())];
    await visitor.turn('dark');
    problems.push(...(await visitor.accessibilityProblems(OF_COLOURS)).map((problem) => `dark: ${problem}`));
    await visitor.turn('light');
    return problems;
  }

  async function sync(mutation: string, input: string, given: object): Promise<void> {
    const { errors } = await server.send(`mutation ($input: ${input}!) { ${mutation}(input: $input) { rejected } }`, { input: given });
    expect(errors).toBeUndefined();
  }
});

/** Waits until the text of an element is this. */
async function expectText(element: Locator, text: string): Promise<void> {
  await element.filter({ hasText: new RegExp(`^${text}$`) }).waitFor();
}

/** Types when it has the focus, as what has just opened has it a moment later: people see where they type. */
async function typeInto(field: Locator, text: string): Promise<void> {
  await focused(field).waitFor();
  await field.page().keyboard.type(text);
}

function focused(element: Locator): Locator {
  return element.and(element.page().locator(':focus'));
}
