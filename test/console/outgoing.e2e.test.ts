import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { LIST_ID, type MailingTool, startMailingTool, TOOL_KEY } from '../support/mailing-tool.js';
import { ADMIN_KEY, ServerData, type ServerProcess } from '../support/server-process.js';
import { BROWSER, openBrowser, Visitor } from './support/browser.js';

/* What follows when somebody enters a segment, made and followed in the console: an action, a destination, an export on a schedule. */

const inBrowser = BROWSER === undefined ? describe.skip : describe;

const CREATE_DESTINATION = `mutation ($segmentId: ID!, $url: String!) {
  createDestination(input: {
    name: "Newsletter", segmentId: $segmentId, mailingList: { listId: "${LIST_ID}", apiKey: "${TOOL_KEY}", url: $url }
    columns: [{ name: "FNAME", column: "firstName" }]
  }) { destination { id } userErrors { message } }
}`;

inBrowser('what follows from segments, in the console', () => {
  let data: ServerData;
  let server: ServerProcess;
  let browser: Browser;
  let folder: string;
  let tool: MailingTool;
  let visitor: Visitor;
  beforeAll(async () => {
    data = await ServerData.create();
    folder = await mkdtemp(join(tmpdir(), 'cantle-exports-'));
    tool = await startMailingTool();
    browser = await openBrowser();
    server = await data.start({ CANTLE_EXPORT_FOLDER: folder, CANTLE_WEBHOOKS_PRIVATE: 'on' });
    await server.send(
      'mutation { createSegment(input: { name: "Guests of honour", query: "customer_tags CONTAINS \'vip\'" }) { segment { id } } }',
    );
  });
  afterEach(async () => {
    expect(visitor.wrong()).toEqual([]);
    await visitor.leave();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await data?.remove();
    await tool?.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function visit(path: string) {
    visitor = await Visitor.of(browser, server.url, { key: ADMIN_KEY });
    await visitor.visit(path);
    return visitor.page;
  }

  const enter = (externalId: string) =>
    server.send(
      `mutation ($records: [CustomerInput!]!) { syncCustomers(input: { source: "shop", records: $records }) { created }
        syncConsents(input: { source: "shop", records: [{ customerExternalId: "${externalId}", channel: email, status: SUBSCRIBED }] }) { created } }`,
      { records: [{ externalId, firstName: 'Ada', lastName: externalId, emails: [`${externalId}@mail.example`], tags: ['vip'] }] },
    );

  test('an action is made, is seen to do what it does, and is paused and deleted', async () => {
    const page = await visit('/integrations');
    await page.getByText('No actions yet').waitFor();
    await page.getByRole('button', { name: 'New action' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Welcome them');
    await page.getByLabel('Segment', { exact: true }).first().click();
    await page.getByRole('option', { name: 'Guests of honour' }).click();
    await page.getByLabel('Tag', { exact: true }).fill('greeted');
    await page.getByRole('button', { name: 'Make the action' }).click();
    await page.getByText('when somebody enters: add the tag greeted').waitFor();
    expect(await visitor.accessibilityProblems()).toEqual([]);
    await enter('one');
    await page.getByRole('link', { name: 'Welcome them' }).click();
    await page.getByRole('heading', { name: 'Welcome them' }).waitFor();
    await until(async () => {
      await page.reload();
      await page
        .getByText(/Ada one|It has done nothing yet/)
        .first()
        .waitFor();
      return (await page.getByRole('row', { name: /Ada one.*Done/ }).count()) === 1;
    });
    expect(await visitor.accessibilityProblems()).toEqual([]);
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByText('Paused', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('button', { name: 'Delete with what it told' }).click();
    await page.getByText('No actions yet').waitFor();

    // What the segment itself does is noted.
    await page.getByRole('button', { name: 'New action' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Too many');
    await page.getByLabel('Segment', { exact: true }).first().click();
    await page.getByRole('option', { name: 'Guests of honour' }).click();
    await page.getByLabel('When', { exact: true }).first().click();
    await page.getByRole('option', { name: 'a figure rises above' }).click();
    await page.getByLabel('Bound', { exact: true }).fill('1');
    await page.getByLabel('Note', { exact: true }).fill('There are {{size}} of them');
    await page.getByRole('button', { name: 'Make the action' }).click();
    await page.getByText('when its size rises above 1: note There are {{size}} of them').waitFor();
    await enter('another');
    await page.getByRole('link', { name: 'Too many' }).click();
    await until(async () => {
      await page.reload();
      await page
        .getByText(/There are 2 of them|It has done nothing yet/)
        .first()
        .waitFor();
      return (await page.getByRole('row', { name: /the segment.*Done.*There are 2 of them/ }).count()) === 1;
    });
  });

  test('a destination tells who stands how, answers when tried, and says why it fails', async () => {
    await enter('two');
    const segment = await server.send<{ segmentByName: { id: string } }>('{ segmentByName(name: "Guests of honour") { id } }');
    const made = await server.send<{ createDestination: { destination: { id: string } } }>(CREATE_DESTINATION, {
      segmentId: segment.data.segmentByName.id,
      url: tool.url,
    });
    const page = await visit('/integrations');
    await page.getByRole('row', { name: /Newsletter Mailing list Guests of honour/ }).waitFor();
    await page.getByRole('link', { name: 'Newsletter' }).click();
    await page.getByRole('heading', { name: 'Newsletter' }).waitFor();
    await until(async () => {
      await page.reload();
      await page
        .getByText(/Ada two|Nobody/)
        .first()
        .waitFor();
      return (await page.getByRole('row', { name: /Ada two There/ }).count()) === 1;
    });
    await page.getByRole('button', { name: 'Try it' }).click();
    await page.getByText('It answers.').waitFor();
    expect(await visitor.accessibilityProblems()).toEqual([]);
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByText('Paused', { exact: true }).waitFor();
    await tool.close();
    await page.getByRole('button', { name: 'Try it' }).click();
    await page.getByRole('alert').waitFor();
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('button', { name: 'Delete; what is there stays there' }).click();
    await page.getByText('No destinations yet').waitFor();
    expect(made.data.createDestination.destination.id).toBeTruthy();
  });

  test('an export on a schedule is made, written at once, and its file is told of', async () => {
    await enter('three');
    const page = await visit('/integrations');
    await page.getByRole('button', { name: 'New export' }).click();
    await page.getByLabel('Name', { exact: true }).fill('For the printer');
    await page.getByLabel('Segment', { exact: true }).first().click();
    await page.getByRole('option', { name: 'Guests of honour' }).click();
    await page.getByLabel('File name begins with').fill('honour');
    // What the server has against it is told, and nothing is made.
    await page.getByLabel('Columns, with commas').fill('id, shoe_size_of_nobody');
    await page.getByRole('button', { name: 'Make the export' }).click();
    await page.getByRole('alert').filter({ hasText: 'shoe_size_of_nobody' }).waitFor();
    await page.getByLabel('Columns, with commas').fill('id, firstName');
    await page.getByRole('button', { name: 'Make the export' }).click();
    await page.getByRole('link', { name: 'For the printer' }).click();
    await page.getByText('No file yet').waitFor();
    await page.getByRole('button', { name: 'Write one now' }).click();
    await page.getByText('It is written as soon as its turn comes.').waitFor();
    await until(async () => {
      await page.getByRole('button', { name: 'Look again' }).click();
      return (await page.getByRole('row', { name: /honour-.*\.csv/ }).count()) === 1;
    });
    expect((await readdir(folder)).filter((name) => /^honour-.*\.csv$/.test(name))).toHaveLength(1);
    expect(await visitor.accessibilityProblems()).toEqual([]);
  });
});

/** Asks again until it is so; the time of the test bounds it. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo()));
}
