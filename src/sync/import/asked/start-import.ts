import { sql } from '../../../database/index.js';
import { conflict, invalidInput, limitExceeded, newId, notFound } from '../../../kernel/index.js';
import type { Scope } from '../../../model/index.js';
import { checkFileName, dropFiles, getUpload, IS_IN_USE, keepFile, type KeptFile, lockFiles, MOST_UPLOADS } from '../../files/index.js';
import { LARGEST_MAPPING_BYTES, parseMapping, readShippedMapping } from '../load-mapping.js';
import type { Mapping } from '../mapping.js';
import { filesOfMapping } from '../mapping-files.js';
import { DataFile } from '../reading/index.js';
import { type ChosenMapping, detectMapping } from './detect-mapping.js';
import { hasPatterns, neededScopes } from './needed-scopes.js';
import type { Asker, RequestContext } from './request.js';
import { copyHeadInto, inWorkingFolder } from './working-folder.js';

/** Of the files of one import that are kept in memory, such as those in which things are looked up. */
const MOST_KEPT_BYTES = 64 * 1_048_576;

export interface StartContext extends RequestContext {
  /** For what is looked at of files. */
  readonly workingFolder: string;
}

/** A file of an import. */
export interface WantedFile {
  readonly uploadId: string;
  /** As the mapping calls it, where that is not what it was called when it was sent. */
  readonly file?: string | null | undefined;
}

/** What somebody wants to be imported. */
export interface WantedImport {
  readonly files: readonly WantedFile[];
  /** One that comes with Cantle, by name. */
  readonly mapping?: string | null | undefined;
  /** One of their own, as YAML or JSON. Where there is neither, it is found by the headers of the files. */
  readonly mappingText?: string | null | undefined;
  readonly dryRun: boolean;
}

/** What the one who asks may do. Both throw FORBIDDEN. */
export interface AskerRights {
  needs(what: string, scopes: readonly Scope[]): void;
}

/**
 * Asks for an import of files that were sent. Refused is what is wrong with the mapping, what the one who asks may not write, files that have not come whole or that
 * the mapping does not read, and headers without the columns that it reads. Gives the id of the import, which some process begins within a second.
 */
export async function startImport(
  context: StartContext,
  asker: Omit<Asker, 'scopes'>,
  wanted: WantedImport,
  rights: AskerRights,
): Promise<string> {
  const files = await uploadsOf(context, asker.owner, wanted.files);
  const { text, mapping, names } = await inWorkingFolder(context.workingFolder, async (folder) => {
    const chosen = await choose(folder, context, files, wanted, rights);
    rights.needs('This import', neededScopes(chosen.mapping));
    checkFiles(chosen, files);
    await checkHeaders(folder, context, chosen, files);
    return chosen;
  });
  const id = newId();
  const [bytes, owner] = [Buffer.from(text), asker.owner];
  const mappingId = await keepFile(context, { purpose: 'mapping', name: 'mapping.yaml', owner, importId: id }, [bytes]);
  try {
    await begin(context, {
      id,
      mapping,
      names,
      asker: { ...asker, scopes: ['imports:write', ...neededScopes(mapping)] },
      dryRun: wanted.dryRun,
    });
  } catch (error) {
    await dropFiles(context.database, sql`f.id = ${mappingId}::uuid`);
    throw error;
  }
  return id;
}

async function uploadsOf(context: StartContext, owner: string, wanted: readonly WantedFile[]): Promise<KeptFile[]> {
  if (wanted.length === 0) throw invalidInput('files', 'Say which files that were sent are to be imported.');
  if (wanted.length > MOST_UPLOADS) throw limitExceeded('The number of files of an import', MOST_UPLOADS);
  const files: KeptFile[] = [];
  for (const [index, { uploadId, file: called }] of wanted.entries()) {
    const file = await getUpload(context, owner, uploadId);
    if (file.received < file.size)
      throw invalidInput(
        `files.${index}.uploadId`,
        `Of the file '${file.name}' ${file.received} of ${file.size} bytes have come: send the rest first.`,
      );
    if (typeof called === 'string') checkFileName(`files.${index}.file`, called);
    files.push({ ...file, name: called ?? file.name });
  }
  const twice = files.findIndex(({ id, name }, index) => files.slice(0, index).some((one) => one.id === id || one.name === name));
  if (twice !== -1) throw invalidInput(`files.${twice}`, `The file '${files[twice]?.name}' is there twice.`);
  const folder = files.findIndex(({ name }) => files.some((one) => one.name.startsWith(`${name}/`)));
  if (folder !== -1)
    throw invalidInput(
      `files.${folder}`,
      `The file '${files[folder]?.name}' is called as the folder of another: call one of them otherwise.`,
    );
  return files;
}

