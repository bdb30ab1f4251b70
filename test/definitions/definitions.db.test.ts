import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Plan, pullDefinitions, readFolder, readPlan, tellPlan, writePlan } from '../../src/definitions/index.js';
import { packageVersion, sql } from '../../src/database/index.js';
import { createSegment, settle, updateSegment } from '../../src/membership/index.js';
import { declareAttributes, syncCustomers, syncOrders } from '../../src/sync/index.js';
import { applyPlan, makePlan } from '../support/definitions.js';
import { ask } from '../support/graphql.js';
import { entities } from '../../src/model/index.js';
import { saveSegment, type TestWorkspace, useOneDatabase } from '../support/workspace.js';

const fresh = useOneDatabase({ entities });
let workspace: TestWorkspace;
let folder: string;

beforeEach(async () => {
  workspace = await fresh({ now: '2026-03-01T12:00:00Z' });
  folder = await mkdtemp(join(tmpdir(), 'definitions-'));
  const people = Array.from({ length: 20 }, (_, index) => ({ externalId: `c${index}`, firstName: `N${index}`, webSavviness: index % 10 }));
  await syncCustomers(workspace, { source: 'crm', records: people });
});

afterEach(() => rm(folder, { recursive: true }));

const file = async (path: string, text: string) => {
  await mkdir(join(folder, path, '..'), { recursive: true });
  await writeFile(join(folder, path), text);
};
const segment = (name: string, query: string, more = '') => `segment: ${name}\n${more}query: ${query}\n`;
const plan = async (deleteUnlisted = false) => makePlan(workspace, await readFolder(folder), { deleteUnlisted });
const make = async (name: string, query: string) => (await saveSegment(workspace, query, name)).id;
const membersOf = async (name: string): Promise<number> => {
  await settle(workspace);
  const [row] = await workspace.database.query<{ size: number }>(sql`/* test.size */
    select count(*)::int as size from membership m join segment s on s.id = m.segment_id where s.name = ${name}`);
  return row?.size ?? 0;
};

test('what was pulled is what is there: its plan is empty, and a second pull writes nothing', async () => {
  await declareAttributes(workspace, [{ key: 'shoe_size', name: 'Shoe size', type: 'number', unit: 'EU' }]);
  await make('Savvy: "very"', "web_savviness >= 7 AND first_name != 'it\\'s'");
  await make('Savvy too', `segment MATCHES (name = 'Savvy: "very"') AND attribute('shoe_size') IS NULL`);
  await createSegment(workspace, { name: 'By hand', kind: 'STATIC', description: 'two\nlines: # no comment' });
  const pulled = await pullDefinitions(workspace.database, folder, { deleteStale: false });
  expect(pulled.written).toEqual([
    'attributes/shoe-size.yaml',
    'segments/by-hand.yaml',
    'segments/savvy-too.yaml',
    'segments/savvy-very.yaml',
  ]);
  expect(await readFile(join(folder, 'segments/savvy-too.yaml'), 'utf8')).toContain(`segment MATCHES (name = 'Savvy: "very"')`);
  expect(await plan()).toMatchObject({ steps: [], unlisted: [] });
  expect(await pullDefinitions(workspace.database, folder, { deleteStale: false })).toEqual({ written: [], unchanged: 4, stale: [] });
});

test('attributes of companies, orders and products are definitions too, each of its owner', async () => {
  await declareAttributes(workspace, [
    { key: 'grade', name: 'Grade', type: 'text' },
    { owner: 'product', key: 'grade', name: 'Grade of a product', type: 'number' },
  ]);
  await make('Fine', 'products_purchased MATCHES (product_grade > 3)');
  const pulled = await pullDefinitions(workspace.database, folder, { deleteStale: false });
  expect(pulled.written).toEqual(['attributes/grade.yaml', 'attributes/product-grade.yaml', 'segments/fine.yaml']);
  expect(await plan()).toMatchObject({ steps: [] });
  await file('attributes/gift.yaml', 'attribute: gift\nowner: order\nname: Gift\ntype: boolean\n');
  await file('segments/gifts.yaml', segment('Gifts', 'orders_placed MATCHES (order_gift = true)'));
  await applyPlan(workspace, await plan());
  expect(await plan()).toMatchObject({ steps: [] });
  expect(await membersOf('Gifts')).toBe(0);
});

