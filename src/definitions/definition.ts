import { isDeepStrictEqual } from 'node:util';
import { parseDocument, stringify } from 'yaml';
import { z } from 'zod';
import type { AttributeOwner } from '../model/index.js';
import { checkBySchema, type SchemaProblem, tellProblem } from '../records/index.js';
import { attributeDefinition } from '../sync/index.js';
import { type KeptDefinition, kindNamed, kindOf, KINDS } from './kinds/index.js';

/** A segment, as a file says it and as the workspace has it. */
export interface SegmentDefinition {
  readonly kind: 'segment';
  /** In the workspace that the file was pulled from; a file that is written by hand has none. */
  readonly id: string | null;
  readonly name: string;
  readonly description: string | null;
  /** The rule, with other segments by their names; null for a static segment, whose members are no definition. */
  readonly query: string | null;
}

/** A custom attribute. */
export interface AttributeDefinition {
  readonly kind: 'attribute';
  readonly owner: AttributeOwner;
  readonly key: string;
  readonly name: string;
  readonly type: string;
  readonly unit: string | null;
  readonly description: string | null;
}

export type Definition = SegmentDefinition | AttributeDefinition | KeptDefinition;

/** The folders of the files, by what they define. */
export const FOLDER_OF = {
  segment: 'segments',
  attribute: 'attributes',
  ...(Object.fromEntries(KINDS.map(({ kind, folder }) => [kind, folder])) as Record<KeptDefinition['kind'], string>),
} as const satisfies Record<Definition['kind'], string>;

const text = z.string('must be a text');
const segmentFile = z
  .strictObject({
    segment: text,
    id: z.uuid('must be the id of a segment').nullish(),
    description: text.nullish(),
    static: z.boolean('must be true or false').optional(),
    query: text.nullish(),
  })
  .refine(({ static: isStatic, query }) => isStatic === true || (query ?? '') !== '', { path: ['query'], error: 'is needed' })
  .refine(({ static: isStatic, query }) => isStatic !== true || (query ?? null) === null, {
    path: ['query'],
    error: 'is not for a static segment',
  });
const attributeFile = z.strictObject(
  Object.fromEntries(['attribute', 'owner', 'name', 'type', 'unit', 'description'].map((name) => [name, z.unknown().optional()])),
);

export type ReadDefinition = { readonly definition: Definition } | { readonly problems: readonly string[] };

/** Reads the text of a file, or says everything that is wrong with it. */
export function readDefinition(kind: Definition['kind'], yaml: string): ReadDefinition {
  const document = parseDocument(yaml, { prettyErrors: true, logLevel: 'error' });
  if (document.errors.length > 0) return { problems: document.errors.map(({ message }) => message) };
  // Aliases could make much of little; no definition needs any.
  const given = toPlain(document);
  if (kind === 'segment') return readSegment(given);
  return kind === 'attribute' ? readAttribute(given) : readKept(kind, given);
}

function toPlain(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch (error) {
    return (error as Error).message;
  }
}

function readSegment(given: unknown): ReadDefinition {
  const parsed = checkBySchema(segmentFile, given);
  if ('problems' in parsed) return { problems: parsed.problems.map((problem) => describe(problem)) };
  const { segment: name, id = null, description = null, query = null } = parsed.value;
  return { definition: { kind: 'segment', id, name, description: description === '' ? null : description, query } };
}

function readKept(kind: KeptDefinition['kind'], given: unknown): ReadDefinition {
  const { file, readFile } = kindOf({ kind } as KeptDefinition);
  const parsed = checkBySchema(file, given);
  if ('problems' in parsed) return { problems: parsed.problems.map((problem) => describe(problem)) };
  return { definition: readFile(parsed.value as never) };
}

function readAttribute(given: unknown): ReadDefinition {
  const parsed = checkBySchema(attributeFile, given);
  if ('problems' in parsed) return { problems: parsed.problems.map((problem) => describe(problem)) };
  const { attribute: key, ...rest } = parsed.value;
  const checked = checkBySchema(attributeDefinition.schema, { key, ...withoutNothing(rest) });
  if ('problems' in checked) return { problems: checked.problems.map((problem) => describe(problem, { key: 'attribute' })) };
  const { key: named, owner = 'customer', name, type, unit = null, description = null } = checked.value;
  return { definition: { kind: 'attribute', owner, key: named, name, type, unit, description } };
}

const withoutNothing = (given: object) => Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));

function describe(problem: SchemaProblem, names: Readonly<Record<string, string>> = {}): string {
  const place = problem.path.map((part) => names[part] ?? part).join('.');
  if (problem.unknownName !== undefined) return tellProblem(problem);
  return place === '' ? 'is no definition: see docs/definitions.md' : `${place} ${tellProblem(problem)}`;
}

/** The text of the file of a definition. */
export function printDefinition(definition: Definition): string {
  return stringify(toFile(definition), { lineWidth: 0, blockQuote: 'literal' });
}

function toFile(definition: Definition): object {
  if (definition.kind === 'attribute') {
    const { owner, key, name, type, unit, description } = definition;
    return {
      attribute: key,
      ...(owner === 'customer' ? {} : { owner }),
      name,
      type,
      ...(unit === null ? {} : { unit }),
      ...(description === null ? {} : { description }),
    };
  }
  if (definition.kind !== 'segment') return kindOf(definition).writeFile(definition);
  const { id, name, description, query } = definition;
  return {
    segment: name,
    ...(id === null ? {} : { id }),
    ...(description === null ? {} : { description }),
    ...(query === null ? { static: true } : { query: `${query}\n` }),
  };
}

/** What a definition is called among those of its kind. */
export function nameOf(definition: Definition): string {
  if (definition.kind === 'segment') return definition.name;
  if (definition.kind !== 'attribute') return kindOf(definition).nameOf(definition);
  return definition.owner === 'customer' ? definition.key : `${definition.owner}/${definition.key}`;
}

/** Whether something is a definition as a file says it, such as one in a plan that somebody has made by hand. */
export function isKeptDefinition(given: unknown): given is KeptDefinition {
  const kind = kindNamed((given as { readonly kind?: unknown } | null)?.kind as string);
  if (kind === undefined) return false;
  try {
    const parsed = checkBySchema(kind.file, kind.writeFile(given as KeptDefinition));
    return 'value' in parsed && isDeepStrictEqual(kind.readFile(parsed.value as never), given);
  } catch {
    // Nothing that could be written as a file.
    return false;
  }
}
