import type { Stats } from 'node:fs';
import { chmod, lstat, mkdtemp, readdir, readlink, rm, rmdir, stat, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { StartError } from '../kernel/index.js';
import { makeFolder, notOurs } from './data-folder.js';

/*
 * The socket of the embedded database lies in a folder `socket` of the data folder that nobody but its owner may enter. Where that path would
 * be too long for a socket, `socket` is a link to such a folder under the system's temporary one, with a name that nobody can foresee.
 */

const NAME = 'socket';
const LONGEST_SOCKET_PATH = 100;
const PREFIX = 'cantle-';
const BY_OTHERS = 0o077;

/** The folder with the socket of the process that runs the database in `dataFolder`, if one has made it. Refuses one that others could have made. */
export async function findSocketFolder(dataFolder: string): Promise<string | undefined> {
  const path = join(dataFolder, NAME);
  const host = await readlink(path).catch(() => path);
  const found = await statsOf(host);
  if (found === undefined) return undefined;
  if (host === path && !found.isDirectory()) throw notOurs(path);
  if (process.getuid === undefined) return host;
  const isMine = found.uid === process.getuid();
  const isOfTheOwner = isMine || found.uid === (await stat(dataFolder)).uid;
  if (found.isDirectory() && isOfTheOwner && (found.mode & BY_OTHERS) === 0) return host;
  // Rights that a volume was mounted with: whoever takes the lock makes it private again, without what may lie in it.
  if (found.isDirectory() && isMine) return undefined;
  throw new StartError(`'${host}' could be somebody else's. Remove it, or set CANTLE_DATA to another folder.`);
}

/** Makes that folder, which only the holder of the lock does. */
export async function makeSocketFolder(dataFolder: string, socketName: string): Promise<string> {
  const path = join(dataFolder, NAME);
  const found = await statsOf(path);
  const isLink = found?.isSymbolicLink() === true;
  if (found !== undefined && !isLink && !found.isDirectory()) throw notOurs(path);
  if (isLink) {
    const target = await readlink(path);
    if (!basename(target).startsWith(PREFIX) || (await holdsMore(target, socketName))) throw notOurs(path);
    await rm(path);
    await removeOwn(target, socketName);
  }
  if (join(path, socketName).length > LONGEST_SOCKET_PATH) {
    const short = await mkdtemp(join(tmpdir(), PREFIX));
    await symlink(short, path);
    return short;
  }
  await makeFolder(path);
  // Volumes that are mounted with rights for a group give them to what was made on them before.
  if ((await stat(path)).uid === process.getuid?.()) await chmod(path, 0o700);
  return path;
}

async function statsOf(path: string): Promise<Stats | undefined> {
  return lstat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    return undefined;
  });
}

/** Whether there is anything in a folder but a socket of ours: then it has our prefix by chance. */
async function holdsMore(folder: string, socketName: string): Promise<boolean> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names.some((name) => name !== socketName);
}

/** What an earlier process has left behind, the socket and its folder by their names; what is somebody else's stays. */
async function removeOwn(folder: string, socketName: string): Promise<void> {
  const found = await statsOf(folder);
  if (found?.isDirectory() !== true || found.uid !== process.getuid?.()) return;
  await rm(join(folder, socketName), { force: true });
  await rmdir(folder);
}
