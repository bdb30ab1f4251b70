import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ActionRunner,
  createAction,
  deleteAction,
  type GivenEffect,
  listActions,
  type NewAction,
  pauseAction,
  updateAction,
} from '../../src/actions/index.js';
import { pullDefinitions, readFolder, readPlan, tellPlan, writePlan } from '../../src/definitions/index.js';
import { sql } from '../../src/database/index.js';
import { applyPlan, makePlan } from '../support/definitions.js';
import { createSegment, deleteSegment, settle } from '../../src/membership/index.js';
import { declareAttributes } from '../../src/sync/index.js';
import { givenCustomers } from '../support/records.js';
import { createWebhook } from '../../src/webhooks/index.js';
import { saveSegment, type TestWorkspace, useOneDatabase } from '../support/workspace.js';

/* Actions as files: pulled, planned and applied beside their segments. */

const fresh = useOneDatabase();
let workspace: TestWorkspace;
let folder: string;

beforeEach(async () => {
  workspace = await fresh({ now: '2026-03-01T12:00:00Z' });
  folder = await mkdtemp(join(tmpdir(), 'definitions-'));
});
afterEach(() => rm(folder, { recursive: true }));

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
const plan = async (deleteUnlisted = false) => makePlan(workspace, await readFolder(folder), { deleteUnlisted });
const pull = (deleteStale = false) => pullDefinitions(workspace.database, folder, { deleteStale });
const make = (segmentId: string, name: string, effect: GivenEffect, input: Partial<NewAction> = {}) =>
  createAction(workspace, { segmentId, name, trigger: 'ENTERED', effect, ...input });
const aList = async (name: string): Promise<string> => {
  const { segment } = await createSegment(workspace, { name, kind: 'STATIC' });
  return segment?.id ?? '';
};
const told = async () =>
  (await listActions(workspace, null)).map(({ name, trigger, effect }) => [name, trigger, JSON.stringify(effect)].join(' ')).toSorted();

/** A segment with an action on it, as files. */
async function pulledAction() {
  const { id } = await saveSegment(workspace, "gender = 'f'", 'F');
  const action = await make(id, 'Tag', { kind: 'ADD_TAG', tag: 'lady' });
  await pull();
  return action;
}

test('what was pulled is what is there: its plan is empty, and a second pull writes nothing', async () => {
  await declareAttributes(workspace, [{ key: 'sizes', name: 'Sizes', type: 'text' }]);
  const [{ id }, list] = [await saveSegment(workspace, "gender = 'f'", 'F: "all"'), await aList('By hand')];
  const tagging = await make(id, 'Tag', { kind: 'ADD_TAG', tag: '{{rfm_group}} # 1' });
  await make(id, 'Keep', { kind: 'SET_ATTRIBUTE', attribute: 'sizes', value: 'a: {{age}}\nb' }, { trigger: 'STAYED', afterDays: 30 });
  await make(id, 'Forget', { kind: 'CLEAR_ATTRIBUTE', attribute: 'sizes' }, { trigger: 'LEFT' });
  await make(id, 'List', { kind: 'ADD_TO_SEGMENT', targetSegmentId: list });
  await make(id, 'List', { kind: 'ADD_TO_SEGMENT', targetSegmentId: list });
  await pauseAction(workspace, tagging.id);
  expect((await pull()).written.filter((path) => path.startsWith('actions/'))).toEqual([
    'actions/f-all-forget.yaml',
    'actions/f-all-keep.yaml',
    'actions/f-all-list.yaml',
    'actions/f-all-list-2.yaml',
    'actions/f-all-tag.yaml',
  ]);
  expect(await read('actions/f-all-tag.yaml')).toBe(
    `action: Tag\nid: ${tagging.id}\nsegment: 'F: "all"'\ntrigger: ENTERED\neffect:\n  kind: ADD_TAG\n  tag: "{{rfm_group}} # 1"\n`,
  );
  expect(await plan(true)).toMatchObject({ steps: [], unlisted: [] });
  expect(await pull()).toMatchObject({ written: [], stale: [] });
});

