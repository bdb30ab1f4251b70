/* Destinations, schedules of exports, and goals of campaigns as files. Long because each of them goes through all that a definition can. */

import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Definition, FOLDER_OF, pullDefinitions, readFolder, readPlan, tellPlan, writePlan } from '../../src/definitions/index.js';
import { createDestination, deleteDestination, getDestination, listDestinations, pauseDestination } from '../../src/destinations/index.js';
import { createExportSchedule, listExportSchedules, runExportSchedule, updateExportSchedule } from '../../src/export/index.js';
import { goalsOf, setGoals } from '../../src/insight/index.js';
import { sql } from '../../src/database/index.js';
import { deleteSegment } from '../../src/membership/index.js';
import { SYNC } from '../../src/sync/index.js';
import { applyPlan, makePlan } from '../support/definitions.js';
import { saveSegment, type TestWorkspace, useOneDatabase } from '../support/workspace.js';

const fresh = useOneDatabase();
let workspace: TestWorkspace;
let folder: string;
let secrets: Record<string, string>;
let exportFolder: string | undefined;

beforeEach(async () => {
  workspace = await fresh({ now: '2026-03-01T12:00:00Z' });
  folder = await mkdtemp(join(tmpdir(), 'definitions-'));
  [secrets, exportFolder] = [{}, folder];
});
afterEach(() => rm(folder, { recursive: true }));

const around = () => ({ ...workspace, allowPrivate: true, exportFolder, secretNamed: (name: string) => secrets[name] });
const file = async (path: string, text: string) => {
  await mkdir(join(folder, path, '..'), { recursive: true });
  await writeFile(join(folder, path), text);
};
const read = (path: string) => readFile(join(folder, path), 'utf8');
const change = async (path: string, before: string, after: string) => {
  const text = await read(path);
  expect(text).toContain(before);
  await file(path, text.replace(before, after));
};
const plan = async (deleteUnlisted = false) => makePlan(around(), await readFolder(folder), { deleteUnlisted });
/** By way of a file, as people do. */
const apply = async (deleteUnlisted = false) => {
  await writePlan(join(folder, 'plan.json'), await plan(deleteUnlisted));
  return applyPlan(around(), await readPlan(join(folder, 'plan.json')));
};
const pull = () => pullDefinitions(workspace.database, folder, { deleteStale: false });
const secretOf = async () =>
  (await workspace.database.query<{ secret: string }>(sql`/* test */ select secret from destination`)).map(({ secret }) => secret);
const KEY = 'abcdef-us6';
const TABLE = 'postgres://in:pass@127.0.0.1:5432/crm?sslmode=disable';

async function aDestination() {
  const { id } = await saveSegment(workspace, "gender = 'f'", 'F');
  return createDestination(around(), {
    name: 'Newsletter',
    segmentId: id,
    mailingList: { listId: 'a1', apiKey: KEY },
    columns: [{ name: 'FNAME', column: 'firstName' }],
  });
}

async function aSchedule() {
  const { id } = await saveSegment(workspace, "gender = 'm'", 'M');
  return createExportSchedule(around(), { name: 'For the agency', segmentId: id, columns: ['id'], file: 'men', times: ['03:00'] });
}

async function aCampaign() {
  await SYNC.campaign(workspace, { source: 'mailer', records: [{ externalId: 'spring', name: 'Spring' }] });
  const [campaign] = await workspace.database.query<{ id: string }>(sql`/* test */ select id from campaign`);
  return campaign?.id ?? '';
}
const JUNE = new Date('2026-06-01T00:00:00Z');