async function choose(
  folder: string,
  { database }: StartContext,
  files: readonly KeptFile[],
  { mapping, mappingText }: WantedImport,
  rights: AskerRights,
): Promise<ChosenMapping> {
  const names = new Map(files.map(({ id, name }) => [id, name]));
  if (typeof mapping === 'string' && typeof mappingText === 'string')
    throw invalidInput('mappingText', 'Name a mapping that comes with Cantle, or give one of your own: not both.');
  if (typeof mapping === 'string') {
    const text = await readShippedMapping(mapping, 'mapping');
    return { text, mapping: parseMapping(text), names };
  }
  if (typeof mappingText !== 'string') return detectMapping(folder, database, files);
  if (Buffer.byteLength(mappingText) > LARGEST_MAPPING_BYTES)
    throw limitExceeded('The length of the mapping, in bytes,', LARGEST_MAPPING_BYTES);
  const own = parseMapping(mappingText);
  if (hasPatterns(own)) rights.needs("A mapping of one's own with `matching`", ['admin']);
  return { text: mappingText, mapping: own, names };
}

/** Exactly those that the mapping reads, and no more in memory than there is room for. */
function checkFiles({ mapping, names }: ChosenMapping, files: readonly KeptFile[]): void {
  const wanted = filesOfMapping(mapping);
  const given = new Set(names.values());
  const missing = [...wanted.keys()].filter((name) => !given.has(name));
  if (missing.length > 0) throw invalidInput('files', `The mapping reads ${told(missing)}, which is not among the files.`);
  const unread = files.findIndex(({ id }) => !wanted.has(names.get(id) ?? ''));
  if (unread !== -1)
    throw invalidInput(`files.${unread}`, `The mapping does not read '${files[unread]?.name}': it reads ${told([...wanted.keys()])}.`);
  const kept = files.filter(({ id }) => wanted.get(names.get(id) ?? '')?.isKept);
  if (kept.reduce((sum, { size }) => sum + size, 0) > MOST_KEPT_BYTES)
    throw limitExceeded(
      `What the files come to in which the mapping looks things up (${told(kept.map(({ name }) => name))}), in bytes,`,
      MOST_KEPT_BYTES,
    );
}

function told(names: readonly string[]): string {
  return names.map((name) => `'${name}'`).join(', ');
}

async function checkHeaders(
  folder: string,
  { database }: StartContext,
  { mapping, names }: ChosenMapping,
  files: readonly KeptFile[],
): Promise<void> {
  const wanted = filesOfMapping(mapping);
  for (const [index, file] of files.entries()) {
    const name = names.get(file.id) ?? file.name;
    const read = wanted.get(name);
    if (read === undefined) continue;
    const [within, path] = [`${folder}/head-of-${index}`, read.mapping.file];
    await copyHeadInto(within, database, file, path);
    await DataFile.open(within, read.mapping, [...read.columns]);
  }
}

interface Beginning {
  readonly id: string;
  readonly mapping: Mapping;
  readonly names: ReadonlyMap<string, string>;
  readonly asker: Asker;
  readonly dryRun: boolean;
}

async function begin({ database, clock }: StartContext, { id, mapping, names, asker, dryRun }: Beginning): Promise<void> {
  const { owner, holder, scopes } = asker;
  await database.transaction(async (transaction) => {
    const ids = [...names.keys()];
    const isTheirs = sql`f.owner = ${owner}::uuid and f.purpose = 'upload' and not f.goes`;
    const there = await lockFiles(transaction, sql`f.id = any(${ids}::uuid[]) and ${isTheirs}`);
    const gone = ids.find((one) => !there.some((file) => file.id === one));
    if (gone !== undefined) throw notFound('upload', gone);
    const taken = await transaction.query<{ id: string }>(sql`/* import.takeUploads */
      update kept_file f set import_id = ${id}::uuid, name = given.name
      from unnest(${ids}::uuid[], ${[...names.values()]}::text[]) as given(id, name)
      where f.id = given.id and ${isTheirs} and not ${IS_IN_USE} returning f.id`);
    if (taken.length < names.size) throw conflict('files', 'Another import reads one of the files: wait for its end, or cancel it.');
    await transaction.execute(sql`/* import.ask */
      insert into import_job (id, name, state, started_at, dry_run) values (${id}::uuid, ${mapping.name}, 'waiting', ${clock.now()}, ${dryRun})`);
    await transaction.execute(sql`/* import.askFor */
      insert into import_request (import_id, owner, holder, scopes) values (${id}::uuid, ${owner}::uuid, ${holder}, ${[...scopes]}::text[])`);
  });
}
