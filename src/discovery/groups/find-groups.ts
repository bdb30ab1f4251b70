import { type Attribute, type Catalogue, DataKind } from '../../catalogue/index.js';
import { compileRule, filterByRule } from '../../compile/index.js';
import { joinSql, rawSql, sql } from '../../database/index.js';
import { attributeNamed } from '../../insight/index.js';
import {
  avoidPairing,
  loadCatalogue,
  type MembershipContext,
  planForWholeBase,
  readRuleBy,
  ROUGH_NUMBER_OF_ORDERS,
  THE_PROGRAM,
} from '../../membership/index.js';
import { levelOfEach, type Pause, restOf } from '../../statistics/index.js';
import { type Candidate, candidates, notSettledBy, MOST_ATTRIBUTES } from '../profile/index.js';
import { momentsOf } from './bits.js';
import {
  type DiscoveryOutcome,
  type DiscoveryRefusal,
  type SegmentationNode,
  standing,
  type Suggestion,
  type ToldAttribute,
} from './discovery.js';
import { type SellingGap, sellingGaps } from './gaps.js';
import { LEAST_PEOPLE, type Outcome, outcomesOf } from './outcomes.js';
import { chooseSample, type People, readPeople, type Sample } from './people.js';
import { type Split, splitsOf } from './splits.js';
import { turnsWithin } from './strata.js';
import { type Trait, traitsOf } from './traits.js';
import { growTree, standingOf } from './tree.js';

/** Below so many nothing is said: either half of them, and of the buyers, must have groups and what is not in these. */
export const LEAST_BASE = 400;
const LEAST_BUYERS = 100;
const STEPS = { READING: 0, COMPARING: 0.5, DIVIDING: 0.7, BASKETS: 0.8, COUNTING: 0.9 } as const;
export type DiscoveryStep = keyof typeof STEPS;

export interface Course {
  readonly pause: Pause;
  /** Told of what is done next, and how much of all is done. */
  readonly told: (step: DiscoveryStep, progress: number) => Promise<void>;
}

/** What the data suggest, as of an instant. Everything that there is is looked at; who may hear of it is for whoever tells it. */
export async function findGroups(context: MembershipContext, now: Date, { pause, told }: Course): Promise<DiscoveryOutcome> {
  const { database } = context;
  await told('READING', STEPS.READING);
  const [{ orders = 0 } = {}] = await database.query<{ orders?: number }>(
    sql`/* discovery.orders */ select (${ROUGH_NUMBER_OF_ORDERS})::double precision as orders`,
  );
  const sample = await chooseSample(context);
  const nothing = {
    customers: sample.all,
    lookedAt: sample.ids.length,
    buyers: 0,
    orders,
    attributes: 0,
    leftOut: 0,
    compared: 0,
    judged: 0,
  };
  const refused = (refusal: DiscoveryRefusal, buyers = 0): DiscoveryOutcome => ({
    ...nothing,
    refusal,
    buyers,
    suggestions: [],
    segmentation: { nodes: [], explained: [] },
  });
  if (sample.ids.length < LEAST_BASE) return refused('TOO_FEW_CUSTOMERS');
  const catalogue = await loadCatalogue(database, THE_PROGRAM);
  const given = telling(catalogue);
  const among = given.slice(0, MOST_ATTRIBUTES);
  const rfm = candidateNamed(catalogue, 'rfm_group');
  const people = await readPeople(context, sample, now, catalogue, [...among, ...rfm], {
    pause,
    told: (share) => told('READING', share * STEPS.COMPARING),
  });
  const buyers = people.orders.reduce((count, placed) => (placed > 0 ? count + 1 : count), 0);
  if (buyers < LEAST_BUYERS) return refused('TOO_FEW_BUYERS', buyers);
  await told('COMPARING', STEPS.COMPARING);
  const found = await lookInto(people, sample, { pause, told });
  await told('BASKETS', STEPS.BASKETS);
  const gaps = await sellingGaps(context, sample, pause);
  await told('COUNTING', STEPS.COUNTING);
  const drafts = [...found.suggestions, ...gaps.found.map(suggestionOfGap)];
  const sizes = await sizesOf(
    context,
    now,
    catalogue,
    [...drafts, ...found.nodes].map(({ rule }) => rule),
    pause,
  );
  const sized = <Draft extends { readonly rule: string }>(all: readonly Draft[], from: number) =>
    all.flatMap((draft, index): (Draft & { customers: number })[] => {
      const customers = draft.rule === '' ? sample.all : sizes[from + index];
      return customers === undefined ? [] : [{ ...draft, customers }];
    });
  return {
    ...nothing,
    refusal: null,
    buyers,
    attributes: among.length,
    leftOut: given.length - among.length,
    compared: found.compared + gaps.compared,
    judged: found.judged + gaps.judged,
    suggestions: sized(drafts, 0),
    segmentation: { nodes: sized(found.nodes, drafts.length), explained: found.nodes.length === 0 ? [] : found.explained },
  };
}