test('what was pulled is what is there, and no secret is in any file', async () => {
  const [destination, schedule, campaign] = [await aDestination(), await aSchedule(), await aCampaign()];
  await createDestination(around(), {
    name: 'CRM',
    segmentId: destination.segmentId ?? '',
    table: { url: TABLE, table: 'crm.members', keyColumn: 'id' },
    columns: [{ name: 'mail', column: 'emails.first' }],
    channels: ['email'],
    withoutConsent: 'blank',
    exclusive: true,
    compareEveryHours: null,
  });
  await createExportSchedule(around(), {
    name: 'By rule',
    query: " gender = 'f' ",
    columns: ['id', 'firstName'],
    format: 'ndjson',
    folder: 'a/b',
    file: 'women',
    times: ['17:00', '03:00'],
    weekdays: [5, 1],
    keep: 3,
  });
  await setGoals(workspace, campaign, [
    { metric: 'revenue', target: '1000.50', dueAt: JUNE },
    { metric: 'open_rate', target: '0.3', dueAt: JUNE },
  ]);
  expect((await pull()).written).toEqual([
    'segments/f.yaml',
    'segments/m.yaml',
    'destinations/crm.yaml',
    'destinations/newsletter.yaml',
    'exports/by-rule.yaml',
    'exports/for-the-agency.yaml',
    'goals/mailer-spring.yaml',
  ]);
  expect(await read('destinations/newsletter.yaml')).toBe(
    `destination: Newsletter\nid: ${destination.id}\nsegment: F\nmailingList:\n  listId: a1\n  url: https://us6.api.mailchimp.com/\n  onLeave: ARCHIVE\n` +
      'columns:\n  FNAME: firstName\ncompareEveryHours: 24\n',
  );
  const table = await read('destinations/crm.yaml');
  expect(table).toContain('table:\n  host: 127.0.0.1:5432/crm\n  table: crm.members\n  keyColumn: id\n');
  expect(table).toContain('channels:\n  - email\nwithoutConsent: blank\nexclusive: true\ncompareEveryHours: null\n');
  expect(table + (await read('destinations/newsletter.yaml'))).not.toMatch(/pass|abcdef/);
  expect(await read('exports/for-the-agency.yaml')).toBe(
    `export: For the agency\nid: ${schedule.id}\nsegment: M\ncolumns:\n  - id\nfile: men\ntimes:\n  - 03:00\n`,
  );
  expect(await read('goals/mailer-spring.yaml')).toBe(
    'goals: spring\nsource: mailer\ntargets:\n  - metric: OPEN_RATE\n    target: 0.3\n    dueAt: 2026-06-01T00:00:00.000Z\n' +
      '  - metric: REVENUE\n    target: 1000.5\n    dueAt: 2026-06-01T00:00:00.000Z\n',
  );
  expect(await plan(true)).toMatchObject({ steps: [], unlisted: [] });
  expect(await pull()).toMatchObject({ written: [], unchanged: 7, stale: [] });
});

test('all of them are made in another workspace as the files say, of what is not there yet, and no plan has a secret in it', async () => {
  await aCampaign();
  secrets = { MAIL_KEY: KEY };
  await file('attributes/shoe.yaml', 'attribute: shoe\nname: Shoe\ntype: number\n');
  await file('segments/f.yaml', "segment: F\nquery: gender = 'f'\n");
  await file(
    'destinations/n.yaml',
    "destination: Newsletter\nsegment: f\nmailingList: { listId: a1 }\nsecretFrom: MAIL_KEY\ncolumns: { SHOE: attribute('shoe') }\n",
  );
  await file(
    'exports/e.yaml',
    "export: Shoes\nquery: segment MATCHES (name = 'F') AND attribute('shoe') > 40\ncolumns: [id, attribute('shoe')]\nfile: shoes\ntimes: ['03:00']\n",
  );
  await file('exports/m.yaml', "export: Members\nsegment: F\ncolumns: [id]\nfile: members\ntimes: ['03:00']\n");
  await file('goals/g.yaml', 'goals: spring\nsource: mailer\ntargets: [{ metric: ROI, target: 0.20, dueAt: 2026-06-01T02:00:00+02:00 }]\n');
  expect(tellPlan(await plan())).toMatch(
    /\+ {2}destination Newsletter\n\+ {2}export Shoes\n\+ {2}export Members\n\+ {2}goals mailer\/spring\n/,
  );
  await apply();
  expect(await read('plan.json')).not.toContain(KEY);
  expect(await plan(true)).toMatchObject({ steps: [], unlisted: [] });
  expect(await secretOf()).toEqual([KEY]);
  expect(await listDestinations(workspace)).toMatchObject([{ name: 'Newsletter', isComparing: true, columns: [{ name: 'SHOE' }] }]);
  expect((await listExportSchedules(workspace)).map(({ name, keep }) => [name, keep])).toEqual([
    ['Members', 7],
    ['Shoes', 7],
  ]);
  const [campaign] = await workspace.database.query<{ id: string }>(sql`/* test */ select id from campaign`);
  expect(await goalsOf(workspace, campaign?.id ?? '')).toMatchObject([{ metric: 'roi', target: '0.200000', dueAt: JUNE }]);
  // Pulled, they have their ids, and keep what the secret is called.
  await pull();
  expect(await read('destinations/n.yaml')).toContain('secretFrom: MAIL_KEY\n');
  expect((await pull()).written).toEqual([]);
  await rm(join(folder, 'exports'), { recursive: true });
  await rm(join(folder, 'goals'), { recursive: true });
  await rm(join(folder, 'destinations'), { recursive: true });
  expect((await plan()).unlisted).toEqual(['destination Newsletter', 'export Members', 'export Shoes', 'goals mailer/spring']);
  expect(await apply(true)).toHaveLength(4);
  expect(await plan(true)).toMatchObject({ steps: [], unlisted: [] });
  expect([await listDestinations(workspace), await listExportSchedules(workspace), await goalsOf(workspace, campaign?.id ?? '')]).toEqual([
    [],
    [],
    [],
  ]);
});

