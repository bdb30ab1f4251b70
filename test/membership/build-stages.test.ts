import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUILD_STAGES } from '../../src/membership/build/stages.js';

test('the stages of a build are those that the database takes', () => {
  const migration = readFileSync(join(__dirname, '../../migrations/0012_found_members.sql'), 'utf8');
  const [, list = ''] = /check \(stage in \(([^)]*)\)\)/.exec(migration) ?? [];
  expect(list.split(',').map((stage) => stage.trim().replaceAll("'", ''))).toEqual([...BUILD_STAGES]);
});
