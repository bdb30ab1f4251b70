import type { ActionDefinition } from './action-definition.js';
import { type DefinitionFile, refuse } from './folder.js';
import { caseless } from './match.js';
import type { WorkspaceAction } from './workspace-definitions.js';

export interface ActionPair {
  readonly file: DefinitionFile & { readonly definition: ActionDefinition };
  readonly before: WorkspaceAction | undefined;
}

/**
 * Which file means which action: by its id, and in another workspace than that it was pulled from by its segment and name, where there is only one of
 * that name. Throws INVALID_INPUT where two files mean the same, or one may mean several.
 */
export function matchActions(
  files: readonly DefinitionFile[],
  actions: readonly WorkspaceAction[],
  idOf: (segment: string) => string | undefined,
): { readonly pairs: readonly ActionPair[]; readonly unlisted: readonly WorkspaceAction[] } {
  const byId = new Map(actions.map((action) => [action.id, action]));
  const problems: string[] = [];
  const pathOf = new Map<string, string>();
  const pairs = files.flatMap(({ path, definition }): ActionPair[] => {
    if (definition.kind !== 'action') return [];
    const named = actions.filter((one) => one.segmentId === idOf(definition.segment) && caseless(one.name) === caseless(definition.name));
    const known = byId.get(definition.id ?? '');
    if (known === undefined && named.length > 1)
      problems.push(`${path}: ${named.length} actions of '${definition.segment}' are called '${definition.name}': say the id of one`);
    const before = known ?? named[0];
    const meant = before?.id ?? `${caseless(definition.segment)}/${caseless(definition.name)}`;
    const other = pathOf.get(meant);
    if (other !== undefined) problems.push(`${path}: means the same action as ${other}`);
    pathOf.set(meant, path);
    return [{ file: { path, definition }, before }];
  });
  refuse(problems);
  const meant = new Set(pairs.map(({ before }) => before?.id));
  return { pairs, unlisted: actions.filter(({ id }) => !meant.has(id)) };
}