test('a secret is told anew where its variable has another, and stays where there is none', async () => {
  const { id } = await aDestination();
  await pull();
  await change('destinations/newsletter.yaml', 'columns:', 'secretFrom: MAIL_KEY\ncolumns:');
  expect((await plan()).steps).toEqual([]);
  secrets = { MAIL_KEY: KEY };
  expect((await plan()).steps).toEqual([]);
  await change('destinations/newsletter.yaml', 'FNAME: firstName', 'LNAME: lastName');
  secrets = {};
  workspace.clock.advance(1_000);
  await apply();
  expect(await secretOf()).toEqual([KEY]);
  secrets = { MAIL_KEY: 'other-us6' };
  expect((await plan()).steps).toMatchObject([{ action: 'update', after: { secretFrom: 'MAIL_KEY' } }]);
  await apply();
  expect([await secretOf(), (await plan()).steps]).toEqual([['other-us6'], []]);
  expect(await getDestination(workspace.database, id, null)).toMatchObject({ columns: [{ name: 'LNAME', column: 'lastName' }] });
});

test('what a destination and a schedule are of stays as it was made; of what can change a plan changes just that', async () => {
  const [{ id }, schedule] = [await aDestination(), await aSchedule()];
  await saveSegment(workspace, 'age > 3', 'Other');
  await pull();
  for (const [path, before, after, told] of [
    ['destinations/newsletter.yaml', 'segment: F', 'segment: Other', "segment is 'F'"],
    ['destinations/newsletter.yaml', 'listId: a1', 'listId: a2', 'mailingList.listId is "a1"'],
    ['destinations/newsletter.yaml', 'https://us6', 'https://us7', 'mailingList.url is "https://us6.api.mailchimp.com/"'],
    ['exports/for-the-agency.yaml', 'segment: M', 'segment: Other', "segment is 'M'"],
    ['exports/for-the-agency.yaml', 'file: men', 'file: man', 'file is "men"'],
    ['exports/for-the-agency.yaml', 'file: men', 'format: ndjson\nfile: men', 'format is "csv"'],
  ] as const) {
    await change(path, before, after);
    await expect(plan()).rejects.toThrow(`${path}: ${told} in the workspace, and cannot change`);
    await change(path, after, before);
  }
  await change('destinations/newsletter.yaml', 'ARCHIVE', 'UNSUBSCRIBE');
  await change('destinations/newsletter.yaml', 'compareEveryHours: 24', 'exclusive: true\ncompareEveryHours: null');
  await change('exports/for-the-agency.yaml', '- 03:00', '- 04:00\nkeep: 2');
  workspace.clock.advance(1_000);
  await apply();
  expect(await getDestination(workspace.database, id, null)).toMatchObject({
    settings: { onLeave: 'UNSUBSCRIBE' },
    exclusive: true,
    compareEveryHours: null,
  });
  expect(await listExportSchedules(workspace)).toMatchObject([{ id: schedule.id, times: ['04:00'], keep: 2 }]);
  expect((await plan()).steps).toEqual([]);
});

