import { isAscii, isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { BYTES, countUnits, indexOfUnit, LINE_FEED, lineBreakOf } from './code-units.js';
import { encodingMarked, UTF_8, UTF_16_BE, UTF_16_LE, WINDOWS_1252, type Encoding } from './encoding.js';

/** What one look at a whole file says of it. */
export interface Survey {
  /** Undefined if it is none that can be told. */
  readonly encoding: Encoding | undefined;
  readonly lines: number;
}

const CHUNK_BYTES = 1 << 18;

/**
 * Reads a file once, to count its lines and, unless its encoding is `named`, to tell that. A byte order mark says it best. Without one it is UTF-8 if
 * anything in it is; Windows-1252 only if nothing speaks against it, since what was written in another code page would come in as other letters.
 */
export async function surveyFile(path: string, named: Encoding | undefined): Promise<Survey> {
  let encoding: Encoding | undefined;
  let lines = 0;
  let lineBreak: number | undefined;
  const text = new TextSigns();
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES }) as AsyncIterable<Buffer>) {
    if (lines === 0) encoding ??= encodingMarked(chunk) ?? named ?? wideEncoding(chunk);
    const units = encoding?.units ?? BYTES;
    lineBreak ??= lineBreakOf(units, chunk);
    lines += countUnits(units, chunk, lineBreak);
    if (encoding === undefined) text.take(chunk, lineBreak);
  }
  return { encoding: endingLinesWith(lineBreak ?? LINE_FEED, encoding ?? text.encoding()), lines };
}

function endingLinesWith(lineBreak: number, encoding: Encoding | undefined): Encoding | undefined {
  return encoding && { ...encoding, units: { ...encoding.units, lineBreak } };
}

const SAMPLE_BYTES = 4_096;
const LEAST_ZEROS = 0.1;

/** UTF-16 without a mark: it begins with two characters of ASCII, and has zeros on one side alone. */
function wideEncoding(chunk: Buffer): Encoding | undefined {
  const sample = chunk.subarray(0, SAMPLE_BYTES);
  const zeros = [0, 0];
  for (const [index, byte] of sample.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (even + odd < sample.length * LEAST_ZEROS || sample.length < 4) return undefined;
  const zeroAt = [0, 1, 2, 3].map((index) => sample[index] === 0).join();
  if (zeroAt === 'false,true,false,true' && even === 0) return UTF_16_LE;
  return zeroAt === 'true,false,true,false' && odd === 0 ? UTF_16_BE : undefined;
}

/** What speaks for an encoding of single bytes and what against it. */
class TextSigns {
  #rest: Buffer = Buffer.alloc(0);
  #hasUtf8 = false;
  #hasOther = false;
  #isWestern = true;

  #lineBreak = LINE_FEED;

  take(chunk: Buffer, lineBreak: number): void {
    this.#lineBreak = lineBreak;
    const bytes = Buffer.concat([this.#rest, chunk]);
    const end = bytes.lastIndexOf(lineBreak) + 1;
    this.#look(bytes.subarray(0, end));
    this.#rest = bytes.subarray(end);
  }

  encoding(): Encoding | undefined {
    this.#look(this.#rest);
    if (this.#hasUtf8 || !this.#hasOther) return UTF_8;
    return this.#isWestern ? WINDOWS_1252 : undefined;
  }

  /** Whole lines. */
  #look(bytes: Buffer): void {
    if (isAscii(bytes)) return;
    if (isUtf8(bytes)) {
      this.#hasUtf8 = true;
      return;
    }
    for (let from = 0; from < bytes.length;) {
      const found = indexOfUnit(BYTES, bytes, this.#lineBreak, from);
      const end = found === -1 ? bytes.length : found + 1;
      const line = bytes.subarray(from, end);
      if (!isAscii(line)) this.#lookAtLine(line);
      from = end;
    }
  }

  #lookAtLine(line: Buffer): void {
    if (isUtf8(line)) {
      this.#hasUtf8 = true;
      return;
    }
    this.#hasOther = true;
    const text = WINDOWS_1252.decode(line);
    this.#isWestern &&= text !== undefined && !FOREIGN.some((sign) => sign.test(text));
  }
}

/** What other code pages look like when they are read as Windows-1252. */
const FOREIGN = [
  // Signs within words are letters of central European, DOS and Macintosh code pages.
  /\p{L}[€‚„†‡ˆ‰‹“”•™›¡¢£¤¥¦§¨©«¬®¯°±²³µ¶¸¹»¼½¾¿]\p{L}/u,
  /\p{L}[ŠŽŸŒ]\p{Ll}/u,
  // At the ends of words some are signs: © of a firm, ¿ of a question, ² of a measure. Others are letters there as well: of ISO 8859-2 and 8859-15.
  /(?<!\p{L})[£¥¦¬¯±¶]\p{Ll}{2}|(?<!\p{L})[¼½¾]\p{Ll}{3}|(?<!\p{L})[©«®]\p{Ll}{2}(?![^\n]*»)/u,
  /\p{L}{3}[£¥¦¬¯±¶¹³¾¿]/u,
  // Nobody writes this one: it is the euro of ISO 8859-15.
  /¤/,
  // Words of such letters alone are Cyrillic, Greek, Hebrew or Arabic.
  /(?![äöüßåæøéè]{3})[\u00c0-\u00ff]{3}/iu,
];
