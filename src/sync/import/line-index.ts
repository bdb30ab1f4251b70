import { DomainError } from '../../kernel/index.js';
import { type DataFile, isUnreadable, type Place, type Row, type UnreadableRow } from './reading/index.js';
import { lostDigits } from './lost-digits.js';
import { BYTES_OF_PLACE, PackedPlaces } from './packed-places.js';
import { asText } from './value.js';

/** What a key takes beside its characters, of which each may take two bytes: its entry, of which a map that grows has three, and the head of a text. */
const BYTES_OF_KEY = 96;
const BYTES_OF_CHARACTER = 2;

const MEGABYTE = 1 << 20;

/** How much an index may hold, and what may be read by it at a time: whoever sends files does not decide how much memory there is. */
export interface LineLimits {
  readonly indexBytes: number;
  readonly rowsAtOnce: number;
  readonly bytesAtOnce: number;
}

const LIMITS: LineLimits = { indexBytes: 256 * MEGABYTE, rowsAtOnce: 250_000, bytesAtOnce: 64 * MEGABYTE };

/**
 * Where the rows of a file lie, by a key that several may share: so that the lines of a thousand orders are read when their orders
 * are, and the file, which is often the biggest, is never in memory. What is kept of a row is its place.
 */
export class LineIndex {
  /** By the last place of each key. */
  readonly #lastOf = new Map<string, number>();
  readonly #places = new PackedPlaces();
  #bytes = 0;
  /** Whether a key has been asked for, at its last place. */
  #asked = new Uint8Array();

  private constructor(
    private readonly file: DataFile,
    private readonly limits: LineLimits,
  ) {}

  /** Tells of rows without a readable key: nobody can ask for them. Refuses a file that the index has no room for with LIMIT_EXCEEDED. */
  static async build(file: DataFile, keyColumn: string, tell: (row: UnreadableRow) => void, limits = LIMITS): Promise<LineIndex> {
    const index = new LineIndex(file, limits);
    for await (const rows of file.rows()) {
      for (const row of rows) {
        const cell = isUnreadable(row) ? undefined : row.read(keyColumn);
        const key = asText(cell);
        const problem = lostDigits(cell);
        if (key !== undefined && problem === undefined) index.#add(key, row);
        else tell(isUnreadable(row) ? row : { ...row, problem: problem ?? `has no '${keyColumn}'` });
      }
    }
    index.#asked = new Uint8Array(index.#places.size);
    return index;
  }

  #add(key: string, place: Place): void {
    const last = this.#lastOf.get(key);
    this.#bytes += BYTES_OF_PLACE + (last === undefined ? BYTES_OF_KEY + BYTES_OF_CHARACTER * key.length : 0);
    const { indexBytes } = this.limits;
    if (this.#bytes > indexBytes) {
      const [lines, orders] = [this.#places.size, this.#lastOf.size].map((count) => count.toLocaleString('en'));
      throw new DomainError(
        'LIMIT_EXCEEDED',
        `The file '${this.file.name}' has too many lines: where they lie takes more than ${indexBytes / MEGABYTE} MB of memory from line ${place.line} on, after ${lines} lines of ${orders} orders. Part it, and the file of its orders.`,
        { file: this.file.name, limit: indexBytes },
      );
    }
    this.#lastOf.set(last === undefined ? ownCopy(key) : key, this.#places.add(place, last));
  }

  /** The rows of each key, in the order of the file. Refuses with LIMIT_EXCEEDED what is too much to be read at a time. */
  async read(keys: readonly string[]): Promise<Map<string, Row[]>> {
    for (const key of keys) this.passOver(key);
    const wanted = [...new Set(keys)].map((key) => ({ key, count: 0 }));
    const places: Place[] = [];
    let bytes = 0;
    for (const one of wanted) {
      for (const place of this.#placesOf(one.key)) {
        one.count++;
        bytes += place.length;
        if (places.push(place) > this.limits.rowsAtOnce || bytes > this.limits.bytesAtOnce) throw this.#tooMuchAtOnce(one.key, keys.length);
      }
    }
    const rows = await this.file.rowsAt(places);
    let next = 0;
    return new Map(
      wanted.map(({ key, count }) => {
        const own = rows.slice(next, (next += count));
        // Each was readable when the index was built.
        return [key, own.filter((row): row is Row => !isUnreadable(row))];
      }),
    );
  }

  /** Counts a key as asked for. */
  passOver(key: string): void {
    const last = this.#lastOf.get(key);
    if (last !== undefined) this.#asked[last] = 1;
  }

  /** The lines of rows whose key nobody has asked for. */
  *orphans(): Iterable<{ readonly key: string; readonly line: number }> {
    for (const [key, last] of this.#lastOf) {
      if (this.#asked[last] === 0) for (const { line } of this.#places.ring(last)) yield { key, line };
    }
  }

  #placesOf(key: string): Iterable<Place> {
    const last = this.#lastOf.get(key);
    return last === undefined ? [] : this.#places.ring(last);
  }

  #tooMuchAtOnce(key: string, orders: number): DomainError {
    const { rowsAtOnce, bytesAtOnce } = this.limits;
    return new DomainError(
      'LIMIT_EXCEEDED',
      `The file '${this.file.name}' has more than ${rowsAtOnce.toLocaleString('en')} lines, or ${bytesAtOnce / MEGABYTE} MB of them, of ${orders} orders that are brought in together, up to '${key}'.`,
      { file: this.file.name, limit: rowsAtOnce },
    );
  }
}

/** A text that was cut out of another keeps the whole of that in memory. */
function ownCopy(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}
