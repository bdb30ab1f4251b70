import { open, rm } from 'node:fs/promises';
import { StartError } from '../kernel/index.js';
import { notOurs } from './data-folder.js';
import { readFoundFile } from './found-file.js';

/** The number of a process. */
const LARGEST_LOCK_BYTES = 100;

/** How long a lock may stand without the number of its process, which is written a moment after it is made. */
const PATIENCE_MS = 200;

/** Takes the lock, a file with the id of its process; a lock whose process is gone counts for nothing. Gives what releases it. */
export async function takeLock(path: string, folder: string): Promise<() => Promise<void>> {
  for (;;) {
    try {
      const file = await open(path, 'wx', 0o600);
      await file.writeFile(String(process.pid));
      await file.close();
      return () => rm(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const holder = await readHolder(path);
      if (holder > 0 && holder !== process.pid && isRunning(holder)) {
        throw new StartError(
          `Process ${holder} is using the embedded database in ${folder}. Stop it, or set CANTLE_DATA to another folder.`,
        );
      }
      await rm(path, { force: true });
    }
  }
}

/** 0 if there is none (any more). */
async function readHolder(path: string): Promise<number> {
  const read = () => readFoundFile(path, LARGEST_LOCK_BYTES).catch(orNothing);
  let text = await read();
  if (text === '') {
    await new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
    text = await read();
  }
  if (!/^\d{0,10}$/.test(text)) throw notOurs(path);
  return Number(text);
}

function orNothing(error: NodeJS.ErrnoException): string {
  if (error.code !== 'ENOENT') throw error;
  return '';
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
