import type { Catalogue, RuleNeeds } from '../../catalogue/index.js';
import { type Queryable, sql } from '../../database/index.js';
import { findGroup, membersSharedWith } from '../../insight/index.js';
import {
  type Freshness,
  type Funnel,
  funnelOf,
  getSegment,
  loadCatalogue,
  needsOfStored,
  type ReadingContext,
  readStoredRule,
  type Segment,
  settle,
  sizesOf,
  unfinishedSegments,
} from '../../membership/index.js';
import { candidates, lookAt, notSettledBy, seek } from '../profile/index.js';
import { type Advice, ADVICE_KINDS, type AdviceKind, inOrder, type Judgement, NOTHING, type Unsaid, unsaid } from './advice.js';
import { type Base, countBase, type Counted, countSegments } from './advised.js';
import { judgeDistinctness } from './distinct.js';
import { judgeBreadth, judgeLikeness, judgeReach, judgeStability, type Other } from './judge.js';
import { adviseEmpty, withPart } from './rule-advice.js';

/** What is the matter with a segment, and of what nothing can be said. */
export interface SegmentAdvice extends Freshness {
  readonly segmentId: string;
  readonly advice: readonly Advice[];
  readonly unsaid: readonly Unsaid[];
}

/** Advice on a segment, of these kinds alone; compared with those of `among`, or with all that there are. */
export async function adviseSegment(
  context: ReadingContext,
  segmentId: string,
  kinds: ReadonlySet<AdviceKind>,
  among: readonly string[] | undefined,
): Promise<SegmentAdvice> {
  const segment = await getSegment(context, segmentId);
  const { asOf, stale } = await settle(context);
  if ((await unfinishedSegments(context, [segmentId])).size > 0) {
    return { segmentId, asOf, stale: true, advice: [], unsaid: [...kinds].map((kind) => ({ kind, reason: 'MEMBERS_NOT_FOUND' })) };
  }
  const catalogue = await loadCatalogue(context.database, context.reader);
  const needs = (await needsOfStored(context, [segmentId])).get(segmentId)?.present;
  const base = await countBase(context);
  const counted = (await countSegments(context, [segmentId], asOf)).get(segmentId) as Counted;
  const subject: Subject = { segment, needs, catalogue, base, counted };
  const wants = (...some: AdviceKind[]) => some.some((kind) => kinds.has(kind));
  const judgements: Judgement[] = [];
  if (wants('TOO_BROAD', 'TOO_NARROW', 'EMPTY')) judgements.push(await judgeSize(context, subject));
  if (wants('UNREACHABLE'))
    judgements.push(mayReadConsents(context, catalogue) ? judgeReach(counted, base, segment.name) : unsaid('UNREACHABLE', 'NOT_ALLOWED'));
  if (wants('NEARLY_ANOTHER', 'WITHIN_ANOTHER')) {
    const others = await othersOf(context, segmentId, among);
    const buildsOn = needs?.segmentIds ?? new Set<string>();
    judgements.push(judgeLikeness(counted, base, { name: segment.name, buildsOn }, others));
  }
  if (wants('UNSTABLE')) judgements.push(judgeMoves(segment, counted));
  if (wants('NOT_DISTINCT')) judgements.push(await judgeDifference(context, subject));
  return {
    segmentId,
    asOf,
    stale,
    advice: inOrder(
      judgements.flatMap(({ advice }) => advice).filter(({ kind }) => kinds.has(kind)),
      ADVICE_KINDS,
    ),
    unsaid: judgements.flatMap((judgement) => judgement.unsaid).filter(({ kind }) => kinds.has(kind)),
  };
}

interface Subject {
  readonly segment: Segment;
  /** What its rule takes; undefined of a list kept by hand. */
  readonly needs: RuleNeeds | undefined;
  readonly catalogue: Catalogue;
  readonly base: Base;
  readonly counted: Counted;
}

/** Of a size that is to be changed the rule is looked at part by part, for those who may ask it. */
async function judgeSize(context: ReadingContext, { segment, needs, base, counted }: Subject): Promise<Judgement> {
  const judgement = judgeBreadth(counted, base);
  const isEmpty = counted.members === 0 && base.customers > 0;
  if (!isEmpty && judgement.advice.length === 0) return judgement;
  const mayAsk = needs !== undefined && context.reader.refusal(needs) === undefined;
  const funnel = mayAsk ? await funnelOfStored(context, segment) : undefined;
  const more = needs === undefined || mayAsk ? [] : unsaid('EMPTY', 'NOT_ALLOWED').unsaid;
  if (isEmpty) return { advice: [adviseEmpty(base.customers, funnel)], unsaid: more };
  return { ...judgement, advice: funnel === undefined ? judgement.advice : judgement.advice.map((one) => withPart(one, funnel)) };
}

async function funnelOfStored(context: ReadingContext, { rule }: Segment): Promise<Funnel | undefined> {
  const reading = await readStoredRule(context, rule);
  return reading.ok ? funnelOf(context, reading) : undefined;
}

/** Who has agreed to be reached is for those who may ask rules for it. */
export function mayReadConsents({ reader }: Pick<ReadingContext, 'reader'>, catalogue: Catalogue): boolean {
  const scopes = catalogue.attribute('consent')?.scopes ?? [];
  return reader.refusal({ mentions: [{ mentioned: 'consent', scopes }], segmentIds: new Set() }) === undefined;
}

async function othersOf(context: ReadingContext, segmentId: string, among: readonly string[] | undefined): Promise<Other[]> {
  const names = (await namesOf(context, among)).filter(({ id }) => id !== segmentId);
  const shared = await membersSharedWith(context, segmentId, among);
  const sizes = await sizesOf(context, [...shared.keys()]);
  return names.map(({ id, name }) => ({ id, name, members: sizes.get(id)?.size ?? 0, shared: shared.get(id) ?? 0 }));
}

function namesOf({ database }: { readonly database: Queryable }, among: readonly string[] | undefined) {
  const only = among === undefined ? sql`` : sql`where id = any(${[...among]}::uuid[])`;
  return database.query<{ id: string; name: string }>(sql`/* advice.others */ select id, name from segment ${only} order by id`);
}

/** A list kept by hand moves by hand. */
export function judgeMoves({ kind }: Pick<Segment, 'kind'>, counted: Counted): Judgement {
  return kind === 'STATIC' ? unsaid('UNSTABLE', 'NO_RULE') : judgeStability(counted);
}

async function judgeDifference(context: ReadingContext, { segment, needs, catalogue, counted }: Subject): Promise<Judgement> {
  if (counted.members === 0) return NOTHING;
  const group = await findGroup(context, { segmentIds: [segment.id] });
  // What is left out as settled tells what the rule says: not to those who may not ask it.
  const mayKnow = needs !== undefined && context.reader.refusal(needs) === undefined;
  const among = notSettledBy(mayKnow ? [needs] : [], catalogue, candidates(context, catalogue));
  if (among.length === 0) return unsaid('NOT_DISTINCT', 'FEW_ATTRIBUTES');
  return judgeDistinctness(seek(await lookAt(context, group, among)));
}
