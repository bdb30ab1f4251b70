import { type Catalogue, DataKind, type RuleNeeds } from '../../catalogue/index.js';
import { bind } from '../../compile/index.js';
import { joinSql, rawSql, sql } from '../../database/index.js';
import { findGroup } from '../../insight/index.js';
import {
  avoidPairing,
  loadCatalogue,
  type MembershipContext,
  needsOfStored,
  planForWholeBase,
  ROUGH_NUMBER_OF_ORDERS,
  THE_PROGRAM,
} from '../../membership/index.js';
import type { Pause } from '../../statistics/index.js';
import { bitsOf, type Course, readPeople, type Sample, type ToldAttribute, type Trait, traitsOf } from '../groups/index.js';
import { type Candidate, candidates, columnsOf, holdsIn, MOST_ATTRIBUTES, notSettledBy } from '../profile/index.js';
import { type Likeness, likenessOf, type LikenessQuality, type Profile, type Telling, type Unlike } from './likeness.js';

export const AUDIENCES = ['CUSTOMERS', 'PROSPECTS'] as const;
/** Who has ordered; who has not, of whom nothing is known that comes of orders. */
export type Audience = (typeof AUDIENCES)[number];

/** A trait as it is kept. */
export interface ToldTelling extends ToldAttribute {
  readonly rule: string;
  readonly weight: number;
  readonly share: number;
  readonly shareOfOthers: number;
}

export interface LikenessModel {
  readonly refusal: Unlike | null;
  readonly compared: number;
  readonly tellings: readonly ToldTelling[];
  readonly quality: LikenessQuality | null;
  readonly profile: Omit<Profile, 'traits'> | null;
}

export interface LookalikeOutcome {
  readonly members: number;
  readonly others: number;
  readonly orders: number;
  readonly models: Readonly<Record<Audience, LikenessModel>>;
}

/** Somebody who is like members. */
export interface Lookalike {
  readonly customerId: string;
  readonly audience: Audience;
  readonly rank: number;
  readonly score: number;
  /** Places of what they have in common with members, what weighs the most first. */
  readonly traits: readonly number[];
}

/** So many members and others are learnt from, by chance and always the same. */
const MOST_MEMBERS = 5_000;
const MOST_OTHERS = 15_000;
/** So many of either audience are told. */
export const MOST_LOOKALIKES = 1_000;
const PAGE = 2_000;
/** So many reasons are told of each. */
const MOST_REASONS = 5;
/** A trait of fewer than these who are looked at says nothing. */
const LEAST_HOLDERS = 50;

/** Nobody is found by what the law protects, by what they agreed to, or by how complete or old their record is. */
const NOT_BY = new Set([
  'gender',
  'age',
  'birth_date',
  'marital_status',
  'email_subscription_status',
  'sms_subscription_status',
  'consent',
  'customer_account_status',
  'created_by_app_id',
  'product_subscription_status',
  'lifecycle_stage',
  'profile_completeness',
  'data_source',
  'customer_added_date',
]);
/** Of these kinds of data nothing is known of who has not bought. */
const OF_BUYERS =
  DataKind.order | DataKind.expectation | DataKind.thresholds | DataKind.service | DataKind.storeCredit | DataKind.membership;

