/** How long things took, by what they are. */
export class Stalls {
  readonly #times = new Map<string, number[]>();

  took(what: string, milliseconds: number): void {
    const times = this.#times.get(what) ?? [];
    times.push(milliseconds);
    this.#times.set(what, times);
  }

  longest(what: string): number {
    return Math.max(0, ...(this.#times.get(what) ?? []));
  }

  /** A line for each. */
  report(): string {
    return [...this.#times]
      .map(([what, times]) => {
        const sorted = times.toSorted((one, other) => one - other);
        const at = (share: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
        return `${what}: ${sorted.length}, median ${at(0.5)} ms, 99 % ${at(0.99)} ms, longest ${at(1)} ms`;
      })
      .join('\n');
  }
}
