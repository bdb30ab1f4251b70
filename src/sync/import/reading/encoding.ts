import { isUtf8 } from 'node:buffer';
import { decode, encode, encodingExists } from 'iconv-lite';
import { BYTES, UTF16_BE, UTF16_LE, type CodeUnits } from './code-units.js';

/** How the bytes of a file are text. */
export interface Encoding {
  /** As mappings and reports call it. */
  readonly name: string;
  readonly units: CodeUnits;
  /** The text of whole characters; undefined if the bytes are none in this encoding. */
  decode(bytes: Buffer): string | undefined;
  /** The bytes of a text, without a mark. */
  encode(text: string): Buffer;
}

export const UTF_8: Encoding = {
  name: 'utf-8',
  units: BYTES,
  decode: (bytes) => (isUtf8(bytes) ? bytes.toString() : undefined),
  encode: (text) => Buffer.from(text),
};
export const WINDOWS_1252 = single('windows-1252');
const UTF_16: readonly Encoding[] = [wide('utf-16le', UTF16_LE), wide('utf-16be', UTF16_BE)];
export const [UTF_16_LE, UTF_16_BE] = UTF_16 as [Encoding, Encoding];

/** The encoding of a name, such as `windows-1252`, `iso-8859-15` or `shift_jis`; undefined if there is none that can be read. */
export function encodingNamed(name: string): Encoding | undefined {
  const known = name.toLowerCase().replaceAll(/[-_ ]/g, '');
  if (known === 'utf8') return UTF_8;
  // Which of the two the byte order mark says.
  if (known === 'utf16' || known === 'utf16le') return UTF_16_LE;
  if (known === 'utf16be') return UTF_16_BE;
  return encodingExists(name) && hasAscii(name) ? single(name) : undefined;
}

/** The encoding that the first bytes of a file name. */
export function encodingMarked(bytes: Buffer): Encoding | undefined {
  return [UTF_8, ...UTF_16].find(({ units: { byteOrderMark } }) => bytes.subarray(0, byteOrderMark.length).equals(byteOrderMark));
}

const ASCII = Buffer.from(Array.from({ length: 128 }, (_, code) => code));

/** What has no ASCII in single bytes cannot be cut into lines as bytes. */
function hasAscii(name: string): boolean {
  return decode(ASCII, name) === ASCII.toString();
}

function single(name: string): Encoding {
  return { name, units: BYTES, decode: (bytes) => whole(decode(bytes, name)), encode: (text) => encode(text, name, { addBOM: false }) };
}

function wide(name: string, units: CodeUnits): Encoding {
  const read = (bytes: Buffer) => (bytes.length % units.size === 0 ? decode(bytes, name, { stripBOM: false }) : '\uFFFD');
  return { name, units, decode: (bytes) => whole(read(bytes)), encode: (text) => encode(text, name, { addBOM: false }) };
}

const LONE_SURROGATE = /\p{Surrogate}/u;

function whole(text: string): string | undefined {
  return text.includes('\uFFFD') || LONE_SURROGATE.test(text) ? undefined : text;
}
