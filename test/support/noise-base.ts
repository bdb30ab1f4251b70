import type { Random } from '../../src/kernel/random.js';
import type { Candidate, Scale } from '../../src/discovery/profile/candidates.js';
import type { Level, LookedAt } from '../../src/discovery/profile/looked-at.js';

/** A base in which nothing has to do with who belongs; one attribute has, where it is said how much. */
export function inventBase(random: Random, planted = 0, size = 600): LookedAt {
  const customers = Array.from(
    { length: size },
    () => ({ side: random.chance(0.3) ? 'members' : 'others', half: random.integer(0, 1) }) as const,
  );
  const spreads = Array.from({ length: 40 }, (_, index) => {
    const scale: Scale = index % 3 === 0 ? 'ORDERED' : index % 3 === 1 ? 'VALUES' : 'LIST';
    const levels = Array.from({ length: scale === 'VALUES' ? 4 : 10 }, (__, key): Level => ({
      key: String(key),
      low: String(key),
      high: String(key),
      members: [0, 0],
      others: [0, 0],
    }));
    for (const { side, half } of customers) {
      const isPlanted = index === 0 && side === 'members' && random.chance(planted);
      const held =
        scale === 'LIST' ? levels.filter(() => random.chance(0.1)) : [isPlanted ? (levels.at(-1) as Level) : random.pick(levels)];
      for (const level of held) (level[side] as [number, number])[half as 0] += 1;
    }
    return { candidate: { attribute: { name: `a${index}`, type: 'text' }, scale } as unknown as Candidate, levels };
  });
  const count = (side: string, half: number) => customers.filter((one) => one.side === side && one.half === half).length;
  return { members: [count('members', 0), count('members', 1)], others: [count('others', 0), count('others', 1)], leftOut: 0, spreads };
}
