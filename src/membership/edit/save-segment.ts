import { asUnavailable, type Queryable, type Transaction, sql, Unavailable } from '../../database/index.js';
import { newId, normalLine } from '../../kernel/index.js';
import { beginBuild, buildFor, dropDraft } from '../build/index.js';
import {
  askingFor,
  type MembershipContext,
  changeSegmentSet,
  readRuleInput,
  type ReadingContext,
  type ReadRule,
  type RuleInput,
  getSegment,
  type Segment,
  type SegmentKind,
  findSegmentCycle,
} from '../set/index.js';
import { settle } from '../settle/index.js';
import { keepFormer } from './former-definitions.js';
import {
  changedMeanwhile,
  descriptionErrors,
  nameErrors,
  nameTaken,
  noRuleOfList,
  ruleErrors,
  segmentCycle,
  type SegmentError,
} from './segment-errors.js';

export interface SegmentOutcome {
  readonly segment?: Segment;
  readonly errors: readonly SegmentError[];
}

export interface NewSegment extends RuleInput {
  readonly name: string;
  readonly description?: string | null | undefined;
  readonly kind?: SegmentKind | undefined;
}

export interface SegmentEdit extends RuleInput {
  /** The revision that whoever edits has seen; another one is told and nothing is changed. */
  readonly expectedVersion?: number | null | undefined;
  readonly name?: string | null | undefined;
  readonly description?: string | null | undefined;
}

export interface EditOptions {
  readonly guard?: Guard | undefined;
  /** The entry of the audit log that tells who edits. */
  readonly entryId?: string | undefined;
}

/** What may keep a change from being made, by how the segment stands while it is locked. */
export type Guard = (before: Segment) => SegmentError | undefined;

/** Finding members in a large base takes a while; beyond this the caller is told that the segment is still building. */
const CREATION_PATIENCE_MS = 60_000;
/** Until then the segment answers by the rule before. */
const EDIT_PATIENCE_MS = 1_000;
/** A step that was begun in time may take so much longer, whatever it waits for. */
const GRACE_MS = 5_000;

/** Saves a new segment and finds its members. A rule or name that cannot be used is told in `errors`, and nothing is saved. */
export async function createSegment(asked: ReadingContext, input: NewSegment): Promise<SegmentOutcome> {
  const context = askingFor(asked, 'edit');
  const kind = input.kind ?? 'DYNAMIC';
  const hasRule = (input.query ?? null) !== null || (input.rule ?? null) !== null;
  const reading = kind === 'DYNAMIC' ? await readRuleInput(context, input) : undefined;
  const errors = [
    ...nameErrors(input.name),
    ...descriptionErrors(input.description),
    ...ruleErrors(reading, input),
    ...(kind === 'STATIC' && hasRule ? [noRuleOfList()] : []),
  ];
  if (errors.length > 0) return { errors };
  const id = newId();
  const now = context.clock.now();
  const rule = reading?.ok === true ? reading : undefined;
  const saved = await context.database.transaction(async (transaction) => {
    await changeSegmentSet(transaction);
    if (await isTaken(transaction, normalLine(input.name), id)) return false;
    await transaction.execute(sql`/* segment.insert */
      insert into segment (id, name, description, kind, query, rule, state, created_at, updated_at)
      values (${id}, ${normalLine(input.name)}, ${input.description ?? null}, ${kind.toLowerCase()}, ${rule?.text ?? null},
        ${rule === undefined ? null : JSON.stringify(rule.tree)}::jsonb, ${rule === undefined ? 'ready' : 'building'}, ${now}, ${now})`);
    if (rule !== undefined) await beginBuild(context, transaction, id);
    return true;
  });
  if (!saved) return { errors: [nameTaken(input.name)] };
  if (rule !== undefined) await findMembers(context, id, { patienceMs: CREATION_PATIENCE_MS, graceMs: GRACE_MS });
  return { segment: await getSegment(context, id), errors: [] };
}

/**
 * Changes a segment. A new rule takes over with all its members at once when they are found; until then those of the present rule answer,
 * and it is `building`. A failed rule is tried again. Throws NOT_FOUND.
 */
export async function updateSegment(
  asked: ReadingContext,
  id: string,
  input: SegmentEdit,
  { patienceMs = EDIT_PATIENCE_MS, graceMs = GRACE_MS, guard, entryId }: Partial<Patience> & EditOptions = {},
): Promise<SegmentOutcome> {
  const context = askingFor(asked, 'edit');
  const { kind } = await getSegment(context, id);
  const changesRule = (input.query ?? null) !== null || (input.rule ?? null) !== null;
  const reading = changesRule ? await readRuleInput(context, input) : undefined;
  const errors = [
    ...(input.name === undefined || input.name === null ? [] : nameErrors(input.name)),
    ...descriptionErrors(input.description),
    ...ruleErrors(reading, input),
    ...(changesRule && kind === 'STATIC' ? [noRuleOfList()] : []),
  ];
  if (errors.length > 0) return { errors };
  const { refusal, hasNewRule } = await context.database.transaction((transaction) =>
    edit(context, transaction, id, { ...input, rule: reading?.ok === true ? reading : undefined, guard, entryId }),
  );
  if (refusal !== undefined) return { errors: [refusal] };
  if (hasNewRule === true) await findMembers(context, id, { patienceMs, graceMs });
  return { segment: await getSegment(context, id), errors: [] };
}

