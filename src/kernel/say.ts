import { parseDecimal, roundHalfAway, printDecimal, type Decimal } from './decimal.js';

/* How texts for people say amounts, shares and dates, in English: nothing else puts them into words. */

/** How many digits after the point amounts in a currency have: 2 of EUR, 0 of JPY, 3 of KWD. */
export function minorDigits(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** `1,234.50 EUR`: rounded to what can be paid. */
export function sayAmount(amount: string, currency: string): string {
  return `${sayUnitless(amount, currency)} ${currency}`;
}

/** `1,234.50`: an amount where the text says its currency elsewhere. */
export function sayUnitless(amount: string, currency: string): string {
  const exact = parseDecimal(amount);
  if (exact === undefined) return amount;
  const digits = minorDigits(currency);
  return sayDecimal(roundHalfAway(exact, digits), digits);
}

/** `1,234.50`: all its digits, and at least so many after the point. */
export function sayDecimal(value: Decimal, leastDigits = 0): string {
  return printDecimal(value, leastDigits).replace(/\d(?=(?:\d{3})+(?:\.|$))(?<!\.\d*)/g, '$&,');
}

/** `186 %`, `2.5 %`, `-23,900 %`: of a share, or of any ratio; a tenth more precise where it is less than ten. */
export function sayPercent(ratio: number): string {
  const percent = 100 * ratio;
  const rounded = Number(percent.toFixed(Math.abs(percent) < 9.95 ? 1 : 0));
  if (rounded === 0) return percent === 0 ? '0 %' : 'nearly 0 %';
  return `${rounded.toLocaleString('en')} %`;
}

/** `15 May 2026`, of a day as `2026-05-15`. */
export function sayDay(day: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}

/** `15 May 2026, 10:00`, by the clocks of a zone. */
export function sayMoment(at: Date, timeZone: string): string {
  const [day, time] = [{ dateStyle: 'long' } as const, { timeStyle: 'short' } as const].map((style) =>
    new Intl.DateTimeFormat('en-GB', { ...style, timeZone }).format(at),
  );
  return `${day}, ${time}`;
}
