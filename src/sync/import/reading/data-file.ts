import { createReadStream } from 'node:fs';
import { open, realpath, stat, type FileHandle } from 'node:fs/promises';
import { isAbsolute, relative, resolve } from 'node:path';
import { readNamedFile } from '../../../database/index.js';
import { invalidInput } from '../../../kernel/index.js';
import type { CodeUnits } from './code-units.js';
import { csvRows } from './csv-rows.js';
import { encodingNamed, type Encoding } from './encoding.js';
import type { FileMapping } from './file-mapping.js';
import { likelyDelimiter, readHeader, type Header } from './header.js';
import { ndjsonRows } from './ndjson-rows.js';
import { LONGEST_LINE, placeOf, RecordSplitter, type RawRecord } from './record-splitter.js';
import type { Place, Row, UnreadableRow } from './row.js';
import { surveyFile } from './survey.js';

const CHUNK_BYTES = 1 << 18;

/** How a file is read. */
interface FileFormat {
  readonly encoding: Encoding;
  /** Of CSV. */
  readonly header: Header | undefined;
}

/** A file of which no mapping says anything yet. */
export interface UnknownFile {
  readonly folder: string;
  readonly file: string;
  /** As mappings name it; found out if it is not said. */
  readonly encoding?: string | undefined;
}

/** A file of rows, read as a stream or at given places; never as a whole. */
export class DataFile {
  private constructor(
    /** As the mapping names it. */
    readonly name: string,
    private readonly path: string,
    private readonly format: FileFormat,
    /** How many rows there are, by the lines of the file: too many if texts contain line breaks. */
    readonly estimatedRows: number,
  ) {}

  /** Opens a file within `folder`. Refuses one that is not there, is no text, or lacks columns that are needed. */
  static async open(folder: string, mapping: FileMapping, neededColumns: readonly string[]): Promise<DataFile> {
    const found = await find(folder, mapping);
    const { file, path, encoding, lines } = found;
    if (isNdjson(file)) return new DataFile(file, path, { encoding, header: undefined }, lines);
    return DataFile.#withHeader(found, mapping.delimiter, neededColumns);
  }

  /** Opens CSV of which nothing is known but where it lies, and finds out what delimits it. */
  static async openUnknown({ folder, file, encoding }: UnknownFile): Promise<{ readonly file: DataFile; readonly delimiter: string }> {
    const found = await find(folder, { file, encoding });
    if (isNdjson(file))
      throw invalidInput('file', `The file '${file}' is no CSV: each of its lines says by itself what its fields are called.`);
    const delimiter = likelyDelimiter(await firstRecords(found.path, { delimiter: undefined, encoding: found.encoding }), found.encoding);
    return { file: await DataFile.#withHeader(found, delimiter, []), delimiter };
  }

  static async #withHeader({ file, path, encoding, lines }: Found, delimiter: string | undefined, neededColumns: readonly string[]) {
    const wish = { file, delimiter, encoding, neededColumns };
    const first = await firstRecords(path, wish);
    if (first[0] !== undefined && isTooLong(first[0])) throw invalidInput('folder', `The first line of the file '${file}' ${TOO_LONG}.`);
    const header = readHeader(first, wish);
    return new DataFile(file, path, { encoding, header }, Math.max(0, lines - header.records));
  }

  /** The names in the header of CSV; none of NDJSON. */
  get columns(): readonly string[] {
    return this.format.header?.columns ?? [];
  }

  /** The encoding that it is read in, as mappings name it. */
  get encoding(): string {
    return this.format.encoding.name;
  }

  get units(): CodeUnits {
    return this.format.encoding.units;
  }

  /** Of CSV. */
  get delimiter(): string | undefined {
    return this.format.header?.delimiter;
  }

  decode(bytes: Buffer): string | undefined {
    return this.format.encoding.decode(bytes);
  }

  encode(text: string): Buffer {
    return this.format.encoding.encode(text);
  }

  /** What stands before the first row of CSV, record by record; nothing of NDJSON. The mark of the encoding, if the file has one, is the first. */
  async headerBytes(): Promise<{ readonly mark: Buffer; readonly records: Buffer[] }> {
    const { encoding, header } = this.format;
    const { byteOrderMark } = encoding.units;
    const [begin = Buffer.alloc(0)] = await this.bytesAt([{ line: 1, offset: 0, length: byteOrderMark.length }]);
    const mark = begin.equals(byteOrderMark) ? begin : Buffer.alloc(0);
    if (header === undefined) return { mark, records: [] };
    const records = await firstRecords(this.path, { delimiter: header.delimiter, encoding });
    return { mark, records: records.slice(0, header.records).map(({ bytes }) => bytes) };
  }

  /** All of it, of a file that is small; one that is larger than `mostBytes` is refused. */
  text(mostBytes: number): string {
    const text = this.format.encoding.decode(readNamedFile(this.path, mostBytes));
    if (text === undefined) throw invalidInput('folder', `The file '${this.name}' is no text in ${this.encoding}.`);
    return text;
  }

