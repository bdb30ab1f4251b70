import { contradicts, type Evidence, type Facts, scoreOf, weigh } from './evidence.js';
import type { KeptRules } from './rules.js';

/** Two customers who share an identifier: the rule that says so, by its place. */
export interface Match {
  readonly a: string;
  readonly b: string;
  readonly rule: number;
}

export interface Doubt {
  /** The lower id first. */
  readonly customerId: string;
  readonly otherId: string;
  readonly score: number;
  readonly evidence: readonly Evidence[];
}

export interface Decision {
  readonly merges: readonly {
    readonly intoId: string;
    readonly merged: readonly { readonly id: string; readonly evidence: readonly Evidence[] }[];
  }[];
  readonly doubts: readonly Doubt[];
}

/** Customers who become one at a time; more than that are looked at by somebody. */
const MOST_OF_A_GROUP = 10;

/**
 * What follows of the matches: who is made one, and who is to be looked at. Who is linked through a third, and speaks against the other, is not made one
 * with it: of all of them somebody has to say who is who. `settled` are pairs of which somebody has said that they are two.
 */
export function decide(
  matches: readonly Match[],
  facts: ReadonlyMap<string, Facts>,
  rules: KeptRules,
  settled: ReadonlySet<string>,
): Decision {
  const pairs = pairsOf(matches, facts, rules).filter(({ customerId, otherId }) => !settled.has(pairKey(customerId, otherId)));
  const sure = pairs.filter(({ score }) => score >= rules.mergeAt);
  const groups = groupsOf(sure);
  const merges: Decision['merges'][number][] = [];
  const doubted = new Set<string>();
  for (const group of groups) {
    const members = group.flatMap((id) => facts.get(id) ?? []);
    if (group.length > MOST_OF_A_GROUP || isContradictory(members, settled)) {
      for (const id of group) doubted.add(id);
      continue;
    }
    const [first, ...others] = members.sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1));
    if (first === undefined) continue;
    merges.push({ intoId: first.id, merged: others.map(({ id }) => ({ id, evidence: whyOf(id, first.id, sure) })) });
  }
  const doubts = pairs.filter(({ customerId, score }) => score >= rules.reviewAt && (score < rules.mergeAt || doubted.has(customerId)));
  return { merges, doubts };
}

export function pairKey(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

function pairsOf(matches: readonly Match[], facts: ReadonlyMap<string, Facts>, rules: KeptRules): Doubt[] {
  const shared = new Map<string, number[]>();
  for (const { a, b, rule } of matches) {
    const key = pairKey(a, b);
    shared.set(key, [...(shared.get(key) ?? []), rule]);
  }
  return [...shared].flatMap(([key, places]) => {
    const [customerId = '', otherId = ''] = key.split(' ');
    const [one, other] = [facts.get(customerId), facts.get(otherId)];
    if (one === undefined || other === undefined) return [];
    const evidence = weigh(one, other, places, rules);
    return [{ customerId, otherId, score: scoreOf(evidence), evidence }];
  });
}

/** Who is linked, directly or through others. */
function groupsOf(pairs: readonly Doubt[]): string[][] {
  const groupOf = new Map<string, string[]>();
  for (const { customerId, otherId } of pairs) {
    const [one, other] = [groupOf.get(customerId) ?? [customerId], groupOf.get(otherId) ?? [otherId]];
    if (one === other) continue;
    const both = [...one, ...other];
    for (const id of both) groupOf.set(id, both);
  }
  return [...new Set(groupOf.values())];
}

function isContradictory(members: readonly Facts[], settled: ReadonlySet<string>): boolean {
  return members.some((a, index) => members.slice(index + 1).some((b) => settled.has(pairKey(a.id, b.id)) || contradicts(a, b)));
}

/** The best that speaks for somebody, with the survivor or else with any other. */
function whyOf(id: string, intoId: string, pairs: readonly Doubt[]): readonly Evidence[] {
  const own = pairs.filter(({ customerId, otherId }) => customerId === id || otherId === id).sort((a, b) => b.score - a.score);
  const direct = own.find(({ customerId, otherId }) => customerId === intoId || otherId === intoId);
  return (direct ?? own[0])?.evidence ?? [];
}
