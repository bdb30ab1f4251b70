import { MAX_LISTED_REJECTS, type RejectedRow } from './report.js';

/** What is said against a row that was set aside. */
export interface Note {
  readonly field: string | undefined;
  readonly reason: string;
}

/** The rows of each file that did not come in, to be written out once it has been read: a bit a line, and why. */
export class SetAside {
  readonly #lines = new Map<string, LineSet>();
  readonly #notes = new Map<string, Map<number, Note[]>>();
  #noted = 0;

  /** A row that goes with one that was rejected, such as a sound line of an order. */
  add(file: string, line: number): void {
    let lines = this.#lines.get(file);
    if (lines === undefined) this.#lines.set(file, (lines = new LineSet()));
    lines.add(line);
  }

  reject({ file, line, field, column, reason }: RejectedRow): void {
    this.add(file, line);
    if (this.#noted >= MAX_LISTED_REJECTS) return;
    this.#noted++;
    let notes = this.#notes.get(file);
    if (notes === undefined) this.#notes.set(file, (notes = new Map()));
    const note = { field: field ?? column, reason };
    const known = notes.get(line);
    if (known === undefined) notes.set(line, [note]);
    else known.push(note);
  }

  get isEmpty(): boolean {
    return this.#lines.size === 0;
  }

  has(file: string, line: number): boolean {
    return this.#lines.get(file)?.has(line) ?? false;
  }

  notesOf(file: string, line: number): readonly Note[] {
    return this.#notes.get(file)?.get(line) ?? [];
  }
}

const FIRST_BYTES = 1_024;

/** A bit for each line of a file. */
class LineSet {
  #bits = new Uint8Array(FIRST_BYTES);

  add(line: number): void {
    const at = line >> 3;
    if (at >= this.#bits.length) {
      const larger = new Uint8Array(Math.max(this.#bits.length * 2, at + 1));
      larger.set(this.#bits);
      this.#bits = larger;
    }
    this.#bits[at] = (this.#bits[at] ?? 0) | (1 << (line & 7));
  }

  has(line: number): boolean {
    return ((this.#bits[line >> 3] ?? 0) & (1 << (line & 7))) !== 0;
  }
}