/** By what groups may be told apart: nothing of orders, of which what is spent and whether somebody came again is made. */
function telling(catalogue: Catalogue): Candidate[] {
  const measured = {
    mentions: ['amount_spent', 'number_of_orders'].map((mentioned) => ({ mentioned, scopes: [] })),
    segmentIds: new Set<string>(),
  };
  const all = notSettledBy([measured], catalogue, candidates({ reader: THE_PROGRAM }, catalogue));
  return all.filter(({ attribute: { kinds } }) => (kinds & (DataKind.order | DataKind.expectation)) === 0);
}

function candidateNamed(catalogue: Catalogue, name: string): Candidate[] {
  const attribute = attributeNamed(catalogue, name);
  return attribute === undefined ? [] : [{ attribute, scale: 'VALUES' }];
}

type Draft = Omit<Suggestion, 'customers'>;

interface Found {
  readonly suggestions: readonly Draft[];
  readonly nodes: readonly Omit<SegmentationNode, 'customers'>[];
  readonly explained: readonly number[];
  readonly compared: number;
  readonly judged: number;
}

/** What can be reckoned of the people who were looked at. */
export async function lookInto(people: People, sample: Pick<Sample, 'half'>, { pause, told }: Course): Promise<Found> {
  const customers = sample.half.length;
  const isRfm = (trait: Pick<Trait, 'candidate'>) => trait.candidate.attribute.name === 'rfm_group';
  const outcomes = await outcomesOf(people, pause);
  const all = await traitsOf(
    people.columns.filter((column) => !isRfm(column)),
    customers,
    2 * LEAST_PEOPLE,
    pause,
  );
  const { found, compared, judged } = await splitsOf(outcomes, all, pause);
  const turns = await turnsWithin(found, outcomes, all, pause);
  const splits = found.map((split, index): Draft => ({ ...suggestionOf(split), turnsWithin: (turns[index] ?? []).map(toldTurn) }));
  await told('DIVIDING', STEPS.DIVIDING);
  const value = outcomes.find(({ measured }) => measured === 'VALUE');
  if (value === undefined) return { suggestions: splits, nodes: [], explained: [], compared, judged };
  const tree = await growTree(value, all, pause);
  const nodes: Found['nodes'][number][] = [];
  const labels = new Map(all.map(({ candidate: { attribute } }) => [attribute.name, toldAttribute(attribute)]));
  for (const { rule, attributes, bits, from, until } of tree.nodes) {
    const names = attributes.flatMap((name) => labels.get(name) ?? []);
    nodes.push({ rule, attributes: names, from, until, ...(await standingOf(value, bits, pause)) });
  }
  const rfm = await traitsOf(people.columns.filter(isRfm), customers, 1, pause);
  const groups: Draft[] = [];
  for (const trait of rfm.filter(({ rule }) => rule.includes(' = '))) groups.push(await suggestionOfRfm(trait, value, rfm.length, pause));
  return { suggestions: [...splits, ...groups], nodes: tree.nodes.length > 1 ? nodes : [], explained: tree.explained, compared, judged };
}

