import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LineIndex } from '../../../src/sync/import/line-index.js';
import { DataFile, type UnreadableRow } from '../../../src/sync/import/reading/index.js';

/* What is kept of a file of lines is where they lie, within bounds. */

const MEGABYTE = 1 << 20;
const WIDE = { indexBytes: 256 * MEGABYTE, rowsAtOnce: 250_000, bytesAtOnce: 64 * MEGABYTE };

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cantle-lines-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function index(lines: readonly string[], limits?: typeof WIDE) {
  await writeFile(join(folder, 'lines.csv'), ['k,q', ...lines].join('\n'));
  const unreadable: UnreadableRow[] = [];
  const file = await DataFile.open(folder, { file: 'lines.csv' }, ['k']);
  return { index: await LineIndex.build(file, 'k', (row) => unreadable.push(row), limits), unreadable };
}

test('rows of a key come in the order of the file, however many there are', async () => {
  // More than fit into one segment.
  const { index: built } = await index(Array.from({ length: 150_000 }, (_, n) => `${n % 7},${n}`));
  const found = await built.read(['3', '5', 'none', '3']);
  expect([...found.keys()]).toEqual(['3', '5', 'none']);
  const expected = Array.from({ length: 150_000 }, (_, n) => n).filter((n) => n % 7 === 3);
  expect(found.get('3')?.map((row) => Number(row.read('q')))).toEqual(expected);
  expect(found.get('3')?.map(({ line }) => line)).toEqual(expected.map((n) => n + 2));
  expect(found.get('5')).toHaveLength(21_428);
  expect(found.get('none')).toEqual([]);
});

test('rows without a key are told, and those whose key nobody asked for', async () => {
  const { index: built, unreadable } = await index(['a,1', ',2', '  b ,3', 'a,4', '1.23E+12,5', 'c,6', 'b,7']);
  expect(unreadable.map(({ line, problem }) => [line, problem])).toEqual([
    [3, "has no 'k'"],
    [6, expect.stringContaining('scientific notation')],
  ]);
  await built.read(['a']);
  built.passOver('c');
  expect([...built.orphans()]).toEqual([
    { key: 'b', line: 4 },
    { key: 'b', line: 8 },
  ]);
});

test('an index has a bound, for lines and for keys', async () => {
  const refusal = {
    code: 'LIMIT_EXCEEDED',
    message: expect.stringContaining("The file 'lines.csv' has too many lines"),
    details: { file: 'lines.csv', limit: MEGABYTE },
  };
  const limits = { ...WIDE, indexBytes: MEGABYTE };
  await index(
    Array.from({ length: 49_000 }, () => 'a,'),
    limits,
  );
  await expect(
    index(
      Array.from({ length: 50_000 }, () => 'a,'),
      limits,
    ),
  ).rejects.toMatchObject(refusal);
  await index(
    Array.from({ length: 8_000 }, (_, n) => `${n + 10_000},`),
    limits,
  );
  await expect(
    index(
      Array.from({ length: 8_300 }, (_, n) => `${n + 10_000},`),
      limits,
    ),
  ).rejects.toMatchObject(refusal);
});

test('so has what is read by it at a time', async () => {
  const refusal = { code: 'LIMIT_EXCEEDED', message: expect.stringContaining("'lines.csv' has more than") };
  const lines = ['a,1', 'b,2', 'a,3', 'b,4'];
  const { index: few } = await index(lines, { ...WIDE, rowsAtOnce: 3 });
  await expect(few.read(['a'])).resolves.toBeDefined();
  await expect(few.read(['a', 'b'])).rejects.toMatchObject(refusal);
  const { index: short } = await index(lines, { ...WIDE, bytesAtOnce: 10 });
  await expect(short.read(['b'])).resolves.toBeDefined();
  await expect(short.read(['b', 'a'])).rejects.toMatchObject(refusal);
});
