import { dirname, join } from 'node:path';
import type { Authenticator } from '../access/index.js';
import { folderProblem, makeFolder, readFoundFile, writeNamedFile } from '../database/index.js';
import { StartError } from '../kernel/index.js';

const LARGEST_BYTES = 10_000;

/** Where the key of the demo shop of a database is: each database has a file of its own, named for where it is on its server. */
export function demoKeyFile(folder: string, databaseUrl: string | undefined): string {
  if (databaseUrl === undefined) return join(folder, 'demo-key');
  // Whatever of the address is a secret stands before the @ or is a parameter.
  const [, place = '', query = ''] = /^postgres(?:ql)?:\/\/(?:[^/?#]*@)?([^?#]*)(?:\?([^#]*))?/.exec(databaseUrl) ?? [];
  const { host = '', port = '' } = Object.fromEntries(new URLSearchParams(query));
  const name = [host, port, place]
    .filter((part) => part !== '')
    .join('-')
    .replaceAll(/[^\w.]+/g, '-');
  return join(folder, `demo-key-${name}`);
}

/** Refuses a file at its place that holds something else. */
export async function refuseOthersKeyFile(file: string): Promise<void> {
  const text = await read(file);
  if (!/^(?:cantle_\S*)?\s*$/.test(text)) throw new StartError(`'${file}' is no key of Cantle's. Set CANTLE_DATA to another folder.`);
}

/** Keeps the key of the demo shop beside the data, readable by its owner alone: it opens nothing but invented people. */
export async function keepDemoKey(file: string, key: string): Promise<void> {
  const folder = dirname(file);
  try {
    await makeFolder(folder);
    await writeNamedFile(file, `${key}\n`, 0o600);
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw folderProblem(error, folder);
  }
}

/** The demo key, if there is one and the database still accepts it. */
export async function findDemoKey(file: string, authenticator: Authenticator): Promise<string | undefined> {
  const key = (await read(file)).trim();
  return key !== '' && (await authenticator.find(key)) !== undefined ? key : undefined;
}

/** Nothing where there is no such file. */
function read(file: string): Promise<string> {
  return readFoundFile(file, LARGEST_BYTES).catch((error: unknown) => {
    if (error instanceof StartError) throw error;
    return '';
  });
}
