import { BYTES, CARRIAGE_RETURN, countUnits, indexOfUnit, LINE_FEED, QUOTE, type CodeUnits } from './code-units.js';
import type { Place } from './row.js';

/** One record of a file as it lies there: what a row is parsed from, and what reports point at. */
export interface RawRecord {
  /** Line on which it begins, from 1. */
  readonly line: number;
  /** Where it begins in the file, in bytes. */
  readonly offset: number;
  /** With the line break that ends it, if any. */
  readonly bytes: Buffer;
  /** Of a line that is longer than any record: how many bytes it has. None of them are kept. */
  readonly passedOver?: number;
}

const BLANKS = new Set([0x20, 0x09, CARRIAGE_RETURN, LINE_FEED]);

/** A quoted field longer than this was never meant: a quote is missing somewhere. */
const LONGEST_RECORD = 200_000;
/** And a line than this is none: nothing of it could be a record, and it would be kept in memory. docs/import.md tells users. */
export const LONGEST_LINE = 16 << 20;

/**
 * Cuts a stream of bytes into records and counts lines. Parsers of CSV count them wrongly after quoted line breaks and swallow what
 * follows a stray quote; here a record whose quote is never closed ends with its first line, so that a damaged line costs one record.
 * Without a delimiter every line is a record (NDJSON). Blank records are passed over.
 */
export class RecordSplitter {
  #pending: Buffer = Buffer.alloc(0);
  #offset: number;
  #line: number;
  /** The line that is passed over, as far as it has come. */
  #tooLong: { readonly line: number; readonly offset: number; passedOver: number } | undefined;
  readonly #delimiter: number | undefined;

  /** `start` says where the bytes come from, if not from the beginning of the file. */
  constructor(
    delimiter?: string,
    private readonly units: CodeUnits = BYTES,
    start: { readonly line: number; readonly offset: number } = { line: 1, offset: 0 },
  ) {
    this.#delimiter = delimiter?.charCodeAt(0);
    this.#line = start.line;
    this.#offset = start.offset;
  }

  /** The records that are complete with this chunk. */
  push(chunk: Buffer): RawRecord[] {
    this.#pending = Buffer.concat([this.#pending, chunk]);
    const passed = this.#passOver(false);
    if (this.#tooLong !== undefined) return passed;
    const records = this.#cut(false);
    if (this.#pending.length > LONGEST_LINE) {
      this.#tooLong = { line: this.#line, offset: this.#offset, passedOver: 0 };
      this.#passOver(false);
    }
    return [...passed, ...records];
  }

  /** The records that the end of the file completes. */
  end(): RawRecord[] {
    return [...this.#passOver(true), ...this.#cut(true)];
  }

  /** Drops what has come of a line that is too long, and gives what there is to say of it once its end has. */
  #passOver(isEnd: boolean): RawRecord[] {
    if (this.#tooLong === undefined) return [];
    const end = indexOfUnit(this.units, this.#pending, this.units.lineBreak);
    const whole = isEnd ? this.#pending.length : this.#pending.length - (this.#pending.length % this.units.size);
    const dropped = end === -1 ? whole : end + this.units.size;
    this.#tooLong.passedOver += dropped;
    this.#offset += dropped;
    this.#pending = Buffer.from(this.#pending.subarray(dropped));
    if (end === -1 && !isEnd) return [];
    const record = { ...this.#tooLong, bytes: Buffer.alloc(0) };
    this.#tooLong = undefined;
    this.#line += 1;
    return [record];
  }

  #cut(isEnd: boolean): RawRecord[] {
    const records: RawRecord[] = [];
    let start = 0;
    const { byteOrderMark } = this.units;
    if (this.#offset === 0 && this.#pending.subarray(0, byteOrderMark.length).equals(byteOrderMark)) start = byteOrderMark.length;
    for (;;) {
      const end = this.#endOfRecord(start, isEnd);
      if (end === undefined || end === start) break;
      const bytes = this.#pending.subarray(start, end);
      if (!this.#isBlank(bytes)) records.push({ line: this.#line, offset: this.#offset + start, bytes });
      this.#line += countUnits(this.units, bytes, this.units.lineBreak);
      start = end;
    }
    // Copied: otherwise the whole chunk would be kept for the sake of its tail.
    this.#pending = Buffer.from(this.#pending.subarray(start));
    this.#offset += start;
    return records;
  }

  #isBlank(bytes: Buffer): boolean {
    const { units } = this;
    for (let at = 0; at + units.size <= bytes.length; at += units.size) if (!BLANKS.has(units.at(bytes, at))) return false;
    return true;
  }

  /** Just past the record that begins at `start`, or undefined if more bytes are needed to know. */
  #endOfRecord(start: number, isEnd: boolean): number | undefined {
    const pending = this.#pending;
    const { size, lineBreak } = this.units;
    let quoted = false;
    let closedAt = -1;
    let fieldBegins = true;
    for (let at = start; at + size <= pending.length; at += size) {
      const unit = size === 1 ? pending[at] : this.units.at(pending, at);
      if (quoted) {
        // A doubled quote closes and at once opens again, which comes to the same.
        if (unit === QUOTE) {
          quoted = false;
          closedAt = at;
        }
      } else if (unit === lineBreak) {
        return at + size;
      } else if (unit === QUOTE && this.#delimiter !== undefined && (fieldBegins || closedAt === at - size)) {
        quoted = true;
      }
      fieldBegins = unit === this.#delimiter;
    }
    if (quoted && (isEnd || pending.length - start > LONGEST_RECORD)) {
      return start + endOfFirstLine(pending.subarray(start), this.units);
    }
    return isEnd ? pending.length : undefined;
  }
}

export function placeOf({ line, offset, bytes, passedOver }: RawRecord): Place {
  return { line, offset, length: passedOver ?? bytes.length };
}

/** Just past the first line break; the length if there is none. */
export function endOfFirstLine(bytes: Buffer, units: CodeUnits): number {
  const end = indexOfUnit(units, bytes, units.lineBreak);
  return end === -1 ? bytes.length : end + units.size;
}
