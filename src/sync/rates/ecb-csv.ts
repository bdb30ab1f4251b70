import { parse } from 'csv-parse/sync';
import { invalidInput } from '../../kernel/index.js';
import type { ExchangeRateRecord } from './exchange-rates.js';

const BASE = 'EUR';
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * The rates in a file of the European Central Bank as it is published, daily or historical: a column `Date`, and one for each currency with
 * what one euro was in it. `N/A` and nothing are no rates.
 */
export function readEcbRates(csv: string): ExchangeRateRecord[] {
  return readEcbRows(csv).flatMap(({ rates }) => rates);
}

/** The rates of one line of such a file; lines count from 1. */
export interface EcbRow {
  readonly line: number;
  readonly rates: readonly ExchangeRateRecord[];
}

/** The same line by line. */
export function readEcbRows(csv: string): EcbRow[] {
  const options = { bom: true, trim: true, relaxColumnCount: true, skipEmptyLines: true, info: true } as const;
  const [first, ...others] = parse(csv, options) as unknown as { readonly record: string[]; readonly info: { readonly lines: number } }[];
  const header = first?.record ?? [];
  if (header[0]?.toLowerCase() !== 'date') throw invalidInput('csv', "The first column of exchange rates must be 'Date'.");
  return others.map(({ record: [date = '', ...cells], info }) => {
    const day = dayOf(date);
    const rates = cells.flatMap((rate, index) => {
      const currency = header[index + 1] ?? '';
      return currency === '' || rate === '' || rate === 'N/A' ? [] : [{ currency, day, base: BASE, rate }];
    });
    return { line: info.lines, rates };
  });
}

/** `2026-11-27` of itself and of `27 November 2026`. */
function dayOf(date: string): string {
  const [, day = '', month = '', year = ''] = /^(\d{1,2}) ([A-Za-z]{3})[a-z]* (\d{4})$/.exec(date) ?? [];
  const number = MONTHS.indexOf(month.toLowerCase()) + 1;
  return number === 0 ? date : `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`;
}
