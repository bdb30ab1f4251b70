import { isDeepStrictEqual } from 'node:util';
import type { Queryable } from '../database/index.js';
import type { AttributeDefinition, Definition } from './definition.js';
import { type StoredRules, storedRules } from '../membership/index.js';
import { type DefinitionFile, makeFolder, pathFor, readFolder, removeFiles, writeFiles } from './folder.js';
import { match } from './match.js';
import { kindOf, type StoredDefinition } from './kinds/index.js';
import { matchKinds } from './match-kinds.js';
import { readDefinitions, type WorkspaceSegment } from './workspace-definitions.js';

/** What pulling changed in a folder, by path. */
export interface Pulled {
  readonly written: readonly string[];
  readonly unchanged: number;
  /** Files of what is not in the workspace: they stay unless it is asked otherwise. */
  readonly stale: readonly string[];
}

/**
 * Writes what is defined in a workspace into a folder, a file each. A file that says it already stays as it is, with its name, comments and
 * layout; so does one of something that is not in the workspace, unless `deleteStale`.
 */
export async function pullDefinitions(
  database: Queryable,
  folder: string,
  { deleteStale }: { readonly deleteStale: boolean },
): Promise<Pulled> {
  await makeFolder(folder);
  const files = await readFolder(folder);
  const [defined, rules] = [await readDefinitions(database), await storedRules(database)];
  const { segments, attributes } = match(files, defined);
  const kept = matchKinds(files, defined.kept, defined);
  const pairs: readonly { readonly file: DefinitionFile; readonly before: StoredAny | undefined }[] = [
    ...attributes,
    ...segments,
    ...kept.pairs,
  ];
  const fileOf = new Map(pairs.flatMap(({ file, before }) => (before === undefined ? [] : ([[before, file]] as const))));
  const taken = new Set(files.map(({ path }) => path));
  const written: DefinitionFile[] = [];
  let unchanged = 0;
  for (const stored of [...defined.attributes, ...defined.segments, ...defined.kept]) {
    const file = fileOf.get(stored);
    const definition = asFile(stored, file?.definition);
    if (file !== undefined && same(file.definition, definition, rules)) unchanged += 1;
    else {
      const path = file?.path ?? pathFor(definition, taken);
      taken.add(path);
      written.push({ path, definition });
    }
  }
  await writeFiles(folder, written);
  const stale = pairs.filter(({ before }) => before === undefined).map(({ file }) => file.path);
  if (deleteStale) await removeFiles(folder, stale);
  return { written: written.map(({ path }) => path), unchanged, stale };
}

type StoredAny = AttributeDefinition | WorkspaceSegment | StoredDefinition;

function asFile(stored: StoredAny, file: Definition | undefined): Definition {
  if (stored.kind === 'attribute') return stored;
  if (stored.kind !== 'segment') return kindOf(stored).asFile(stored, file as StoredDefinition | undefined);
  const { kind, id, name, description, query } = stored;
  return { kind, id, name, description, query };
}

/** Whether a file says what the workspace has: layout of a rule means nothing, and an id need not be there. */
function same(ofFile: Definition, ofWorkspace: Definition, rules: StoredRules): boolean {
  const told = (definition: Definition) =>
    definition.kind === 'segment' && definition.query !== null ? { ...definition, query: rules.canonical(definition.query) } : definition;
  const named = ofFile.kind !== 'attribute' && ofFile.id === null && ofWorkspace.kind !== 'attribute' ? { id: ofWorkspace.id } : {};
  return isDeepStrictEqual({ ...told(ofFile), ...named }, told(ofWorkspace));
}
