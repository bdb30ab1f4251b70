import { dirname, relative } from 'node:path';
import { stringify } from 'yaml';
import { invalidInput, limitExceeded } from '../../kernel/index.js';
import { type Field, fieldsOfKind, type KindName } from '../../records/index.js';
import { DataFile, isUnreadable, type Row, type UnknownFile } from './reading/index.js';
import { columnFor, GUESSED_KINDS, IN_PLACE_OF, isCalledFor } from './guess-columns.js';
import { guessValue, type GuessedValue } from './guess-values.js';
import { parseMapping } from './load-mapping.js';
import { asText } from './value.js';

/** Rows that are looked at, and columns. */
const MOST_ROWS = 1_000;
const MOST_COLUMNS = 1_000;
/** Columns besides moments that make a file one of a kind, where its name does not say so. */
const FEWEST_COLUMNS = 3;
/** What the name of a file says counts as much as so many columns. */
const NAME_COUNTS = 3;

/** A file as far as it was looked at. */
interface Sample {
  readonly file: string;
  /** If it was said. */
  readonly encoding: string | undefined;
  readonly delimiter: string;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

/** A field, by its path in the mapping, with the column that it is read from. */
interface GuessedField {
  readonly name: string;
  readonly column: string;
  readonly value: GuessedValue;
}

interface Guess {
  readonly kind: KindName;
  readonly fields: readonly GuessedField[];
  readonly parts: Readonly<Record<string, readonly GuessedField[]>>;
  /** Fields whose columns are called so, by column, but do not hold such values. */
  readonly misnamed: ReadonlyMap<string, string>;
}

/**
 * A mapping to begin with, as text: what kind of record a CSV file has, which column is which field, and how dates, decimals and lists are written in it, by
 * the names of its columns and its first thousand rows. The mapping calls the file by its path in `folder`. What it cannot tell is said in comments. Refuses a file in which no record can be told.
 */
export async function guessMapping(
  path: string,
  { encoding, folder = dirname(path) }: Pick<UnknownFile, 'encoding'> & { readonly folder?: string } = {},
): Promise<string> {
  const sample = await sampleOf({ folder, file: relative(folder, path), encoding });
  if (sample.columns.every((column) => column === ''))
    throw invalidInput('file', `The file '${sample.file}' has no names of columns in its first line.`);
  const guesses = GUESSED_KINDS.flatMap((kind) => guessKind(kind, sample) ?? []);
  const [best] = guesses.sort((one, other) => scoreOf(other, sample) - scoreOf(one, sample));
  if (best === undefined) {
    throw invalidInput(
      'file',
      `What '${sample.file}' holds cannot be told: of no kind of record (${GUESSED_KINDS.join(', ')}) are there the columns that make one. It has: ${sample.columns.join(', ')}.`,
    );
  }
  const text = print(best, sample);
  parseMapping(text);
  return text;
}

async function sampleOf(unknown: UnknownFile): Promise<Sample> {
  const { file, delimiter } = await DataFile.openUnknown(unknown);
  if (file.columns.length > MOST_COLUMNS) throw limitExceeded(`The number of columns of '${file.name}'`, MOST_COLUMNS);
  const rows: Row[] = [];
  for await (const read of file.rows()) {
    for (const row of read) if (!isUnreadable(row) && rows.length < MOST_ROWS) rows.push(row);
    if (rows.length >= MOST_ROWS) break;
  }
  return { file: file.name, encoding: unknown.encoding, delimiter, columns: file.columns, rows };
}

function guessKind(kind: KindName, sample: Sample): Guess | undefined {
  const free = new Set(sample.columns.filter((column) => column !== '' && !isThereTwice(column, sample) && isFilled(column, sample)));
  const misnamed = new Map<string, string>();
  const guessField = (name: string, field: Field, keep = false): GuessedField[] => {
    const column = columnFor(kind, name, [...free]);
    if (column === undefined) return [];
    const value = guessValue(name, field, column, sample.rows);
    // A column of which next to nothing fits is called alike and is something else.
    if (value.misfits.length * 2 > sample.rows.length) {
      misnamed.set(column, name);
      return [];
    }
    if (!keep) free.delete(column);
    return [{ name, column, value }];
  };
  const fields: GuessedField[] = [];
  const parts: Record<string, readonly GuessedField[]> = {};
  const inPlaceOf = IN_PLACE_OF[kind] ?? {};
  const has = (wanted: string) => fields.some(({ name }) => name === wanted || inPlaceOf[name] === wanted);
  for (const [name, field] of Object.entries(fieldsOfKind(kind))) {
    // Both would contradict each other.
    if (has(inPlaceOf[name] ?? '')) continue;
    if (field.part === undefined) fields.push(...guessField(name, field, name === 'externalId'));
    else {
      // What belongs to several rows of a file of its own is not here.
      const found = Object.entries(field.part.fields).flatMap(([part, partField]) => guessField(part, partField));
      const names = new Set(found.map((one) => one.name));
      const isWhole = Object.entries(field.part.fields).every(([part, { presence }]) => presence !== 'required' || names.has(part));
      if (found.length > 0 && isWhole) parts[name] = found;
    }
  }
  const needed = Object.entries(fieldsOfKind(kind)).filter(
    ([, { presence }]) => presence === 'required' || presence === 'required when new',
  );
  if (!needed.every(([name]) => has(name))) return undefined;
  const guess = { kind, fields, parts, misnamed };
  const moments = fields.filter(({ name }) => fieldsOfKind(kind)[name]?.form === 'instant');
  return isCalledFor(kind, sample.file) || columnsUsed(guess).size - moments.length >= FEWEST_COLUMNS ? guess : undefined;
}

/** Which one is meant cannot be told. */
function isThereTwice(column: string, { columns }: Sample): boolean {
  return columns.indexOf(column) !== columns.lastIndexOf(column);
}

function isFilled(column: string, { rows }: Sample): boolean {
  return rows.length === 0 || rows.some((row) => asText(row.read(column)) !== undefined);
}

function columnsUsed({ fields, parts }: Guess): Set<string> {
  return new Set([...fields, ...Object.values(parts).flat()].map(({ column }) => column));
}

function scoreOf(guess: Guess, { file, rows }: Sample): number {
  const id = guess.fields.find(({ name }) => name === 'externalId')?.column ?? '';
  const ids = new Set(rows.map((row) => asText(row.read(id))));
  // An id that stands in many rows is that of something else.
  const repeats = ids.size * 2 < rows.length ? NAME_COUNTS : 0;
  return columnsUsed(guess).size + (isCalledFor(guess.kind, file) ? NAME_COUNTS : 0) - repeats;
}

function print(guess: Guess, sample: Sample): string {
  const { file, encoding, delimiter, columns, rows } = sample;
  const name = file.replace(/\.\w+$/, '');
  const used = columnsUsed(guess);
  const unused = [...new Set(columns)].filter((column) => column !== '' && !used.has(column));
  const lines = Object.entries(guess.parts).flatMap(([part, fields]) => [
    `      ${part}:`,
    ...fieldLines(fields, '        - ', '          '),
  ]);
  return [
    `# Guessed from the names of the columns of ${oneLine(file)} and its first ${rows.length} rows. Read it, change it, and try it before anything is kept:`,
    `#   npx cantle import ${oneLine(name)}.yaml . --dry-run`,
    `name: ${plainText(name)}`,
    `source: ${plainText(name)} # the system that the ids are of: say the same for all files of one system`,
    'steps:',
    `  - kind: ${guess.kind}`,
    `    file: ${plainText(file)}`,
    ...(delimiter === ',' ? [] : [`    delimiter: ${JSON.stringify(delimiter)}`]),
    ...(encoding === undefined ? [] : [`    encoding: ${plainText(encoding)}`]),
    '    fields:',
    ...fieldLines(guess.fields, '      ', '      '),
    ...lines,
    ...(unused.length === 0 ? [] : ['    # Not brought in; what no field fits may be a custom attribute (docs/import.md):']),
    ...unused.map((column) => {
      if (isThereTwice(column, sample)) return `    #   ${oneLine(column)}: there are several columns of this name; give each its own`;
      const field = guess.misnamed.get(column);
      return `    #   ${oneLine(column)}: ${exampleOf(column, rows)}${field === undefined ? '' : `; called like ${field}, whose values these are not`}`;
    }),
    '',
  ].join('\n');
}

function fieldLines(fields: readonly GuessedField[], first: string, then: string): string[] {
  return fields.flatMap(({ name, value }, index) => {
    const { column, ...how } = value.mapping;
    const mapped = Object.keys(how).length === 0 ? plainText(column ?? '') : plainText(value.mapping);
    return [`${index === 0 ? first : then}${name}: ${mapped}`, ...remarks(value).map((remark) => `${then}  # ${remark}`)];
  });
}

function remarks({ misfits, otherwise }: GuessedValue): string[] {
  const told = misfits.slice(0, 3).map((text) => `'${oneLine(text)}'`);
  return [
    ...(misfits.length === 0 ? [] : [`does not fit in ${misfits.length} of the rows: ${told.join(', ')}`]),
    ...(otherwise === undefined ? [] : [`${plainText(otherwise)} fits as well: which one is meant cannot be told from the rows`]),
  ];
}

function exampleOf(column: string, rows: readonly Row[]): string {
  const example = rows.map((row) => asText(row.read(column))).find((text) => text !== undefined);
  return example === undefined ? 'empty' : `such as ${oneLine(example)}`;
}

const LONGEST_EXAMPLE = 60;

function oneLine(text: string): string {
  // Signs that nobody sees would end a comment, or tell a terminal to do something.
  return text.replaceAll(/[\p{C}\p{Z}\s]+/gu, ' ').slice(0, LONGEST_EXAMPLE);
}

/** A value of YAML in one line. */
function plainText(value: unknown): string {
  return stringify(value, { collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding: true, blockQuote: false }).trim();
}
