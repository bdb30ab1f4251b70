import { randomBytes } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { type FileHandle, lstat, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { StartError, systemReason } from '../kernel/index.js';

/*
 * Files at places that others may fill: in a folder that is given, or beside a file that is. What lies there may be a link that leads elsewhere, or a pipe into
 * which nobody writes.
 */

const { O_APPEND, O_CREAT, O_NOFOLLOW, O_NONBLOCK, O_RDONLY, O_TRUNC, O_WRONLY } = constants;
const CHUNK_BYTES = 65_536;

/** Reads a file of a folder. Refuses links, and whatever is no file: to open a pipe is to wait for whoever writes into it. */
export async function readFoundFile(path: string, mostBytes: number): Promise<string> {
  const file = await open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK).catch((error: unknown) => {
    throw isCode(error, 'ELOOP') ? new StartError(`'${path}' is a link.`) : error;
  });
  try {
    const found = await file.stat();
    if (!found.isFile()) throw new StartError(`'${path}' is no file.`);
    if (found.size > mostBytes) throw new StartError(`'${path}' is larger than ${mostBytes} bytes.`);
    return await file.readFile('utf8');
  } finally {
    await file.close();
  }
}

/**
 * Reads a file that the configuration or a command names, as a whole. Follows links, as of a mounted secret. Refuses what is no file, which may never end or wait
 * for whoever writes into it, and more than `mostBytes`, whatever size is told of it.
 */
export function tryNamedFile(path: string, mostBytes: number): { readonly content: Buffer } | { readonly problem: string } {
  try {
    return { content: readBounded(path, mostBytes) };
  } catch (error) {
    return { problem: systemReason(error) ?? (error as Error).message };
  }
}

/** As `tryNamedFile`; throws a StartError with the path and the reason. */
export function readNamedFile(path: string, mostBytes: number): Buffer {
  const read = tryNamedFile(path, mostBytes);
  if ('problem' in read) throw new StartError(`'${path}' cannot be read: ${read.problem}.`);
  return read.content;
}

function readBounded(path: string, mostBytes: number): Buffer {
  // To open a pipe is to wait for whoever writes into it.
  const file = openSync(path, O_RDONLY | O_NONBLOCK);
  try {
    if (!fstatSync(file).isFile()) throw new Error('it is no file');
    const chunks: Buffer[] = [];
    for (let length = 0; ;) {
      const chunk = Buffer.alloc(CHUNK_BYTES);
      const read = readSync(file, chunk);
      if (read === 0) return Buffer.concat(chunks);
      length += read;
      if (length > mostBytes) throw new Error(`it is larger than ${mostBytes} bytes`);
      chunks.push(chunk.subarray(0, read));
    }
  } finally {
    closeSync(file);
  }
}

/** Refuses a folder that is a link: what is read and written below it would lie elsewhere. One that is not there is fine. */
export async function refuseLinkedFolder(path: string): Promise<void> {
  const found = await lstat(path).catch(() => undefined);
  if (found !== undefined && !found.isDirectory()) throw new StartError(`'${path}' is ${found.isSymbolicLink() ? 'a link' : 'no folder'}.`);
}

/**
 * Makes a folder, and those above it that are missing. `mkdir` with `recursive` does not end where nothing can be made in a folder that is there, as in /proc:
 * it takes "no such file" for a parent that is missing, and tries again for ever.
 */
export async function makeFolders(folder: string, mode?: number): Promise<void> {
  await makeOne(folder, mode).catch(async (error: NodeJS.ErrnoException) => {
    const above = dirname(folder);
    if (error.code !== 'ENOENT' || above === folder) throw error;
    await makeFolders(above, mode);
    // Once more, and no more than that.
    await makeOne(folder, mode);
  });
}

/** One that is there already is fine, be it that somebody else has just made it. */
async function makeOne(folder: string, mode: number | undefined): Promise<void> {
  await mkdir(folder, mode === undefined ? {} : { mode }).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST' || !(await isFolder(folder))) throw error;
  });
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() === true;
}

/** Where a file is written until it is whole: a name that nobody knows before, to be opened with `wx`. */
export function unfinishedBeside(path: string): string {
  return `${path}.${randomBytes(8).toString('hex')}.part`;
}

/** Writes a file whole or not at all, in the place of whatever is there: of a link itself, not of what it leads to. */
export async function replaceFile(path: string, text: string): Promise<void> {
  const unfinished = unfinishedBeside(path);
  const file = await open(unfinished, 'wx');
  try {
    await writeAndClose(file, text);
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => {});
    throw error;
  }
}

/**
 * Opens a file that somebody names to be written, emptied unless it is to be added to. Refuses one that is a link to another file: it may have been put there to
 * have that one written. Links to terminals and the like are followed: /dev/stdout is one.
 */
export async function openNamedFile(
  path: string,
  { append = false, mode = 0o666 }: { readonly append?: boolean; readonly mode?: number } = {},
): Promise<FileHandle> {
  const flags = O_WRONLY | O_CREAT | (append ? O_APPEND : O_TRUNC);
  return open(path, flags | O_NOFOLLOW, mode).catch(async (error: unknown) => {
    if (!isCode(error, 'ELOOP')) throw error;
    const target = await stat(path).catch(() => undefined);
    if (target === undefined || target.isFile()) throw new StartError(`'${path}' is a link.`);
    return open(path, flags);
  });
}

/** Writes what `openNamedFile` opens. */
export async function writeNamedFile(path: string, text: string, mode?: number): Promise<void> {
  const file = await openNamedFile(path, mode === undefined ? {} : { mode });
  await writeAndClose(file, text);
}

async function writeAndClose(file: FileHandle, text: string): Promise<void> {
  try {
    await file.writeFile(text);
  } finally {
    await file.close();
  }
}

function isCode(error: unknown, code: string): boolean {
  return (error as NodeJS.ErrnoException | undefined)?.code === code;
}
