import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from '../../src/database/sql.js';
import {
  createExportSchedule,
  deleteExportSchedule,
  ExportRunner,
  type ExportSchedule,
  getExportSchedule,
  listExportedFiles,
  type NewExportSchedule,
  pauseExportSchedule,
  resumeExportSchedule,
  runExportSchedule,
  type ScheduleContext,
  updateExportSchedule,
} from '../../src/export/index.js';
import { deleteSegment } from '../../src/membership/index.js';
import { givenConsents, givenCustomers } from '../support/records.js';
import { saveSegment, type TestWorkspace, useOneDatabase } from '../support/workspace.js';

/* Files of customers that are written into a folder again and again. */

const fresh = useOneDatabase();
let workspace: TestWorkspace;
let context: ScheduleContext;
let root: string;
let failed: string[];
let errors: unknown[];
let begun: number;

beforeEach(async () => {
  workspace = await fresh();
  root = await mkdtemp(join(tmpdir(), 'cantle-exports-'));
  context = { ...workspace, exportFolder: root };
  [failed, errors, begun] = [[], [], 0];
  await givenCustomers(
    workspace,
    { externalId: 'ada', firstName: 'Ada', emails: ['ada@example.com'] },
    { externalId: 'bob', firstName: '=Bob', emails: ['bob@example.com'] },
  );
  await givenConsents(workspace, { customerExternalId: 'ada', channel: 'email', status: 'SUBSCRIBED', changedAt: '2026-01-01T00:00:00Z' });
});
afterEach(() => rm(root, { recursive: true, force: true }));

const runner = () =>
  new ExportRunner(workspace, {
    exportFolder: root,
    audited: (_schedule, work) => {
      begun++;
      return work();
    },
    onError: (error) => void errors.push(error),
    onFailed: (_schedule, error) => void failed.push(error),
  });
const run = () => runner().runDue();
const make = (input: Partial<NewExportSchedule> = {}) =>
  createExportSchedule(context, {
    name: 'All',
    query: 'number_of_orders >= 0',
    columns: ['firstName'],
    file: 'all',
    times: ['03:00'],
    ...input,
  });
const again = ({ id }: ExportSchedule) => getExportSchedule(workspace.database, id, null);
const untilDue = ({ dueAt }: Pick<ExportSchedule, 'dueAt'>) => workspace.clock.advance(dueAt.getTime() - workspace.clock.now().getTime());

test('a file is written when it is due, named by its moment, and told of', async () => {
  const schedule = await make({ folder: 'letters/monthly' });
  await run();
  expect(await readdir(root)).toEqual([]);
  untilDue(schedule);
  await run();
  const [name = ''] = await readdir(join(root, 'letters/monthly'));
  expect(name).toMatch(/^all-\d{4}-\d\d-\d\d-0300\.csv$/);
  expect(await readFile(join(root, 'letters/monthly', name), 'utf8')).toBe("firstName\r\nAda\r\n'=Bob\r\n");
  expect(await listExportedFiles(workspace.database, schedule.id)).toMatchObject([
    { name, dueAt: schedule.dueAt, customers: 2, exported: 2, bytes: 23, asOf: workspace.clock.now() },
  ]);
  const { dueAt, failures } = await again(schedule);
  expect([dueAt.getTime() - schedule.dueAt.getTime(), failures]).toEqual([86_400_000, 0]);
  await run();
  expect(await readdir(join(root, 'letters/monthly'))).toEqual([name]);
});

test('contacts are of those who have agreed, as in every export', async () => {
  await expect(make({ columns: ['emails.first'] })).rejects.toMatchObject({ code: 'INVALID_INPUT', details: { field: 'channels' } });
  untilDue(await make({ columns: ['emails.first'], channels: ['email'], format: 'ndjson', file: 'mail' }));
  await run();
  const [name = ''] = await readdir(root);
  expect(await readFile(join(root, name), 'utf8')).toBe('{"emails.first":"ada@example.com"}\n');
});

test('so many files are kept, and nothing of others is touched', async () => {
  const schedule = await make({ keep: 2 });
  await writeFile(join(root, 'all-2020-01-01-0300.csv'), 'of somebody else');
  for (let day = 0; day < 4; day++) {
    untilDue(await again(schedule));
    await run();
  }
  const kept = (await listExportedFiles(workspace.database, schedule.id)).map(({ name }) => name);
  expect(kept).toHaveLength(2);
  expect(await readdir(root)).toEqual(['all-2020-01-01-0300.csv', ...kept.toReversed()]);
});

test('what was missed is made up for by the last of it', async () => {
  const schedule = await make();
  untilDue(schedule);
  workspace.clock.advance(3 * 86_400_000 + 60_000);
  await run();
  const [{ dueAt } = { dueAt: null }] = await listExportedFiles(workspace.database, schedule.id);
  expect(dueAt?.getTime()).toBe(schedule.dueAt.getTime() + 3 * 86_400_000);
  expect(await readdir(root)).toHaveLength(1);
});

test.each([
  '..',
  '../out',
  'a/../../b',
  '/etc',
  'a//b',
  '.hidden',
  'a\\b',
  'a\0b',
  'C:',
  'a/',
  ' a',
  'a.',
  `${'a/'.repeat(8)}a`,
  'x'.repeat(101),
])('the folder %j is refused', async (folder) => {
  await expect(make({ folder })).rejects.toMatchObject({ code: 'INVALID_INPUT', details: { field: 'folder' } });
});

test.each(['', '../x', 'a/b', '.x', 'a\0', 'x'.repeat(61)])('files cannot be called %j', async (file) => {
  await expect(make({ file })).rejects.toMatchObject({ code: 'INVALID_INPUT', details: { field: 'file' } });
});

