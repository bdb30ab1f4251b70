import { printRule } from '../../language/index.js';
import type { FoundGroup, Group } from '../../insight/index.js';
import type { MembershipContext } from '../../membership/index.js';
import { type ProductGrouping, readBaskets, readLacking, ruleOfItem } from './baskets.js';
import { associationsIn, type Item } from './together.js';

/** Something that members lack though they bought what it goes with. */
export interface MissingItem {
  readonly item: Item;
  /** How many lack it. */
  readonly members: number;
  /** Of all buyers of the one, how many bought it. */
  readonly confidence: number;
  readonly lift: number;
  /** How many of those who lack it would buy it if they did as others do, and what they would spend on it; null where nobody knows what it costs. */
  readonly expectedBuyers: number;
  readonly expectedAmount: number | null;
  readonly rule: string;
}

/** What members bought, and what of the things that go with it they lack. */
export interface Gap {
  readonly bought: Item;
  readonly members: number;
  readonly missing: readonly MissingItem[];
  /** How many have none of these. */
  readonly withoutAny: number;
  readonly ruleWithoutAny: string;
}

/** So many things that go with one are told. */
const MOST_MISSING = 5;

/** What members of a group have not bought that goes with what they have: the greatest expected amount first, then the most expected buyers. */
export async function gapsOf(
  context: MembershipContext,
  found: FoundGroup,
  group: Group,
  by: ProductGrouping,
  first: number,
): Promise<Gap[]> {
  const associations = associationsIn(await readBaskets(context, by));
  const goesWith = new Map<
    string,
    { readonly item: Item; readonly with: { readonly item: Item; readonly confidence: number; readonly lift: number }[] }
  >();
  for (const { one, other, confidence, confidenceBack, liftAmongEquals: lift } of associations) {
    for (const [a, b, share] of [
      [one, other, confidence],
      [other, one, confidenceBack],
    ] as const) {
      const known = goesWith.get(a.key) ?? { item: a, with: [] };
      goesWith.set(a.key, known);
      known.with.push({ item: b, confidence: share, lift });
    }
  }
  for (const { with: others } of goesWith.values()) {
    others.sort((one, other) => other.confidence - one.confidence || (one.item.key < other.item.key ? -1 : 1));
    others.length = Math.min(others.length, MOST_MISSING);
  }
  const wanted = new Map([...goesWith].map(([key, { with: others }]) => [key, others.map(({ item }) => item.key)]));
  const lacking = await readLacking(context, { ids: found.ids, now: found.freshness.asOf }, by, wanted);
  const gaps = lacking.flatMap(({ bought, members, lacking: lacks, lackingAll }): Gap[] => {
    const known = goesWith.get(bought);
    if (known === undefined) return [];
    const own = `${ruleOfGroup(group)} AND ${ruleOfItem(by, known.item, true)}`;
    const missing = known.with.flatMap(({ item, confidence, lift }): MissingItem[] => {
      const count = lacks.get(item.key) ?? 0;
      if (count === 0) return [];
      const expectedBuyers = count * confidence;
      const expectedAmount = item.spent === null ? null : expectedBuyers * item.spent;
      return [
        { item, members: count, confidence, lift, expectedBuyers, expectedAmount, rule: `${own} AND ${ruleOfItem(by, item, false)}` },
      ];
    });
    if (missing.length === 0) return [];
    const ruleWithoutAny = [own, ...known.with.map(({ item }) => ruleOfItem(by, item, false))].join(' AND ');
    return [{ bought: known.item, members, missing, withoutAny: lackingAll, ruleWithoutAny }];
  });
  const worth = ({ missing }: Gap) => Math.max(...missing.map(({ expectedAmount }) => expectedAmount ?? 0));
  const buyers = ({ missing }: Gap) => Math.max(...missing.map(({ expectedBuyers }) => expectedBuyers));
  gaps.sort((one, other) => worth(other) - worth(one) || buyers(other) - buyers(one) || (one.bought.key < other.bought.key ? -1 : 1));
  return gaps.slice(0, first);
}

function ruleOfGroup(group: Group): string {
  if ('rule' in group) return `(${printRule(group.rule.rule)})`;
  return `segment MATCHES (id IN (${group.segmentIds.map((id) => `'${id}'`).join(', ')}))`;
}
