import { createElement, Fragment, StrictMode, type ReactNode } from 'react';
import { WebSocket } from 'ws';
import { createClient, dataOf, type CantleClient } from '../../packages/client/src/index.js';
import { CreateSegment } from '../../packages/client/src/operations.js';
import {
  CantleProvider,
  useConnection,
  useMembers,
  useMembershipChanges,
  usePreview,
  useQuery,
  useSegment,
  type UseMembers,
} from '../../packages/react/src/index.js';
import { startRendering } from '../support/render.js';
import { ADMIN_KEY, startTestServer, type TestServer } from '../support/server.js';

/* The hooks, in React's strict mode, on a real server. What each component was given is recorded at every render. */

let server: TestServer;
let client: CantleClient;
/** What was asked over HTTP, and how often sockets were told to subscribe. */
let asked: { readonly query: string; readonly signal?: AbortSignal | null | undefined }[];
let subscribed = 0;
let tagged: string;
let others: string;

class CountingSocket extends WebSocket {
  override send(text: string): void {
    if (text.includes('"subscribe"') && text.includes('FollowMembers')) subscribed += 1;
    super.send(text);
  }
}

beforeAll(async () => {
  server = await startTestServer();
  client = createClient({
    url: server.url,
    token: () => ADMIN_KEY,
    webSocketImpl: CountingSocket,
    fetch: (url, init) => {
      asked.push({ query: init?.body as string, signal: init?.signal });
      return fetch(url, init);
    },
  });
  asked = [];
  tagged = await segment('Tagged', "customer_tags CONTAINS 'tag'");
  others = await segment('Others', "customer_tags CONTAINS 'other'");
  await tag('ann', ['tag']);
  await tag('bob', ['other']);
});
beforeEach(() => {
  asked = [];
  subscribed = 0;
});
afterAll(async () => {
  client.close();
  await server.close();
});

async function segment(name: string, query: string): Promise<string> {
  return dataOf(await client.mutate(CreateSegment, { input: { name, query } })).createSegment.segment!.id;
}

const tag = (externalId: string, tags: readonly string[]) => client.sync('customers', [{ externalId, tags }], { source: 'test' }).summary();

/** A component that records what its hook gives, in strict mode, and how to wait for it. */
function recording<Props extends object, Given>(hook: (props: Props) => Given) {
  const renders: Given[] = [];
  const waiting = new Set<() => void>();
  const Component = (props: Props) => {
    renders.push(hook(props));
    for (const look of waiting) look();
    return null;
  };
  const until = (holds: (given: Given) => boolean) =>
    new Promise<Given>((resolve) => {
      const look = () => {
        const last = renders.at(-1);
        if (last === undefined || !holds(last)) return;
        waiting.delete(look);
        resolve(last);
      };
      waiting.add(look);
      look();
    });
  return { renders, until, element: (props: Props) => createElement(Component, props) };
}

const page = (...children: ReactNode[]) =>
  createElement(StrictMode, null, createElement(CantleProvider, { client }, createElement(Fragment, null, ...children)));

const members = () => recording(({ id }: { id: string }) => useMembers(id));
const size = (count: number) => (given: UseMembers<unknown>) =>
  given.state === 'live' && given.members.length === count && !given.isPrevious;

test('components that look at the same segment share a subscription, and see the same', async () => {
  const [one, other] = [members(), members()];
  const rendering = startRendering(page(one.element({ id: tagged }), other.element({ id: tagged })));
  await Promise.all([one.until(size(1)), other.until(size(1))]);
  expect(one.renders[0]).toMatchObject({ state: 'loading', members: [] });
  await tag('cid', ['tag']);
  await Promise.all([one.until(size(2)), other.until(size(2))]);
  rendering.render(page(other.element({ id: tagged })));
  rendering.render(page(one.element({ id: tagged })));
  await one.until(size(2));
  expect(subscribed).toBe(1);
  rendering.unmount();
});

test('the members before stay while another segment is looked up, and nobody is ever told that there are none', async () => {
  const one = members();
  const rendering = startRendering(page(one.element({ id: tagged })));
  const before = (await one.until(size(2))).members;
  rendering.render(page(one.element({ id: others })));
  await one.until(size(1));
  const between = one.renders.filter(({ isPrevious }) => isPrevious);
  expect(between.length).toBeGreaterThan(0);
  expect(between.every((given) => given.members === before)).toBe(true);
  expect(one.renders.filter(({ state, members: told }) => state !== 'loading' && told.length === 0)).toEqual([]);
  rendering.unmount();
});

test('a change renders who looks at it and nobody else', async () => {
  const [one, other] = [members(), recording(({ id }: { id: string }) => useSegment(id))];
  const rendering = startRendering(page(one.element({ id: others }), other.element({ id: tagged })));
  await Promise.all([one.until(size(1)), other.until(({ state }) => state === 'ready')]);
  const rendered = other.renders.length;
  await tag('dan', ['other']);
  await one.until(size(2));
  expect(other.renders.length).toBe(rendered);
  rendering.unmount();
});

test('a rule that is typed is asked about once, and a question that is overtaken is cancelled', async () => {
  const preview = recording(({ rule }: { rule: string }) => usePreview(rule, { delayMs: 30 }));
  const rendering = startRendering(page(preview.element({ rule: '' })));
  await preview.until(({ state }) => state === 'initial');
  for (const rule of ['customer_tags CON', "customer_tags CONTAINS 'ta'", "customer_tags CONTAINS 'tag'"])
    rendering.render(page(preview.element({ rule })));
  const { data } = await preview.until(({ state, isPrevious }) => state === 'ready' && !isPrevious);
  expect(data?.previewSegment.size).toBe(2);
  expect(asked.filter(({ query }) => query.includes('Preview'))).toHaveLength(1);
  rendering.render(page(preview.element({ rule: "customer_tags CONTAINS 'x'" })));
  while (asked.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
  rendering.unmount();
  while (asked[1]?.signal?.aborted !== true) await new Promise((resolve) => setTimeout(resolve, 5));
});

test('errors are values, changes are told the latest first, and the connection stands beside', async () => {
  const wrong = recording(() => useQuery<{ nothing: string }, object>('{ nothing }'));
  const changes = recording(() => useMembershipChanges({ segmentIds: [tagged], most: 2 }));
  const connection = recording(() => useConnection());
  const rendering = startRendering(page(wrong.element({}), changes.element({}), connection.element({})));
  expect((await wrong.until(({ state }) => state === 'error')).error).toMatchObject({ code: 'GRAPHQL_VALIDATION_FAILED' });
  await connection.until(({ state }) => state === 'connected');
  // Once for the position from which changes are told, and once for the changes.
  while (subscribed < 2) await new Promise((resolve) => setTimeout(resolve, 5));
  await tag('eve', ['tag']);
  await tag('eve', []);
  const told = await changes.until((given) => given.changes.length === 2);
  expect(told.changes.map(({ kind }) => kind)).toEqual(['LEFT', 'ENTERED']);
  rendering.unmount();
});
