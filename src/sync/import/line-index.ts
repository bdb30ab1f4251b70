import { type DataFile, isUnreadable, type Place, type Row, type UnreadableRow } from './reading/index.js';
import { lostDigits } from './lost-digits.js';
import { asText } from './value.js';

/**
 * Where the rows of a file lie, by a key that several may share: so that the lines of a thousand orders are read when their orders
 * are, and the file, which is often the biggest, is never in memory. What is kept of a row is its place.
 */
export class LineIndex {
  readonly #places: Map<string, Place[]>;
  readonly #asked = new Set<string>();

  private constructor(
    private readonly file: DataFile,
    places: Map<string, Place[]>,
    /** Rows without a readable key: nobody can ask for them. */
    readonly unreadable: readonly UnreadableRow[],
  ) {
    this.#places = places;
  }

  static async build(file: DataFile, keyColumn: string): Promise<LineIndex> {
    const places = new Map<string, Place[]>();
    const unreadable: UnreadableRow[] = [];
    for await (const rows of file.rows()) {
      for (const row of rows) {
        const cell = isUnreadable(row) ? undefined : row.read(keyColumn);
        const key = asText(cell);
        const problem = lostDigits(cell);
        if (key === undefined || problem !== undefined) {
          unreadable.push(isUnreadable(row) ? row : { ...row, problem: problem ?? `has no '${keyColumn}'` });
          continue;
        }
        const place = { line: row.line, offset: row.offset, length: row.length };
        const known = places.get(key);
        if (known === undefined) places.set(key, [place]);
        else known.push(place);
      }
    }
    return new LineIndex(file, places, unreadable);
  }

  /** The rows of each key, in the order of the file. */
  async read(keys: readonly string[]): Promise<Map<string, Row[]>> {
    for (const key of keys) this.#asked.add(key);
    const wanted = [...new Set(keys)].map((key) => ({ key, places: this.#places.get(key) ?? [] }));
    const rows = await this.file.rowsAt(wanted.flatMap(({ places }) => places));
    let next = 0;
    return new Map(
      wanted.map(({ key, places }) => {
        const own = rows.slice(next, (next += places.length));
        // Each was readable when the index was built.
        return [key, own.filter((row): row is Row => !isUnreadable(row))];
      }),
    );
  }

  /** The lines of rows whose key nobody has asked for. */
  *orphans(): Iterable<{ readonly key: string; readonly line: number }> {
    for (const [key, places] of this.#places) {
      if (!this.#asked.has(key)) for (const { line } of places) yield { key, line };
    }
  }
}
