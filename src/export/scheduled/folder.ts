import { lstat, mkdir, readdir, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { systemReason } from '../../kernel/index.js';

/*
 * The folder that the operator has allowed, and what is below it. Nothing is written anywhere else: names have no way out of it, and links that lead elsewhere
 * are not followed.
 */

/** A folder or a file that cannot be used, as it is told: without where on the disk of the server it is. */
export class FolderProblem extends Error {}

/** Does something with the files of the server; what the system says against it is told without paths. */
export async function onDisk<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const reason = systemReason(error);
    throw reason === undefined ? error : new FolderProblem(`${what}: ${reason}.`, { cause: error });
  }
}

/** The path of a folder below the one that is allowed, which is made where there is none. */
export async function openFolder(allowed: string, folder: string): Promise<string> {
  let path = await onDisk('The folder of CANTLE_EXPORT_FOLDER cannot be used', () => realpath(allowed));
  for (const part of folder === '' ? [] : folder.split('/')) {
    path = join(path, part);
    await onDisk(`The folder '${folder}' cannot be used`, () => openPart(path, folder));
  }
  return path;
}

async function openPart(path: string, folder: string): Promise<void> {
  await mkdir(path).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  });
  const found = await lstat(path);
  if (!found.isDirectory()) throw new FolderProblem(`'${folder}' is no folder, or a link that leads elsewhere.`);
}

/** Removes what processes that have ended left of files that begin so: whoever writes there is alone. */
export async function dropUnfinished(path: string, { file, format }: { readonly file: string; readonly format: string }): Promise<void> {
  const isOne = (name: string) =>
    name.startsWith(`${file}-`) &&
    /^-\d{4}-\d\d-\d\d-\d{4}\./.test(name.slice(file.length)) &&
    /\.[0-9a-f]{16}\.part$/.test(name) &&
    name.includes(`.${format}.`);
  const names = await onDisk('The folder cannot be read', () => readdir(path));
  for (const name of names.filter(isOne)) await dropFile(path, name);
}

export async function dropFile(path: string, name: string): Promise<void> {
  await onDisk(`'${name}' cannot be deleted`, () => rm(join(path, name), { force: true }));
}