test('a plan says what changes, applying it does just that, and what is made acts', async () => {
  const savvy = await saveSegment(workspace, 'web_savviness >= 5', 'Savvy');
  await make(savvy.id, 'Tag', { kind: 'ADD_TAG', tag: 'old' });
  await make(savvy.id, 'Nobody lists me', { kind: 'ADD_TAG', tag: 'x' });
  await pull();
  await rm(join(folder, 'actions/savvy-nobody-lists-me.yaml'));
  await change('actions/savvy-tag.yaml', 'tag: old', 'tag: new');
  await change('actions/savvy-tag.yaml', 'action: Tag', 'action: Tag anew');
  // All of these are about what is not there yet.
  await change('segments/savvy.yaml', 'segment: Savvy', 'segment: Very savvy');
  await change('actions/savvy-tag.yaml', 'segment: Savvy', 'segment: Very savvy');
  await file('segments/list.yaml', 'segment: List\nstatic: true\n');
  await file('segments/f.yaml', "segment: F\nquery: gender = 'f'\n");
  await file('attributes/note.yaml', 'attribute: note\nname: Note\ntype: text\n');
  await file(
    'actions/note.yaml',
    'action: Note\nsegment: f\ntrigger: ENTERED\neffect:\n  kind: SET_ATTRIBUTE\n  attribute: note\n  value: "is {{gender}}"\n',
  );
  await file('actions/put.yaml', 'action: Put\nsegment: F\ntrigger: ENTERED\neffect: { kind: ADD_TO_SEGMENT, targetSegment: list }\n');
  const left = await plan();
  expect(left.unlisted).toEqual(['action Savvy/Nobody lists me']);
  const made = await plan(true);
  expect(tellPlan(made)).toMatch(
    /\+ {2}action F\/Note\n\+ {2}action F\/Put\n~ {2}action Very savvy\/Tag anew, now 'Savvy\/Tag'\n- {2}action Savvy\/Nobody lists me\n/,
  );
  expect(tellPlan(made)).toContain('5 to create, 2 to update, 1 to delete');
  await writePlan(join(folder, 'plan.json'), made);
  const done = await applyPlan(workspace, await readPlan(join(folder, 'plan.json')));
  expect(done).toHaveLength(8);
  const [list] = await workspace.database.query<{ id: string }>(sql`/* test */ select id from segment where name = 'List'`);
  expect(await told()).toEqual([
    'Note ENTERED {"kind":"SET_ATTRIBUTE","value":"is {{gender}}","attribute":"note"}',
    `Put ENTERED {"kind":"ADD_TO_SEGMENT","targetSegmentId":"${list?.id}"}`,
    'Tag anew ENTERED {"tag":"new","kind":"ADD_TAG"}',
  ]);
  expect(await plan(true)).toMatchObject({ steps: [], unlisted: [] });
  await givenCustomers(workspace, { externalId: 'ann', gender: 'f', webSavviness: 9 });
  await settle(workspace);
  const errors: unknown[] = [];
  await new ActionRunner(workspace, { onError: (error) => errors.push(error), onPaused: async () => {} }).runAll();
  const people = await workspace.database.query(sql`/* test */ select tags, attributes from customer`);
  expect([people, errors]).toEqual([[{ tags: ['new'], attributes: { note: 'is f' } }], []]);
  // A file that says no id is given it.
  expect((await pull()).written).toEqual(expect.arrayContaining(['actions/note.yaml', 'actions/put.yaml']));
});

describe('where an action has moved since the plan, nothing is done', () => {
  test.each([
    ['changed', (id: string) => updateAction(workspace, id, { name: 'Other' }), 'action F/Tag'],
    ['paused', (id: string) => pauseAction(workspace, id), 'action F/Tag'],
    ['deleted', (id: string) => deleteAction(workspace, id), 'action F/Tag is gone'],
  ])('since it was %s', async (_, meddle, moved) => {
    const { id } = await pulledAction();
    await change('actions/f-tag.yaml', 'tag: lady', 'tag: madam');
    await file('segments/m.yaml', "segment: M\nquery: gender = 'm'\n");
    const made = await plan();
    workspace.clock.advance(1_000);
    await meddle(id);
    await expect(applyPlan(workspace, made)).rejects.toMatchObject({ code: 'CONFLICT', details: { moved: [moved] } });
    expect(await workspace.database.query(sql`/* test */ select from segment where name = 'M'`)).toEqual([]);
  });

  test.each([
    ['changed', false, 'tag: madam'],
    ['deleted', true, 'tag: lady'],
  ])('also if that is while it is applied, and it was to be %s', async (_, deletes, tag) => {
    const { id } = await pulledAction();
    await change('actions/f-tag.yaml', 'tag: lady', tag);
    if (deletes) await rm(join(folder, 'actions/f-tag.yaml'));
    await file('segments/m.yaml', "segment: M\nquery: gender = 'm'\n");
    const meddle = async () => {
      workspace.clock.advance(1_000);
      await updateAction(workspace, id, { name: 'Other' });
    };
    await expect(applyPlan(workspace, await plan(deletes), { onDone: meddle })).rejects.toThrow(
      /: The action was changed or deleted meanwhile\. What comes before/,
    );
    expect(await told()).toEqual(['Other ENTERED {"tag":"lady","kind":"ADD_TAG"}']);
  });

  test('since there is one of its name by now; applied twice at once, it is made once', async () => {
    const { id } = await saveSegment(workspace, "gender = 'f'", 'F');
    await file('actions/a.yaml', 'action: Tag\nsegment: F\ntrigger: ENTERED\neffect: { kind: ADD_TAG, tag: x }\n');
    const made = await plan();
    const other = await make(id, 'TAG', { kind: 'ADD_TAG', tag: 'y' });
    await expect(applyPlan(workspace, made)).rejects.toThrow('action F/Tag is there by now');
    await deleteAction(workspace, other.id);
    const outcomes = await Promise.allSettled([applyPlan(workspace, made), applyPlan(workspace, made)]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await told()).toEqual(['Tag ENTERED {"tag":"x","kind":"ADD_TAG"}']);
  });
});