test('where one has moved since the plan, nothing is done', async () => {
  const [{ id }, schedule, campaign] = [await aDestination(), await aSchedule(), await aCampaign()];
  await setGoals(workspace, campaign, [{ metric: 'roi', target: '0.2', dueAt: JUNE }]);
  await pull();
  await change('destinations/newsletter.yaml', 'firstName', 'lastName');
  await change('exports/for-the-agency.yaml', '- 03:00', '- 04:00');
  await change('goals/mailer-spring.yaml', 'target: 0.2', 'target: 0.3');
  await file('goals/again.yaml', 'goals: other\nsource: mailer\ntargets: [{ metric: ROI, target: 1, dueAt: 2026-06-01T00:00:00Z }]\n');
  await expect(plan()).rejects.toThrow("again.yaml: There is no campaign 'other' of 'mailer'");
  await rm(join(folder, 'goals/again.yaml'));
  const made = await plan();
  workspace.clock.advance(1_000);
  await pauseDestination(around(), id);
  await updateExportSchedule(around(), schedule.id, { keep: 3 });
  await setGoals(workspace, campaign, [{ metric: 'roi', target: '0.25', dueAt: JUNE }]);
  const moved = ['destination Newsletter', 'export For the agency', 'goals mailer/spring'];
  await expect(applyPlan(around(), made)).rejects.toMatchObject({ code: 'CONFLICT', details: { moved } });
  await deleteDestination(around(), id);
  await expect(applyPlan(around(), made)).rejects.toThrow('destination Newsletter is gone');
});

test('also if that is while it is applied', async () => {
  const [{ id }, schedule, campaign] = [await aDestination(), await aSchedule(), await aCampaign()];
  await setGoals(workspace, campaign, [{ metric: 'roi', target: '0.2', dueAt: JUNE }]);
  await pull();
  for (const [path, before, after, meddle] of [
    ['destinations/newsletter.yaml', 'firstName', 'lastName', () => pauseDestination(around(), id)],
    ['exports/for-the-agency.yaml', '- 03:00', '- 04:00', () => updateExportSchedule(around(), schedule.id, { keep: 3 })],
    ['goals/mailer-spring.yaml', '0.2', '0.3', () => setGoals(workspace, campaign, [])],
  ] as const) {
    for (const deletes of [false, true]) {
      const text = await read(path);
      await (deletes ? rm(join(folder, path)) : change(path, before, after));
      await file('segments/new.yaml', `segment: New ${path}${String(deletes)}\nquery: age > 3\n`);
      const made = await plan(deletes);
      const onDone = async () => {
        workspace.clock.advance(1_000);
        await meddle();
      };
      await expect(applyPlan(around(), made, { onDone })).rejects.toThrow(
        /changed (or deleted )?meanwhile\. What comes before it in the plan is done/,
      );
      await file(path, text);
      await setGoals(workspace, campaign, [{ metric: 'roi', target: '0.2', dueAt: JUNE }]);
      await pull();
    }
  }
});