test.each([
  [{ times: [] }, 'times'],
  [{ times: ['24:00'] }, 'times'],
  [{ times: ['3:00'] }, 'times'],
  [{ weekdays: [] }, 'weekdays'],
  [{ weekdays: [0] }, 'weekdays'],
  [{ keep: 0 }, 'keep'],
  [{ query: 'nonsense >' }, 'query'],
  [{ columns: ['nothing'] }, 'columns'],
] as const)('%j is refused', async (input, field) => {
  await expect(make(input as Partial<NewExportSchedule>)).rejects.toMatchObject({ code: 'INVALID_INPUT', details: { field } });
});

test('where the operator allows no folder there is no schedule; of two one has a name', async () => {
  const without = { ...context, exportFolder: undefined };
  await expect(createExportSchedule(without, { name: 'x', query: 'true', file: 'x', times: ['03:00'] })).rejects.toMatchObject({
    code: 'CONFLICT',
  });
  await make();
  await expect(make()).rejects.toMatchObject({ code: 'CONFLICT', details: { field: 'file' } });
  await make({ folder: 'elsewhere' });
});

test('links out of the folder are not followed, and it is told without where the folder is', async () => {
  const outside = await mkdtemp(join(tmpdir(), 'cantle-outside-'));
  try {
    await symlink(outside, join(root, 'way'));
    const schedule = await make({ folder: 'way/out' });
    untilDue(schedule);
    await run();
    expect(await readdir(outside)).toEqual([]);
    const { lastError, failures, nextAt } = await again(schedule);
    expect([lastError, failures]).toEqual(["'way/out' is no folder, or a link that leads elsewhere.", 1]);
    expect(nextAt.getTime() - workspace.clock.now().getTime()).toBe(60_000);
    expect(failed).toEqual([lastError]);
  } finally {
    await rm(outside, { recursive: true });
  }
});

test('what fails is tried again, and told', async () => {
  const schedule = await make({ folder: 'later' });
  await writeFile(join(root, 'later'), 'a file');
  untilDue(schedule);
  await run();
  await run();
  expect((await again(schedule)).failures).toBe(1);
  await rm(join(root, 'later'));
  await mkdir(join(root, 'later'));
  workspace.clock.advance(60_000);
  await run();
  const { failures, lastErrorAt } = await again(schedule);
  expect([failures, lastErrorAt === null]).toEqual([0, false]);
  expect(await readdir(join(root, 'later'))).toHaveLength(1);
});

test('what a killed process left is taken away, and the file is written again', async () => {
  const schedule = await make();
  untilDue(schedule);
  const left = `all-2026-01-01-0300.csv.${'0'.repeat(16)}.part`;
  await writeFile(join(root, left), 'half of');
  await writeFile(join(root, `other-2026-01-01-0300.csv.${'0'.repeat(16)}.part`), 'of another');
  await workspace.database.execute(
    sql`/* test */ update export_schedule set leased_by = gen_random_uuid(), leased_until = clock_timestamp() + interval '1 hour'`,
  );
  await run();
  expect(await readdir(root)).toContain(left);
  await workspace.database.execute(sql`/* test */ update export_schedule set leased_until = clock_timestamp() - interval '1 second'`);
  await run();
  expect((await readdir(root)).map((name) => name.split('-')[0])).toEqual(['all', 'other']);
  expect(await readdir(root)).not.toContain(left);
});

test('of several processes one writes', async () => {
  const schedule = await make();
  untilDue(schedule);
  await Promise.all(Array.from({ length: 5 }, run));
  expect(await listExportedFiles(workspace.database, schedule.id)).toHaveLength(1);
  expect([begun, errors, failed]).toEqual([1, [], []]);
});

test('a schedule is paused, resumed, changed, run now and deleted; its files stay', async () => {
  const schedule = await make();
  await runExportSchedule(context, schedule.id);
  await run();
  expect(await readdir(root)).toHaveLength(1);
  await pauseExportSchedule(context, schedule.id);
  await expect(runExportSchedule(context, schedule.id)).rejects.toMatchObject({ code: 'CONFLICT' });
  untilDue(await again(schedule));
  await run();
  expect(await readdir(root)).toHaveLength(1);
  const resumed = await resumeExportSchedule(context, schedule.id);
  expect(resumed.dueAt > workspace.clock.now()).toBe(true);
  const changed = await updateExportSchedule(context, schedule.id, { times: ['04:00'], columns: ['id'], keep: 5, name: 'Ids' });
  expect(changed).toMatchObject({ times: ['04:00'], columns: ['id'], keep: 5, name: 'Ids', weekdays: schedule.weekdays });
  await deleteExportSchedule(context, schedule.id);
  expect(await readdir(root)).toHaveLength(1);
});

test('once its segment is deleted it is paused, and says so', async () => {
  const { id: segmentId } = await saveSegment(workspace, 'number_of_orders >= 0');
  const schedule = await make({ query: undefined, segmentId });
  await deleteSegment(workspace, segmentId);
  untilDue(schedule);
  await run();
  expect(await again(schedule)).toMatchObject({ pausedFor: 'failing', lastError: 'The segment was deleted.', segmentId: null });
});

test('no key makes a schedule of what it may not read, and one that is limited to segments sees those of them alone', async () => {
  const { id: segmentId } = await saveSegment(workspace, 'number_of_orders >= 0');
  const schedule = await make({ query: undefined, segmentId });
  const limited = { ...context, reader: { ...context.reader, segmentIds: new Set<string>() } };
  await expect(
    createExportSchedule(limited, { name: 'x', query: 'number_of_orders > 1', file: 'x', times: ['03:00'] }),
  ).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    details: { field: 'segmentId' },
  });
  await expect(deleteExportSchedule(limited, schedule.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
