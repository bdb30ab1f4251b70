import { type DefinitionFile, refuse } from './folder.js';
import { caseless, type KeptDefinition, kindOf, KINDS, type Names, type StoredDefinition } from './kinds/index.js';

export interface KeptPair {
  readonly file: DefinitionFile & { readonly definition: KeptDefinition };
  readonly before: StoredDefinition | undefined;
}

export interface MatchedKinds {
  readonly pairs: readonly KeptPair[];
  readonly unlisted: readonly StoredDefinition[];
}

/**
 * Which file means which definition beside segments and attributes: by its id, and in another workspace than that it was pulled from by its name, where there is only one of that name. Throws INVALID_INPUT
 * where two files mean the same, or one may mean several.
 */
export function matchKinds(
  files: readonly DefinitionFile[],
  stored: readonly StoredDefinition[],
  future: Pick<Names, 'segments'>,
): MatchedKinds {
  const problems: string[] = [];
  const pathOf = new Map<string, string>();
  const byId = new Map(stored.map((one) => [`${one.kind} ${one.id ?? ''}`, one]));
  const ofKind = new Map(KINDS.map(({ kind }) => [kind, stored.filter((one) => one.kind === kind)]));
  const pairs = files.flatMap(({ path, definition }): KeptPair[] => {
    if (definition.kind === 'segment' || definition.kind === 'attribute') return [];
    const { kind, isNamed, nameOf } = kindOf(definition);
    const known = definition.id === null ? undefined : byId.get(`${kind} ${definition.id}`);
    const named = known === undefined ? (ofKind.get(kind) ?? []).filter((one) => isNamed(one, definition, future)) : [];
    if (named.length > 1) problems.push(`${path}: ${named.length} ${kind}s are called '${nameOf(definition)}': say the id of one`);
    const before = known ?? named[0];
    const meant = `${kind} ${before?.id ?? caseless(nameOf(definition))}`;
    const other = pathOf.get(meant);
    if (other !== undefined) problems.push(`${path}: means the same ${kind} as ${other}`);
    pathOf.set(meant, path);
    return [{ file: { path, definition }, before }];
  });
  refuse(problems);
  const meant = new Set(pairs.map(({ before }) => before));
  return { pairs, unlisted: stored.filter((one) => !meant.has(one)) };
}
