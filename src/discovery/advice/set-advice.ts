import { type Queryable, sql } from '../../database/index.js';
import { sayPercent } from '../../kernel/index.js';
import { sharedMembers } from '../../insight/index.js';
import { type Freshness, loadCatalogue, needsOfStored, type ReadingContext, settle, unfinishedSegments } from '../../membership/index.js';
import { type Advice, ADVICE_KINDS, figure, inOrder, SET_ADVICE_KINDS, type SetAdvice, type Unsaid, unsaid } from './advice.js';
import { type Base, countBase, type Counted, countSegments } from './advised.js';
import { ALIKE, MANY_SEGMENTS, MOST_NAMED, MOST_SEGMENTS, UNCOVERED } from './bounds.js';
import { count, isBroad, jaccardOf, judgeBreadth, judgeLikeness, judgeReach, type Other } from './judge.js';
import { adviseEmpty } from './rule-advice.js';
import { judgeMoves, mayReadConsents } from './segment-advice.js';
import { inNone, onlyIn } from './suggested-rules.js';

/** What there is to say of all segments together. */
export interface SetAdviceAnswer extends Freshness {
  readonly customers: number;
  /** How many segments there are, and how many of them were looked at. */
  readonly segments: number;
  readonly compared: number;
  /** Customers who are in none of them. */
  readonly uncovered: number;
  /** Customers who are in none but those that nearly everybody is in. */
  readonly onlyInBroad: number;
  readonly advice: readonly SetAdvice[];
  /** Those about which there is something to say, the weightiest first. */
  readonly each: readonly { readonly segmentId: string; readonly advice: readonly Advice[] }[];
  readonly unsaid: readonly (Unsaid & { readonly segments: number })[];
}

interface Known extends Counted {
  readonly id: string;
  readonly name: string;
  readonly kind: 'DYNAMIC' | 'STATIC';
  readonly isFound: boolean;
}

const MOST_PAIRS = 20;

/** Advice on all segments, or on these: what can be said without asking the rule of each, or comparing its members by all that is known of them. */
export async function adviseSegments(context: ReadingContext, among: readonly string[] | undefined): Promise<SetAdviceAnswer> {
  const { asOf, stale } = await settle(context);
  const { segments, first } = await readSegments(context, among);
  const ids = first.map(({ id }) => id);
  const unfinished = await unfinishedSegments(context, ids);
  const base = await countBase(context);
  const counted = await countSegments(context, ids, asOf);
  const known = first.map((one): Known => ({ ...one, isFound: !unfinished.has(one.id), ...(counted.get(one.id) as Counted) }));
  const narrower = known.filter(({ members }) => !isBroad(members, base));
  const { inAny, inSome, pairs } = await sharedMembers(
    context,
    ids,
    narrower.map(({ id }) => id),
  );
  const others = othersBy(known, pairs);
  const needs = await needsOfStored(context, ids);
  const mayRead = mayReadConsents(context, await loadCatalogue(context.database, context.reader));
  const judged = known.map((one) => {
    if (!one.isFound) return { one, advice: [], unsaid: [{ kind: 'EMPTY', reason: 'MEMBERS_NOT_FOUND' } as const] };
    const compared = { name: one.name, buildsOn: needs.get(one.id)?.present?.segmentIds ?? new Set<string>() };
    const each = [
      one.members === 0 && base.customers > 0 ? { advice: [adviseEmpty(base.customers, undefined)], unsaid: [] } : judgeBreadth(one, base),
      mayRead ? judgeReach(one, base, one.name) : unsaid('UNREACHABLE', 'NOT_ALLOWED'),
      judgeLikeness(one, base, compared, others.get(one.id) ?? []),
      judgeMoves(one, one),
    ];
    return {
      one,
      advice: inOrder(
        each.flatMap(({ advice }) => advice),
        ADVICE_KINDS,
      ),
      unsaid: each.flatMap((judgement) => judgement.unsaid),
    };
  });
  const uncovered = base.customers - inAny;
  const onlyInBroad = inAny - inSome;
  return {
    asOf,
    stale: stale || unfinished.size > 0,
    customers: base.customers,
    segments,
    compared: known.length,
    uncovered,
    onlyInBroad,
    advice: inOrder(
      [...adviseNumber(segments), ...adviseCover(base, uncovered, onlyInBroad, narrower), ...adviseAlike(known, others)],
      SET_ADVICE_KINDS,
    ),
    each: judged
      .filter(({ advice }) => advice.length > 0)
      .toSorted((one, other) => weightOf(other.advice) - weightOf(one.advice) || (one.one.name < other.one.name ? -1 : 1))
      .map(({ one, advice }) => ({ segmentId: one.id, advice })),
    unsaid: unsaidOf(judged.flatMap((one) => one.unsaid)),
  };
}

async function readSegments({ database }: { readonly database: Queryable }, among: readonly string[] | undefined) {
  const only = among === undefined ? sql`` : sql`where id = any(${[...among]}::uuid[])`;
  const rows = await database.query<Pick<Known, 'id' | 'name' | 'kind'> & { segments: number }>(sql`/* advice.all */
    select id, name, upper(kind) as kind, count(*) over ()::int as segments from segment ${only}
    order by created_at, id limit ${MOST_SEGMENTS}::int`);
  return { segments: rows[0]?.segments ?? 0, first: rows.map(({ segments: _all, ...one }) => one) };
}

