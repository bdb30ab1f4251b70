import {
  chanceOfDistance,
  differenceOfMeans,
  distanceOf,
  levelOfEach,
  meanOf,
  type Moments,
  type Pause,
  restOf,
  sortedInTurns,
} from '../../statistics/index.js';
import { type Bits, bitsOf, isIn, momentsOf, outside, throughAll, within } from './bits.js';
import { type Standing, standing } from './discovery.js';
import { LEAST_PEOPLE, type Outcome } from './outcomes.js';
import type { Trait } from './traits.js';

/*
 * A whole segmentation: everybody is in exactly one group. A tree of few splits (L. Breiman et al., Classification and Regression Trees, 1984), each of which one half of the customers suggests and the
 * other half has confirmed; so on noise there is none. The greatest split comes first: cut off after any of them, it is the segmentation in so many groups.
 */

export interface TreeNode {
  /** Whom it came of, by place; null: it is everybody. */
  readonly parent: number | null;
  readonly rule: string;
  readonly attributes: readonly string[];
  readonly bits: Bits;
  /** After how many splits it is there, and after how many it is split in turn; null: never. */
  readonly from: number;
  until: number | null;
}

export interface Tree {
  /** The first is everybody. */
  readonly nodes: readonly TreeNode[];
  /** How much of how customers of the half that did not grow it differ it tells, after each split: 0 to 1. */
  readonly explained: readonly number[];
}

/** So many groups at most. */
export const MOST_GROUPS = 20;
/** How many splits lie between everybody and a group, at most: a rule of more is read by nobody. */
const MOST_DEPTH = 5;
/** Whoever spent more than all but so large a share counts as these did while the tree grows: one alone makes no group. */
const CAPPED = 0.99;
/** A split that tells less than such a share of how customers differ is none to act on. */
const LEAST_EXPLAINED = 0.001;

interface Leaf {
  readonly place: number;
  readonly depth: number;
  readonly best: Best | undefined;
}

interface Best {
  readonly trait: Trait;
  readonly gain: number;
}

export async function growTree(outcome: Outcome, traits: readonly Trait[], pause: Pause): Promise<Tree> {
  const values = await capped(outcome, pause);
  const everybody = await bitsOf(values.length, () => true, pause);
  const nodes: TreeNode[] = [{ parent: null, rule: '', attributes: [], bits: everybody, from: 0, until: null }];
  const total = spreadOf(await momentsOf(everybody, outcome.sought, values, pause));
  const least = total * LEAST_EXPLAINED;
  const leafOf = async (place: number, depth: number): Promise<Leaf> => {
    const best =
      depth < MOST_DEPTH ? await bestSplit((nodes[place] as TreeNode).bits, { ...outcome, values }, traits, least, pause) : undefined;
    return { place, depth, best };
  };
  let leaves = [await leafOf(0, 0)];
  const explained = [0];
  while (leaves.length < MOST_GROUPS) {
    const next = leaves.reduce((most, leaf) => ((leaf.best?.gain ?? 0) > (most.best?.gain ?? 0) ? leaf : most));
    if (next.best === undefined) break;
    const splits = explained.length;
    const { trait } = next.best;
    const node = nodes[next.place] as TreeNode;
    node.until = splits;
    const both: Leaf[] = [];
    for (const [rule, bits] of [
      [trait.rule, within(node.bits, trait.bits)],
      [trait.ruleWithout, outside(node.bits, trait.bits)],
    ] as const) {
      const attributes = [...new Set([...node.attributes, trait.candidate.attribute.name])];
      nodes.push({
        parent: next.place,
        rule: node.rule === '' ? rule : `${node.rule} AND ${rule}`,
        attributes,
        bits,
        from: splits,
        until: null,
      });
      both.push(await leafOf(nodes.length - 1, next.depth + 1));
    }
    leaves = [...leaves.filter((leaf) => leaf !== next), ...both];
    explained.push(
      await explainedBy(
        leaves.map(({ place }) => (nodes[place] as TreeNode).bits),
        { ...outcome, values },
        pause,
      ),
    );
  }
  return { nodes, explained };
}

