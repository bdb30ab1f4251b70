import { composedText, normalText } from '../../kernel/index.js';
import { isWholeDay, printDate, readDate, isCanonicalInteger, isExactInJson, isInt64, readNumber, quoteText } from '../literal/index.js';
import { type Problem, quoted } from '../diagnostic.js';
import { findNearestName } from '../nearest-name.js';
import { printValue } from '../print/index.js';
import type { DateValue, NumberValue, Operator, TextValue, Value } from '../rule.js';
import type { AllowedValue, ValueType } from '../vocabulary.js';

/** What a value is compared with: an attribute or a parameter. */
export interface ComparedShape {
  readonly name: string;
  readonly description?: string;
  readonly type: ValueType;
  readonly list?: boolean;
  readonly equalsContains?: true;
  readonly operators: readonly Operator[];
  readonly allowed?: readonly AllowedValue[];
}

export type ValueCheck = { readonly value: Value } | { readonly problem: Problem };

type CheckValue = (value: Value, shape: ComparedShape, operator: Operator) => ValueCheck;

/** One check for each type: gives the value in the kind that the type is always compared in, or says what is wrong with it. */
const CHECKS: Readonly<Record<ValueType, CheckValue>> = {
  text: checkText,
  tag: checkText,
  plain: checkText,
  enum: checkEnum,
  integer: checkInteger,
  number: checkNumber,
  money: checkNumber,
  boolean: checkBoolean,
  day: checkDay,
  instant: checkDate,
  anniversary: checkDay,
  coordinates: checkCoordinates,
};

/** Checks one value of a comparison and gives its normal form. */
export function checkValue(value: Value, shape: ComparedShape, operator: Operator): ValueCheck {
  return CHECKS[shape.type](value, shape, operator);
}

function wrongType(value: Value, shape: ComparedShape, expected: string, suggestion?: string): { readonly problem: Problem } {
  const message = `${quoted(shape.name)} is compared with ${expected}, not with ${printedBriefly(value)}.`;
  return { problem: { code: 'WRONG_TYPE', message, expected: [expected], suggestion } };
}

function printedBriefly(value: Value): string {
  return quoted(printValue(value));
}

/** The database stores no NUL, and half of a surrogate pair is no character. */
const UNSTORABLE = /\0|\p{Cs}/u;

/** Texts are looked for in the form in which they are stored. A whole number stays as it was written: so are ids of other systems published, and it stands for its digits. */
function checkText(value: Value, shape: ComparedShape, operator: Operator): ValueCheck {
  if (value.kind === 'number' && isCanonicalInteger(value.decimal)) {
    return { value: isExactInJson(value.decimal) ? value : { kind: 'text', text: value.decimal, span: value.span } };
  }
  if (value.kind !== 'text') return wrongType(value, shape, 'a text in quotes', quoteText(printValue(value)));
  if (UNSTORABLE.test(value.text)) {
    return { problem: { code: 'INVALID_TEXT', message: 'This text has a character that no stored text can have.' } };
  }
  const text = lookedFor(value.text, shape, operator);
  return { value: text === value.text ? value : { ...value, text } };
}

/**
 * A text as it may stand in a stored one, which has no blanks at its ends: as a whole, or as an element of a list, it has none either; what is looked for within
 * one keeps those that lie inside. Of nothing but blanks they stay: it is nowhere at an end.
 */
function lookedFor(given: string, { list }: ComparedShape, operator: Operator): string {
  const text = composedText(given);
  const whole = normalText(text);
  if (list === true) return whole;
  switch (operator) {
    case 'CONTAINS':
    case 'NOT CONTAINS':
      return text;
    case 'STARTS WITH':
      return whole === '' ? text : text.slice(text.indexOf(whole));
    case 'ENDS WITH':
      return whole === '' ? text : text.slice(0, text.lastIndexOf(whole) + whole.length);
    default:
      return whole;
  }
}

function checkEnum(value: Value, shape: ComparedShape): ValueCheck {
  const names = (shape.allowed ?? []).map((allowed) => allowed.value);
  const text = value.kind === 'text' ? value.text : printValue(value);
  if (value.kind !== 'text') return wrongType(value, shape, 'a text in quotes', names.includes(text) ? quoteText(text) : undefined);
  if (names.includes(text)) return { value };
  const meant = shape.allowed?.find(({ spellings }) => spellings?.includes(text));
  if (meant) return { value: { ...value, text: meant.value } };
  const nearest = findNearestName(text, names);
  const message = `${quoted(shape.name)} has no value ${quoteText(text.slice(0, 60))}; values are case-sensitive.`;
  const expected = names.slice(0, 20).map(quoteText);
  return { problem: { code: 'UNKNOWN_VALUE', message, expected, suggestion: nearest === undefined ? undefined : quoteText(nearest) } };
}

