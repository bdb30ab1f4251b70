import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { ADMIN_KEY, ServerData, type ServerProcess } from '../support/server-process.js';
import { BROWSER, openBrowser, Visitor } from './support/browser.js';

/* Pictures of each page in both schemes, for people to leaf through: `npm run console:screens`. */

const FOLDER = join(__dirname, '..', '..', 'coverage', 'screens');
/** Where an id stands for the one that is asked for by a name. */
const PAGES = {
  home: '/',
  segments: '/segments',
  segment: '/segments/SEGMENT',
  members: '/segments/SEGMENT?tab=members',
  editor: '/segments/SEGMENT/edit',
  customer: '/customers/CUSTOMER',
  queue: '/queue',
  compare: '/compare?segments=SEGMENTS',
  map: '/segments/map',
  discover: '/discover',
  campaigns: '/campaigns',
  campaign: '/campaigns/CAMPAIGN',
  history: '/segments/SEGMENT?tab=history',
  persona: '/segments/SEGMENT?tab=persona',
  keys: '/keys',
  audit: '/audit',
  data: '/data',
  integrations: '/integrations',
  system: '/system',
};
const SETTLED_MS = 1_500;

interface Node {
  readonly id: string;
}

interface Ids {
  readonly segmentByName: Node;
  readonly customerByExternalId: Node;
  readonly segments: { readonly nodes: readonly Node[] };
  readonly campaigns: { readonly nodes: readonly Node[] };
}

const wanted = process.env['CANTLE_SCREENS'] === '1' && BROWSER !== undefined ? describe : describe.skip;

wanted('pictures', () => {
  let data: ServerData;
  let server: ServerProcess;
  let browser: Browser;
  beforeAll(async () => {
    mkdirSync(FOLDER, { recursive: true });
    data = await ServerData.create();
    browser = await openBrowser();
    server = await data.start({ CANTLE_DEMO: 'on' });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await data?.remove();
  });

  test.each(Object.entries(PAGES))('of %s', async (name, pattern) => {
    const { data: ids } = await server.send<Ids>(
      `{ segmentByName(name: "Special-occasion store buyers") { id } customerByExternalId(source: "demo", externalId: "joe") { id }
         segments(first: 8) { nodes { id } } campaigns(first: 1) { nodes { id } } }`,
    );
    const path = pattern
      .replace('SEGMENTS', ids.segments.nodes.map(({ id }) => id).join(','))
      .replace('SEGMENT', ids.segmentByName.id)
      .replace('CUSTOMER', ids.customerByExternalId.id)
      .replace('CAMPAIGN', ids.campaigns.nodes[0]?.id ?? '');
    for (const scheme of ['light', 'dark'] as const) {
      for (const width of [1_440, 390]) {
        const visitor = await Visitor.of(browser, server.url, { key: ADMIN_KEY, scheme, width });
        await visitor.visit(path);
        await visitor.page.waitForLoadState('networkidle');
        await visitor.page.waitForTimeout(SETTLED_MS);
        await visitor.page.screenshot({ path: join(FOLDER, `${name}-${scheme}-${width}.png`), fullPage: width < 500 });
        expect(visitor.wrong()).toEqual([]);
        await visitor.leave();
      }
    }
  });
});
