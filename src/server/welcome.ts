import type { RunningServer } from './start-server.js';

/** What somebody who has just started the server needs to go on: where it is, how to get in, and something to try. */
export function welcome({ url, clock, firstKey, demoKey }: RunningServer): string {
  const key = firstKey ?? demoKey;
  return [
    '',
    `  Cantle is ready at ${url}/graphql`,
    ...(key === undefined ? KNOWN_KEY : keyLines(key, key === demoKey)),
    '',
    '  A query to paste:',
    '',
    curl(`${url}/graphql`, key, '{ segments(first: 20) { nodes { id name size query } } }'),
    '',
    '  A subscription to paste into another terminal; leave it running:',
    '',
    curl(`${url}/graphql/stream`, key, SUBSCRIPTION, ['-N', "-H 'accept: text/event-stream'"]),
    ...(demoKey === undefined
      ? []
      : [
          '',
          '  An order of Sarah to paste here: the subscription tells what it changes:',
          '',
          curl(`${url}/graphql`, key, orderOf(clock.now())),
        ]),
    '',
    '',
  ].join('\n');
}

const KNOWN_KEY = ['', '  Use a key that you have, or make one: npx cantle key create --name mine --scopes admin'];

function keyLines(key: string, isDemoKey: boolean): string[] {
  const fate = isDemoKey ? 'of the demo shop; filled in for you when you open that address in a browser' : 'shown this once: keep it';
  return ['', `  API key (${fate}):`, '', `  ${key}`];
}

function curl(url: string, key: string | undefined, query: string, options: readonly string[] = []): string {
  const parts = [
    'curl',
    ...options,
    url,
    `-H 'authorization: Bearer ${key ?? 'YOUR_KEY'}'`,
    "-H 'content-type: application/json'",
    `-d '${JSON.stringify({ query }).replaceAll("'", String.raw`'\''`)}'`,
  ];
  return `  ${parts.join(' ')}`;
}

const SUBSCRIPTION =
  'subscription { membershipChanges { ... on MembershipChangeBatch { cursor changes { kind cause segment { name } customer { firstName lastName } } } } }';

/** A large order of today: Sarah enters `Big spenders`. */
function orderOf(now: Date): string {
  return `mutation { syncOrders(input: { source: "demo", records: [{ externalId: "first-try", customerExternalId: "sarah", channel: "online", placedAt: "${now.toISOString()}", total: "1500.00" }] }) { created updated membershipChanges { kind segment { name } } } }`;
}
