/*
 * The lanes of the tests, which are projects of jest. The suffix of a file's name says in which it runs (test/README.md). `seconds` is what all files
 * of a lane took together, one after the other, on two busy cores, and so more than they should: CI fails when it is half as much again.
 */

/** @typedef {{ name: string, files: readonly string[], setup?: string, withoutServer?: boolean, seconds: number }} Lane */

/** What must hold on the embedded database too, where it differs most: statements and transactions one at a time, recovery, builds that walk. */
const ON_BOTH = ['database/*.db.test.ts', 'membership/laws.db.test.ts', 'e2e/crash.e2e.test.ts'];

/** @type {readonly Lane[]} */
const LANES = [
  { name: 'fast', files: ['**/!(*.db|*.data|*.e2e|*.embedded).test.ts'], seconds: 120 },
  { name: 'database', files: ['**/*.db.test.ts'], setup: 'postgres', seconds: 1_300 },
  { name: 'data', files: ['**/*.data.test.ts'], setup: 'postgres', seconds: 250 },
  { name: 'e2e', files: ['!(console)/**/*.e2e.test.ts'], setup: 'program', seconds: 600 },
  { name: 'console', files: ['console/**/*.e2e.test.ts'], setup: 'program', seconds: 250 },
  { name: 'embedded', files: ['**/*.embedded.test.ts', ...ON_BOTH], setup: 'program', withoutServer: true, seconds: 250 },
];

module.exports = { LANES };