test('everything that is wrong with actions is told at once, each with its file and field', async () => {
  await saveSegment(workspace, "gender = 'f'", 'F');
  await file('actions/a.yaml', 'action: A\nsegment: F\ntrigger: NEVER\neffect: { kind: ADD_TAG, tag: x }\n');
  await file('actions/b.yaml', 'action: B\nsegment: F\ntrigger: ENTERED\nefect: {}\n');
  await file('actions/c.yaml', 'action: C\nsegment: F\ntrigger: ENTERED\neffect: { kind: SHOUT }\n');
  await expect(plan()).rejects.toThrow(
    /a\.yaml: trigger must be one of ENTERED, LEFT, STAYED[^]*b\.yaml: there is nothing called 'efect'[^]*c\.yaml: effect\.kind must be one of ADD_TAG/,
  );
  const action = (more: string) => `action: A\nsegment: F\n${more}\n`;
  await file('actions/a.yaml', action('trigger: STAYED\neffect: { kind: ADD_TAG, tag: x }'));
  await file('actions/b.yaml', 'action: B\nsegment: M\ntrigger: ENTERED\neffect: { kind: ADD_TAG, tag: x }\n');
  await file('actions/c.yaml', 'action: C\nsegment: F\ntrigger: ENTERED\neffect: { kind: ADD_TAG, tag: "{{spent}}" }\n');
  await file('actions/d.yaml', 'action: D\nsegment: F\ntrigger: ENTERED\neffect: { kind: ADD_TO_SEGMENT, targetSegment: F }\n');
  await file('actions/e.yaml', 'action: E\nsegment: F\ntrigger: ENTERED\neffect: { kind: CLEAR_ATTRIBUTE, attribute: shoe }\n');
  await file('actions/f.yaml', 'action: G\nsegment: F\ntrigger: ENTERED\neffect: { kind: ADD_TO_SEGMENT, targetSegment: None }\n');
  await expect(plan()).rejects.toThrow(
    new RegExp(
      [
        'a.yaml: Say after how many days',
        "b.yaml: segment: there is no segment 'M'",
        "c.yaml: There is no attribute 'spent'",
        'd.yaml: The members of a dynamic segment follow from its rule',
        "e.yaml: There is no declared attribute 'shoe'",
        "f.yaml: effect.targetSegment: there is no segment 'None'",
      ].join('[^]*'),
    ),
  );
});

test('segment, trigger and days of an action stay as they were made', async () => {
  const { id } = await saveSegment(workspace, "gender = 'f'", 'F');
  await saveSegment(workspace, "gender = 'm'", 'M');
  await make(id, 'Tag', { kind: 'ADD_TAG', tag: 'x' }, { trigger: 'STAYED', afterDays: 3 });
  await pull();
  for (const [before, after, told] of [
    ['segment: F', 'segment: M', "segment is 'F'"],
    ['afterDays: 3', 'afterDays: 4', 'afterDays is 3'],
    ['trigger: STAYED\nafterDays: 3', 'trigger: LEFT', 'trigger is STAYED'],
  ] as const) {
    await change('actions/f-tag.yaml', before, after);
    await expect(plan()).rejects.toThrow(`f-tag.yaml: ${told} in the workspace, and cannot change`);
    await change('actions/f-tag.yaml', after, before);
  }
});

