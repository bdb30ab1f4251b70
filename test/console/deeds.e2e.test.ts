import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { ADMIN_KEY, ServerData, type ServerProcess } from '../support/server-process.js';
import { BROWSER, openBrowser, Visitor } from './support/browser.js';

/* What people do with files and segments in the console, on the demo shop, in a real browser. */

const inBrowser = BROWSER === undefined ? describe.skip : describe;
const PEOPLE = 'id,first name,e-mail\n1,Ann,ann@example.com\n2,Bob,bob@example\n3,Cid,cid@example.com\n4,Dee,dee@\n';

inBrowser('what is done in the console', () => {
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

  async function visit(path: string) {
    const visitor = await Visitor.of(browser, server.url, { key: ADMIN_KEY });
    visitors.push(visitor);
    await visitor.visit(path);
    return visitor;
  }

  async function downloaded(page: Page, press: () => Promise<void>): Promise<{ readonly name: string; readonly text: string }> {
    const [file] = await Promise.all([page.waitForEvent('download'), press()]);
    return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
  }

  const segmentId = async (name: string) =>
    (await server.send<{ segmentByName: { id: string } }>('query ($name: String!) { segmentByName(name: $name) { id } }', { name })).data
      .segmentByName.id;

  test('a file is dropped, tried dry by a mapping that is guessed, brought in, and its rejected rows are mended', async () => {
    const visitor = await visit('/data');
    const { page } = visitor;
    const drop = await page.evaluateHandle(
      `(() => { const files = new DataTransfer(); files.items.add(new File([${JSON.stringify(PEOPLE)}], 'people.csv')); return files; })()`,
    );
    await page.getByText('Drop files here').dispatchEvent('drop', { dataTransfer: drop });
    await page.getByText('on the server').waitFor();
    await page.getByRole('button', { name: 'Try it: nothing is kept' }).click();
    // None of Cantle's own reads it.
    await page.getByText('This one is guessed from the columns').waitFor();
    expect(await page.getByRole('textbox', { name: 'Mapping' }).inputValue()).toContain('firstName: first name');
    await page.getByRole('button', { name: 'Try it: nothing is kept' }).click();
    await page.getByRole('table').filter({ hasText: 'is not an e-mail address' }).waitFor();
    await page.getByRole('row', { name: /is not an e-mail address.*e-mail 2 3, 5/ }).waitFor();
    await page.getByRole('row', { name: /line 2 New externalId 1 firstName Ann/ }).waitFor();
    expect((await server.send('{ customersByContact(email: "ann@example.com") { id } }')).data).toEqual({ customersByContact: [] });
    expect(await visitor.accessibilityProblems()).toEqual([]);
    const rejected = await downloaded(page, () => page.getByRole('button', { name: /Rejected rows of people.csv/ }).click());
    expect(rejected.name).toBe('people.csv');
    expect(rejected.text.split('\n').slice(1, 3)).toEqual([
      '"is not an e-mail address","emails.0",2,Bob,bob@example',
      '"is not an e-mail address","emails.0",4,Dee,dee@',
    ]);
    await page.getByRole('button', { name: 'Bring it in' }).click();
    await page.getByText('What came of it').first().waitFor();
    expect((await server.send('{ customersByContact(email: "ann@example.com") { firstName } }')).data).toEqual({
      customersByContact: [{ firstName: 'Ann' }],
    });
    // An address that is shared shows the same.
    await page.getByRole('link', { name: 'Shown on a page of its own' }).click();
    await page.getByRole('heading', { name: 'people', level: 1 }).waitFor();
    await page.getByRole('row', { name: /is not an e-mail address/ }).waitFor();
    expect(await visitor.accessibilityProblems()).toEqual([]);

    await page.getByRole('link', { name: 'Data', exact: true }).first().click();
    const mended = {
      name: 'people.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(rejected.text.replace('bob@example', 'bob@example.com')),
    };
    await page.locator('input[type=file]').setInputFiles(mended);
    await page.getByText('on the server').waitFor();
    await page.getByText('By a mapping of your own').click();
    await page.getByRole('button', { name: 'Guess it from the columns' }).click();
    await page.getByText('Guessed from the names of the columns and the first rows').waitFor();
  });

  test('pages that people leaf through are not told as readings in bulk', async () => {
    const id = await segmentId('Big spenders');
    const { page } = await visit('/');
    await page.getByText('Live', { exact: true }).waitFor();
    for (const path of ['/segments', `/segments/${id}`, `/segments/${id}?tab=members`, '/queue']) {
      await page.goto(`${server.url}${path}`);
      await page.getByText('Live', { exact: true }).waitFor();
      await page.waitForLoadState('networkidle');
    }
    const { data: told } = await server.send<{ auditLog: { nodes: { operation: string; counts: object }[] } }>(
      '{ auditLog(first: 100) { nodes { operation counts } } }',
    );
    expect(told.auditLog.nodes.filter(({ counts }) => 'records' in counts)).toEqual([]);
  });

  test('the palette takes the first customer at Enter, also before they are found', async () => {
    const { page } = await visit('/segments');
    await page.getByRole('link', { name: 'Big spenders' }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('textbox', { name: 'Page, segment, or customer' }).and(page.locator(':focus')).waitFor();
    await page.keyboard.type('sarah.lind');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Sarah Lindgren' }).waitFor();
    expect(new URL(page.url()).pathname).toMatch(/^\/customers\//);
  });

  test('members are a file, and a segment is deleted once it is known what that does', async () => {
    const id = await segmentId('Big spenders');
    await server.send('mutation ($input: CreateSegmentActionInput!) { createSegmentAction(input: $input) { action { id } } }', {
      input: { name: 'Tag the big', segmentId: id, trigger: 'ENTERED', effect: { kind: 'ADD_TAG', tag: 'big' } },
    });
    const builtOn = `mutation { createSegment(input: { name: "Upon them", query: "segment MATCHES (name = 'Big spenders')" }) { segment { id } } }`;
    const { data: upon } = await server.send<{ createSegment: { segment: { id: string } } }>(builtOn);
    const visitor = await visit(`/segments/${id}`);
    const { page } = visitor;
    const more = page.getByRole('button', { name: 'More' });
    await more.click();
    const file = await downloaded(page, () => page.getByRole('menuitem', { name: /Members as CSV/ }).click());
    const { data: size } = await server.send<{ segment: { size: number } }>(`{ segment(id: "${id}") { size } }`);
    expect(file.name).toBe('Big spenders.csv');
    expect(file.text.trim().split('\n')).toHaveLength(size.segment.size + 1);
    expect(file.text.split('\r\n')[0]).toBe('id,externalIds,firstName,lastName,number_of_orders,amount_spent,last_order_date');
    await more.click();
    await page.getByRole('menuitem', { name: 'Delete…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Delete “Big spenders”?' });
    await dialog.getByText('Tag the big').waitFor();
    expect(await visitor.accessibilityProblems()).toEqual([]);
    await dialog.getByRole('button', { name: 'Delete it for good' }).click();
    await dialog.getByRole('alert').filter({ hasText: 'Upon them' }).waitFor();
    await server.send('mutation ($id: ID!) { deleteSegment(id: $id) { deletedId } }', { id: upon.createSegment.segment.id });
    await dialog.getByRole('button', { name: 'Delete it for good' }).click();
    await page.getByRole('heading', { name: 'Segments', level: 1 }).waitFor();
    expect((await server.send(`{ segment(id: "${id}") { id } }`)).data).toEqual({ segment: null });
  });
});
