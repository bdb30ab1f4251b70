import type { Browser } from 'playwright-core';
import { ADMIN_KEY, ServerData, type ServerProcess } from '../support/server-process.js';
import { BROWSER, openBrowser, Visitor } from './support/browser.js';

/* What the data suggest: on the demo shop, in a real browser. */

const inBrowser = BROWSER === undefined ? describe.skip : describe;

inBrowser('the page Discover', () => {
  let data: ServerData;
  let server: ServerProcess;
  let browser: Browser;
  beforeAll(async () => {
    data = await ServerData.create();
    browser = await openBrowser();
    server = await data.start({ CANTLE_DEMO: 'on' });
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

  test('is empty until somebody looks, follows that, can end it, and shows what was found as pictures, to preview and to save', async () => {
    const visitor = await visit('/discover');
    const { page } = visitor;
    await page.getByText('Nobody has looked yet').waitFor();
    await page.getByRole('button', { name: 'Look for groups' }).click();
    await page
      .getByRole('status')
      .filter({ hasText: /It is about to begin|Reading/ })
      .waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('The last search was cancelled.').waitFor();
    await page.getByRole('button', { name: 'Look for groups' }).click();
    const value = page.getByRole('list', { name: 'Who spends more, or less' });
    await value.waitFor();
    expect(await value.getByRole('img', { name: /times as much/ }).count()).toBeGreaterThan(2);
    const everybody = page.getByRole('list', { name: 'Everybody, in a few groups' });
    await everybody.waitFor();
    expect(await everybody.getByRole('listitem').count()).toBeGreaterThanOrEqual(2);
    expect(await visitor.accessibilityProblems()).toEqual([]);
    const champions = page.getByRole('listitem').filter({ hasText: "rfm_group = 'CHAMPIONS'" });
    const size = await champions.locator('.num').innerText();
    await champions.getByRole('button', { name: /^Preview/ }).click();
    // In the editor it has as many.
    await page.getByRole('heading', { name: 'New segment' }).waitFor();
    await page.getByText(size, { exact: true }).first().waitFor();
    await page.goBack();
    await page.getByRole('button', { name: /^Save: rfm_group = 'DORMANT'/ }).click();
    await page.getByRole('heading', { name: "rfm_group = 'DORMANT'" }).waitFor();
    const { data: saved } = await server.send(`{ segmentByName(name: "rfm_group = 'DORMANT'") { query } }`);
    expect(saved).toEqual({ segmentByName: { query: "rfm_group = 'DORMANT'" } });
    expect(visitor.wrong()).toEqual([]);
  });

  test('offers nothing to do to a key that only reads, and is not there for one that may not see orders', async () => {
    const mutation = 'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { key } }';
    const keyWith = async (name: string, scopes: readonly string[]) =>
      (await server.send<{ createApiKey: { key: string } }>(mutation, { input: { name, scopes } })).data.createApiKey.key;
    const reads = await visit('/discover', await keyWith('reads', ['segments:read', 'orders:read']));
    // Of what the rules mention it may ask some.
    await reads.page.getByText(/suggestions are not shown/).waitFor();
    for (const name of ['Look again', 'Cancel']) expect(await reads.page.getByRole('button', { name }).count()).toBe(0);
    expect(await reads.page.getByRole('button', { name: /^Save/ }).count()).toBe(0);
    expect(reads.wrong()).toEqual([]);
    const looks = await visit('/', await keyWith('looks', ['segments:read']));
    await looks.page.getByRole('link', { name: 'Segments' }).first().waitFor();
    expect(await looks.page.getByRole('link', { name: 'Discover' }).count()).toBe(0);
  });
});
