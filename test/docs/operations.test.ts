import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LONGEST_WAIT_MS } from '../../src/database/lanes.js';
import { EMBEDDED_QUESTION_MS, IDLE_IN_TRANSACTION_MS, LOCK_TIMEOUT_MS, PURPOSES } from '../../src/database/timeouts.js';
import { PATIENCE_MS } from '../../src/membership/settle/settle.js';
import { MESSAGES } from '../../src/server/readiness.js';

const text = readFileSync(join(__dirname, '..', '..', 'docs', 'operations.md'), 'utf8');
const rows = text.split('\n').flatMap((line) => (line.startsWith('| ') ? [line.split('|').map((cell) => cell.trim())] : []));
const figures = rows.flatMap(([, what = '', figure = '']) =>
  /^[\d,]+$/.test(figure) ? [[what, Number(figure.replace(/,/g, ''))] as const] : [],
);

test('docs/operations.md has the time of everything that the database is asked for, and of what else is waited for', () => {
  const asked = Object.values(PURPOSES).map(({ what, statementMs }) => [what, statementMs]);
  expect(figures.slice(0, asked.length)).toEqual(asked);
  const waits = [LOCK_TIMEOUT_MS, IDLE_IN_TRANSACTION_MS, LONGEST_WAIT_MS, PATIENCE_MS, EMBEDDED_QUESTION_MS];
  expect(figures.slice(asked.length).map(([, ms]) => ms)).toEqual(waits);
});

test('docs/operations.md has every reason for which a server is not ready, and whoever locks nothing is not told so', () => {
  const listed = rows.flatMap(([, reason = '']) => (/^`[A-Z_]+`$/.test(reason) ? [reason.slice(1, -1)] : []));
  expect(listed).toEqual(Object.keys(MESSAGES).filter((reason) => reason !== 'LOCKED'));
});