test('a file without an id means the action of its name, where there is one', async () => {
  const { id, name } = await pulledAction();
  const text = await read('actions/f-tag.yaml');
  const nameless = text.replace(`id: ${id}\n`, '').replace('lady', 'madam');
  await file('actions/f-tag.yaml', nameless);
  expect((await plan()).steps).toMatchObject([{ action: 'update', before: { id }, after: { id, name, effect: { tag: 'madam' } } }]);
  await file('actions/again.yaml', text);
  await expect(plan()).rejects.toThrow('f-tag.yaml: means the same action as actions/again.yaml');
  await rm(join(folder, 'actions/again.yaml'));
  const [segment] = await listActions(workspace, null);
  await make(segment?.segmentId ?? '', 'tag', { kind: 'ADD_TAG', tag: 'other' });
  await expect(plan()).rejects.toThrow("f-tag.yaml: 2 actions are called 'F/Tag': say the id of one");
});

test('an action whose list is gone stays as it is, and may be given another name', async () => {
  const [{ id }, list] = [await saveSegment(workspace, "gender = 'f'", 'F'), await aList('List')];
  await make(id, 'Put', { kind: 'ADD_TO_SEGMENT', targetSegmentId: list });
  await deleteSegment(workspace, list);
  await pull();
  expect(await read('actions/f-put.yaml')).toContain(`targetSegment: ${list}`);
  expect((await plan()).steps).toEqual([]);
  await change('actions/f-put.yaml', 'action: Put', 'action: Put on the list');
  await applyPlan(workspace, await plan());
  expect(await told()).toEqual([`Put on the list ENTERED {"kind":"ADD_TO_SEGMENT","targetSegmentId":"${list}"}`]);
});

test('actions on a bound are definitions too, with the webhook that they call by its name', async () => {
  const { id } = await saveSegment(workspace, "gender = 'f'", 'F');
  const hook = async (name: string) =>
    (await createWebhook({ ...workspace, allowPrivate: true }, null, { name, url: 'http://127.0.0.1:9/' })).webhook.id;
  const [only, one] = [await hook('Only'), await hook('Twin')];
  await hook('Twin');
  const rising = { trigger: 'ROSE_ABOVE', bound: { figure: 'AMOUNT_SPENT', value: '1000.50', margin: '10' } } as const;
  const call = await make(id, 'Call', { kind: 'CALL_WEBHOOK', webhookId: only, text: 'now {{amount_spent}}' }, rising);
  await make(id, 'Twin', { kind: 'CALL_WEBHOOK', webhookId: one }, { trigger: 'FELL_BELOW', bound: { figure: 'SIZE', value: '5' } });
  await pull();
  expect(await read('actions/f-call.yaml')).toBe(
    `action: Call\nid: ${call.id}\nsegment: F\ntrigger: ROSE_ABOVE\nbound:\n  figure: AMOUNT_SPENT\n  value: "1000.50"\n  margin: "10.00"\n` +
      'effect:\n  kind: CALL_WEBHOOK\n  webhook: Only\n  text: now {{amount_spent}}\n',
  );
  expect(await read('actions/f-twin.yaml')).toContain(`effect:\n  kind: CALL_WEBHOOK\n  webhook: ${one}\n`);
  expect((await plan()).steps).toEqual([]);
  await change('actions/f-call.yaml', 'value: "1000.50"', 'value: 1000.5');
  expect((await plan()).steps).toEqual([]);
  await change('actions/f-call.yaml', 'value: 1000.5', 'value: 2000');
  await expect(plan()).rejects.toThrow('f-call.yaml: bound is {"value":"1000.50","figure":"AMOUNT_SPENT","margin":"10.00"}');
  await change('actions/f-call.yaml', 'value: 2000', 'value: 1000.5');
  await change('actions/f-call.yaml', 'webhook: Only', 'webhook: Twin');
  await expect(plan()).rejects.toThrow("f-call.yaml: effect.webhook: there is no webhook 'Twin', or several");
  await file(
    'actions/f-call.yaml',
    'action: New\nsegment: F\ntrigger: FELL_BELOW\nbound: { figure: SIZE, value: 3 }\neffect: { kind: ADD_TAG, tag: x }\n',
  );
  await expect(plan()).rejects.toThrow('f-call.yaml: ADD_TAG is done with customers');
  await change('actions/f-call.yaml', '{ kind: ADD_TAG, tag: x }', '{ kind: NOTE, text: "{{size}} left" }');
  await applyPlan(workspace, await plan());
  expect((await plan()).steps).toEqual([]);
  expect((await told())[1]).toBe('New FELL_BELOW {"kind":"NOTE","text":"{{size}} left"}');
});
