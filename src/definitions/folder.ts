import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolders, readFoundFile, refuseLinkedFolder, replaceFile } from '../database/index.js';
import { invalidInput, StartError, systemReason } from '../kernel/index.js';
import { type Definition, FOLDER_OF, nameOf, printDefinition, readDefinition } from './definition.js';

/** A definition and the file that says it, by its path below the folder. */
export interface DefinitionFile {
  readonly path: string;
  readonly definition: Definition;
}

/** No rule is so long. */
const LARGEST_FILE_BYTES = 1_048_576;
const MOST_FILES = 10_000;
const LONGEST_FILE_NAME = 80;
const KINDS = Object.keys(FOLDER_OF) as Definition['kind'][];

/** All definitions of a folder, by path. Throws INVALID_INPUT with everything that is wrong with any of them. */
export async function readFolder(folder: string): Promise<DefinitionFile[]> {
  const problems: string[] = [];
  const files: DefinitionFile[] = [];
  for (const kind of KINDS) {
    for (const path of await listFiles(folder, FOLDER_OF[kind])) {
      const read = readDefinition(kind, await readFoundFile(join(folder, path), LARGEST_FILE_BYTES));
      if ('problems' in read) problems.push(...read.problems.map((problem) => `${path}: ${problem}`));
      else files.push({ path, definition: read.definition });
    }
  }
  refuse(problems);
  return files;
}

/** Throws what is wrong with definitions, if anything is. */
export function refuse(problems: readonly string[]): void {
  if (problems.length === 0) return;
  throw invalidInput('definitions', `The definitions cannot be used:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
}

async function listFiles(folder: string, subfolder: string): Promise<string[]> {
  await checkFolder(folder);
  await refuseLinkedFolder(join(folder, subfolder));
  const names = await readdir(join(folder, subfolder)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const paths = names
    .filter((name) => /\.ya?ml$/.test(name))
    .toSorted()
    .map((name) => join(subfolder, name));
  if (paths.length > MOST_FILES) throw new StartError(`'${join(folder, subfolder)}' has more than ${MOST_FILES} files.`);
  return paths;
}

async function checkFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch((error: unknown) => {
    throw new StartError(`'${folder}' cannot be read: ${systemReason(error) ?? String(error)}.`, { cause: error });
  });
  if (!found.isDirectory()) throw new StartError(`'${folder}' is no folder.`);
}

/** Makes a folder for definitions, if there is none. */
export async function makeFolder(folder: string): Promise<void> {
  try {
    for (const kind of KINDS) {
      await makeFolders(join(folder, FOLDER_OF[kind]));
      await refuseLinkedFolder(join(folder, FOLDER_OF[kind]));
    }
  } catch (error) {
    throw unwritable(folder, error);
  }
}

function unwritable(folder: string, error: unknown): unknown {
  const reason = systemReason(error);
  return reason === undefined ? error : new StartError(`'${folder}' cannot be written: ${reason}.`, { cause: error });
}

/** Writes definitions, each whole or not at all. */
export async function writeFiles(folder: string, files: readonly DefinitionFile[]): Promise<void> {
  try {
    for (const { path, definition } of files) await replaceFile(join(folder, path), printDefinition(definition));
  } catch (error) {
    throw unwritable(folder, error);
  }
}

export async function removeFiles(folder: string, paths: readonly string[]): Promise<void> {
  for (const path of paths) await rm(join(folder, path), { force: true });
}

/** A path for a definition that has no file yet: its name in plain letters, and a number where that is taken. */
export function pathFor(definition: Definition, taken: ReadonlySet<string>): string {
  const plain = nameOf(definition)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_FILE_NAME)
    .replace(/^-|-$/g, '');
  const base = plain === '' ? definition.kind : plain;
  for (let number = 1; ; number += 1) {
    const path = join(FOLDER_OF[definition.kind], `${base}${number === 1 ? '' : `-${number}`}.yaml`);
    if (!taken.has(path)) return path;
  }
}
