import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { StartError, systemReason } from '../kernel/index.js';
import { makeFolders } from './found-file.js';

/*
 * The folder that CANTLE_DATA names may be anybody's: nothing in it is taken for ours because of its name, and nobody's rights are changed but those of
 * what is made here.
 */

/** Is in a database of ours from its first moment. */
const BEGUN = 'cantle_begun';
/** Takes its place once the files are whole: until then they are what a killed first start left behind. */
const WHOLE = 'cantle_complete';

/** A database to be made: what says that it was begun is to be called `whole` when it is. */
export interface NewDatabase {
  readonly begun: string;
  readonly whole: string;
}

/** Makes the folder if it is not there, for its owner alone. */
export async function makeFolder(folder: string): Promise<void> {
  const make = () =>
    mkdir(folder, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  await make().catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    await makeFolders(dirname(folder));
    await make();
  });
}

/** Refuses a folder of somebody else's files in the place of those of the database, before anything is made beside it. */
export async function checkDatabaseFolder(folder: string): Promise<void> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  if (isOfOthers(names)) throw notOurs(folder);
}

function isOfOthers(names: readonly string[]): boolean {
  return names.length > 0 && !names.includes(WHOLE) && !names.includes(BEGUN);
}

/**
 * Makes ready the folder with the files of the database. Gives what is to be made if there is none. What an interrupted first start
 * left is cleared away; anything else that is not ours is refused as it is.
 */
export async function prepareDatabaseFolder(folder: string): Promise<NewDatabase | undefined> {
  await makeFolder(folder);
  const names = await readdir(folder);
  if (names.includes(WHOLE)) return undefined;
  if (isOfOthers(names)) throw notOurs(folder);
  const begun = join(folder, BEGUN);
  await writeFile(begun, '');
  // What is in it, not the folder itself, which may be a volume.
  for (const name of names) if (name !== BEGUN) await rm(join(folder, name), { recursive: true, force: true });
  return { begun, whole: join(folder, WHOLE) };
}

/** Something has the name of a thing of ours and is none. */
export function notOurs(path: string): StartError {
  return new StartError(`'${path}' is not Cantle's, and was left alone. Set CANTLE_DATA to another folder.`);
}

/** What went wrong with the folder as whoever named it is to be told. */
export function folderProblem(error: unknown, folder: string): unknown {
  const reason = systemReason(error);
  if (reason === undefined) return error;
  return new StartError(`The folder '${folder}' (CANTLE_DATA) cannot be used: ${reason}.`, { cause: error });
}
