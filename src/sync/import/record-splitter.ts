import type { Place } from './row.js';

/** One record of a file as it lies there: what a row is parsed from, and what reports point at. */
export interface RawRecord {
  /** Line on which it begins, from 1. */
  readonly line: number;
  /** Where it begins in the file, in bytes. */
  readonly offset: number;
  /** With the line break that ends it, if any. */
  readonly bytes: Buffer;
}

const LINE_FEED = 0x0a;
const QUOTE = 0x22;
const BLANKS = new Set([0x20, 0x09, 0x0d, LINE_FEED]);
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** A quoted field longer than this was never meant: a quote is missing somewhere. */
const LONGEST_RECORD = 200_000;

/**
 * Cuts a stream of bytes into records and counts lines. Parsers of CSV count them wrongly after quoted line breaks and swallow what
 * follows a stray quote; here a record whose quote is never closed ends with its first line, so that a damaged line costs one record.
 * Without a delimiter every line is a record (NDJSON). Blank records are passed over.
 */
export class RecordSplitter {
  #pending: Buffer = Buffer.alloc(0);
  #offset: number;
  #line: number;
  readonly #delimiter: number | undefined;

  /** `start` says where the bytes come from, if not from the beginning of the file. */
  constructor(delimiter?: string, start: { readonly line: number; readonly offset: number } = { line: 1, offset: 0 }) {
    this.#delimiter = delimiter?.charCodeAt(0);
    this.#line = start.line;
    this.#offset = start.offset;
  }

  /** The records that are complete with this chunk. */
  push(chunk: Buffer): RawRecord[] {
    this.#pending = Buffer.concat([this.#pending, chunk]);
    return this.#cut(false);
  }

  /** The records that the end of the file completes. */
  end(): RawRecord[] {
    return this.#cut(true);
  }

  #cut(isEnd: boolean): RawRecord[] {
    const records: RawRecord[] = [];
    let start = 0;
    if (this.#offset === 0 && this.#pending.subarray(0, 3).equals(BYTE_ORDER_MARK)) start = 3;
    for (;;) {
      const end = this.#endOfRecord(start, isEnd);
      if (end === undefined || end === start) break;
      const bytes = this.#pending.subarray(start, end);
      if (!bytes.every((byte) => BLANKS.has(byte))) records.push({ line: this.#line, offset: this.#offset + start, bytes });
      this.#line += countLineFeeds(bytes);
      start = end;
    }
    // Copied: otherwise the whole chunk would be kept for the sake of its tail.
    this.#pending = Buffer.from(this.#pending.subarray(start));
    this.#offset += start;
    return records;
  }

  /** Just past the record that begins at `start`, or undefined if more bytes are needed to know. */
  #endOfRecord(start: number, isEnd: boolean): number | undefined {
    const pending = this.#pending;
    let quoted = false;
    let closedAt = -1;
    let fieldBegins = true;
    for (let at = start; at < pending.length; at++) {
      const byte = pending[at];
      if (quoted) {
        // A doubled quote closes and at once opens again, which comes to the same.
        if (byte === QUOTE) {
          quoted = false;
          closedAt = at;
        }
      } else if (byte === LINE_FEED) {
        return at + 1;
      } else if (byte === QUOTE && this.#delimiter !== undefined && (fieldBegins || closedAt === at - 1)) {
        quoted = true;
      }
      fieldBegins = byte === this.#delimiter;
    }
    if (quoted && (isEnd || pending.length - start > LONGEST_RECORD)) {
      return start + endOfFirstLine(pending.subarray(start));
    }
    return isEnd ? pending.length : undefined;
  }
}

export function placeOf({ line, offset, bytes }: RawRecord): Place {
  return { line, offset, length: bytes.length };
}

/** Just past the first line break; the length if there is none. */
export function endOfFirstLine(bytes: Buffer): number {
  const lineBreak = bytes.indexOf(LINE_FEED);
  return lineBreak === -1 ? bytes.length : lineBreak + 1;
}

function countLineFeeds(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(LINE_FEED); at !== -1; at = bytes.indexOf(LINE_FEED, at + 1)) count++;
  return count;
}
