import { invariant } from '../../kernel/index.js';

/** How segments build on one another. */
export type Dependencies = ReadonlyMap<string, ReadonlySet<string>>;

/** The level of each segment: 0 if it builds on none of those given, else one more than the highest of those that it builds on. */
export class Levels {
  readonly #levels = new Map<string, number>();

  constructor(private readonly dependencies: Dependencies) {}

  of(id: string): number {
    const known = this.#levels.get(id);
    if (known !== undefined) return known;
    invariant(findCycle(this.dependencies, id) === undefined, 'cycles are refused when a segment is saved');
    const below = [...(this.dependencies.get(id) ?? [])].filter((other) => this.dependencies.has(other));
    const level = below.length === 0 ? 0 : 1 + Math.max(...below.map((other) => this.of(other)));
    this.#levels.set(id, level);
    return level;
  }
}

/** A way from a segment back to itself, with the segment at both ends; undefined if there is none. */
export function findCycle(dependencies: Dependencies, id: string): string[] | undefined {
  const visited = new Set<string>();
  const path: string[] = [id];
  const search = (at: string): boolean => {
    for (const next of dependencies.get(at) ?? []) {
      if (next === id) return path.push(id) > 0;
      if (visited.has(next)) continue;
      visited.add(next);
      path.push(next);
      if (search(next)) return true;
      path.pop();
    }
    return false;
  };
  return search(id) ? path : undefined;
}