test('a plan says who will enter and leave, and applying it makes just these', async () => {
  const id = await make('Savvy', 'web_savviness >= 5');
  await make('Builds on it', "segment MATCHES (name = 'Savvy')");
  await make('Nobody lists me', 'web_savviness = 1');
  await pullDefinitions(workspace.database, folder, { deleteStale: false });
  await rm(join(folder, 'segments/nobody-lists-me.yaml'));
  await file('segments/savvy.yaml', segment('Very savvy', 'web_savviness >= 8', `id: ${id}\n`));
  await file('segments/builds-on-it.yaml', segment('Builds on it', `segment MATCHES (name = 'Very savvy')`));
  await file('segments/new.yaml', segment('New', 'web_savviness IN (1, 2)'));
  await file('segments/newer.yaml', segment('Newer', `segment MATCHES (name = 'New') AND attribute('tall') IS NULL`));
  await file('attributes/tall.yaml', 'attribute: tall\nname: Tall\ntype: boolean\n');
  const made = await plan(true);
  const told = made.steps.map(({ action, after, before, impact, carriesAlong, untold }) => [
    action,
    ((after ?? before) as { name?: string } | null)?.name,
    impact && [impact.sizeBefore, impact.sizeAfter, impact.entering, impact.leaving],
    carriesAlong.join() || untold,
  ]);
  expect(told).toEqual([
    ['create', 'Tall', null, null],
    ['update', 'Very savvy', [10, 4, 0, 6], 'Builds on it'],
    ['create', 'New', [0, 4, 4, 0], null],
    ['create', 'Newer', null, "builds on 'New', not there yet"],
    ['delete', 'Nobody lists me', [2, 0, 0, 2], null],
  ]);
  expect(made.steps[1]?.impact?.leavingIds).toHaveLength(6);
  expect(tellPlan(made)).toMatch(/~ {2}segment Very savvy, now 'Savvy' +10 > 4 +\+0 +-6/);
  const path = join(folder, 'plan.json');
  await writePlan(path, made);
  const written = await readFile(path, 'utf8');
  for (const tampered of [written.replace('"Savvy"', '"Other"'), JSON.stringify({ ...(JSON.parse(written) as object), steps: [null] })]) {
    await writeFile(path, tampered);
    await expect(readPlan(path)).rejects.toThrow('is not as it was made: make a new plan.');
  }
  await writeFile(path, written);
  await applyPlan(workspace, await readPlan(path));
  expect(await Promise.all(['Very savvy', 'Builds on it', 'New', 'Newer', 'Nobody lists me'].map(membersOf))).toEqual([4, 4, 4, 4, 0]);
  expect((await plan(true)).steps).toEqual([]);
});

test('what members are worth is told as the API writes it', async () => {
  const order = { externalId: '1', customerExternalId: 'c1', placedAt: '2026-02-01T10:00:00Z', total: '12.50' };
  await syncOrders(workspace, { source: 'crm', records: [order] });
  await file('segments/one.yaml', segment('One', 'web_savviness = 1'));
  const made = await plan();
  expect(made.steps[0]?.impact?.valueAfter).toMatchObject({ amountSpent: '12.50' });
  expect(tellPlan(made)).toMatch(/\+2 +-0 +0 > 12\.50 /);
});

test('where a definition has moved since the plan, nothing is done', async () => {
  const id = await make('Savvy', 'web_savviness >= 5');
  await file('segments/savvy.yaml', segment('Savvy', 'web_savviness >= 8'));
  await file('segments/a.yaml', segment('A new one', 'web_savviness = 1'));
  const made = await plan();
  workspace.clock.advance(1_000);
  await updateSegment(workspace, id, { description: 'somebody was here' });
  await expect(applyPlan(workspace, made)).rejects.toMatchObject({ code: 'CONFLICT', details: { moved: ['segment Savvy'] } });
  expect(await membersOf('A new one')).toBe(0);
  const again = await plan();
  const meddle = async () => {
    workspace.clock.advance(1_000);
    await updateSegment(workspace, id, { description: 'and again' });
  };
  await expect(applyPlan(workspace, again, { onDone: meddle })).rejects.toThrow(
    /savvy\.yaml: It has changed since the plan was made\. What comes before/,
  );
  expect(await membersOf('A new one')).toBe(2);
});

