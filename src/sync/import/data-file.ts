import { createReadStream } from 'node:fs';
import { open, stat, type FileHandle } from 'node:fs/promises';
import { isAbsolute, relative, resolve } from 'node:path';
import { invalidInput } from '../../kernel/index.js';
import { csvRows, parseCsv } from './csv-rows.js';
import type { FileMapping } from './file-mapping.js';
import { ndjsonRows } from './ndjson-rows.js';
import { RecordSplitter, type RawRecord } from './record-splitter.js';
import type { Place, Row, UnreadableRow } from './row.js';

const DEFAULT_DELIMITER = ',';
const CHUNK_BYTES = 1 << 18;

/** A file of rows, read as a stream or at given places; never as a whole. */
export class DataFile {
  private constructor(
    /** As the mapping names it. */
    readonly name: string,
    private readonly path: string,
    private readonly delimiter: string | undefined,
    /** Of CSV, by its first record. */
    private readonly columns: readonly string[] | undefined,
  ) {}

  /** Opens a file within `folder`. Refuses one that is not there or lacks columns that are needed. */
  static async open(folder: string, { file, delimiter }: FileMapping, neededColumns: readonly string[]): Promise<DataFile> {
    const path = resolve(folder, file);
    const within = relative(resolve(folder), path);
    if (within.startsWith('..') || isAbsolute(within)) throw invalidInput('mapping', `The file '${file}' lies outside the folder.`);
    const found = await stat(path).catch(() => undefined);
    if (found?.isFile() !== true) throw invalidInput('folder', `The folder has no file '${file}'.`);
    if (/\.(ndjson|jsonl)$/i.test(file)) return new DataFile(file, path, undefined, undefined);

    const separator = delimiter ?? DEFAULT_DELIMITER;
    const columns = await readHeader(path, separator);
    const missing = neededColumns.filter((column) => !columns.includes(column));
    if (missing.length > 0) {
      throw invalidInput(
        'mapping',
        `The file '${file}' has no column ${missing.map((c) => `'${c}'`).join(', ')}. It has: ${columns.join(', ')}.`,
      );
    }
    return new DataFile(file, path, separator, columns);
  }

  /** Every row in the order of the file, some thousands at a time. */
  async *rows(): AsyncGenerator<(Row | UnreadableRow)[]> {
    for await (const records of this.#records()) yield this.#parse(records);
  }

  /** The rows at these places, in the order given. */
  async rowsAt(places: readonly Place[]): Promise<(Row | UnreadableRow)[]> {
    const handle = await open(this.path);
    try {
      return this.#parse(await readPlaces(handle, places));
    } finally {
      await handle.close();
    }
  }

  /** How many rows there are, by the lines of the file: too many if texts contain line breaks. */
  async estimateRows(): Promise<number> {
    let lines = 0;
    for await (const chunk of createReadStream(this.path, { highWaterMark: CHUNK_BYTES }) as AsyncIterable<Buffer>) {
      for (let at = chunk.indexOf(LINE_FEED); at !== -1; at = chunk.indexOf(LINE_FEED, at + 1)) lines++;
    }
    return this.columns === undefined ? lines : Math.max(0, lines - 1);
  }

  async *#records(): AsyncGenerator<RawRecord[]> {
    let headerSeen = this.columns === undefined;
    for await (const records of splitFile(this.path, this.delimiter)) {
      yield headerSeen ? records : records.slice(1);
      headerSeen ||= records.length > 0;
    }
  }

  #parse(records: readonly RawRecord[]): (Row | UnreadableRow)[] {
    if (records.length === 0) return [];
    return this.columns === undefined || this.delimiter === undefined
      ? ndjsonRows(records)
      : csvRows(records, this.columns, this.delimiter);
  }
}

const LINE_FEED = 0x0a;

async function* splitFile(path: string, delimiter: string | undefined): AsyncGenerator<RawRecord[]> {
  const splitter = new RecordSplitter(delimiter);
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES }) as AsyncIterable<Buffer>) yield splitter.push(chunk);
  yield splitter.end();
}

async function readHeader(path: string, delimiter: string): Promise<string[]> {
  for await (const [first] of splitFile(path, delimiter)) {
    const [cells] = first === undefined ? [] : parseCsv([first], delimiter);
    if (Array.isArray(cells)) return cells.map((cell) => cell.trim());
    if (cells !== undefined) throw invalidInput('folder', `The header of '${path}' ${cells.problem}.`);
  }
  return [];
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
