import { constants } from 'node:fs';
import { copyFile, type FileHandle, open, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { makeFolders, refuseLinkedFolder, unfinishedBeside } from '../../database/index.js';
import { StartError, systemReason } from '../../kernel/index.js';
import { type DataFile, LONGEST_LINE, type Place } from './reading/index.js';
import type { Mapping } from './mapping.js';
import { filesOfMapping } from './mapping-files.js';
import { RejectedRows } from './rejected-rows.js';
import type { RejectedFiles } from './report.js';
import type { SetAside } from './set-aside.js';

/** Makes the folder that rejected rows are written to. Refuses one in which there is something, so that nothing is overwritten or mixed. */
export async function makeRejectedFolder(folder: string): Promise<void> {
  await refuseLinkedFolder(folder);
  await makeFolders(folder).catch((error: unknown) => {
    throw new StartError(`The folder '${folder}' cannot be made: ${systemReason(error) ?? String(error)}.`, { cause: error });
  });
  if ((await readdir(folder)).length > 0) throw new StartError(`The folder '${folder}' has files in it: name one that is new or empty.`);
}

export interface RejectedFilesInputs {
  /** That was imported. */
  readonly from: string;
  /** That `makeRejectedFolder` has made. */
  readonly into: string;
  readonly mapping: Mapping;
  /** Those of steps and of lines. */
  readonly files: readonly DataFile[];
  readonly setAside: SetAside;
}

/**
 * Writes the rows that did not come in into files of the same names, so that the same mapping brings them in once they are mended. A file out of which things are
 * looked up is there whole. Nothing is written, and the folder is taken away, where every row came in.
 */
export async function writeRejectedFiles({
  from,
  into,
  mapping,
  files,
  setAside,
}: RejectedFilesInputs): Promise<RejectedFiles | undefined> {
  if (setAside.isEmpty) {
    await rmdir(into);
    return undefined;
  }
  const lookedUp = new Set([...filesOfMapping(mapping)].flatMap(([name, { isKept }]) => (isKept ? [name] : [])));
  const written = new Set<string>();
  const counts = { rows: 0, leftOut: 0 };
  for (const file of files) {
    if (written.has(file.name)) continue;
    written.add(file.name);
    const isWhole = lookedUp.has(file.name);
    const isWanted = (line: number) => setAside.has(file.name, line);
    await whole(join(into, file.name), (path) => writeRows(path, file, setAside, (line) => isWhole || isWanted(line), counts));
  }
  for (const name of lookedUp) {
    if (!written.has(name)) await whole(join(into, name), (path) => copyFile(resolve(from, name), path, constants.COPYFILE_EXCL));
    written.add(name);
  }
  return { folder: into, files: [...written], ...counts };
}

async function whole(path: string, write: (unfinished: string) => Promise<void>): Promise<void> {
  await makeFolders(dirname(path));
  const unfinished = unfinishedBeside(path);
  try {
    await write(unfinished);
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => {});
    throw error;
  }
}

interface Counts {
  rows: number;
  leftOut: number;
}

async function writeRows(
  path: string,
  file: DataFile,
  setAside: SetAside,
  isWanted: (line: number) => boolean,
  counts: Counts,
): Promise<void> {
  const out = await open(path, 'wx', 0o600);
  try {
    const form = new RejectedRows(file);
    await out.writeFile(await form.head());
    for await (const rows of file.rows()) {
      const wanted = rows.filter(({ line }) => isWanted(line));
      const short = wanted.filter(({ length }) => length <= LONGEST_LINE);
      counts.leftOut += wanted.length - short.length;
      await writePlaces(out, file, short, (place, bytes) => {
        if (setAside.has(file.name, place.line)) counts.rows++;
        return form.row(bytes, setAside.notesOf(file.name, place.line));
      });
    }
  } finally {
    await out.close();
  }
}

const AT_ONCE_BYTES = 1 << 20;

/** A megabyte at a time, or a row where that is longer. */
async function writePlaces(
  out: FileHandle,
  file: DataFile,
  places: readonly Place[],
  rowOf: (place: Place, bytes: Buffer) => Buffer,
): Promise<void> {
  let from = 0;
  while (from < places.length) {
    let to = from;
    for (let bytes = 0; to < places.length && (to === from || bytes < AT_ONCE_BYTES); to++) bytes += places[to]?.length ?? 0;
    const some = places.slice(from, to);
    const raw = await file.bytesAt(some);
    await out.writeFile(Buffer.concat(some.map((place, n) => rowOf(place, raw[n] ?? Buffer.alloc(0)))));
    from = to;
  }
}