test('everything that is wrong with files is told at once, each with its file and field', async () => {
  await make('Static', 'web_savviness = 1');
  await file('segments/a.yaml', 'segment: A\nquery: web_savvines > 3\n');
  await file('segments/b.yaml', 'segmnt: B\nquery: web_savviness > 3\n');
  await file('attributes/x.yaml', 'attribute: a b\nname: X\ntype: colour\n');
  await file('segments/c.yaml', 'segment: [\n');
  await expect(plan()).rejects.toThrow(
    /b\.yaml: there is nothing called 'segmnt'[^]*c\.yaml: [^]*x\.yaml: attribute must be made of[^]*x\.yaml: type/,
  );
  await rm(join(folder, 'segments/b.yaml'));
  await rm(join(folder, 'segments/c.yaml'));
  await rm(join(folder, 'attributes/x.yaml'));
  await file('segments/d.yaml', segment('a', 'web_savviness = 2'));
  await expect(plan()).rejects.toThrow(/d\.yaml: is named as segments\/a\.yaml/);
  await rm(join(folder, 'segments/d.yaml'));
  await expect(plan()).rejects.toThrow(/a\.yaml: query: .*web_savvines/);
  await file('segments/a.yaml', segment('A', `segment MATCHES (name = 'E')`));
  await file('segments/e.yaml', segment('E', `segment MATCHES (name = 'A')`));
  await expect(plan()).rejects.toThrow("a.yaml: query: The segment would build on itself: 'A' > 'E' > 'A'.");
  await file('segments/e.yaml', 'segment: Static\nstatic: true\n');
  await file('segments/a.yaml', segment('A', 'web_savviness = 2'));
  await expect(plan()).rejects.toThrow(/e\.yaml: 'Static' is no static segment/);
});

test('a pull keeps the names, comments and layout of files that say what is there', async () => {
  const id = await make('Savvy', 'web_savviness >= 5');
  const text = `# ours\nsegment: Savvy\nid: ${id}\nquery: |\n\n  web_savviness >= 5\n`;
  await file('segments/of-marketing.yml', text);
  await file('segments/gone.yaml', segment('Gone', 'web_savviness = 1'));
  expect(await pullDefinitions(workspace.database, folder, { deleteStale: true })).toEqual({
    written: [],
    unchanged: 1,
    stale: ['segments/gone.yaml'],
  });
  expect(await readdir(join(folder, 'segments'))).toEqual(['of-marketing.yml']);
  expect(await readFile(join(folder, 'segments/of-marketing.yml'), 'utf8')).toBe(text);
});

test('what was applied stays as somebody wrote it, without an id too; what is written anew says offsets as people do', async () => {
  const texts = {
    'segments/late.yaml': '# reviewed by Ann\nsegment: Late\nquery: last_order_date   <  -30d\n',
    'segments/later.yaml': "segment: Later\nquery: segment MATCHES (name = 'Late') and last_order_date < -1y # more\n",
    'actions/tell.yaml': '# by Ben\naction: Tell\nsegment: Late\ntrigger: ENTERED\neffect:\n  kind: ADD_TAG\n  tag: late\n',
  };
  for (const [path, text] of Object.entries(texts)) await file(path, text);
  await applyPlan(workspace, await plan());
  expect(await pullDefinitions(workspace.database, folder, { deleteStale: false })).toEqual({ written: [], unchanged: 3, stale: [] });
  for (const [path, text] of Object.entries(texts)) expect(await readFile(join(folder, path), 'utf8')).toBe(text);

  for (const path of Object.keys(texts)) await rm(join(folder, path));
  const { written } = await pullDefinitions(workspace.database, folder, { deleteStale: false });
  const queries = await Promise.all(
    written.filter((path) => path.startsWith('segments')).map((path) => readFile(join(folder, path), 'utf8')),
  );
  expect(queries.join('\n')).toContain('last_order_date < -30d');
  expect(queries.join('\n')).toContain("segment MATCHES (name = 'Late') AND last_order_date < -1y");
  const told = await ask<{ segmentByName: { query: string } }>(workspace, '{ segmentByName(name: "Later") { query } }');
  expect(told.segmentByName.query).toBe("segment MATCHES (name = 'Late') AND last_order_date < -1y");
});

