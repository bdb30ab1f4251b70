/*
 * The lanes of the tests, which are projects of jest. The suffix of a file's name says in which it runs (test/README.md). `seconds` is what all files
 * of a lane took together, one after the other, on two busy cores, and so more than they should: CI fails when it is half as much again.
 */

/** @typedef {{ name: string, files: readonly string[], without?: readonly string[], setup?: string, withoutServer?: boolean, seconds: number }} Lane */

/** What must hold on the embedded database too, where it differs most: statements and transactions one at a time, recovery, builds that walk. */
const ON_BOTH = ['database/*.db.test.ts', 'membership/laws.db.test.ts', 'e2e/crash.e2e.test.ts'];

/** Begun first, the longest before the others: those that take ten seconds or more alone. */
const LONGEST = [
  'console/console.e2e.test.ts',
  'e2e/data-sets.data.test.ts',
  'e2e/laws.e2e.test.ts',
  'e2e/clocks.e2e.test.ts',
  'inbound/shop-holders.db.test.ts',
  'e2e/frozen.e2e.test.ts',
  'e2e/keys.e2e.test.ts',
  'discovery/forecaster.db.test.ts',
  'membership/smallest-change-laws.db.test.ts',
  'membership/build-steps.db.test.ts',
  'membership/laws.db.test.ts',
  'server/killed-import.e2e.test.ts',
  'server/start.e2e.test.ts',
  'e2e/uploads.e2e.test.ts',
  'e2e/several-processes.e2e.test.ts',
  'e2e/crash.e2e.test.ts',
  'membership/find-members.db.test.ts',
];

/**
 * Of the database, what is not run again on the oldest PostgreSQL: it is of HTTP, of sockets, of the client, of what the program makes of what shops send.
 * Every mutation and every question is asked there by others (`server/audited-mutations`, `server/hostile-values`). What is new is run on both until somebody
 * finds that it need not be.
 */
const ON_NEWEST_POSTGRES = [
  'client/client.db.test.ts',
  'client/cuts.db.test.ts',
  'client/guide.db.test.ts',
  'client/react.db.test.ts',
  'client/trouble.db.test.ts',
  'inbound/hostile.db.test.ts',
  'inbound/shop-holders.db.test.ts',
  'inbound/topics.db.test.ts',
  'server/expired-cursor.db.test.ts',
  'server/hostile-sockets.db.test.ts',
  'server/http.db.test.ts',
  'server/hung-up.db.test.ts',
  'server/ide.db.test.ts',
  'server/shared-frames.db.test.ts',
  'server/slow-bodies.db.test.ts',
  'server/slow-clients.db.test.ts',
  'server/transport.db.test.ts',
];

/** Of those that start the program, what Node.js does: starting, signals, files, streams, sockets. The others are of what the program does. */
const BY_NODE = ['server/*.e2e.test.ts', 'e2e/live.e2e.test.ts', 'e2e/limits.e2e.test.ts', 'e2e/uploads.e2e.test.ts'];

/** @type {readonly Lane[]} */
const ALL = [
  { name: 'fast', files: ['**/!(*.db|*.data|*.e2e|*.embedded).test.ts'], seconds: 120 },
  { name: 'database', files: ['**/*.db.test.ts'], setup: 'postgres', seconds: 1_300 },
  { name: 'data', files: ['**/*.data.test.ts'], setup: 'postgres', seconds: 250 },
  { name: 'e2e', files: ['!(console)/**/*.e2e.test.ts'], setup: 'program', seconds: 600 },
  { name: 'console', files: ['console/**/*.e2e.test.ts'], setup: 'program', seconds: 250 },
  { name: 'embedded', files: ['**/*.embedded.test.ts', ...ON_BOTH], setup: 'program', withoutServer: true, seconds: 250 },
];

/**
 * What `.ci/run` runs a second time, by LANES_FOR, after all of it has run: what may be otherwise there.
 *
 * @type {Readonly<Record<string, Readonly<Record<string, Partial<Lane>>>>>}
 */
const AGAIN = {
  'oldest-postgres': { fast: {}, database: { without: ON_NEWEST_POSTGRES }, e2e: {} },
  'other-node': { fast: {}, e2e: { files: BY_NODE }, embedded: { files: ['**/*.embedded.test.ts'] } },
};

/** @returns {readonly Lane[]} */
function lanes() {
  const { LANES_FOR } = process.env;
  if (LANES_FOR === undefined) return ALL;
  const again = AGAIN[LANES_FOR];
  if (again === undefined) throw new Error(`LANES_FOR is one of ${Object.keys(AGAIN).join(', ')}.`);
  return ALL.flatMap((lane) => (again[lane.name] === undefined ? [] : [{ ...lane, ...again[lane.name] }]));
}

module.exports = { LANES: lanes(), LONGEST, ON_NEWEST_POSTGRES };
