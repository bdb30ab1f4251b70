import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importFiles, loadMapping } from '../../src/sync/import/index.js';
import { ADVENTUREWORKS_QUESTIONS } from '../support/questions/adventureworks.js';
import { membersOf, openTestWorkspace, saveSegment, type TestWorkspace } from '../support/workspace.js';

describe('the small extract of AdventureWorks', () => {
  const folder = join(__dirname, '..', 'data', 'aw-mini');
  const answers = JSON.parse(readFileSync(join(folder, 'answers.json'), 'utf8')) as { id: string; ids: number[] }[];
  let workspace: TestWorkspace;

  beforeAll(async () => {
    workspace = await openTestWorkspace({ now: '2014-01-28T12:00:00Z' });
    const report = await importFiles({ context: workspace, mapping: await loadMapping('adventureworks'), folder });
    expect(report.rejects).toEqual([]);
  });
  afterAll(() => workspace.close());

  test.each(Object.entries(ADVENTUREWORKS_QUESTIONS))('answers %s with exactly the listed customers', async (id, query) => {
    const segment = await saveSegment(workspace, query, id);
    expect(await membersOf(workspace, segment.id)).toEqual(answers.find((answer) => answer.id === id)?.ids.map(String));
  });
});