describe('a folder that others fill', () => {
  let elsewhere: string;
  beforeEach(async () => {
    elsewhere = join(folder, 'elsewhere');
    await writeFile(elsewhere, 'of somebody else');
    await mkdir(join(folder, 'segments'));
    await make('Savvy', 'web_savviness >= 7');
  });
  const pull = () => pullDefinitions(workspace.database, folder, { deleteStale: false });

  test('has no pipe that is waited for', async () => {
    execFileSync('mkfifo', [join(folder, 'segments/pipe.yaml')]);
    await expect(readFolder(folder)).rejects.toThrow(/pipe.yaml' is no file/);
  });

  test.each(['segments/savvy.yaml', 'segments/other.yaml'])('has no link for a definition: %s', async (path) => {
    await symlink(elsewhere, join(folder, path));
    for (const work of [pull, () => readFolder(folder)]) await expect(work()).rejects.toThrow(/' is a link/);
  });

  test('is no link itself', async () => {
    await rm(join(folder, 'segments'), { recursive: true });
    await mkdir(join(folder, 'others'));
    await symlink(join(folder, 'others'), join(folder, 'segments'));
    for (const work of [pull, () => readFolder(folder)]) await expect(work()).rejects.toThrow(/segments' is a link/);
    expect(await readdir(join(folder, 'others'))).toEqual([]);
  });

  test('has no link through which is written before a file is whole, or a plan is', async () => {
    await symlink(elsewhere, join(folder, 'segments/savvy.yaml.part'));
    expect((await pull()).written).toEqual(['segments/savvy.yaml']);
    await symlink(elsewhere, join(folder, 'plan.json'));
    await expect(writePlan(join(folder, 'plan.json'), await plan())).rejects.toThrow(/plan.json' is a link/);
    await writePlan('/dev/null', await plan());
    expect(await readFile(elsewhere, 'utf8')).toBe('of somebody else');
  });
});

describe('a plan that was made by hand, with its checksum right', () => {
  const forge = async (change: (plan: Plan) => object, steps = 'segments/a.yaml') => {
    await file(steps, segment('A', 'web_savviness >= 7'));
    const forged = change(await plan());
    const checksum = createHash('sha256').update(JSON.stringify(forged)).digest('hex');
    await file('plan.json', JSON.stringify({ cantle: packageVersion(), checksum, ...forged }));
    return join(folder, 'plan.json');
  };
  const withStep = (change: object) => (made: Plan) => ({ ...made, steps: made.steps.map((step) => ({ ...step, ...change })) });

  test('is read like any other', async () => {
    expect((await readPlan(await forge(withStep({})))).steps).toMatchObject([{ action: 'create', after: { name: 'A' } }]);
  });

  test.each([
    ['a step that is nothing', withStep({ action: 'create', before: null, after: null })],
    ['an action that there is not', withStep({ action: 'drop' })],
    ['a definition without a kind', withStep({ after: {} })],
    ['a definition that is a text', withStep({ after: 'x' })],
    ['a change of nothing', withStep({ action: 'update' })],
    ['a change of a segment that has no id', (made: Plan) => withStep({ action: 'update', before: made.steps[0]?.after })(made)],
    [
      'an attribute that is to go',
      withStep({
        action: 'delete',
        before: { kind: 'attribute', owner: 'customer', key: 'a', name: 'a', type: 'text', unit: null, description: null },
        after: null,
      }),
    ],
    ['no step at all but null', (made: Plan) => ({ ...made, steps: [null] })],
  ])('is refused with one line: %s', async (_, change) => {
    const path = await forge(change);
    await expect(readPlan(path)).rejects.toThrow(/^'.*plan\.json' is no plan \(steps\.0.*\): make a new one\.$/);
  });

  test('is refused where it is no file', async () => {
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    for (const path of [join(folder, 'pipe'), folder, '/dev/zero'])
      await expect(readPlan(path)).rejects.toThrow(`'${path}' cannot be read: it is no file.`);
  });

  test('is refused where it is nested more deeply than can be printed', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    await file('plan.json', `{"cantle":"${packageVersion()}","checksum":"x","steps":[${deep}]}`);
    await expect(readPlan(join(folder, 'plan.json'))).rejects.toThrow(/is not as it was made/);
  });
});