test('everything that is wrong with them is told at once, each with its file and field', async () => {
  await aCampaign();
  await saveSegment(workspace, "gender = 'f'", 'F');
  await file('destinations/a.yaml', 'destination: A\nsegment: F\n');
  await file('destinations/b.yaml', 'destination: B\nsegment: F\nmailingList: { listId: a, apiKey: secret }\n');
  await file('exports/a.yaml', 'export: A\nsegment: F\ncolumns: id\nfile: a\ntimes: [1]\n');
  await file('goals/a.yaml', 'goals: spring\nsource: mailer\ntargets: []\n');
  await file('goals/b.yaml', 'goals: spring\nsource: mailer\ntargets: [{ metric: LOVE, target: 1, dueAt: tomorrow }]\n');
  await expect(plan()).rejects.toThrow(
    /destinations\/a\.yaml: table or mailingList is needed[^]*b\.yaml: there is nothing called 'apiKey'[^]*exports\/a\.yaml: columns must be a list[^]*times\.0 must be a text[^]*goals\/a\.yaml: targets must have one[^]*b\.yaml: targets\.0\.metric must be one of OPEN_RATE[^]*targets\.0\.dueAt must be a moment/,
  );
  const list = (more: string) => `destination: A\nsegment: F\nmailingList: { listId: a }\n${more}\n`;
  const schedule = (more: string) => `export: A\ncolumns: [id]\nfile: a\n${more}\n`;
  const goals = (target: string) => `goals: spring\nsource: mailer\ntargets: [${target}]\n`;
  secrets = { KEY, NOWHERE: 'key', TABLE, ADDRESS: 'mysql://a' };
  const table = (more: string) => `destination: A\nsegment: F\ntable: { table: a, keyColumn: b${more}\n`;
  await rm(join(folder, 'exports/a.yaml'));
  await rm(join(folder, 'goals/a.yaml'));
  await rm(join(folder, 'goals/b.yaml'));
  await rm(join(folder, 'destinations/b.yaml'));
  for (const [path, text, told] of [
    ['destinations/a.yaml', list(''), 'secretFrom is needed for a destination that is new'],
    ['destinations/a.yaml', list('secretFrom: MISSING'), 'secretFrom: MISSING is not set'],
    ['destinations/a.yaml', list('secretFrom: NOWHERE'), 'The key ends with the data centre'],
    ['destinations/a.yaml', list('secretFrom: KEY').replace('F', 'None'), "segment: there is no segment 'None'"],
    ['destinations/a.yaml', list('secretFrom: KEY\ncolumns: { FNAME: nothing }'), "There is no column 'nothing'"],
    ['destinations/a.yaml', list('secretFrom: KEY\nchannels: [sms]'), 'A mailing list is for e-mail'],
    ['destinations/a.yaml', list('secretFrom: KEY\ncompareEveryHours: 0'), 'compareEveryHours must be 1 or more'],
    ['destinations/a.yaml', table(' }\nsecretFrom: ADDRESS'), 'A table needs an address such as'],
    ['destinations/a.yaml', table(', host: elsewhere }\nsecretFrom: TABLE'), 'table.host: the secret leads to 127.0.0.1:5432/crm'],
    ['exports/a.yaml', schedule('segment: None\ntimes: ["03:00"]'), "segment: there is no segment 'None'"],
    ['exports/a.yaml', schedule('segment: F\ntimes: ["3"]'), 'A time of the day is hours and minutes'],
    ['exports/a.yaml', schedule('query: agee > 3\ntimes: ["03:00"]'), 'Line 1, column 1: There is no attribute'],
    ['exports/a.yaml', schedule('times: ["03:00"]'), 'Say whom to export'],
    ['exports/a.yaml', schedule('segment: F\nfolder: ../x\ntimes: ["03:00"]'), 'A folder is named from the one that the operator allows'],
    ['goals/a.yaml', goals('{ metric: OPEN_RATE, target: 3, dueAt: 2026-06-01T00:00:00Z }'), 'target of OPEN_RATE must be a share'],
    ['goals/a.yaml', goals('{ metric: ROI, target: 3, dueAt: 2025-06-01T00:00:00Z }'), 'dueAt must be later than now'],
  ] as const) {
    await file(path, text);
    await expect(plan()).rejects.toThrow(`${path}: ${told}`);
    await rm(join(folder, path));
  }
  exportFolder = undefined;
  await file('exports/a.yaml', schedule('segment: F\ntimes: ["03:00"]'));
  await expect(plan()).rejects.toThrow('exports/a.yaml: The operator of this server allows no folder');
});

test('a schedule whose segment was deleted can be given another, by a file and by the API', async () => {
  const { id, segmentId } = await aSchedule();
  const other = await saveSegment(workspace, 'age > 3', 'Other');
  await expect(updateExportSchedule(around(), id, { segmentId: other.id })).rejects.toMatchObject({
    code: 'CONFLICT',
    details: { field: 'segmentId' },
  });
  await deleteSegment(workspace, segmentId ?? '');
  await pull();
  expect((await plan()).steps).toEqual([]);
  await expect(updateExportSchedule(around(), id, { keep: 3 })).rejects.toThrow(
    'The segment was deleted: give the schedule another, or delete it.',
  );
  await expect(runExportSchedule(around(), id)).rejects.toThrow('The segment was deleted');
  await change('exports/for-the-agency.yaml', 'columns:', 'segment: Other\ncolumns:');
  await apply();
  expect(await listExportSchedules(workspace)).toMatchObject([{ id, segmentId: other.id }]);
  expect((await plan()).steps).toEqual([]);
});

test('the examples of the page are definitions', async () => {
  await SYNC.campaign(workspace, { source: 'mailer', records: [{ externalId: 'spring-sale', name: 'Spring' }] });
  secrets = { NEWSLETTER_KEY: KEY };
  const page = await readFile(join(__dirname, '..', '..', 'docs', 'definitions.md'), 'utf8');
  const examples = [...page.matchAll(/^```yaml\n((\w+):.*?)^```/gms)];
  for (const [index, [, text = '', kind = '']] of examples.entries())
    await file(`${FOLDER_OF[kind as Definition['kind']]}/${index}.yaml`, text);
  await file('segments/lapsed.yaml', 'segment: Lapsed\nquery: last_order_date < -1y\n');
  const kinds = (await plan()).steps.map(({ after }) => after?.kind);
  expect(kinds).toEqual(['attribute', 'segment', 'segment', 'action', 'action', 'destination', 'export', 'goals']);
  await apply();
  expect((await plan()).steps).toEqual([]);
});