/** Who is like the members of a segment, as of an instant, and by what. */
export async function findLookalikes(
  context: MembershipContext,
  segmentId: string,
  now: Date,
  { pause, told }: Course,
): Promise<{ readonly outcome: LookalikeOutcome; readonly lookalikes: readonly Lookalike[] }> {
  const { database } = context;
  await told('READING', 0);
  await findGroup(context, { segmentIds: [segmentId] });
  const catalogue = await loadCatalogue(database, THE_PROGRAM);
  const needs = (await needsOfStored({ database }, [segmentId])).get(segmentId)?.present;
  const among = tellable(catalogue, needs);
  const people = await chooseLabelled(context, segmentId);
  const { columns } = await readPeople(context, people, now, catalogue, among, { pause, told: (share) => told('READING', share * 0.4) });
  await told('COMPARING', 0.4);
  const size = people.ids.length;
  const labelled = {
    members: await bitsOf(size, (place) => people.isMember[place] === true, pause),
    others: await bitsOf(size, (place) => people.isMember[place] === false, pause),
    half: people.half,
    othersEach: people.others / Math.max(1, size - people.isMember.filter(Boolean).length),
  };
  const traits = await traitsOf(columns, size, LEAST_HOLDERS, pause);
  const found: Record<Audience, Likeness> = {
    CUSTOMERS: await likenessOf(labelled, traits, pause),
    PROSPECTS: await likenessOf(
      labelled,
      traits.filter(({ candidate }) => isOfProspects(candidate)),
      pause,
    ),
  };
  await told('COUNTING', 0.6);
  const lookalikes = await rank(context, segmentId, now, found, { pause, told: (share) => told('COUNTING', 0.6 + 0.4 * share) });
  const [{ orders = 0 } = {}] = await database.query<{ orders?: number }>(
    sql`/* lookalikes.orders */ select (${ROUGH_NUMBER_OF_ORDERS})::double precision as orders`,
  );
  const models = { CUSTOMERS: toldModel(found.CUSTOMERS), PROSPECTS: toldModel(found.PROSPECTS) };
  return { outcome: { members: people.members, others: people.others, orders, models }, lookalikes };
}

function tellable(catalogue: Catalogue, needs: RuleNeeds | undefined): Candidate[] {
  const all = candidates({ reader: THE_PROGRAM }, catalogue).filter(
    ({ attribute: { name, scopes } }) => !NOT_BY.has(name) && !scopes.includes('personal_data:read'),
  );
  return notSettledBy(needs === undefined ? [] : [needs], catalogue, all).slice(0, MOST_ATTRIBUTES);
}

function isOfProspects({ attribute: { kinds } }: Candidate): boolean {
  return (kinds & OF_BUYERS) === 0;
}

interface LabelledSample extends Sample {
  readonly isMember: readonly boolean[];
  readonly members: number;
  readonly others: number;
}

/** Members and others in an order that comes of what their sources call them. */
async function chooseLabelled({ database }: Pick<MembershipContext, 'database'>, segmentId: string): Promise<LabelledSample> {
  const rows = await database.transaction((transaction) => {
    planForWholeBase(transaction);
    return transaction.query<{ id: string; half: number; belongs: boolean; count: number }>(sql`/* lookalikes.sample */
      select id, get_byte(decode(md5('half ' || name), 'hex'), 0) & 1 as half, belongs, count from (
        select id, name, belongs, count(*) over (partition by belongs)::int as count, row_number() over (partition by belongs order by md5(name), id) as place from (
          select c.id, coalesce(x.name, c.id::text) as name, m.customer_id is not null as belongs from customer c
          left join membership m on m.customer_id = c.id and m.segment_id = ${segmentId}::uuid
          left join (select customer_id, min((source || ' ' || external_id) collate "C") as name from customer_external_id group by 1) x on x.customer_id = c.id) named) placed
      where place <= case when belongs then ${MOST_MEMBERS}::int else ${MOST_OTHERS}::int end
      order by md5(name), id`);
  });
  const countOf = (belongs: boolean) => rows.find((row) => row.belongs === belongs)?.count ?? 0;
  const [members, others] = [countOf(true), countOf(false)];
  return {
    all: members + others,
    members,
    others,
    ids: rows.map(({ id }) => id),
    half: Uint8Array.from(rows, ({ half }) => half),
    isMember: rows.map(({ belongs }) => belongs),
  };
}

interface Ranked extends Omit<Lookalike, 'rank' | 'audience'> {
  readonly name: string;
}

