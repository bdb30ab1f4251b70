import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeFolders } from '../../src/database/found-file.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cantle-folders-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('a folder is made with those above it, and may be there', async () => {
  const deep = join(folder, 'a', 'b', 'c');
  await Promise.all([makeFolders(deep, 0o700), makeFolders(deep, 0o700), makeFolders(join(folder, 'a', 'd'), 0o700)]);
  await makeFolders(deep);
  expect((await stat(deep)).mode & 0o777).toBe(0o700);
});

test('a file in its place, or in that of one above it, is refused', async () => {
  await mkdir(join(folder, 'a'));
  await writeFile(join(folder, 'a', 'file'), '');
  await expect(makeFolders(join(folder, 'a', 'file'))).rejects.toMatchObject({ code: 'EEXIST' });
  await expect(makeFolders(join(folder, 'a', 'file', 'b'))).rejects.toMatchObject({ code: 'ENOTDIR' });
});

test('a place in which nothing can be made is refused, where there is one', async () => {
  const made = makeFolders('/proc/cantle/database');
  await expect(made).rejects.toMatchObject({ syscall: 'mkdir' });
});