/** The places of the groups after so many splits. */
export function groupsAfter(nodes: readonly Pick<TreeNode, 'from' | 'until'>[], splits: number): number[] {
  return [...nodes.keys()].filter((place) => {
    const { from, until } = nodes[place] as TreeNode;
    return from <= splits && (until === null || until > splits);
  });
}

/** How a group stands beside everybody else, as the half that did not grow the tree has it. */
export async function standingOf({ judged, values }: Outcome, bits: Bits, pause: Pause): Promise<Standing> {
  const all = await momentsOf(judged, judged, values, pause);
  const group = await momentsOf(bits, judged, values, pause);
  return standing(group, restOf(all, group), levelOfEach(MOST_GROUPS));
}

/** The split that takes away the most of how customers differ, where both halves agree that there is one. */
async function bestSplit(among: Bits, outcome: Outcome, traits: readonly Trait[], least: number, pause: Pause): Promise<Best | undefined> {
  const [sought, judged] = [within(among, outcome.sought), within(among, outcome.judged)];
  const all = await momentsOf(sought, sought, outcome.values, pause);
  const found: { readonly trait: Trait; readonly gain: number; readonly distance: number }[] = [];
  for (const trait of traits) {
    const group = await momentsOf(trait.bits, sought, outcome.values, pause);
    const rest = restOf(all, group);
    if (Math.min(group.of, rest.of) < LEAST_PEOPLE) continue;
    const gain = ((group.of * rest.of) / all.of) * (group.sum / group.of - rest.sum / rest.of) ** 2;
    found.push({ trait, gain, distance: distanceOf(group, rest) });
  }
  // Each of all that could be cut is a question of its own: what has many values has no advantage of it.
  const sure = found.filter(({ gain, distance }) => gain >= least && chanceOfDistance(distance) * found.length <= 0.05);
  sure.sort((one, other) => other.gain - one.gain || (one.trait.rule < other.trait.rule ? -1 : 1));
  const [best] = sure;
  if (best === undefined) return undefined;
  const whole = await momentsOf(judged, judged, outcome.values, pause);
  const group = await momentsOf(best.trait.bits, judged, outcome.values, pause);
  const rest = restOf(whole, group);
  if (Math.min(group.of, rest.of) < LEAST_PEOPLE) return undefined;
  const difference = differenceOfMeans(meanOf(group), meanOf(rest), levelOfEach(MOST_GROUPS - 1));
  const holds = difference !== null && (best.distance > 0 ? difference.low > 0 : difference.high < 0);
  return holds ? best : undefined;
}

/** How far all differ from their mean, squared and added up. */
function spreadOf({ of, sum, squares }: Moments): number {
  return of === 0 ? 0 : Math.max(0, squares - (sum * sum) / of);
}

/** What the means of the groups in the half that grew them tell of the other half. */
async function explainedBy(groups: readonly Bits[], { sought, judged, values }: Outcome, pause: Pause): Promise<number> {
  const whole = spreadOf(await momentsOf(judged, judged, values, pause));
  let left = 0;
  for (const bits of groups) {
    const { sum, of } = await momentsOf(bits, sought, values, pause);
    const told = await momentsOf(bits, judged, values, pause);
    const mean = of === 0 ? 0 : sum / of;
    left += told.squares - 2 * mean * told.sum + told.of * mean * mean;
  }
  return whole === 0 ? 0 : Math.max(0, 1 - left / whole);
}

async function capped({ sought, values }: Outcome, pause: Pause): Promise<Float64Array> {
  const spent: number[] = [];
  await throughAll(values.length, (customer) => isIn(sought, customer) && spent.push(values[customer] as number), pause);
  const sorted = await sortedInTurns(spent, (one, other) => one - other, pause);
  const most = sorted[Math.ceil(CAPPED * sorted.length) - 1] ?? 0;
  const result = new Float64Array(values.length);
  await throughAll(values.length, (customer) => (result[customer] = Math.min(most, values[customer] as number)), pause);
  return result;
}
