import { isDeepStrictEqual } from 'node:util';
import type { Queryable } from '../database/index.js';
import { type AttributeDefinition, type Definition, nameOf } from './definition.js';
import { type StoredRules, storedRules } from '../membership/index.js';
import { type DefinitionFile, makeFolder, pathFor, readFolder, removeFiles, writeFiles } from './folder.js';
import { match } from './match.js';
import { matchActions } from './match-actions.js';
import { plainAction, segmentNamed } from './plan-actions.js';
import { readDefinitions, type WorkspaceAction, type WorkspaceSegment } from './workspace-definitions.js';

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
  const actions = matchActions(files, defined.actions, (name) => segmentNamed(defined.segments, name)?.id);
  const pairs = [...attributes, ...segments, ...actions.pairs];
  const pathOf = new Map(pairs.flatMap(({ file, before }) => (before === undefined ? [] : ([[keyOf(before), file]] as const))));
  const taken = new Set(files.map(({ path }) => path));
  const written: DefinitionFile[] = [];
  let unchanged = 0;
  for (const definition of [...defined.attributes, ...defined.segments, ...defined.actions].map(asDefinition)) {
    const file = pathOf.get(keyOf(definition));
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

const keyOf = (definition: Definition): string =>
  `${definition.kind} ${definition.kind === 'attribute' ? nameOf(definition) : definition.id}`;

function asDefinition(stored: AttributeDefinition | WorkspaceSegment | WorkspaceAction): Definition {
  if (stored.kind === 'attribute') return stored;
  if (stored.kind === 'action') return plainAction(stored);
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
