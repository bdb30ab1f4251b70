import { z } from 'zod';
import { normalLine, normalText } from '../kernel/index.js';
import { canonicalDecimal } from './decimal.js';
import { asBoolean, asList, asNumber, asText, asTexts } from './lenient.js';

/*
 * Checks of single values, as zod schemas that give the value in the one form in which it is stored and compared.
 * Each refuses what its column could not hold, so that bad input never becomes an error of the database.
 * Messages complete the sentence that begins with the field's path: "emails.0 is not an e-mail address".
 */

/** Long enough for real data, short enough that every index entry over it fits. */
const SHORT_TEXT = 255;
export const LONG_TEXT = 10_000;
export const IS_REQUIRED = 'is required';
export const MAX_INT = 2_147_483_647;

/** PostgreSQL stores neither NUL nor half a surrogate pair. */
const UNSTORABLE = /\0|\p{Surrogate}/gu;

type Problem = (issue: { readonly input?: unknown }) => string;
const must =
  (what: string): Problem =>
  ({ input }) => {
    if (input === undefined) return IS_REQUIRED;
    return typeof input === 'number' && what.includes('text') ? 'has more digits than a number keeps: send it as text' : `must be ${what}`;
  };

type Read = (given: unknown) => unknown;

/** A text in its normal form (see normalText): what systems send as a number is one too. */
function normal(given: unknown): unknown {
  const value = asText(given);
  return typeof value === 'string' ? normalText(value) : value;
}

/** The same of a text of one line. */
function normalInLine(given: unknown): unknown {
  const value = asText(given);
  return typeof value === 'string' ? normalLine(value) : value;
}

/** What may be longer has lines; else it is a name or the like, and has one. */
const LONGEST_LINE = 500;

/** The check of a value that systems send in several ways: `read` gives it in the one that `check` wants. */
function lenient<Out, In>(read: (given: unknown) => unknown, check: z.ZodType<Out, In>): z.ZodType<Out, In> {
  return z.preprocess(read, check) as z.ZodType as z.ZodType<Out, In>;
}

/** Text in its normal form. */
export function text(maxLength = SHORT_TEXT, read: Read = normal): z.ZodType<string, string> {
  return lenient(
    read,
    z.string({ error: must('text') }).superRefine((value, context) => {
      const problem = problemOf(value, maxLength);
      if (problem !== undefined) context.addIssue(problem);
    }),
  );
}

/** Text that says something: external ids, names. */
export function nonBlank(maxLength = SHORT_TEXT, read: Read = normal): z.ZodType<string, string> {
  return lenient(
    read,
    z.string({ error: must('text') }).superRefine((value, context) => {
      const problem = value === '' ? 'is blank' : problemOf(value, maxLength);
      if (problem !== undefined) context.addIssue(problem);
    }),
  );
}

export function isStorable(value: string): boolean {
  return value.search(UNSTORABLE) === -1;
}

/** The text with a mark in place of what cannot be stored. */
export function storable(value: string): string {
  return value.replaceAll(UNSTORABLE, '\ufffd');
}

/** One check of all there is to check, since most fields of most records pass through it. */
function problemOf(value: string, maxLength: number): string | undefined {
  if (value.length > maxLength) return `is longer than ${maxLength} characters`;
  return isStorable(value) ? undefined : 'contains characters that cannot be stored';
}

/** Blank text is no value. */
export function textOrNone(maxLength = SHORT_TEXT, read: Read = normal) {
  return text(maxLength, read).transform((value) => (value === '' ? null : value));
}

/** Text that says something in one line, unless it may be longer than one is. */
export function name(maxLength = SHORT_TEXT): z.ZodType<string, string> {
  return nonBlank(maxLength, lineOr(maxLength));
}

/** The name of a source system, wherever one is given. */
export function sourceName(): z.ZodType<string, string> {
  return name();
}

/** The same where blank text is no value. */
export function nameOrNone(maxLength = SHORT_TEXT) {
  return textOrNone(maxLength, lineOr(maxLength));
}

function lineOr(maxLength: number): Read {
  return maxLength > LONGEST_LINE ? normal : normalInLine;
}

/** A list that is replaced as a whole. Repeated texts, compared without regard to case, are kept once. */
export function textList(element: z.ZodType<string, string> = name(), maxLength = 250): z.ZodType<string[], string[]> {
  return texts(element, maxLength).transform((values) =>
    [...new Map(values.toReversed().map((v) => [v.toLowerCase(), v])).values()].reverse(),
  );
}

/** Texts whose order and number mean something. What says nothing is none of them. */
export function texts(element: z.ZodType<string, string>, maxLength: number): z.ZodType<string[], string[]> {
  return lenient(asTexts, z.array(element, { error: must('a list') }).max(maxLength, `has more than ${maxLength} values`));
}

export function list<Out, In>(element: z.ZodType<Out, In>, maxLength: number): z.ZodType<Out[], In[]> {
  return lenient(asList, z.array(element, { error: must('a list') }).max(maxLength, `has more than ${maxLength} values`));
}

export function integer(min = -MAX_INT, max = MAX_INT) {
  const message = `must be a whole number from ${min} to ${max}`;
  return lenient(
    asNumber,
    z.number({ error: must('a number') }).refine((value) => Number.isInteger(value) && value >= min && value <= max, message),
  );
}

export function boolean() {
  return lenient(asBoolean, z.boolean({ error: must('true or false') }));
}

