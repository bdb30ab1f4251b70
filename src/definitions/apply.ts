import { DomainError, invariant } from '../kernel/index.js';
import { createSegment, deleteSegment, type SegmentError, updateSegment, type SegmentOutcome } from '../membership/index.js';
import { type AttributeDefinitionRecord, declareAttributes, type SyncContext } from '../sync/index.js';
import { applyKeptStep, whyKeptMoved } from './apply-kinds.js';
import { type AttributeDefinition, type Definition, nameOf, type SegmentDefinition } from './definition.js';
import type { DefinitionContext, Names } from './kinds/index.js';
import type { Plan } from './plan.js';
import type { Step } from './step.js';
import { readDefinitions, type WorkspaceDefinitions } from './workspace-definitions.js';

type Context = DefinitionContext & SyncContext & { readonly database: DefinitionContext['database'] };

/** What was done, step by step. */
export interface Done {
  readonly step: Step;
  /** Of the segment; null for anything else. */
  readonly segmentId: string | null;
}

/**
 * Does exactly what a plan says. Where the world has moved since, so that a definition is not what the plan found, nothing is done and it throws CONFLICT
 * with everything that has moved. A step that fails leaves those before it done (each is whole): the error says so, and a new plan
 * has the rest. `onDone` is told of each; `entryId`: the entry of the audit log that tells who applies it.
 */
export async function applyPlan(
  context: Context,
  { steps }: Plan,
  { onDone = () => {}, entryId }: { readonly onDone?: (done: Done) => unknown; readonly entryId?: string | undefined } = {},
): Promise<Done[]> {
  const defined = await readDefinitions(context.database);
  const moved = steps.flatMap((step) => whyMoved(step, defined));
  if (moved.length > 0) throw movedOn(moved);
  const done: Done[] = [];
  // Segments come first: what is read once they are all there stays right for the rest.
  let names: Names | undefined;
  for (const step of steps) {
    const segmentId = isOfSegment(step)
      ? await run(context, step, entryId)
      : await doKept(context, step, (names ??= await readDefinitions(context.database)));
    done.push({ step, segmentId });
    await onDone({ step, segmentId });
  }
  return done;
}

function movedOn(moved: readonly string[]): DomainError {
  const lines = moved.map((line) => `  ${line}`).join('\n');
  return new DomainError('CONFLICT', `The workspace is not what the plan was made for, and nothing was done:\n${lines}\nMake a new plan.`, {
    moved,
  });
}

function whyMoved(step: Step, defined: WorkspaceDefinitions): string[] {
  const { before, after, updatedAt } = step;
  const { segments, attributes } = defined;
  const definition = before ?? after;
  invariant(definition !== null, 'a step has something before or after it');
  const name = nameOf(definition);
  if (definition.kind === 'attribute') {
    const now = attributes.find(({ key }) => key === name);
    return JSON.stringify(now ?? null) === JSON.stringify(before) ? [] : [`attribute ${name}`];
  }
  if (definition.kind !== 'segment') return whyKeptMoved(step, definition, defined);
  if (before === null)
    return segments.some((segment) => segment.name.toLowerCase() === name.toLowerCase()) ? [`segment ${name} is there by now`] : [];
  const now = segments.find(({ id }) => id === definition.id);
  if (now === undefined) return [`segment ${name} is gone`];
  return now.updatedAt.toISOString() === updatedAt ? [] : [`segment ${name}`];
}

async function run(context: Context, step: Step, entryId: string | undefined): Promise<string | null> {
  const { action, before, after, updatedAt } = step;
  const guard = (now: { readonly updatedAt: Date }): SegmentError | undefined =>
    now.updatedAt.toISOString() === updatedAt
      ? undefined
      : { code: 'CONFLICT', message: 'It has changed since the plan was made.', path: ['name'] };
  if (after?.kind === 'attribute') return declare(context, step, after);
  if (action === 'delete') {
    const { id } = before as SegmentDefinition;
    await deleteSegment(context, id as string, { guard });
    return id;
  }
  const { name, description, query } = after as SegmentDefinition;
  if (action === 'create')
    return saved(step, await createSegment(context, { name, description, query, kind: query === null ? 'STATIC' : 'DYNAMIC' }));
  const edit = { name, description, ...(query === null ? {} : { query }) };
  return saved(step, await updateSegment(context, (before as SegmentDefinition).id as string, edit, { guard, entryId }));
}

function isOfSegment({ before, after }: Step): boolean {
  const kind = (after ?? before)?.kind;
  return kind === 'segment' || kind === 'attribute';
}

async function doKept(context: Context, step: Step, names: Names): Promise<null> {
  try {
    await applyKeptStep(context, step, names);
  } catch (error) {
    throw error instanceof DomainError ? notDone(step, [error.message]) : error;
  }
  return null;
}

function saved(step: Step, { segment, errors }: SegmentOutcome): string {
  if (errors.length > 0)
    throw notDone(
      step,
      errors.map(({ message }) => message),
    );
  invariant(segment !== undefined, 'what is saved without errors is there');
  return segment.id;
}

async function declare(context: Context, step: Step, { owner, key, name, type, unit, description }: AttributeDefinition): Promise<null> {
  const record = { owner, key, name, type, unit, description } as AttributeDefinitionRecord;
  const { results } = await declareAttributes(context, [record]);
  const errors = results.flatMap((result) => result.errors);
  if (errors.length > 0)
    throw notDone(
      step,
      errors.map(({ message }) => message),
    );
  return null;
}

function notDone({ file, before, after }: Step, reasons: readonly string[]): DomainError {
  const definition = (after ?? before) as Definition;
  return new DomainError(
    'CONFLICT',
    `${file ?? nameOf(definition)}: ${reasons.join(' ')} What comes before it in the plan is done; make a new plan for the rest.`,
    { file },
  );
}
