import { join } from 'node:path';
import type { Queryable } from '../../../database/index.js';
import { invalidInput } from '../../../kernel/index.js';
import type { KeptFile } from '../../files/index.js';
import { listShippedMappings, parseMapping, readShippedMapping } from '../load-mapping.js';
import type { Mapping } from '../mapping.js';
import { filesOfMapping } from '../mapping-files.js';
import { DataFile, isNdjson } from '../reading/index.js';
import { copyHeadInto } from './working-folder.js';

/** How files are to be brought in. */
export interface ChosenMapping {
  readonly text: string;
  readonly mapping: Mapping;
  /** What the mapping calls each file, by the id of the upload. */
  readonly names: ReadonlyMap<string, string>;
}

/** A file with the names in its header; undefined of NDJSON. */
interface Headed {
  readonly file: KeptFile;
  readonly columns: ReadonlySet<string> | undefined;
}

/**
 * The mapping, of those that come with Cantle, that reads exactly these files: by the columns in their headers, and by their names where several could be one.
 * Refuses with INVALID_INPUT where none does, or several do.
 */
export async function detectMapping(folder: string, database: Queryable, files: readonly KeptFile[]): Promise<ChosenMapping> {
  const headed: Headed[] = [];
  for (const [index, file] of files.entries()) headed.push({ file, columns: await columnsIn(folder, database, file, index) });
  const fitting: (ChosenMapping & { readonly name: string })[] = [];
  const shipped = await listShippedMappings();
  for (const name of shipped) {
    const text = await readShippedMapping(name, 'mapping');
    const mapping = parseMapping(text);
    const names = namesBy(mapping, headed);
    if (names !== undefined) fitting.push({ name, text, mapping, names });
  }
  const [found, ...others] = fitting;
  if (found !== undefined && others.length === 0) return found;
  const told =
    found === undefined
      ? `No mapping that comes with Cantle reads just these files by their headers; there are ${shipped.join(', ')}. Name one, or give your own in mappingText.`
      : `Several mappings read these files: ${fitting.map(({ name }) => name).join(', ')}. Name one.`;
  throw invalidInput('mapping', told);
}

async function columnsIn(folder: string, database: Queryable, file: KeptFile, index: number): Promise<Set<string> | undefined> {
  if (isNdjson(file.name)) return undefined;
  const within = join(folder, `head-${index}`);
  await copyHeadInto(within, database, file, file.name);
  const opened = await DataFile.openUnknown({ folder: within, file: file.name });
  return new Set(opened.file.columns);
}

/** What each file is called by a mapping that reads all of them, and no other. */
function namesBy(mapping: Mapping, headed: readonly Headed[]): Map<string, string> | undefined {
  const wanted = filesOfMapping(mapping);
  if (wanted.size !== headed.length) return undefined;
  const names = new Map<string, string>();
  for (const [name, { columns }] of wanted) {
    const fitting = headed.filter(({ file, columns: has }) =>
      has === undefined ? file.name === name : !isNdjson(name) && isWithin(columns, has),
    );
    const [one, ...more] = fitting.some(({ file }) => file.name === name) ? fitting.filter(({ file }) => file.name === name) : fitting;
    if (one === undefined || more.length > 0 || names.has(one.file.id)) return undefined;
    names.set(one.file.id, name);
  }
  return names;
}

function isWithin(some: ReadonlySet<string>, all: ReadonlySet<string>): boolean {
  return [...some].every((one) => all.has(one));
}