/** What an edit leaves out is as it is while the set is locked: of two edits at once, neither undoes the other. */
async function edit(
  context: ReadingContext,
  transaction: Transaction,
  id: string,
  { rule, guard, entryId, ...input }: SegmentEdit & EditOptions & { readonly rule: ReadRule | undefined },
): Promise<{ readonly refusal?: SegmentError; readonly hasNewRule?: boolean }> {
  await changeSegmentSet(transaction);
  const before = await getSegment({ database: transaction }, id);
  const refusal = guard?.(before);
  if (refusal !== undefined) return { refusal };
  const { expectedVersion } = input;
  if (expectedVersion !== undefined && expectedVersion !== null && expectedVersion !== before.revision) {
    return { refusal: changedMeanwhile(before.revision) };
  }
  const name = input.name === undefined || input.name === null ? before.name : normalLine(input.name);
  if (await isTaken(transaction, name, id)) return { refusal: nameTaken(name) };
  const description = input.description === undefined ? before.description : input.description;
  const refused = rule && (await refusalOfRule({ database: transaction, reader: context.reader }, { ...before, name }, rule, input));
  if (refused !== undefined) return { refusal: refused };
  const at = context.clock.now();
  await keepFormer(transaction, { segmentId: id, name, description: description ?? null, query: rule?.text, at, entryId });
  await transaction.execute(sql`/* segment.update */
    update segment set name = ${name}, description = ${description}, revision = revision + 1, updated_at = ${at} where id = ${id}`);
  const hasNewRule = rule !== undefined && (await saveRule(context, transaction, before, rule));
  return { hasNewRule };
}

/** What keeps a rule that checks from being the rule of a segment. `input`: as it was given. */
export async function refusalOfRule(
  reading: Pick<ReadingContext, 'reader'> & { readonly database: Queryable },
  segment: Pick<Segment, 'id' | 'name' | 'kind'>,
  { rule }: ReadRule,
  input: RuleInput,
): Promise<SegmentError | undefined> {
  if (segment.kind === 'STATIC') return noRuleOfList();
  const cycle = await findSegmentCycle(reading, segment, rule);
  return cycle && segmentCycle(cycle, input);
}

/** Gives whether there are members to be found. */
async function saveRule(context: MembershipContext, transaction: Transaction, before: Segment, rule: ReadRule): Promise<boolean> {
  const isSame = rule.text === before.query;
  const [build] = await transaction.query<{ is_draft: boolean }>(sql`/* segment.build */
    select rule is not null as is_draft from segment_build where segment_id = ${before.id}`);
  const hasMembers = before.state === 'ready' || build?.is_draft === true;
  if (hasMembers && isSame) await dropDraft(transaction, before.id);
  if (isSame && before.state !== 'failed') return false;
  if (hasMembers) {
    await transaction.execute(sql`/* segment.draft */ update segment set state = 'building', error = null where id = ${before.id}`);
    await beginBuild(context, transaction, before.id, rule);
  } else {
    await transaction.execute(sql`/* segment.updateRule */
      with forgotten as (delete from evaluation_failure where segment_id = ${before.id})
      update segment set query = ${rule.text}, rule = ${JSON.stringify(rule.tree)}::jsonb, version = version + 1, state = 'building', error = null
      where id = ${before.id}`);
    await beginBuild(context, transaction, before.id);
  }
  return true;
}

interface Patience {
  readonly patienceMs: number;
  readonly graceMs: number;
}

/**
 * Also brings the segments that build on it up to date. The segment is saved by now: if a database that is away, or a lock that another holds, keeps its members from
 * being found in time, the builders go on with it, and nobody is told to do again what is done.
 */
async function findMembers(context: MembershipContext, id: string, { patienceMs, graceMs }: Patience): Promise<void> {
  const finding = (async () => {
    await buildFor(context, id, patienceMs);
    await settle(context, { patienceMs });
  })().catch((error: unknown) => {
    if (!(asUnavailable(error) instanceof Unavailable)) throw error;
  });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, patienceMs + graceMs)));
  await Promise.race([finding, late]).finally(() => clearTimeout(timer));
  // Whoever comes to it next meets the same, and tells of it.
  finding.catch(() => {});
}

/** Tries failed segments again: what failed may have been the program, which is another one after a restart. Their members are then to be found. */
export async function retryFailed(context: MembershipContext): Promise<void> {
  await context.database.transaction(async (transaction) => {
    await changeSegmentSet(transaction);
    const failed = await transaction.query<{ id: string }>(sql`/* segment.retryFailed */
      update segment set state = 'building', error = null where state = 'failed' returning id`);
    for (const { id } of failed) await beginBuild(context, transaction, id);
  });
}

async function isTaken(transaction: Transaction, name: string, exceptId: string): Promise<boolean> {
  const rows = await transaction.query(sql`/* segment.nameTaken */
    select from segment where caseless(name) = caseless(${name}) and id <> ${exceptId}::uuid`);
  return rows.length > 0;
}
