import { z } from 'zod';
import { findNearestName } from '../language/index.js';
import { IS_REQUIRED } from './check.js';

/*
 * What is wrong with something that was sent or written into a file, in our words: whatever is refused by its name is told with the nearest that there is.
 */

/** Something that is wrong, with what could stand there, where that is a closed list. */
export interface SchemaProblem {
  readonly path: readonly (string | number)[];
  /** Completes the sentence that begins with the path. */
  readonly is: string;
  /** What stands at the path, of an object that has no such name. */
  readonly unknownName?: string;
  readonly expected?: readonly string[];
  readonly suggestion?: string | undefined;
}

type Given = { readonly value: unknown };

/** To look for the nearest name takes time, and whoever mends ten names of one object has seen what is wrong with it. */
const MOST_SUGGESTIONS = 10;

/** Checks what is given by a schema; else tells everything that is wrong with it. */
export function checkBySchema<Value>(
  schema: z.ZodType<Value>,
  given: unknown,
): { readonly value: Value } | { readonly problems: readonly SchemaProblem[] } {
  const parsed = schema.safeParse(given, { error: inOurWords });
  if (parsed.success) return { value: parsed.data };
  return { problems: parsed.error.issues.flatMap((issue) => problemsOf(schema, { value: given }, issue)) };
}

function problemsOf(schema: z.ZodType, { value }: Given, issue: z.core.$ZodIssue): SchemaProblem[] {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  if (issue.code === 'unrecognized_keys') {
    const names = namesAt(schema, value, issue.path);
    return issue.keys.map((key, place) => ({
      path,
      is: 'has nothing of that name',
      unknownName: key,
      suggestion: place < MOST_SUGGESTIONS ? findNearestName(key, names) : undefined,
    }));
  }
  const words = issue.code === 'invalid_value' ? issue.values.map(String) : undefined;
  const wrong = valueAt(value, issue.path);
  return [
    {
      path,
      is: issue.message,
      ...(words === undefined ? {} : { expected: words }),
      suggestion: words === undefined || typeof wrong !== 'string' ? undefined : findNearestName(wrong, words),
    },
  ];
}

/** A problem of a file for whoever writes it, behind the place that its path is. */
export function tellProblem({ is, unknownName, suggestion }: SchemaProblem): string {
  const problem = unknownName === undefined ? is : `there is nothing called '${unknownName}' here`;
  return suggestion === undefined ? problem : `${problem}. Did you mean '${suggestion}'?`;
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'names with values',
  record: 'names with values',
};

/** Where a check does not say for itself what it wants. */
function inOurWords(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.input === undefined && (issue.code === 'invalid_type' || issue.code === 'invalid_value' || issue.code === 'invalid_union'))
    return IS_REQUIRED;
  if (issue.code === 'invalid_type') return `must be ${TYPES[issue.expected] ?? issue.expected}`;
  if (issue.code === 'invalid_value') return `must be ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.join(', ')}`;
  if (issue.code === 'too_small') return `must ${measureOf(issue.origin)} ${String(issue.minimum)} at least`;
  if (issue.code === 'too_big') return `must ${measureOf(issue.origin)} ${String(issue.maximum)} at most`;
  if (issue.code === 'invalid_union') return 'is nothing that can stand here';
  return undefined;
}

function measureOf(origin: string): string {
  if (origin === 'string') return 'have a length of';
  return origin === 'array' || origin === 'set' ? 'have a number of entries of' : 'be';
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((within, step) => (within as Record<PropertyKey, unknown> | null | undefined)?.[step], value);
}

/** The names that may stand in the object that a path leads to. */
function namesAt(schema: z.core.$ZodType, given: unknown, path: readonly PropertyKey[]): string[] {
  let places = opened(schema, given);
  for (const [index, step] of path.entries()) {
    const within = valueAt(given, path.slice(0, index + 1));
    places = places.flatMap((place) => stepInto(place, step)).flatMap((next) => opened(next, within));
  }
  return [...new Set(places.flatMap(({ _zod: { def } }) => ('shape' in def ? Object.keys(def.shape as object) : [])))];
}

type Def = Readonly<Record<string, unknown>> & { readonly type: string };
const defOf = ({ _zod }: z.core.$ZodType): Def => _zod.def as unknown as Def;

/** What lies within wrappings, and of a union what may be meant. */
function opened(schema: z.core.$ZodType, given: unknown): z.core.$ZodType[] {
  const def = defOf(schema);
  if (def['innerType'] !== undefined) return opened(def['innerType'] as z.core.$ZodType, given);
  if (def.type === 'pipe') return [...opened(def['in'] as z.core.$ZodType, given), ...opened(def['out'] as z.core.$ZodType, given)];
  if (def.type !== 'union') return [schema];
  const options = def['options'] as readonly z.core.$ZodType[];
  const discriminator = def['discriminator'] as string | undefined;
  const named = discriminator === undefined ? undefined : (valueAt(given, [discriminator]) as never);
  const meant = discriminator === undefined ? options : options.filter(({ _zod }) => _zod.propValues?.[discriminator]?.has(named));
  return meant.flatMap((option) => opened(option, given));
}

function stepInto(schema: z.core.$ZodType, step: PropertyKey): z.core.$ZodType[] {
  const def = defOf(schema);
  const next = (def['shape'] as Readonly<Record<PropertyKey, z.core.$ZodType>> | undefined)?.[step] ?? def['element'] ?? def['valueType'];
  return next === undefined ? [] : [next as z.core.$ZodType];
}
