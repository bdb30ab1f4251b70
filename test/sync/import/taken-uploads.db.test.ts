import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../../src/database/database.js';
import { sql } from '../../../src/database/sql.js';
import { newId } from '../../../src/kernel/index.js';
import { appendToUpload, beginUpload, dropNamingFiles, dropOldFiles, dropUpload, findFiles } from '../../../src/sync/files/index.js';
import { startImport } from '../../../src/sync/import/asked/index.js';
import { pausedBefore, untilBlocked } from '../../support/laws/paused-database.js';
import { useOneDatabase, type TestWorkspace } from '../../support/workspace.js';

/* While one process takes an upload for an import, another wants it too, or drops it. The embedded database does one after the other. */
const overlapping = process.env['DATABASE_URL'] === undefined ? test.skip : test;

const OWNER = newId();
const MAPPING = `name: People
source: shop
steps: [{ kind: customer, file: people.csv, fields: { externalId: id } }]`;
const LIMITS = { fileBytes: 1_000, totalBytes: 1_000 };

let workspace: TestWorkspace;
let workingFolder: string;
const emptyWorkspace = useOneDatabase();
beforeAll(async () => (workingFolder = await mkdtemp(join(tmpdir(), 'cantle-taken-'))));
beforeEach(async () => (workspace = await emptyWorkspace()));
afterAll(() => rm(workingFolder, { recursive: true, force: true }));

async function givenUpload(): Promise<string> {
  const bytes = Buffer.from('id\n1\n');
  const file = await beginUpload(workspace, { owner: OWNER, name: 'people.csv', size: bytes.length }, LIMITS);
  await appendToUpload(workspace, file, 0, bytes);
  return file.id;
}

function start(uploadId: string, database: Database = workspace.database): Promise<string> {
  const wanted = { files: [{ uploadId }], mappingText: MAPPING, dryRun: false };
  return startImport({ database, clock: workspace.clock, workingFolder }, { owner: OWNER, holder: 'key' }, wanted, { needs: () => {} });
}

const uploads = () => findFiles(workspace.database, new Date(0), sql`f.purpose = 'upload'`);
const goes = () => workspace.database.query(sql`/* test */ select goes from kept_file where purpose = 'upload'`);

/** What comes of something that is done when an import has taken the upload, and has yet to say so. */
async function besideStart(uploadId: string, work: () => Promise<unknown>): Promise<PromiseSettledResult<unknown>> {
  const pause = pausedBefore(workspace.database, 'import.ask');
  const starting = start(uploadId, pause.database);
  await pause.reached;
  const beside = Promise.allSettled([work()]);
  expect(await untilBlocked(workspace.database, beside)).toBe('blocked');
  pause.release();
  await starting;
  const [outcome] = await beside;
  return outcome;
}

overlapping('another import of it is refused', async () => {
  const uploadId = await givenUpload();
  expect(await besideStart(uploadId, () => start(uploadId))).toMatchObject({ reason: { code: 'CONFLICT', details: { field: 'files' } } });
  expect(await workspace.database.query(sql`/* test */ select 1 from import_request`)).toHaveLength(1);
});

overlapping('it is not dropped', async () => {
  const uploadId = await givenUpload();
  expect(await besideStart(uploadId, () => dropUpload(workspace, OWNER, uploadId))).toMatchObject({ reason: { code: 'CONFLICT' } });
  expect(await uploads()).toHaveLength(1);
});

overlapping('it is not dropped though its time is over', async () => {
  const uploadId = await givenUpload();
  const later = { now: () => new Date(workspace.clock.now().getTime() + 2 * 86_400_000) };
  expect(await besideStart(uploadId, () => dropOldFiles({ ...workspace, clock: later }))).toMatchObject({ status: 'fulfilled' });
  expect((await uploads()).map(({ id }) => id)).toEqual([uploadId]);
});

overlapping('it goes when the import ends, where it names somebody who is erased', async () => {
  const uploadId = await givenUpload();
  const files = await uploads();
  const erase = () => workspace.database.transaction((transaction) => dropNamingFiles(transaction, files));
  expect(await besideStart(uploadId, erase)).toMatchObject({ status: 'fulfilled' });
  expect(await goes()).toEqual([{ goes: true }]);
});

overlapping('an import of one that is dropped meanwhile is refused', async () => {
  const uploadId = await givenUpload();
  const pause = pausedBefore(workspace.database, 'files.takeHold');
  const starting = Promise.allSettled([start(uploadId, pause.database)]);
  await pause.reached;
  await dropUpload(workspace, OWNER, uploadId);
  pause.release();
  expect(await starting).toMatchObject([{ reason: { code: 'NOT_FOUND' } }]);
  expect(await workspace.database.query(sql`/* test */ select 1 from kept_file`)).toEqual([]);
});