  /** Every row in the order of the file, some thousands at a time. */
  async *rows(): AsyncGenerator<(Row | UnreadableRow)[]> {
    const { encoding, header } = this.format;
    let toSkip = header?.records ?? 0;
    for await (const records of splitFile(this.path, header?.delimiter, encoding)) {
      yield this.#parse(records.slice(toSkip));
      toSkip = Math.max(0, toSkip - records.length);
    }
  }

  /** The rows at these places, in the order given. */
  async rowsAt(places: readonly Place[]): Promise<(Row | UnreadableRow)[]> {
    return this.#parse(await this.#recordsAt(places));
  }

  /** What stands at these places, in the order given. */
  async bytesAt(places: readonly Place[]): Promise<Buffer[]> {
    return (await this.#recordsAt(places)).map(({ bytes }) => bytes);
  }

  async #recordsAt(places: readonly Place[]): Promise<RawRecord[]> {
    const handle = await open(this.path);
    try {
      return await readPlaces(handle, places);
    } finally {
      await handle.close();
    }
  }

  #parse(records: readonly RawRecord[]): (Row | UnreadableRow)[] {
    const { encoding, header } = this.format;
    if (records.length === 0) return [];
    if (records.some(isTooLong)) {
      return records.flatMap((record) => (isTooLong(record) ? [{ ...placeOf(record), problem: TOO_LONG }] : this.#parse([record])));
    }
    return header === undefined ? ndjsonRows(records, encoding) : csvRows(records, { ...header, encoding });
  }
}

const TOO_LONG = `is longer than ${LONGEST_LINE >> 20} MB`;

function isTooLong({ passedOver }: RawRecord): boolean {
  return passedOver !== undefined;
}

/** A file that is there, and is text. */
interface Found {
  readonly file: string;
  readonly path: string;
  readonly encoding: Encoding;
  readonly lines: number;
}

async function find(folder: string, { file, encoding: name }: FileMapping): Promise<Found> {
  const path = resolve(folder, file);
  // Where links lead: whoever fills the folder is not always whoever brings it in.
  const leadsTo = await realpath(path).catch(() => path);
  const isWithin = isIn(resolve(folder), path) && (leadsTo === path || isIn(await realpath(folder), leadsTo));
  if (!isWithin) throw invalidInput('mapping', `The file '${file}' lies outside the folder.`);
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile() !== true) {
    const isThere = await stat(folder).then(
      (one) => one.isDirectory(),
      () => false,
    );
    throw invalidInput('folder', isThere ? `The folder '${folder}' has no file '${file}'.` : `There is no folder '${folder}'.`);
  }
  const { encoding, lines } = await surveyFile(path, name === undefined ? undefined : encodingNamed(name));
  if (encoding === undefined) throw invalidInput('mapping', encodingUnknown(file));
  return { file, path, encoding, lines };
}

function isIn(folder: string, path: string): boolean {
  const within = relative(folder, path);
  return !within.startsWith('..') && !isAbsolute(within);
}

export function isNdjson(file: string): boolean {
  return /\.(ndjson|jsonl)$/i.test(file);
}

function encodingUnknown(file: string): string {
  return `The file '${file}' is not UTF-8, and which encoding it has cannot be told. Say so in the mapping, such as encoding: windows-1250, or by --encoding where one is guessed.`;
}

async function* splitFile(path: string, delimiter: string | undefined, { units }: Encoding): AsyncGenerator<RawRecord[]> {
  const splitter = new RecordSplitter(delimiter, units);
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES }) as AsyncIterable<Buffer>) yield splitter.push(chunk);
  yield splitter.end();
}

/** The records in which the header is. Nothing in them is quoted over several lines that depends on what delimits. */
async function firstRecords(
  path: string,
  { delimiter, encoding }: Pick<FileMapping, 'delimiter'> & Pick<FileFormat, 'encoding'>,
): Promise<RawRecord[]> {
  const first: RawRecord[] = [];
  for await (const records of splitFile(path, delimiter ?? ',', encoding)) {
    first.push(...records.slice(0, 2));
    if (first.length >= 2) break;
  }
  return first.slice(0, 2);
}

/** Reads places that lie near each other at once. */
async function readPlaces(handle: FileHandle, places: readonly Place[]): Promise<RawRecord[]> {
  const records = new Map<Place, RawRecord>();
  for (const run of runsOf(places)) {
    const begin = run[0]?.offset ?? 0;
    const length = Math.max(...run.map((place) => place.offset + place.length)) - begin;
    const bytes = Buffer.alloc(length);
    await handle.read(bytes, 0, length, begin);
    for (const place of run) {
      const from = place.offset - begin;
      records.set(place, { line: place.line, offset: place.offset, bytes: bytes.subarray(from, from + place.length) });
    }
  }
  return places.flatMap((place) => records.get(place) ?? []);
}

const NEAR_BYTES = 4_096;
const LONGEST_RUN_BYTES = 1 << 20;

function runsOf(places: readonly Place[]): Place[][] {
  const runs: Place[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  let begin = 0;
  for (const place of places.toSorted((a, b) => a.offset - b.offset)) {
    const run = runs.at(-1);
    if (run !== undefined && place.offset - end < NEAR_BYTES && place.offset - begin < LONGEST_RUN_BYTES) run.push(place);
    else {
      runs.push([place]);
      begin = place.offset;
    }
    end = place.offset + place.length;
  }
  return runs;
}
