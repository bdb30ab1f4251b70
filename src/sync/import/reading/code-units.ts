export const LINE_FEED = 0x0a;
export const CARRIAGE_RETURN = 0x0d;
export const QUOTE = 0x22;

/** The units in which the structure of a file is told among its bytes: line breaks, quotes and delimiters are one each. */
export interface CodeUnits {
  /** In bytes. */
  readonly size: 1 | 2;
  readonly byteOrderMark: Buffer;
  /** What ends a line: a line feed, with a carriage return before it or not, or in files of old Macintoshes, and of Excel for them, that alone. */
  readonly lineBreak: number;
  at(bytes: Buffer, index: number): number;
}

/** Of UTF-8, and of whatever else has ASCII in single bytes. */
export const BYTES: CodeUnits = units(1, [0xef, 0xbb, 0xbf], (bytes, index) => bytes[index] ?? 0);
export const UTF16_LE: CodeUnits = units(2, [0xff, 0xfe], (bytes, index) => bytes.readUInt16LE(index));
export const UTF16_BE: CodeUnits = units(2, [0xfe, 0xff], (bytes, index) => bytes.readUInt16BE(index));

function units(size: CodeUnits['size'], mark: readonly number[], at: CodeUnits['at']): CodeUnits {
  return { size, byteOrderMark: Buffer.from(mark), lineBreak: LINE_FEED, at };
}

/** What ends the first line, and with it all others. A line break in quotes ends none. */
export function lineBreakOf(units: CodeUnits, bytes: Buffer): number {
  const { size } = units;
  let quoted = false;
  for (let at = 0; at + size <= bytes.length; at += size) {
    const unit = units.at(bytes, at);
    if (unit === QUOTE) quoted = !quoted;
    if (quoted || (unit !== LINE_FEED && unit !== CARRIAGE_RETURN)) continue;
    const isAlone = at + 2 * size <= bytes.length && units.at(bytes, at + size) !== LINE_FEED;
    return unit === CARRIAGE_RETURN && isAlone ? CARRIAGE_RETURN : LINE_FEED;
  }
  return LINE_FEED;
}

/** Where the unit is next, from a place on; -1 if it is nowhere. */
export function indexOfUnit(units: CodeUnits, bytes: Buffer, unit: number, from = 0): number {
  if (units.size === 1) return bytes.indexOf(unit, from);
  for (let at = from; at + units.size <= bytes.length; at += units.size) if (units.at(bytes, at) === unit) return at;
  return -1;
}

export function countUnits(units: CodeUnits, bytes: Buffer, unit: number): number {
  let count = 0;
  for (let at = indexOfUnit(units, bytes, unit); at !== -1; at = indexOfUnit(units, bytes, unit, at + units.size)) count++;
  return count;
}