export function number() {
  return lenient(
    asNumber,
    z
      .number({ error: must('a number') })
      .refine((value) => Number.isFinite(value), 'must be a finite number')
      // JSON knows no negative zero.
      .transform((value) => value + 0),
  );
}

/** A finite number within bounds, both included. */
export function numberBetween(min: number, max: number) {
  const message = `must be a number from ${min} to ${max}`;
  return lenient(
    asNumber,
    z.number({ error: must('a number') }).refine((value) => value >= min && value <= max, message),
  );
}

/** An exact decimal as text, for a column numeric(precision, scale). */
export function decimal(precision: number, scale: number) {
  return lenient(
    normal,
    z.string({ error: must('a decimal as text, such as "12.50"') }).transform((value, context) => {
      const canonical = canonicalDecimal(value, precision, scale);
      if (canonical !== undefined) return canonical;
      const message = `must be a decimal with at most ${precision - scale} digits before the point and ${scale} after it`;
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    }),
  );
}

export function money() {
  return decimal(19, 4);
}

export function positiveMoney() {
  return money().refine((value) => !value.startsWith('-'), 'must not be negative');
}

/** How much of something, as a number or as text. */
export function quantity(): z.ZodType<string, number | string> {
  return decimal(14, 4);
}

export function positiveQuantity(): z.ZodType<string, number | string> {
  return quantity().refine((value) => !value.startsWith('-'), 'must not be negative');
}

/** A length of time, with two decimals. */
export function duration() {
  return decimal(9, 2).refine((value) => !value.startsWith('-'), 'must not be negative');
}

/** A part of something, 0 to 1, with six decimals. */
export function share(ofWhat: string) {
  return decimal(9, 6).refine((part) => Number(part) >= 0 && Number(part) <= 1, `must be from 0 to 1, ${ofWhat}`);
}

/** A calendar day, `YYYY-MM-DD`. */
export function day() {
  return lenient(
    normal,
    z.string({ error: must('a day, such as 1990-05-30') }).refine(isDay, 'is no day of the calendar, such as 1990-05-30'),
  );
}

const INSTANT = /^(\d{4}-\d{2}-\d{2})[Tt]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/** A moment, RFC 3339 with offset; kept to the millisecond in UTC. */
export function instant() {
  const example = 'a moment with its offset, such as 2026-05-30T16:00:00Z';
  return lenient(
    normal,
    z.string({ error: must(example) }).transform((value, context) => {
      const match = INSTANT.exec(value);
      const moment = new Date(value);
      if (match?.[1] !== undefined && isDay(match[1]) && isDay(dayOf(moment))) return moment.toISOString();
      context.addIssue({ code: 'custom', message: `must be ${example}` });
      return z.NEVER;
    }),
  );
}

/** In UTC; an offset can carry a moment past the years that have four digits. */
function dayOf(moment: Date): string {
  return Number.isNaN(moment.getTime()) ? '' : (moment.toISOString().split('T')[0] ?? '');
}

/** Whether the text is a day that exists, from year 100 to 9999: one before that had two digits when somebody filled it up with noughts. */
export function isDay(value: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year >= 100 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** One of a closed set of words, in any case. */
export function oneOf<Word extends string>(words: readonly [Word, ...Word[]]): z.ZodType<Word, Word> {
  const byText = new Map<unknown, Word>(words.map((word) => [word.toLowerCase(), word]));
  const read = (given: unknown) => (typeof given === 'string' ? (byText.get(normalText(given).toLowerCase()) ?? given) : given);
  return lenient(read, z.enum(words as readonly [string, ...string[]], { error: must(`one of ${words.join(', ')}`) })) as z.ZodType<
    Word,
    Word
  >;
}

const EMAIL = /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>".]+$/;

/** As people copy it from a page or a letter: with what cannot be seen, or the word that makes it a link. */
function asEmail(given: unknown): unknown {
  return typeof given === 'string' ? normalText(given.replace(/[\u200c\u200d]/gu, '')).replace(/^mailto:/i, '') : given;
}

/** Checked for its shape only: whether it can be delivered is for the mail system to find out. */
export function email() {
  return lenient(
    asEmail,
    text(254).refine((value) => EMAIL.test(value), 'is not an e-mail address'),
  );
}

/** ISO 3166-1 alpha-2. */
export function countryCode() {
  return text().refine(isCountry, 'must be a country code of two capitals (ISO 3166-1), such as US');
}

const countryNames = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

/** Asking the locale data takes long; there are 676 possible answers. */
const knownCountries = new Map<string, boolean>();

function isCountry(value: string): boolean {
  if (!/^[A-Z]{2}$/.test(value)) return false;
  let known = knownCountries.get(value);
  if (known === undefined) knownCountries.set(value, (known = checkCountry(value)));
  return known;
}

function checkCountry(value: string): boolean {
  // Withdrawn and informal codes, such as UK, have another region as their canonical form; ZZ is no country.
  return value !== 'ZZ' && new Intl.Locale(`und-${value}`).region === value && countryNames.of(value) !== undefined;
}

/** ISO 4217 in shape: three capitals. Withdrawn currencies stay readable in old orders. */
export function currency() {
  return text().refine((value) => /^[A-Z]{3}$/.test(value), 'must be a currency code of three capitals (ISO 4217), such as EUR');
}

/** BCP 47 in shape, such as `en-GB`. */
export function language() {
  return text().refine((value) => /^[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*$/.test(value), 'must be a language tag (BCP 47), such as en-GB');
}