/** A number has no quotes where a rule is text. In a tree one too long for JSON is a text. */
export function isQuoted({ kind, span }: Value): boolean {
  return kind === 'text' && span.length > 0;
}

function numberValue({ span }: Value, decimal: string): NumberValue {
  return { kind: 'number', decimal, span };
}

function checkNumber(value: Value, shape: ComparedShape): ValueCheck {
  if (value.kind === 'number') return { value };
  if (value.kind !== 'text') return wrongType(value, shape, 'a number');
  const reading = readNumber(value.text);
  if (!reading) return wrongType(value, shape, 'a number');
  if ('problem' in reading) return reading;
  if (isQuoted(value)) return wrongType(value, shape, 'a number', reading.decimal);
  return { value: numberValue(value, reading.decimal) };
}

function checkInteger(value: Value, shape: ComparedShape): ValueCheck {
  const checked = checkNumber(value, shape);
  if ('problem' in checked) return value.kind === 'text' ? sayingWhatNumbersMean(checked, shape) : checked;
  if (checked.value.kind !== 'number') return checked;
  if (isInt64(checked.value.decimal)) return checked;
  return wrongType(value, shape, 'a whole number of at most 64 bits');
}

/** Whoever writes `weekday = 'monday'` is told that 1 is Monday: it is in the description. */
function sayingWhatNumbersMean({ problem }: { readonly problem: Problem }, { description = '' }: ComparedShape): ValueCheck {
  const [, meaning] = /: (\d+ is [^.]*)\.?/.exec(description) ?? [];
  return {
    problem: meaning === undefined ? problem : { ...problem, message: `${problem.message} ${meaning}.`.replace(/^(.*)\. (\d)/, '$1: $2') },
  };
}

function checkBoolean(value: Value, shape: ComparedShape): ValueCheck {
  if (value.kind === 'boolean') return { value };
  const word = value.kind === 'text' ? value.text.toLowerCase() : '';
  const { problem } = wrongType(value, shape, 'true or false', word === 'true' || word === 'false' ? word : undefined);
  return { problem: { ...problem, expected: ['true', 'false'] } };
}

function checkDate(value: Value, shape: ComparedShape): ValueCheck {
  if (value.kind === 'date') return { value };
  if (value.kind !== 'text') return wrongType(value, shape, 'a date');
  const reading = readDate(value.text);
  if (!reading) return wrongType(value, shape, 'a date');
  if ('problem' in reading) return reading;
  return { value: dateValue(value, reading.date) };
}

function dateValue({ span }: Value, date: DateValue['date']): DateValue {
  return { kind: 'date', date, span };
}

/** For days and anniversaries: hours mean nothing to them. */
function checkDay(value: Value, shape: ComparedShape): ValueCheck {
  const checked = checkDate(value, shape);
  if ('problem' in checked || checked.value.kind !== 'date' || isWholeDay(checked.value.date)) return checked;
  const { date } = checked.value;
  const suggestion = date.kind === 'now' ? 'today' : date.kind === 'dateTime' ? date.dateTime.slice(0, 10) : undefined;
  const message = `${quoted(shape.name)} is a day; ${quoted(printDate(date))} is an instant.`;
  return { problem: { code: 'WRONG_TYPE', message, expected: ['a day'], suggestion } };
}

/** `'lat,lng'`, or in the deprecated form `(lat, lng)`, which `joinCoordinates` has made one text. */
function checkCoordinates(value: Value, shape: ComparedShape): ValueCheck {
  if (value.kind !== 'text') return wrongType(value, shape, "a text `'latitude,longitude'`");
  const parts = value.text.split(',').map((part) => readNumber(part.trim()));
  const [latitude, longitude] = parts.map((part) => (part && 'decimal' in part ? part.decimal : ''));
  if (parts.length === 2 && latitude && longitude && Math.abs(Number(latitude)) <= 90 && Math.abs(Number(longitude)) <= 180) {
    return { value: { kind: 'text', text: `${latitude},${longitude}`, span: value.span } };
  }
  const message = "Coordinates are latitude and longitude in degrees, such as `'46.24,-63.13'`: from -90 to 90, and from -180 to 180.";
  return { problem: { code: 'INVALID_COORDINATES', message, expected: ["'latitude,longitude'"] } };
}

/** `coordinates: (46.24, -63.13)` of the deprecated form as the one text that the current form has. */
export function joinCoordinates(values: readonly Value[]): TextValue | undefined {
  const [latitude, longitude, ...rest] = values;
  if (latitude?.kind !== 'number' || longitude?.kind !== 'number' || rest.length > 0) return undefined;
  return { kind: 'text', text: `${latitude.decimal},${longitude.decimal}`, span: latitude.span };
}
