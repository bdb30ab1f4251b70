import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { clearWorkingFolders, inWorkingFolder } from '../../../src/sync/import/asked/working-folder.js';

/* Files that an import has copied to read, after the process that did has been killed. */

/** A process that there cannot be: Linux counts to 4,194,304. */
const GONE = 4_194_305;

let parent: string;
beforeEach(() => (parent = mkdtempSync(join(tmpdir(), 'cantle-working-'))));
afterEach(() => rmSync(parent, { recursive: true, force: true }));

/** The name of a folder that a process makes, with its own id in it. */
async function nameOfOwn(): Promise<string> {
  const name = await inWorkingFolder(parent, () => Promise.resolve(readdirSync(parent)[0]));
  return name ?? '';
}

test('goes at the next start if that process is there no more, and stays if it is', async () => {
  const own = await nameOfOwn();
  expect([readdirSync(parent), own.includes(String(process.pid))]).toEqual([[], true]);
  const folders = {
    own,
    gone: own.replace(`-${process.pid}-`, `-${GONE}-`),
    alive: own.replace(`-${process.pid}-`, `-${process.ppid}-`),
    elsewhere: own.replace(hostname().replaceAll(/[^\w-]/g, '_'), 'another-machine').replace(`-${process.pid}-`, `-${GONE}-`),
    old: 'import-another-machine-1-Abcdef',
  };
  for (const name of Object.values(folders)) mkdirSync(join(parent, name));
  const weekAgo = new Date(Date.now() - 8 * 86_400_000);
  utimesSync(join(parent, folders.old), weekAgo, weekAgo);
  await clearWorkingFolders(parent, new Date(), { own: false });
  expect(readdirSync(parent).toSorted()).toEqual([folders.alive, folders.elsewhere].toSorted());
  await clearWorkingFolders(parent, new Date(), { own: true });
  expect(readdirSync(parent)).toEqual([]);
});
