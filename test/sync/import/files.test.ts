import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { encode } from 'iconv-lite';
import { DataFile } from '../../../src/sync/import/reading/data-file.js';
import type { FileMapping } from '../../../src/sync/import/reading/file-mapping.js';
import { isUnreadable, type Row, type UnreadableRow } from '../../../src/sync/import/reading/row.js';

/* A table is the same table however a spreadsheet or another system has written it. */

const NUM_RUNS = Number(process.env['CANTLE_FUZZ_RUNS'] ?? 300);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cantle-files-'));
});
afterAll(() => rm(folder, { recursive: true }));

interface Writing {
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
  readonly marked: boolean;
  readonly named: boolean;
  readonly delimiter: ',' | ';' | '\t' | '|';
  readonly separatorLine: boolean;
  readonly lineBreak: '\n' | '\r\n' | '\r';
  readonly lastLineBreak: boolean;
  readonly quoteAll: boolean;
  /** Of each row: fewer empty cells at its end, or more, and blank rows before it. */
  readonly edges: readonly { readonly cells: 'all' | 'short' | 'long'; readonly before: 'nothing' | 'blank' | 'delimiters' }[];
}

const COLUMNS = ['id', 'first name', 'Straße', 'note'];

const writing: fc.Arbitrary<Writing> = fc.record({
  encoding: fc.constantFrom('utf-8', 'utf-16le', 'utf-16be', 'windows-1252'),
  marked: fc.boolean(),
  named: fc.boolean(),
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  separatorLine: fc.boolean(),
  lineBreak: fc.constantFrom('\n', '\r\n', '\r'),
  lastLineBreak: fc.boolean(),
  quoteAll: fc.boolean(),
  edges: fc.array(
    fc.record({ cells: fc.constantFrom('all', 'short', 'long'), before: fc.constantFrom('nothing', 'blank', 'delimiters') }),
    {
      minLength: 8,
      maxLength: 8,
    },
  ),
});
const word = fc.string({ unit: fc.constantFrom(...'abcXYZ0189 äéßö,;|\t"\'\n=-+@'.split('')), maxLength: 12 });
const table = fc.array(fc.tuple(fc.stringMatching(/^[a-z]\d{1,3}$/), word, word, word), { minLength: 1, maxLength: 8 });

