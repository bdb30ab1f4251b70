import type { Browser, Page } from 'playwright-core';
import { ADMIN_KEY, ServerData, type ServerProcess } from '../support/server-process.js';
import { BROWSER, openBrowser, Visitor } from './support/browser.js';

/* What is the matter with segments: on the demo shop, in a real browser. */

const inBrowser = BROWSER === undefined ? describe.skip : describe;
const CREATE = `mutation ($name: String!, $query: String!) { createSegment(input: { name: $name, query: $query }) { segment { id } userErrors { message } } }`;

inBrowser('advice', () => {
  let data: ServerData;
  let server: ServerProcess;
  let browser: Browser;
  const visitors: Visitor[] = [];
  beforeAll(async () => {
    data = await ServerData.create();
    browser = await openBrowser();
    server = await data.start({ CANTLE_DEMO: 'on' });
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

  async function visit(path: string, key = ADMIN_KEY) {
    const visitor = await Visitor.of(browser, server.url, { key });
    visitors.push(visitor);
    await visitor.visit(path);
    return visitor;
  }

  async function given(name: string, query: string): Promise<string> {
    const answer = await server.send<{ createSegment: { segment: { id: string } } }>(CREATE, { name, query });
    return answer.data.createSegment.segment.id;
  }

  const panelOf = (page: Page, title: string) =>
    page.locator('section').filter({ has: page.getByRole('heading', { name: title, exact: true }) });

  test('of a segment tells what is the matter, by which part of its rule, and begins a better one', async () => {
    const id = await given('Nobody at all', 'amount_spent > 100 AND household_size > 90 AND home_owner = true');
    const visitor = await visit(`/segments/${id}`);
    const panel = panelOf(visitor.page, 'Advice');
    await panel.getByText('Empty', { exact: true }).waitFor();
    await panel.getByText('household_size > 90').waitFor();
    await panel.getByRole('button', { name: /^Begin a segment with it: [\d,]+$/ }).click();
    await visitor.page.getByRole('heading', { name: 'New segment' }).waitFor();
    await visitor.page.getByText('Text', { exact: true }).click();
    expect(await visitor.page.getByRole('textbox', { name: 'Rule' }).textContent()).toBe('amount_spent > 100 AND home_owner = true');
    await visitor.page.getByRole('button', { name: 'Discard changes' }).click();
  });

  test('of members drawn by chance tells that they are not distinct, once they are compared, and why of what nothing can be said', async () => {
    const id = await given('Drawn', "random_share('advice') < 0.5");
    const visitor = await visit(`/segments/${id}`);
    const panel = panelOf(visitor.page, 'Advice');
    await panel
      .getByText('Not distinct', { exact: true })
      .or(panel.getByText('Nothing is the matter with it.'))
      .waitFor({ timeout: 150_000 });
    await panel.getByText(/^Not said: .*Unstable \(too few have entered yet\)/).waitFor();
    const { data: told } = await server.send<{ segmentAdvice: { advice: { kind: string }[] } }>(
      'query ($id: ID!) { segmentAdvice(segmentId: $id) { advice { kind } } }',
      { id },
    );
    expect(await panel.getByText('Not distinct', { exact: true }).count()).toBe(told.segmentAdvice.advice.length);
    expect(await visitor.accessibilityProblems()).toEqual([]);
  }, 240_000);

  test('on the first page stands what is the matter with all of them, and leads to each; in German too', async () => {
    const id = await given('Nearly everybody', 'customer_added_date IS NOT NULL');
    const twin = await given('Nearly everybody too', 'customer_added_date IS NOT NULL OR number_of_orders > 0');
    const visitor = await visit('/');
    const { page } = visitor;
    const panel = panelOf(page, 'Advice on segments');
    await panel
      .getByText(/members in common, of [\d,]+ and [\d,]+: keep one of the two\.$/)
      .first()
      .waitFor();
    expect(await panel.getByRole('link', { name: 'Nearly everybody too' }).count()).toBeGreaterThan(0);
    expect(await visitor.accessibilityProblems()).toEqual([]);
    await panel.getByRole('link', { name: 'Nearly everybody', exact: true }).first().click();
    await page.waitForURL(`**/segments/${id}`);
    await panelOf(page, 'Advice').getByText('Too broad', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Preferences' }).click();
    await page.getByRole('menuitem', { name: 'Deutsch' }).click();
    await panelOf(page, 'Rat').getByText('Zu breit', { exact: true }).waitFor();
    await server.send('mutation ($id: ID!) { deleteSegment(id: $id) { deletedId } }', { id: twin });
  });

  test('a key that may not ask for it is told so', async () => {
    const mutation = 'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { key } }';
    const { data: made } = await server.send<{ createApiKey: { key: string } }>(mutation, {
      input: { name: 'Looks', scopes: ['segments:read'] },
    });
    const { data: known } = await server.send<{ segmentByName: { id: string } }>('{ segmentByName(name: "Lapsed") { id } }');
    const visitor = await visit(`/segments/${known.segmentByName.id}`, made.createApiKey.key);
    const unsaid = panelOf(visitor.page, 'Advice').getByText(/^Not said: /);
    await unsaid.waitFor();
    expect(await unsaid.textContent()).toContain('Out of reach (the key may not ask for it)');
  });
});
