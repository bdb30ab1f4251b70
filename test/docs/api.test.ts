import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HTTP_STATUS } from '../../src/graphql/errors.js';
import { OPERATION_LIMITS } from '../../src/graphql/operation/limits.js';
import { MOST_PER_PAGE } from '../../src/graphql/paging/page.js';
import { UNAVAILABLE_REASONS } from '../../src/kernel/index.js';
import { SCOPES } from '../../src/model/scope.js';
import { JSON_LIMITS } from '../../src/server/bounded-json.js';

const text = readFileSync(join(__dirname, '..', '..', 'docs', 'api.md'), 'utf8');
const rows = text.split('\n').flatMap((line) => (line.startsWith('|') ? [line.split('|').map((cell) => cell.trim())] : []));

test('docs/api.md lists every scope as the program has it', () => {
  const listed = rows.flatMap(([, scope = '', meaning]) =>
    /^`[a-z_]+(:[a-z]+)?`$/.test(scope) && scope !== '`first`' ? [[scope.slice(1, -1), meaning]] : [],
  );
  expect(Object.fromEntries(listed)).toEqual(SCOPES);
});

test('docs/api.md has the limits of the program', () => {
  const figures = rows.map((cells) => Number(cells[2]?.replace(/,/g, ''))).filter((figure) => !Number.isNaN(figure));
  for (const limit of [...Object.values(OPERATION_LIMITS), ...Object.values(JSON_LIMITS), MOST_PER_PAGE]) expect(figures).toContain(limit);
});

test('docs/api.md has every reason for which the server cannot answer at a moment', () => {
  expect(UNAVAILABLE_REASONS.filter((reason) => !new RegExp(`\\b${reason}\\b`).test(text))).toEqual([]);
});

test('docs/api.md has every code of an error', () => {
  const source = readFileSync(join(__dirname, '..', '..', 'src', 'graphql', 'operation', 'read-operation.ts'), 'utf8');
  const ofOperations = [...source.matchAll(/'([A-Z]+(?:_[A-Z]+)+)'/g)].map(([, code = '']) => code);
  expect(ofOperations).toContain('OPERATION_RESOLUTION_FAILURE');
  expect([...Object.keys(HTTP_STATUS), ...ofOperations].filter((code) => !text.includes(code))).toEqual([]);
});
