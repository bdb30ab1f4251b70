import { type AttributeDefinition, nameOf, type SegmentDefinition } from './definition.js';
import { type DefinitionFile, refuse } from './folder.js';
import { caseless } from './kinds/index.js';
import type { WorkspaceDefinitions, WorkspaceSegment } from './workspace-definitions.js';

/** A definition in a file, and in the workspace as far as it is there. */
interface Pair<Of, Stored> {
  readonly file: DefinitionFile & { readonly definition: Of };
  readonly before: Stored | undefined;
}

export interface Matched {
  readonly segments: readonly Pair<SegmentDefinition, WorkspaceSegment>[];
  readonly attributes: readonly Pair<AttributeDefinition, AttributeDefinition>[];
  /** In the workspace, and in no file. */
  readonly unlisted: readonly WorkspaceSegment[];
  readonly unlistedAttributes: readonly AttributeDefinition[];
}

/** A segment of a file with the id that it has, or will be checked by. */
export interface Wanted extends Pair<SegmentDefinition, WorkspaceSegment> {
  readonly id: string;
}

/**
 * Which file means what of a workspace: a segment by its id, and in another workspace than that it was pulled from by its name; an attribute
 * by its owner and key. Throws INVALID_INPUT where two files mean the same, or one means a segment that cannot become what it says.
 */
export function match(files: readonly DefinitionFile[], defined: WorkspaceDefinitions): Matched {
  const byId = new Map(defined.segments.map((segment) => [segment.id, segment]));
  const byName = new Map(defined.segments.map((segment) => [caseless(segment.name), segment]));
  const byKey = new Map(defined.attributes.map((attribute) => [nameOf(attribute), attribute]));
  const segments: Matched['segments'][number][] = [];
  const attributes: Matched['attributes'][number][] = [];
  for (const file of files) {
    const { path, definition } = file;
    if (definition.kind === 'attribute') attributes.push({ file: { path, definition }, before: byKey.get(nameOf(definition)) });
    else if (definition.kind === 'segment')
      segments.push({ file: { path, definition }, before: byId.get(definition.id ?? '') ?? byName.get(caseless(definition.name)) });
  }
  refuse([
    ...twice(segments, ({ file }) => caseless(file.definition.name), 'is named'),
    ...twice(
      segments.filter(({ before }) => before !== undefined),
      ({ before }) => before?.id ?? '',
      'means the same segment',
    ),
    ...twice(attributes, ({ file }) => nameOf(file.definition), 'declares the same attribute'),
    ...segments.flatMap(({ file, before }) => otherKind(file, before)),
  ]);
  const meant = new Set(segments.map(({ before }) => before?.id));
  const keys = new Set(attributes.map(({ file }) => nameOf(file.definition)));
  return {
    segments,
    attributes,
    unlisted: defined.segments.filter(({ id }) => !meant.has(id)),
    unlistedAttributes: defined.attributes.filter((attribute) => !keys.has(nameOf(attribute))),
  };
}

function twice<Of extends { readonly file: DefinitionFile }>(all: readonly Of[], keyOf: (one: Of) => string, what: string): string[] {
  const first = new Map<string, string>();
  return all.flatMap((one) => {
    const other = first.get(keyOf(one));
    if (other === undefined) first.set(keyOf(one), one.file.path);
    return other === undefined ? [] : [`${one.file.path}: ${what} as ${other}`];
  });
}

function otherKind(
  { path, definition }: DefinitionFile & { readonly definition: SegmentDefinition },
  before: WorkspaceSegment | undefined,
): string[] {
  if (before === undefined || (before.query === null) === (definition.query === null)) return [];
  return [
    `${path}: '${before.name}' is ${before.query === null ? 'static' : 'no static segment'} in the workspace, and cannot become another kind`,
  ];
}
