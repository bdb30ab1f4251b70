import { hostname } from 'node:os';
import { mkdtemp, open, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeFolder, makeFolders, type Queryable } from '../../../database/index.js';
import { DomainError } from '../../../kernel/index.js';
import { type KeptFile, readFileParts } from '../../files/index.js';

/*
 * Files are read at any place, and so are copied out of the database for as long as that takes: into a folder of the machine that reads them, for its owner alone.
 */

const PREFIX = 'import-';
/** Of a process of another machine, which may have been killed; no import takes that long. */
const LONGEST_MS = 7 * 86_400_000;
const MACHINE = hostname().replaceAll(/[^\w-]/g, '_');
/** Whose a folder is: the machine and the process. */
const OWNED = /^import-(.+)-(\d+)-[^-]+$/;

/** Does `work` in a new folder within `parent`, and takes it away afterwards. */
export async function inWorkingFolder<Result>(parent: string, work: (folder: string) => Promise<Result>): Promise<Result> {
  await makeFolder(parent);
  const folder = await mkdtemp(join(parent, `${PREFIX}${MACHINE}-${process.pid}-`));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Takes away what processes that were killed have left, before this one makes any. `own`: no other process works in there. */
export async function clearWorkingFolders(parent: string, now: Date, { own }: { readonly own: boolean }): Promise<void> {
  const names = await readdir(parent).catch((): string[] => []);
  for (const name of names.filter((one) => one.startsWith(PREFIX))) {
    const folder = join(parent, name);
    const found = await stat(folder).catch(() => undefined);
    const isOld = found !== undefined && now.getTime() - found.mtimeMs > LONGEST_MS;
    if (own || isOld || isLeft(name)) await rm(folder, { recursive: true, force: true });
  }
}

/** Whether the process of this machine that has made a folder is there no more. */
function isLeft(name: string): boolean {
  const [, machine, pid] = OWNED.exec(name) ?? [];
  if (machine !== MACHINE || pid === undefined) return false;
  if (Number(pid) === process.pid) return true;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

interface CopyOptions {
  /** As it is to be called in the folder. */
  readonly name?: string;
  readonly signal?: AbortSignal | undefined;
}

/** Copies a file into a folder. */
export async function copyInto(
  folder: string,
  database: Queryable,
  file: KeptFile,
  { name = file.name, signal }: CopyOptions = {},
): Promise<void> {
  const path = join(folder, name);
  await makeFolders(dirname(path), 0o700);
  const out = await open(path, 'wx', 0o600);
  let written = 0;
  try {
    for await (const part of readFileParts(database, file.id)) {
      signal?.throwIfAborted();
      await out.writeFile(part);
      written += part.length;
    }
  } finally {
    await out.close();
  }
  if (written !== file.size) throw fileGone(file.name);
}

/** A file of an import that is kept no longer. */
export function fileGone(name: string): DomainError {
  return new DomainError('GONE', `The file '${name}' is there no more: send it again.`, { field: 'files' });
}

/** Enough for any header. */
const HEAD_BYTES = 65_536;
const LINE_FEED = 0x0a;

/** Copies whole lines of the beginning of a file into a folder. */
export async function copyHeadInto(folder: string, database: Queryable, { id, size }: KeptFile, name: string): Promise<void> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of readFileParts(database, id)) {
    parts.push(part);
    bytes += part.length;
    if (bytes >= HEAD_BYTES) break;
  }
  const read = Buffer.concat(parts);
  const path = join(folder, name);
  await makeFolders(dirname(path), 0o700);
  const out = await open(path, 'wx', 0o600);
  try {
    await out.writeFile(read.length < size ? wholeLines(read) : read);
  } finally {
    await out.close();
  }
}

/** Without the line that is cut, and of UTF-16 without half a letter. */
function wholeLines(bytes: Buffer): Buffer {
  const end = bytes.lastIndexOf(LINE_FEED);
  if (end === -1) return bytes;
  return bytes.subarray(0, bytes.includes(0) ? end - (end % 2) : end);
}