/** Everybody who is no member, some at a time: the likest of either audience. */
async function rank(
  context: MembershipContext,
  segmentId: string,
  now: Date,
  found: Readonly<Record<Audience, Likeness>>,
  { pause, told }: { readonly pause: Pause; readonly told: (share: number) => Promise<void> },
): Promise<Lookalike[]> {
  const tellings = { CUSTOMERS: tellingsOf(found.CUSTOMERS), PROSPECTS: tellingsOf(found.PROSPECTS) };
  const traits = [...new Map([...tellings.CUSTOMERS, ...tellings.PROSPECTS].map(({ trait }) => [trait.rule, trait])).values()];
  if (traits.length === 0) return [];
  const placeOf = new Map(traits.map(({ rule }, place) => [rule, place]));
  const best: Record<Audience, Ranked[]> = { CUSTOMERS: [], PROSPECTS: [] };
  const [{ count = 0 } = {}] = await context.database.query<{ count?: number }>(
    sql`/* lookalikes.count */ select count(*)::int as count from customer`,
  );
  let [after, read] = ['00000000-0000-0000-0000-000000000000', 0];
  for (;;) {
    const page = await readPage(context, segmentId, now, traits, after);
    if (page.length === 0) break;
    for (const { id, name, is_buyer, holds } of page) {
      const audience = is_buyer ? 'CUSTOMERS' : 'PROSPECTS';
      const held = tellings[audience].flatMap(({ trait, weight }, place) =>
        holds[placeOf.get(trait.rule) as number] === true ? [{ place, weight }] : [],
      );
      const reasons = held
        .filter(({ weight }) => weight > 0)
        .toSorted((one, other) => other.weight - one.weight || one.place - other.place);
      // With nothing in common nobody is like anybody.
      if (reasons.length > 0) {
        const score = held.reduce((sum, { weight }) => sum + weight, 0);
        best[audience].push({ customerId: id, name, score, traits: reasons.slice(0, MOST_REASONS).map(({ place }) => place) });
      }
      await pause();
    }
    for (const audience of AUDIENCES) if (best[audience].length > 4 * MOST_LOOKALIKES) best[audience] = likest(best[audience]);
    after = page.at(-1)?.id as string;
    read += page.length;
    await told(Math.min(1, read / Math.max(1, count)));
  }
  return AUDIENCES.flatMap((audience) =>
    likest(best[audience]).map(({ name: _name, ...one }, index): Lookalike => ({ ...one, audience, rank: index + 1 })),
  );
}

function likest(ranked: readonly Ranked[]): Ranked[] {
  return ranked.toSorted((one, other) => other.score - one.score || (one.name < other.name ? -1 : 1)).slice(0, MOST_LOOKALIKES);
}

type PageRow = { readonly id: string; readonly name: string; readonly is_buyer: boolean; readonly holds: readonly boolean[] };

async function readPage(
  context: MembershipContext,
  segmentId: string,
  now: Date,
  traits: readonly Trait[],
  after: string,
): Promise<PageRow[]> {
  const among = [...new Map(traits.map(({ candidate }) => [candidate.attribute.name, candidate])).values()];
  const { values, joins } = columnsOf(among);
  const holds = traits.map(({ candidate, test }) => {
    const column = rawSql(`v.f${among.findIndex(({ attribute }) => attribute.name === candidate.attribute.name)}`);
    return holdsIn(column, candidate, { test });
  });
  const statement = bind(
    sql`with looked as materialized (
        select c.id from customer c where c.id > ${after}::uuid
          and not exists (select from membership m where m.segment_id = ${segmentId}::uuid and m.customer_id = c.id) order by c.id limit ${PAGE}::int)
      select v.id, coalesce((select min((x.source || ' ' || x.external_id) collate "C") from customer_external_id x where x.customer_id = v.id), v.id::text) as name,
        exists (select from "order" o where o.customer_id = v.id) as is_buyer, array[${joinSql(holds)}] as holds
      from (select ${joinSql([sql`c.id`, ...values])} from looked k join customer c on c.id = k.id ${joins}) v order by v.id`,
    { now, timeZone: context.timeZone },
  );
  return context.database.transaction(async (transaction) => {
    planForWholeBase(transaction);
    await avoidPairing(transaction, statement);
    return transaction.query<PageRow>(sql`/* lookalikes.page */ ${statement}`);
  });
}

function tellingsOf(likeness: Likeness): readonly Telling[] {
  return likeness.refusal === null ? likeness.tellings : [];
}

function toldModel(likeness: Likeness): LikenessModel {
  const { refusal, compared } = likeness;
  if (refusal !== null) return { refusal, compared, tellings: [], quality: null, profile: null };
  const { tellings, quality, profile } = likeness;
  return {
    refusal,
    compared,
    quality,
    profile:
      profile === null
        ? null
        : { rule: profile.rule, share: profile.share, shareOfOthers: profile.shareOfOthers, difference: profile.difference },
    tellings: tellings.map(({ trait: { rule, candidate }, ...one }) => ({
      ...one,
      rule,
      attribute: candidate.attribute.name,
      label: candidate.attribute.label,
    })),
  };
}
