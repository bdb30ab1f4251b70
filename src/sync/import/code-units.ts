/** The units in which the structure of a file is told among its bytes: line breaks, quotes and delimiters are one each. */
export interface CodeUnits {
  /** In bytes. */
  readonly size: 1 | 2;
  readonly byteOrderMark: Buffer;
  at(bytes: Buffer, index: number): number;
}

/** Of UTF-8, and of whatever else has ASCII in single bytes. */
export const BYTES: CodeUnits = { size: 1, byteOrderMark: Buffer.from([0xef, 0xbb, 0xbf]), at: (bytes, index) => bytes[index] ?? 0 };
export const UTF16_LE: CodeUnits = { size: 2, byteOrderMark: Buffer.from([0xff, 0xfe]), at: (bytes, index) => bytes.readUInt16LE(index) };
export const UTF16_BE: CodeUnits = { size: 2, byteOrderMark: Buffer.from([0xfe, 0xff]), at: (bytes, index) => bytes.readUInt16BE(index) };

export const LINE_FEED = 0x0a;

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
