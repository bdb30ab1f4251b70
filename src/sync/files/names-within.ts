import { encode, encodingExists } from 'iconv-lite';
import { type Queryable, sql } from '../../database/index.js';
import { dropFiles, findAllFiles, IS_IN_USE, isOneOf, type KeptFile, lockFiles, OUTPUTS, readFileParts } from './kept-file.js';

/** What names a person, as whoever erases them knows it. */
export interface NamedBy {
  /** E-mails, ids, handles, the last name. */
  readonly texts: readonly string[];
  /** Of phone numbers within their countries. */
  readonly digits: readonly string[];
}

/** Files are in whatever encoding; they are looked through as they are. Those that mappings are given for, as far as they are known by a name. */
const ENCODINGS: readonly string[] = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  ...Array.from({ length: 9 }, (_, page) => `windows-125${page}`),
  ...Array.from({ length: 16 }, (_, part) => `iso-8859-${part + 1}`).filter((name) => encodingExists(name)),
  'cp437',
  'cp850',
  'cp852',
  'cp866',
  'koi8-r',
  'koi8-u',
  'macintosh',
  'shift_jis',
  'euc-jp',
  'euc-kr',
  'gb18030',
  'big5',
];
/** What stands in the place of a letter that an encoding does not have. */
const REPLACED = '?';
/** How JSON may write any character. */
const ESCAPED = /(?:\\u[0-9a-f]{4})+/g;
/** Longer than any name in whatever encoding: so much of a part is looked at again with the next one. */
const LONGEST_MARK = 4_096;
/** Digits with what people write between them. */
const NUMBERS = /\d(?:[ ().\-/]{0,3}\d){6,}/g;
const COMBINING = /\p{M}/gu;

/** How far a file has been looked through. */
interface Place {
  readonly at: number;
  /** The end of what was before, with which a text may begin; as bytes, so that it does not hold the part that it is of. */
  readonly rest: Buffer;
  readonly isNaming: boolean;
}
const BEGINNING: Place = { at: 0, rest: Buffer.alloc(0), isNaming: false };

/** Looks for a person in files, again and again while more of them comes: what was looked through is not looked through again. */
export class FileSearch {
  #names = '';
  #places = new Map<string, Place>();
  #bytes = 0;

  /** How many bytes were new to the last look. */
  get bytes(): number {
    return this.#bytes;
  }

  /**
   * The files of which a text of a person is somewhere in the name or the content, whatever they are for. Encodings and ways to write are tried, not found out: what
   * is taken for a name and is none costs somebody an upload, what is overlooked would cost more.
   */
  async look(database: Queryable, { texts, digits }: NamedBy): Promise<KeptFile[]> {
    const names = JSON.stringify([texts.toSorted(), digits.toSorted()]);
    // Somebody who is named otherwise by now is looked for from the beginning.
    if (names !== this.#names) [this.#names, this.#places] = [names, new Map()];
    this.#bytes = 0;
    const marks = [...new Set(texts.flatMap(waysToWrite))];
    if (marks.length === 0 && digits.length === 0) return [];
    const found: KeptFile[] = [];
    for (const file of await findAllFiles(database)) {
      const before = this.#places.get(file.id) ?? BEGINNING;
      const place = await lookOn(database, file, before, (text) => marks.some((mark) => text.includes(mark)) || hasNumber(text, digits));
      this.#places.set(file.id, place);
      this.#bytes += place.at - before.at;
      if (place.isNaming) found.push(file);
    }
    return found;
  }
}

/** Drops such files, and what the imports of them have written. One that is read at the moment goes when that ends, with what is written then. */
export async function dropNamingFiles(transaction: Queryable, files: readonly KeptFile[]): Promise<void> {
  if (files.length === 0) return;
  const imports = files.flatMap(({ importId }) => importId ?? []);
  const names = sql`(f.id = any(${files.map(({ id }) => id)}::uuid[]) or (f.import_id = any(${imports}::uuid[]) and ${isOneOf(OUTPUTS)}))`;
  await lockFiles(transaction, names);
  await transaction.execute(sql`/* files.letGo */ update kept_file f set goes = true where ${names} and ${IS_IN_USE}`);
  await dropFiles(transaction, sql`${names} and not f.goes`);
}

async function lookOn(
  database: Queryable,
  { id, name, received }: KeptFile,
  before: Place,
  isNamed: (text: string) => boolean,
): Promise<Place> {
  if (before.isNaming || (before.at > 0 && before.at >= received)) return before;
  if (before.at === 0 && isNamed(asSearched(Buffer.from(name, 'utf8')))) return { ...before, isNaming: true };
  let { at } = before;
  let rest = before.rest.toString('latin1');
  for await (const part of readFileParts(database, id, at)) {
    at += part.length;
    const text = rest + asSearched(part);
    if (isNamed(unescaped(text))) return { at, rest: Buffer.alloc(0), isNaming: true };
    rest = text.slice(-LONGEST_MARK);
  }
  return { at, rest: Buffer.from(rest, 'latin1'), isNaming: false };
}

function hasNumber(text: string, digits: readonly string[]): boolean {
  if (digits.length === 0) return false;
  return (text.match(NUMBERS) ?? []).some((written) => {
    const number = written.replaceAll(/\D/g, '');
    return digits.some((one) => number.includes(one));
  });
}

/** Bytes as text, one character each, without regard to case; what UTF-16 has between letters of Latin scripts is left out. */
function asSearched(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .replaceAll('\0', '')
    .replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** With what JSON has written in escapes in the bytes of UTF-8. */
function unescaped(text: string): string {
  return text.replaceAll(ESCAPED, (escapes) => asSearched(Buffer.from(JSON.parse(`"${escapes}"`) as string, 'utf8')));
}

function waysToWrite(text: string): string[] {
  const plain = text.normalize('NFD').replaceAll(COMBINING, '');
  const ways = [text, plain, text.toLowerCase(), text.toUpperCase(), text.normalize('NFD')];
  return ENCODINGS.flatMap((encoding) =>
    ways.flatMap((way) => {
      const bytes = encode(way, encoding);
      const isWhole = way.includes(REPLACED) || !bytes.includes(REPLACED);
      return isWhole ? [asSearched(bytes)] : [];
    }),
  );
}
