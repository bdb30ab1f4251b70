import type { SeedOptions } from '../demo/index.js';
import { print } from './print.js';
import type { RunningServer } from './start-server.js';

/** Said once, when a first start begins to load the demo shop: it takes as long as that. */
export function tellSeeding(): NonNullable<SeedOptions['onProgress']> {
  let isTold = false;
  return ({ recordsTotal }) => {
    if (!isTold) print(`  The first start loads a demo shop of ${recordsTotal.toLocaleString('en')} records: a few seconds.`);
    isTold = true;
  };
}

/** What somebody who has just started the server needs to go on: where it is, how to get in, and something to try. */
export function welcome({ url, database, clock, firstKey, demo, hasConsole }: RunningServer): string {
  return [
    '',
    `  Cantle is ready at ${url}${hasConsole ? '/' : '/graphql'}${demo === undefined ? '' : `#token=${demo.token.text}`}`,
    ...(hasConsole ? [`  The API is at ${url}/graphql`] : []),
    `  It works on ${database}`,
    ...keyLines(firstKey, demo?.keyFile, hasConsole ? 'the console' : 'an editor'),
    '',
    '  A query to paste:',
    '',
    curl(`${url}/graphql`, '{ segments(first: 20) { nodes { id name size query } } }'),
    '',
    '  A subscription to paste into another terminal; leave it running:',
    '',
    curl(`${url}/graphql/stream`, SUBSCRIPTION, ['-N', "-H 'accept: text/event-stream'"]),
    ...(demo === undefined
      ? []
      : [
          '',
          '  An order of Sarah to paste here: the subscription tells what it changes:',
          '',
          curl(`${url}/graphql`, orderOf(clock.now())),
        ]),
    '',
    '',
  ].join('\n');
}

function keyLines(firstKey: string | undefined, demoKeyFile: string | undefined, page: string): string[] {
  if (firstKey !== undefined)
    return [
      '',
      '  An administrator key, shown this once; keep it, and paste this into each terminal:',
      '',
      `  export CANTLE_KEY=${firstKey}`,
    ];
  if (demoKeyFile === undefined)
    return [
      '',
      '  Paste a key that you have, or make one: npx cantle key create --name mine --scopes admin',
      '',
      '  export CANTLE_KEY=...',
    ];
  return [
    '',
    `  In a browser that address opens ${page} with the key of the demo shop: once, within 15 minutes. For a terminal, paste`,
    '',
    `  export CANTLE_KEY=$(cat ${demoKeyFile})`,
  ];
}

function curl(url: string, query: string, options: readonly string[] = []): string {
  const parts = [
    'curl',
    ...options,
    url,
    '-H "authorization: Bearer $CANTLE_KEY"',
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
