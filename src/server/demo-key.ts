import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Authenticator } from '../access/index.js';

/** Keeps the key of the demo shop beside the data, readable by its owner alone: it opens nothing but invented people. */
export async function keepDemoKey(file: string, key: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await writeFile(file, `${key}\n`, { mode: 0o600 });
}

/** The demo key, if there is one and the database still accepts it. */
export async function findDemoKey(file: string, authenticator: Authenticator): Promise<string | undefined> {
  const key = (await readFile(file, 'utf8').catch(() => '')).trim();
  return key !== '' && (await authenticator.find(key)) !== undefined ? key : undefined;
}
