/*
 * Values as shops send them.
 */

export type Json = Readonly<Record<string, unknown>>;

export function objectOf(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

export function objectsOf(value: unknown): Json[] {
  return Array.isArray(value) ? value.map(objectOf) : [];
}

/** Blank texts say nothing. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** 0 is no id. One of more digits than a number keeps is read as text. */
export function idOf(value: unknown): string | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value > 0 ? String(value) : undefined;
  return textOf(value);
}

/** NaN for what is none: objects of JSON may be such that they cannot even be asked. */
export function numberOf(value: unknown): number {
  return typeof value === 'number' || typeof value === 'string' ? Number(value) : Number.NaN;
}

/** A record without the fields that the message does not have. */
export function recordOf<Fields extends object>(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Fields;
}

/** A text or null, where the message has the field. */
export function clearable(value: unknown): string | null | undefined {
  return value === undefined ? undefined : (textOf(value) ?? null);
}

/** Of amounts as texts or numbers, exactly. */
export function amountOf(value: unknown): string | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value.toFixed(4) : textOf(value);
}

/** Far more than any amount that is kept has: to read millions of them takes seconds. */
const MOST_DIGITS = 40;

/** In ten thousandths. What has too many digits is an amount that is too large, whichever. */
export function unitsOf(amount: string | undefined): bigint {
  const [, sign = '', whole = '0', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount ?? '') ?? [];
  return BigInt(`${sign}${whole.slice(0, MOST_DIGITS)}${fraction.slice(0, 4).padEnd(4, '0')}`);
}

export function amountOfUnits(units: bigint): string {
  const digits = String(units < 0n ? -units : units).padStart(5, '0');
  return `${units < 0n ? '-' : ''}${digits.slice(0, -4)}.${digits.slice(-4)}`;
}

export function countryOf(value: unknown): string | undefined {
  const code = textOf(value)?.toUpperCase();
  return code !== undefined && /^[A-Z]{2}$/.test(code) ? code : undefined;
}
