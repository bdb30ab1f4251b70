import type { Browser } from 'playwright-core';
import { ADMIN_KEY, ServerData, type ServerProcess } from '../support/server-process.js';
import { BROWSER, openBrowser, Visitor } from './support/browser.js';

/* Who changed the rule of a segment, and what it said before: on the demo shop, in a real browser. */

const inBrowser = BROWSER === undefined ? describe.skip : describe;
const EDIT = 'mutation ($id: ID!, $input: UpdateSegmentInput!) { updateSegment(id: $id, input: $input) { userErrors { message } } }';

inBrowser('the history of a segment', () => {
  let data: ServerData;
  let server: ServerProcess;
  let browser: Browser;
  let id: string;
  beforeAll(async () => {
    data = await ServerData.create();
    browser = await openBrowser();
    server = await data.start({ CANTLE_DEMO: 'on' });
    id = (await server.send<{ segmentByName: { id: string } }>('{ segmentByName(name: "Lapsed") { id } }')).data.segmentByName.id;
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await data?.remove();
  });

  async function visit(path: string, key = ADMIN_KEY) {
    const visitor = await Visitor.of(browser, server.url, { key });
    await visitor.visit(path);
    return visitor;
  }

  async function keyWith(name: string, scopes: readonly string[]): Promise<string> {
    const mutation = 'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { key } }';
    return (await server.send<{ createApiKey: { key: string } }>(mutation, { input: { name, scopes } })).data.createApiKey.key;
  }

  test('says so where nothing was changed, then tells who changed what, and restores a rule', async () => {
    const visitor = await visit(`/segments/${id}?tab=history`);
    const { page } = visitor;
    await page.getByText('Not changed since it was made').waitFor();
    const robin = await keyWith('Robin', ['segments:read', 'segments:write', 'orders:read']);
    await server.send(EDIT, { id, input: { query: 'last_order_date < -2y', description: 'Two years' } }, robin);
    await page.reload();
    const change = page.getByRole('listitem').filter({ hasText: 'Robin changed the rule and the description' });
    await change.getByText('version 2').waitFor();
    expect(await change.getByRole('deletion').allTextContents()).toEqual(['-1y', 'Bought before, but not for a year.']);
    expect(await change.getByRole('insertion').allTextContents()).toEqual(['-2y', 'Two years']);
    await page.getByRole('row', { name: /Robin.*Changed a segment/ }).waitFor();
    await change.getByRole('button', { name: 'Restore this rule' }).click();
    // Whom it moves is seen before it is saved.
    await page.getByText(/^[\d,]+ enter$/).waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('tab', { name: 'History' }).click();
    await page.getByText(/ changed the rule$/).waitFor();
    const { data: now } = await server.send(`{ segmentByName(name: "Lapsed") { query description } }`);
    expect(now).toEqual({ segmentByName: { query: 'last_order_date < -1y', description: 'Two years' } });
    expect(await visitor.accessibilityProblems()).toEqual([]);
    expect(visitor.wrong()).toEqual([]);
  });

  test('tells what was changed, though not by whom, to a key that may not read the audit log, and nothing of personal values', async () => {
    await server.send(EDIT, { id, input: { query: "last_name = 'Lindgren'" } });
    await server.send(EDIT, { id, input: { query: 'last_order_date < -1y' } });
    const visitor = await visit(`/segments/${id}?tab=history`, await keyWith('looks', ['segments:read']));
    const { page } = visitor;
    await page.getByRole('heading', { name: 'Somebody changed the rule' }).first().waitFor();
    expect(await page.getByText('Your key may not see this rule.').count()).toBe(2);
    expect(await page.getByText('Lindgren').count()).toBe(0);
    for (const name of ['What was done with it', 'Restore this rule']) expect(await page.getByText(name).count()).toBe(0);
    expect(visitor.wrong()).toEqual([]);
  });
});
