/** An exact decimal: `units` of 10^-scale. */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

const PLAIN = /^([+-]?)(\d+)(?:\.(\d+))?$/;

/** Reads plain notation, `-12.50`; undefined for anything else. Zeros at the end of the fraction carry no scale. */
export function parseDecimal(text: string): Decimal | undefined {
  const match = PLAIN.exec(text);
  if (match === null) return undefined;
  const [, sign, whole = '', fraction = ''] = match;
  const digits = fraction.replace(/0+$/, '');
  const units = BigInt(whole + digits);
  return { units: sign === '-' ? -units : units, scale: digits.length };
}

export function decimalOf(whole: number | bigint): Decimal {
  return { units: BigInt(whole), scale: 0 };
}

/** Plain notation, with at least so many digits after the point. */
export function printDecimal({ units, scale }: Decimal, leastDigits = 0): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const [whole, fraction] = [digits.slice(0, digits.length - scale), digits.slice(digits.length - scale).replace(/0+$/, '')];
  const shown = fraction.padEnd(leastDigits, '0');
  return `${units < 0n ? '-' : ''}${whole}${shown === '' ? '' : `.${shown}`}`;
}

export function addDecimals(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { units: unitsAt(a, scale) + unitsAt(b, scale), scale };
}

export function subtractDecimals(a: Decimal, b: Decimal): Decimal {
  return addDecimals(a, { ...b, units: -b.units });
}

/** Below zero if a is less than b, zero if they are equal, else above. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const { units } = subtractDecimals(a, b);
  return units < 0n ? -1 : units > 0n ? 1 : 0;
}

export function absolute({ units, scale }: Decimal): Decimal {
  return { units: units < 0n ? -units : units, scale };
}

/** Cut to a scale, away from zero where anything is cut off. */
export function roundOutward({ units, scale }: Decimal, to: number): Decimal {
  if (scale <= to) return { units, scale };
  const unit = 10n ** BigInt(scale - to);
  const whole = units / unit;
  const rest = units % unit;
  return { units: rest === 0n ? whole : whole + (units < 0n ? -1n : 1n), scale: to };
}

/** Rounded to a scale, what lies halfway away from zero. */
export function roundHalfAway({ units, scale }: Decimal, to: number): Decimal {
  if (scale <= to) return { units, scale };
  const unit = 10n ** BigInt(scale - to);
  return { units: (units + (units < 0n ? -unit : unit) / 2n) / unit, scale: to };
}

/** The greatest whole number that is not greater. */
export function floorDecimal(value: Decimal): Decimal {
  const { units, scale } = roundOutward(value, 0);
  return value.units > 0n && compareDecimals({ units, scale }, value) > 0 ? { units: units - 1n, scale } : { units, scale };
}

function unitsAt({ units, scale }: Decimal, wanted: number): bigint {
  return units * 10n ** BigInt(wanted - scale);
}
