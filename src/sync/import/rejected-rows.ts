import { CARRIAGE_RETURN, type CodeUnits, type DataFile, LINE_FEED, QUOTE } from './reading/index.js';
import type { Note } from './set-aside.js';

/** The columns that a file of rejected rows has before its own. A mapping that does not name them passes them over. */
export const REJECTED_COLUMNS = ['cantle_reason', 'cantle_field'] as const;

const NDJSON_NOTES = /^(\s*\{\s*)"cantle_reason":\s*"(?:[^"\\]|\\.)*",\s*"cantle_field":\s*"(?:[^"\\]|\\.)*"\s*,?/u;
const BLANKS = /\s+/gu;

/**
 * Rows as their file has them, byte for byte, each with what is said against it in front: at the end it would stand under another column wherever a row is
 * shorter or longer than the header. What an earlier import said is replaced.
 */
export class RejectedRows {
  readonly #lineBreak: string;
  readonly #saysAlready: boolean;

  constructor(private readonly file: DataFile) {
    this.#lineBreak = file.units.lineBreak === CARRIAGE_RETURN ? '\r' : '\n';
    this.#saysAlready = REJECTED_COLUMNS.every((column, at) => file.columns[at] === column);
  }

  /** What stands before the first row. */
  async head(): Promise<Buffer> {
    const { mark, records } = await this.file.headerBytes();
    const header = records.pop();
    return Buffer.concat([mark, ...records, ...(header === undefined ? [] : [this.#inFront(header, REJECTED_COLUMNS)])]);
  }

  row(bytes: Buffer, notes: readonly Note[]): Buffer {
    const reason = notes.map((note) => note.reason.replaceAll(BLANKS, ' ')).join('; ');
    const field = [...new Set(notes.flatMap((note) => note.field ?? []))].join(', ');
    return this.file.delimiter === undefined ? this.#object(bytes, reason, field) : this.#inFront(bytes, [reason, field]);
  }

  #inFront(bytes: Buffer, cells: readonly string[]): Buffer {
    const { delimiter = ',', units } = this.file;
    const own = this.#saysAlready ? bytes.subarray(endOfCells(bytes, units, delimiter.charCodeAt(0), REJECTED_COLUMNS.length)) : bytes;
    const quoted = cells.map((cell) => `"${cell.replaceAll('"', '""')}"${delimiter}`).join('');
    return this.#ended(Buffer.concat([this.file.encode(quoted), own]));
  }

  /** A line that is no object stays as it is. */
  #object(bytes: Buffer, reason: string, field: string): Buffer {
    const text = this.file.decode(bytes)?.replace(NDJSON_NOTES, '$1');
    const begin = text?.indexOf('{') ?? -1;
    if (text === undefined || begin === -1 || text.slice(0, begin).trim() !== '') return this.#ended(bytes);
    const isEmpty = text
      .slice(begin + 1)
      .trimStart()
      .startsWith('}');
    const told = JSON.stringify({ [REJECTED_COLUMNS[0]]: reason, [REJECTED_COLUMNS[1]]: field }).slice(0, -1);
    return this.#ended(this.file.encode(`${told}${isEmpty ? '' : ','}${text.slice(begin + 1)}`));
  }

  /** The last row of a file may lack a line break. */
  #ended(bytes: Buffer): Buffer {
    const { units } = this.file;
    const last = bytes.length < units.size ? undefined : units.at(bytes, bytes.length - units.size);
    return last === LINE_FEED || last === CARRIAGE_RETURN ? bytes : Buffer.concat([bytes, this.file.encode(this.#lineBreak)]);
  }
}

/** Just past the first cells of a record and what delimits them. */
function endOfCells(bytes: Buffer, units: CodeUnits, delimiter: number, count: number): number {
  let left = count;
  let quoted = false;
  const { size } = units;
  for (let at = 0; at + size <= bytes.length; at += size) {
    const unit = units.at(bytes, at);
    if (unit === QUOTE) quoted = !quoted;
    else if (unit === delimiter && !quoted && --left === 0) return at + size;
  }
  return 0;
}
