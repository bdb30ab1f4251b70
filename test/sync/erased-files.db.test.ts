import { sql } from '../../src/database/sql.js';
import { newId } from '../../src/kernel/id.js';
import { appendToUpload, beginUpload, eraseCustomer } from '../../src/sync/index.js';
import { pausedBefore, untilBlocked } from '../support/laws/paused-database.js';
import { givenCustomers } from '../support/records.js';
import { type TestWorkspace, useOneDatabase } from '../support/workspace.js';

/* Files that come while somebody is erased. The embedded database does one after the other. */
const overlapping = process.env['DATABASE_URL'] === undefined ? test.skip : test;

const LIMITS = { fileBytes: 1_000_000, totalBytes: 10_000_000 };
const NAMING = Buffer.from('email\nann.of.the.files@example.com\n');
const OWNER = newId();

const fresh = useOneDatabase();
let workspace: TestWorkspace;
let ann: string;
beforeEach(async () => {
  workspace = await fresh();
  [ann = ''] = await givenCustomers(workspace, { externalId: 'ann', emails: ['ann.of.the.files@example.com'] });
});

const begin = (name: string, size: number) => beginUpload(workspace, { owner: OWNER, name, size }, LIMITS);
const kept = async () => {
  const files = await workspace.database.query<{ name: string; parts: number }>(sql`/* test */
    select f.name, (select count(*)::int from kept_file_part p where p.file_id = f.id) as parts from kept_file f order by 1`);
  return files.map(({ name, parts }) => `${name} ${parts}`);
};

overlapping.each(['files.find', 'sync.lockErased', 'sync.segmentsThatName', 'files.holdAll'])(
  'one that has come before %s goes with whom it names, whether it is new or goes on',
  async (statement) => {
    const goingOn = await begin('going on.csv', 1_000);
    // The name lies over the edge of what comes before and what comes meanwhile.
    await appendToUpload(workspace, goingOn, 0, NAMING.subarray(0, 12));
    const other = await begin('other.csv', 1_000);
    const paused = pausedBefore(workspace.database, statement);
    const erasing = eraseCustomer({ ...workspace, database: paused.database }, ann);
    await paused.reached;
    await appendToUpload(workspace, goingOn, 12, NAMING.subarray(12));
    await appendToUpload(workspace, other, 0, Buffer.from('email\njoan@example.com\n'));
    await appendToUpload(workspace, await begin('new.csv', NAMING.length), 0, NAMING);
    paused.release();
    await erasing;
    expect(await kept()).toEqual(['other.csv 1']);
  },
);

overlapping('one that comes when all are looked through waits until the person is gone: it is new', async () => {
  const file = await begin('later.csv', NAMING.length);
  const paused = pausedBefore(workspace.database, 'sync.eraseFromImports');
  const erasing = eraseCustomer({ ...workspace, database: paused.database }, ann);
  await paused.reached;
  const appending = appendToUpload(workspace, file, 0, NAMING);
  expect(await untilBlocked(workspace.database, appending)).toBe('blocked');
  paused.release();
  await erasing;
  await appending;
  expect(await kept()).toEqual(['later.csv 1']);
});
