/** Exact decimals: texts at the edges, whole ten-thousandths (the scale of every column of money and of quantities) in between. */

const MONEY_SCALE = 4;
const MONEY_UNITS = 10n ** BigInt(MONEY_SCALE);
/** What numeric(19, 4) can hold, exclusive. */
const MONEY_LIMIT = 10n ** 19n;

const DECIMAL = /^([+-]?)0*(\d+)(?:\.(\d+?)0*)?$/;

/**
 * The text of a decimal as the database prints it in a column numeric(precision, scale), so that equal values are equal texts.
 * Undefined if it is no decimal, is out of the column's range or would be rounded.
 */
export function canonicalDecimal(text: string, precision: number, scale: number): string | undefined {
  const match = DECIMAL.exec(text);
  if (match === null) return undefined;
  const [, sign, whole = '', found = ''] = match;
  const fraction = found === '0' ? '' : found;
  if (fraction.length > scale || (whole !== '0' && whole.length > precision - scale)) return undefined;
  const digits = scale === 0 ? whole : `${whole}.${fraction.padEnd(scale, '0')}`;
  return sign === '-' && /[1-9]/.test(digits) ? `-${digits}` : digits;
}

/** Ten-thousandths of a canonical money text. */
export function parseMoney(canonical: string): bigint {
  return BigInt(canonical.replace('.', ''));
}

/** The canonical text of that many ten-thousandths. */
export function printMoney(units: bigint): string {
  const absolute = units < 0n ? -units : units;
  const fraction = (absolute % MONEY_UNITS).toString().padStart(MONEY_SCALE, '0');
  return `${units < 0n ? '-' : ''}${absolute / MONEY_UNITS}.${fraction}`;
}

/** Whether a money column can hold that many ten-thousandths. */
export function fitsMoney(units: bigint): boolean {
  return units < MONEY_LIMIT && units > -MONEY_LIMIT;
}

/** Ten-thousandths of a canonical quantity, which has the scale of money. */
export const parseQuantity = parseMoney;

/** Whether a canonical quantity is one of pieces. */
export function isWhole(quantity: string): boolean {
  return parseQuantity(quantity) % MONEY_UNITS === 0n;
}

/** Ten-thousandths of so much at a price, halves rounded away from zero, as the database does. */
export function timesQuantity(price: string, quantity: string): bigint {
  return dividedHalfAway(parseMoney(price) * parseQuantity(quantity), MONEY_UNITS);
}

/** Ten-thousandths rounded to so many digits after the point, at most four of them, halves away from zero. */
export function roundMoney(units: bigint, digits: number): bigint {
  const unit = 10n ** BigInt(Math.max(0, MONEY_SCALE - digits));
  return dividedHalfAway(units, unit) * unit;
}

function dividedHalfAway(units: bigint, by: bigint): bigint {
  return (units + (units < 0n ? -by : by) / 2n) / by;
}
