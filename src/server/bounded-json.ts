import { isUtf8 } from 'node:buffer';
import { DomainError, limitExceeded } from '../kernel/index.js';

/** What JSON from a client may be, over HTTP and WebSocket alike. */
export const JSON_LIMITS = {
  /** Lists and objects within one another. A rule as a tree, of the most levels that the language takes, needs some 320. */
  depth: 400,
  /** Values and keys. A batch of 1,000 records with a hundred fields each has less than a quarter. */
  values: 1_000_000,
} as const;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPENING = new Set([0x5b, 0x7b]);
const CLOSING = new Set([0x5d, 0x7d]);
const SPACE = new Set([0x20, 0x09, 0x0a, 0x0d]);
const POISON = '__proto__';
/** Of a key that is POISON, each character of it written as an escape. */
const LONGEST_POISON = POISON.length * '\\u005f'.length;

/** Text from a client, which is UTF-8: INVALID_INPUT for what is none, of which nobody could say what it means. */
export function readUtf8(bytes: Buffer): string {
  if (!isUtf8(bytes)) throw new DomainError('INVALID_INPUT', 'The body is no UTF-8.');
  return bytes.toString('utf8');
}

/** Reads JSON from a client: INVALID_INPUT for what is none, LIMIT_EXCEEDED for what is too deep or has too many values. */
export function readBoundedJson(text: string): unknown {
  checkJson(text);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new DomainError('INVALID_INPUT', 'That is no valid JSON.');
  }
}

/** Of Number.MAX_SAFE_INTEGER. */
const SAFE_DIGITS = 16;
const LONG = new RegExp(`\\d{${SAFE_DIGITS}}`);
const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** As `readBoundedJson`, with whole numbers that have more digits than a number keeps as texts: ids keep all of theirs. */
export function readJsonWithLongIds(text: string): unknown {
  const read = readBoundedJson(text);
  return LONG.test(text) ? (JSON.parse(quoteLongIntegers(text)) as unknown) : read;
}

/** Valid JSON with quotes around whole numbers beyond those that are safe, of which it leaves what stands in texts. */
export function quoteLongIntegers(json: string): string {
  const parts: string[] = [];
  let done = 0;
  for (let index = 0; index < json.length; index++) {
    const character = json.charCodeAt(index);
    if (character === QUOTE) {
      index = endOfString(json, index);
      continue;
    }
    NUMBER.lastIndex = index;
    const [number] = NUMBER.exec(json) ?? [];
    if (number === undefined) continue;
    if (number.length >= SAFE_DIGITS && /^-?\d+$/.test(number) && !Number.isSafeInteger(Number(number))) {
      parts.push(json.slice(done, index), `"${number}"`);
      done = index + number.length;
    }
    index += number.length - 1;
  }
  return `${parts.join('')}${json.slice(done)}`;
}

/**
 * Looks at JSON once from beginning to end before it is parsed: a parser takes seconds for eight megabytes of brackets, and what goes through values
 * afterwards would run out of stack. Whether it is JSON at all is left to the parser. A key `__proto__` is refused, since it would
 * be lost, or worse, wherever an object is copied.
 */
export function checkJson(text: string): void {
  let depth = 0;
  let values = 0;
  for (let index = 0; index < text.length; index++) {
    const character = text.charCodeAt(index);
    if (character === QUOTE) {
      const end = endOfString(text, index);
      if (isPoison(text, index, end)) throw new DomainError('INVALID_INPUT', `The key ${POISON} cannot be used.`);
      index = end;
    } else if (OPENING.has(character)) {
      if (++depth > JSON_LIMITS.depth) throw limitExceeded('The depth of the JSON', JSON_LIMITS.depth);
      values += 1;
    } else if (CLOSING.has(character)) {
      depth -= 1;
    } else if (character === COMMA || character === COLON) {
      if (++values > JSON_LIMITS.values) throw limitExceeded('The number of values in the JSON', JSON_LIMITS.values);
    }
  }
}

/** The index of the closing quote, or the end of the text. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end > 0 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end < 0 ? text.length : end;
}

function isEscaped(text: string, index: number): boolean {
  let before = index;
  while (text.charCodeAt(before - 1) === BACKSLASH) before -= 1;
  return (index - before) % 2 === 1;
}

function isPoison(text: string, start: number, end: number): boolean {
  const length = end - start - 1;
  if (length < POISON.length || length > LONGEST_POISON) return false;
  const written = text.slice(start + 1, end);
  if (written !== POISON && !(written.includes('\\u') && unescaped(written) === POISON)) return false;
  let next = end + 1;
  while (SPACE.has(text.charCodeAt(next))) next += 1;
  return text.charCodeAt(next) === COLON;
}

function unescaped(written: string): string {
  return written.replace(/\\u([0-9a-fA-F]{4})/g, (_escape, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