function othersBy(known: readonly Known[], pairs: Awaited<ReturnType<typeof sharedMembers>>['pairs']): Map<string, Other[]> {
  const shared = new Map(pairs.map((pair) => [pair.segmentIds.join(), pair.shared]));
  const found = known.filter(({ isFound }) => isFound);
  return new Map(
    found.map(({ id }) => [
      id,
      found
        .filter((other) => other.id !== id)
        .map((other) => ({
          id: other.id,
          name: other.name,
          members: other.members,
          shared: shared.get([id, other.id].toSorted().join()) ?? 0,
        })),
    ]),
  );
}

function adviseNumber(segments: number): SetAdvice[] {
  if (segments <= MANY_SEGMENTS) return [];
  return [
    {
      kind: 'TOO_MANY',
      strength: 'MODERATE',
      text: `There are ${count(segments)} segments: more than people tell apart.`,
      change: 'Delete those that nobody works with, first those that are nearly another one.',
      figures: [figure('SEGMENTS', segments, MANY_SEGMENTS)],
      segmentIds: [],
      suggestion: null,
    },
  ];
}

function adviseCover({ customers }: Base, uncovered: number, onlyInBroad: number, narrower: readonly Known[]): SetAdvice[] {
  const outside = uncovered + onlyInBroad;
  if (customers === 0 || outside < UNCOVERED.share * customers) return [];
  const names = narrower.filter(({ members }) => members > 0).map(({ name }) => name);
  const isNamed = names.length > 0 && names.length <= MOST_NAMED;
  return [
    {
      kind: 'MUCH_UNCOVERED',
      strength: outside >= UNCOVERED.strongly * customers ? 'STRONG' : 'MODERATE',
      text: `${count(outside)} of ${count(customers)} customers (${sayPercent(outside / customers)}) are in no segment${onlyInBroad === 0 ? '' : `, or, ${count(onlyInBroad)} of them, only in one that nearly everybody is in`}.`,
      change: 'Look at who they are, and make a segment of what most of them have in common.',
      figures: [
        figure('CUSTOMERS', customers),
        figure('UNCOVERED', uncovered),
        figure('ONLY_IN_BROAD', onlyInBroad),
        figure('UNCOVERED_SHARE', outside / customers, UNCOVERED.share),
      ],
      segmentIds: [],
      suggestion: isNamed ? { rule: inNone(names.toSorted()), size: outside } : null,
    },
  ];
}

/** Each two that are nearly the same, once. */
function adviseAlike(known: readonly Known[], others: ReadonlyMap<string, readonly Other[]>): SetAdvice[] {
  return known
    .flatMap((one) =>
      judgeLikeness(one, NO_BASE, { name: one.name, buildsOn: new Set() }, others.get(one.id) ?? []).advice.flatMap((advice) => {
        const other = (others.get(one.id) ?? []).find(({ id }) => id === advice.segmentIds[0]) as Other;
        return advice.kind !== 'NEARLY_ANOTHER' || other.id < one.id ? [] : [{ one, other, strength: advice.strength }];
      }),
    )
    .map(({ one, other, strength }) => ({ one, other, strength, jaccard: jaccardOf(one.members, other) }))
    .toSorted((a, b) => b.jaccard - a.jaccard || (a.one.name < b.one.name ? -1 : 1))
    .slice(0, MOST_PAIRS)
    .map(({ one, other, strength, jaccard }): SetAdvice => ({
      kind: 'NEARLY_SAME',
      strength,
      text: `"${one.name}" and "${other.name}" have ${count(other.shared)} members in common, of ${count(one.members)} and ${count(other.members)} (Jaccard index ${jaccard.toFixed(2)}).`,
      change: 'Keep one of the two, or make the rules say what the difference is to be.',
      figures: [
        figure('MEMBERS', one.members),
        figure('OTHER_MEMBERS', other.members),
        figure('SHARED', other.shared),
        figure('JACCARD', jaccard, ALIKE.jaccard),
      ],
      segmentIds: [one.id, other.id],
      suggestion: other.shared === one.members ? null : { rule: onlyIn(one.name, other.name), size: one.members - other.shared },
    }));
}

const NO_BASE: Base = { customers: 0, reached: 0 };

function weightOf(advice: readonly Advice[]): number {
  return advice.reduce((sum, { strength }) => sum + (strength === 'STRONG' ? 10 : 1), 0);
}

function unsaidOf(all: readonly Unsaid[]): (Unsaid & { readonly segments: number })[] {
  const counts = new Map<string, Unsaid & { readonly segments: number }>();
  for (const one of all) {
    const key = `${ADVICE_KINDS.indexOf(one.kind)} ${one.reason}`;
    counts.set(key, { ...one, segments: (counts.get(key)?.segments ?? 0) + 1 });
  }
  return [...counts].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, each]) => each);
}
