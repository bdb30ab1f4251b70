import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importFiles, loadMapping } from '../../src/sync/import/index.js';
import { ADVENTUREWORKS_QUESTIONS } from '../support/adventureworks-questions.js';
import { membersOf, openTestWorkspace, saveSegment, type TestWorkspace } from '../support/workspace.js';

/** Members as the data sets' answers have them: a hash over the ids in order, joined by line feeds. */
const hashOf = (ids: readonly string[]): string => createHash('sha256').update(ids.join('\n')).digest('hex');

async function importAdventureWorks(workspace: TestWorkspace, folder: string): Promise<void> {
  const report = await importFiles({
    context: workspace,
    mapping: await loadMapping('adventureworks'),
    folder,
    timeZone: workspace.timeZone,
  });
  expect(report.rejects).toEqual([]);
}

describe('the small extract of AdventureWorks', () => {
  const folder = join(__dirname, '..', 'data', 'aw-mini');
  const answers = JSON.parse(readFileSync(join(folder, 'answers.json'), 'utf8')) as { id: string; ids: number[] }[];
  let workspace: TestWorkspace;

  beforeAll(async () => {
    workspace = await openTestWorkspace({ now: '2014-01-28T12:00:00Z' });
    await importAdventureWorks(workspace, folder);
  });
  afterAll(() => workspace.close());

  test.each(Object.entries(ADVENTUREWORKS_QUESTIONS))('answers %s with exactly the listed customers', async (id, query) => {
    const segment = await saveSegment(workspace, query, id);
    expect(await membersOf(workspace, segment.id)).toEqual(answers.find((answer) => answer.id === id)?.ids.map(String));
  });
});

const whole = join(process.env['CANTLE_SHARED'] ?? join(__dirname, '..', '..', '..', 'shared'), 'data', 'adventureworks');
const present = existsSync(whole);
if (!present) process.stderr.write('Skipped: the whole AdventureWorks data set is not beside the project.\n');

(present ? describe : describe.skip)('the whole of AdventureWorks', () => {
  let workspace: TestWorkspace;

  beforeAll(async () => {
    workspace = await openTestWorkspace({ now: '2014-01-28T12:00:00Z' });
    await importAdventureWorks(workspace, whole);
  }, 300_000);
  afterAll(() => workspace.close());

  const expected = [
    ...(present ? readFileSync(join(whole, 'QUESTIONS.md'), 'utf8') : '').matchAll(
      /^\| (AW\d+) .* \| (\d+) \| [\d ]+ \| ([0-9a-f]{64}) \|$/gm,
    ),
  ];
  const questions = expected.flatMap(([, id = '', count, hash]) => {
    const query = ADVENTUREWORKS_QUESTIONS[id];
    return query === undefined ? [] : [[id, query, Number(count), hash] as const];
  });

  test.each(questions)('answers %s with exactly the listed customers', async (id, query, count, hash) => {
    const segment = await saveSegment(workspace, query, id);
    const members = await membersOf(workspace, segment.id);
    expect([members.length, hashOf(members)]).toEqual([count, hash]);
  });
});