function write(rows: readonly (readonly string[])[], how: Writing): Buffer {
  const { delimiter, lineBreak, encoding } = how;
  const cell = (text: string) => (how.quoteAll || /["\n\r,;|\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const line = (cells: readonly string[]) => cells.map(cell).join(delimiter);
  const lines = how.separatorLine ? [`sep=${delimiter}`] : [];
  lines.push(line(COLUMNS));
  rows.forEach((row, n) => {
    const edge = how.edges[n];
    if (edge?.before === 'blank') lines.push('');
    if (edge?.before === 'delimiters') lines.push(delimiter.repeat(COLUMNS.length - 1));
    const cells = [...row];
    if (edge?.cells === 'short') while (cells.at(-1) === '') cells.pop();
    if (edge?.cells === 'long') cells.push('', '');
    lines.push(line(cells));
  });
  const text = lines.join(lineBreak) + (how.lastLineBreak ? lineBreak : '');
  return encode((how.marked && encoding !== 'windows-1252' ? '\uFEFF' : '') + text, encoding, { addBOM: false });
}

async function read(
  name: string,
  bytes: Buffer,
  mapping: Partial<FileMapping>,
): Promise<{ encoding: string; rows: unknown[]; again: unknown[] }> {
  await writeFile(join(folder, name), bytes);
  const file = await DataFile.open(folder, { file: name, ...mapping }, COLUMNS);
  const rows: (Row | UnreadableRow)[] = [];
  for await (const some of file.rows()) rows.push(...some);
  const cellsOf = (row: Row | UnreadableRow) => (isUnreadable(row) ? row.problem : COLUMNS.map((column) => row.read(column) ?? ''));
  return { encoding: file.encoding, rows: rows.map(cellsOf), again: (await file.rowsAt(rows)).map(cellsOf) };
}

test('any table comes back as it was, whichever way it was written', async () => {
  await fc.assert(
    fc.asyncProperty(table, writing, async (rows, how) => {
      const isMarked = how.marked && how.encoding !== 'windows-1252';
      const mapping = {
        ...(how.separatorLine ? {} : { delimiter: how.delimiter }),
        ...(how.named || (how.encoding.startsWith('utf-16') && !isMarked) ? { encoding: how.encoding } : {}),
      };
      const { rows: found, again } = await read('table.csv', write(rows, how), mapping);
      const wanted = rows.map((row) => row.map((text) => text));
      expect(found).toEqual(wanted);
      expect(again).toEqual(wanted);
    }),
    { numRuns: NUM_RUNS, seed: 20_260_515 },
  );
});

const HEADER = 'id,first name,Straße,note\n';

test('lines that end as on an old Macintosh are counted, and a stray quote costs one of them', async () => {
  const bytes = Buffer.from('id,first name,Straße,note\r1,a,b,c\r2,"a,b,c\r3,a,b,"two\nlines"\r');
  expect((await read('mac.csv', bytes, {})).rows).toEqual([['1', 'a', 'b', 'c'], expect.any(String), ['3', 'a', 'b', 'two\nlines']]);
  await writeFile(join(folder, 'mac.ndjson'), '{"id": 1}\r{"id": 2}\r');
  const file = await DataFile.open(folder, { file: 'mac.ndjson' }, []);
  const lines: number[] = [];
  for await (const rows of file.rows()) lines.push(...rows.map(({ line }) => line));
  expect(lines).toEqual([1, 2]);
});

describe('an encoding that nobody names', () => {
  test.each(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'])('is told: %s', async (encoding) => {
    const { encoding: told, rows } = await read('told.csv', encode(`${HEADER}1,Jürgen,d’Or,Äöü\n`, encoding, { addBOM: false }), {});
    expect(told).toBe(encoding);
    expect(rows).toEqual([['1', 'Jürgen', 'd’Or', 'Äöü']]);
  });

  test.each([
    ['windows-1250', 'Małgorzata'],
    ['windows-1251', 'Мария'],
    ['iso-8859-7', 'Γιώργος'],
    ['cp850', 'Müller'],
    ['macroman', 'Jürgen'],
    ['iso-8859-2', 'Łukasz'],
    ['iso-8859-2', 'Lukáš'],
    ['iso-8859-15', 'Šárka'],
    ['iso-8859-15', 'œuvre'],
    ['iso-8859-15', '10 €'],
  ])('is not taken for another one: %s', async (encoding, name) => {
    const bytes = Buffer.concat([Buffer.from('id,first name,Stra'), encode(`e,note\n1,${name},,\n`, encoding)]);
    await expect(read('other.csv', bytes, {})).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining('Say so in the mapping'),
    });
  });

  test.each([
    '¿Qué tal?',
    '¡hola!',
    '«été» « mot »',
    'für 5 m², 3 cm³',
    '£5, £k',
    '½ lb, ¾in',
    'Käse®, ©Müller',
    'señor 2ª nº 1',
    '±5 µm°',
  ])('is told where signs are those of western Europe: %s', async (text) => {
    const { encoding, rows } = await read('west.csv', encode(`${HEADER}1,"${text}",é,\n`, 'windows-1252'), {});
    expect({ encoding, rows }).toEqual({ encoding: 'windows-1252', rows: [['1', text, 'é', '']] });
  });

  test('of a file that is UTF-8 but for a row is UTF-8: that row is at fault', async () => {
    const bytes = Buffer.concat([Buffer.from(`${HEADER}1,Zoë,,\n2,J`), Buffer.from([0xfc]), Buffer.from('rgen,,\n')]);
    expect((await read('mixed.csv', bytes, {})).rows).toEqual([['1', 'Zoë', '', ''], 'is not UTF-8 text']);
  });
});

test.each([
  ['another delimiter', HEADER.replaceAll(',', ';'), `The file 'x.csv' is delimited by ';'. Say so in the mapping: delimiter: ";".`],
  [
    'tabs',
    HEADER.replaceAll(',', '\t'),
    String.raw`The file 'x.csv' is delimited by a tab ('\t'). Say so in the mapping: delimiter: "\t".`,
  ],
  ['a column twice', HEADER.replace('note', 'id'), "The file 'x.csv' has no column 'note'."],
  ['a needed column twice', `id,${HEADER}`, "The file 'x.csv' has several columns 'id': which one is meant cannot be told."],
])('a header with %s is refused with the reason', async (_, header, message) => {
  await expect(read('x.csv', Buffer.from(header), {})).rejects.toThrow(message);
});

test('a row with more than there are columns is refused, and a stray quote swallows no rows', async () => {
  const text = `${HEADER}1,a,b,c,d\n2,"a,b,c\n3,a,b,c"\n4,a,"b\nb"\n`;
  expect((await read('rows.csv', Buffer.from(text), {})).rows).toEqual([
    'has 5 columns instead of 4',
    'has 2 columns instead of 4',
    'is not well-formed CSV: Invalid Opening Quote',
    ['4', 'a', 'b\nb', ''],
  ]);
});