function toldAttribute({ name, label }: Attribute): ToldAttribute {
  return { attribute: name, label };
}

function toldTurn({ attribute, ...turn }: Awaited<ReturnType<typeof turnsWithin>>[number][number]): Suggestion['turnsWithin'][number] {
  return { ...turn, ...toldAttribute(attribute) };
}

function suggestionOf({ measured, traits, members, mean, meanOfRest, lift, low, high, pValue }: Split): Omit<Draft, 'turnsWithin'> {
  return {
    kind: traits.length === 1 ? 'SPLIT' : 'PAIR',
    measure: measured,
    rule: traits.map(({ rule }) => rule).join(' AND '),
    attributes: traits.map(({ candidate: { attribute } }) => toldAttribute(attribute)),
    members,
    mean,
    meanOfRest,
    lift,
    low,
    high,
    pValue,
  };
}

/** A group that everybody knows: nothing was sought out, so all who were looked at tell how it stands. */
async function suggestionOfRfm(trait: Trait, { sought, judged, values }: Outcome, groups: number, pause: Pause): Promise<Draft> {
  const everybody = sought.map((bits, word) => bits | (judged[word] as number));
  const [all, group] = [await momentsOf(everybody, everybody, values, pause), await momentsOf(trait.bits, everybody, values, pause)];
  const attributes = [toldAttribute(trait.candidate.attribute)];
  return {
    ...standing(group, restOf(all, group), levelOfEach(groups)),
    kind: 'RFM',
    measure: 'VALUE',
    rule: trait.rule,
    attributes,
    pValue: null,
    turnsWithin: [],
  };
}

function suggestionOfGap({ bought, lacking, ...gap }: SellingGap): Draft {
  const attributes = [bought, lacking].map((label) => ({ attribute: 'products_purchased', label }));
  return { ...gap, kind: 'CROSS_SELL', measure: 'PURCHASE', attributes, pValue: null, turnsWithin: [] };
}

/** So many groups are counted in one statement, so all at one instant. */
const COUNTED_AT_ONCE = 10;

/** For how many of all customers each rule holds; undefined for one that cannot be read, or is empty. */
async function sizesOf(
  { database, timeZone }: MembershipContext,
  now: Date,
  catalogue: Catalogue,
  rules: readonly string[],
  pause: Pause,
): Promise<(number | undefined)[]> {
  const counts = rules.map((query) => {
    const reading = query === '' ? undefined : readRuleBy(catalogue, THE_PROGRAM, { query });
    if (reading === undefined || !reading.ok) return undefined;
    const { joins, condition } = filterByRule(compileRule(reading.rule, { catalogue, timeZone }), { now, timeZone });
    return sql`(select count(*)::int from customer c ${joins} where ${condition})`;
  });
  const sizes: (number | undefined)[] = [];
  for (let from = 0; from < counts.length; from += COUNTED_AT_ONCE) {
    await pause();
    const some = counts.slice(from, from + COUNTED_AT_ONCE);
    const asked = some.flatMap((count, index) => (count === undefined ? [] : [sql`${count} as ${rawSql(`n${index}`)}`]));
    if (asked.length === 0) {
      sizes.push(...some.map(() => undefined));
      continue;
    }
    const statement = sql`select ${joinSql(asked, ',\n')}`;
    const [row] = await database.transaction(async (transaction) => {
      planForWholeBase(transaction);
      await avoidPairing(transaction, statement);
      return transaction.query<Record<string, number>>(sql`/* discovery.sizes */ ${statement}`);
    });
    sizes.push(...some.map((_, index) => row?.[`n${index}`]));
  }
  return sizes;
}
