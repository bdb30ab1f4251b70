/** An exact number, as numerator and positive denominator. */
export interface Ratio {
  readonly over: bigint;
  readonly under: bigint;
}

export function ratio(over: bigint | number, under: bigint | number = 1): Ratio {
  const a = typeof over === 'bigint' ? over : BigInt(over);
  const b = typeof under === 'bigint' ? under : BigInt(under);
  return b < 0n ? { over: -a, under: -b } : { over: a, under: b };
}

/** Reads plain decimal notation, `-12.50`. */
export function ratioOf(decimal: string | number): Ratio {
  const text = String(decimal);
  let read = READ.get(text);
  if (read === undefined) {
    const [whole = '0', fraction = ''] = text.split('.');
    READ.set(text, (read = ratio(BigInt(whole + fraction), 10n ** BigInt(fraction.length))));
  }
  return read;
}

/** The laws read the amounts of the same customers for each of thousands of rules. */
const READ = new Map<string, Ratio>();

export function compareRatios(a: Ratio, b: Ratio): number {
  const difference = a.over * b.under - b.over * a.under;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function plus(a: Ratio, b: Ratio): Ratio {
  return ratio(a.over * b.under + b.over * a.under, a.under * b.under);
}

export function minus(a: Ratio, b: Ratio): Ratio {
  return plus(a, ratio(-b.over, b.under));
}

export function times(a: Ratio, b: Ratio): Ratio {
  return ratio(a.over * b.over, a.under * b.under);
}

/** null for a division by zero. */
export function divided(a: Ratio, b: Ratio): Ratio | null {
  return b.over === 0n ? null : ratio(a.over * b.under, a.under * b.over);
}

export function sum(all: readonly Ratio[]): Ratio {
  return all.reduce(plus, ratio(0));
}

/** Cut to `digits` after the point: for turning a customer's value into one that a rule can name. */
export function printRatio({ over, under }: Ratio, digits = 4): string {
  const scaled = (over * 10n ** BigInt(digits)) / under;
  const text = (scaled < 0n ? -scaled : scaled).toString().padStart(digits + 1, '0');
  const printed = `${text.slice(0, -digits)}.${text.slice(-digits)}`.replace(/\.?0+$/, '');
  return scaled < 0n ? `-${printed}` : printed;
}
