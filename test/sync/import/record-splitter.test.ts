import { csvRows } from '../../../src/sync/import/reading/csv-rows.js';
import { UTF_8 } from '../../../src/sync/import/reading/encoding.js';
import { RecordSplitter } from '../../../src/sync/import/reading/record-splitter.js';
import { isUnreadable } from '../../../src/sync/import/reading/row.js';

const FORMAT = { columns: ['a', 'b'], delimiter: ',', encoding: UTF_8 };

/** The records of a text that arrives `size` bytes at a time, as `line: text`. */
function split(text: string, size = text.length): string[] {
  const splitter = new RecordSplitter(',');
  const bytes = Buffer.from(text);
  const records = [];
  for (let at = 0; at < bytes.length; at += size) records.push(...splitter.push(bytes.subarray(at, at + size)));
  records.push(...splitter.end());
  for (const record of records) expect(bytes.subarray(record.offset).indexOf(record.bytes)).toBe(0);
  return records.map((record) => `${record.line}: ${record.bytes.toString().trimEnd()}`);
}

/** Rows of a file of two columns, as `line: a|b` or `line! problem`. */
function rows(text: string): string[] {
  const splitter = new RecordSplitter(',');
  const records = [...splitter.push(Buffer.from(text)), ...splitter.end()];
  return csvRows(records, FORMAT).map((row) =>
    isUnreadable(row) ? `${row.line}! ${row.problem.split(':')[0]}` : `${row.line}: ${String(row.read('a'))}|${String(row.read('b'))}`,
  );
}

test.each([1, 2, 3, 7, 1_000])('knows on which line each record begins, in chunks of %i bytes', (size) => {
  expect(split('\uFEFFa,b\r\n1,"two\r\nlines ""quoted"""\r\n\r\n ,é\n"",x\nlast,one', size)).toEqual([
    '1: a,b',
    '2: 1,"two\r\nlines ""quoted"""',
    '5:  ,é',
    '6: "",x',
    '7: last,one',
  ]);
});

test('reads cells with quotes, commas and line breaks', () => {
  expect(rows('1,"a ""b"", c"\n"x\ny",2\n')).toEqual(['1: 1|a "b", c', '2: x\ny|2']);
});

test('a quote that is never closed costs one line', () => {
  expect(rows('1,a\n2,"b\n3,c\n4,d\n')).toEqual(['1: 1|a', '2! is not well-formed CSV', '3: 3|c', '4: 4|d']);
});

test('a quote that is closed by that of a later line costs one line', () => {
  expect(rows('1,"b\n3,c\n4,"d, e"\n5,f\n')).toEqual(['1! is not well-formed CSV', '2: 3|c', '3: 4|d, e', '4: 5|f']);
});

test('quotes within a cell that is not quoted, and text after a quoted cell, cost one line', () => {
  expect(rows('5" pipe,a\n1,"b" c\n6"" pipe,a\n2,d\n')).toEqual([
    '1! is not well-formed CSV',
    '2! is not well-formed CSV',
    '3! is not well-formed CSV',
    '4: 2|d',
  ]);
});

test('says how many columns are too many, passes over what is empty, and says what is not UTF-8', () => {
  expect(rows('1\n2,b,c\n,\n3,d,\n')).toEqual(['1: 1|undefined', '2! has 3 columns instead of 2', '4: 3|d']);
  const splitter = new RecordSplitter(',');
  const records = [...splitter.push(Buffer.from([0x31, 0x2c, 0xff, 0x0a, 0x32, 0x2c, 0x62])), ...splitter.end()];
  expect(csvRows(records, FORMAT).map((row) => ('problem' in row ? row.problem : row.read('b')))).toEqual(['is not UTF-8 text', 'b']);
});

test('a line that goes on for ever is passed over without filling the memory, and the rest comes in', () => {
  const splitter = new RecordSplitter(',');
  const chunk = Buffer.alloc(1 << 20, 'x');
  const records = [
    ...splitter.push(Buffer.from('a,b\n')),
    ...Array.from({ length: 20 }, () => splitter.push(chunk)).flat(),
    ...splitter.push(Buffer.from('y\n1,2\n3,')),
    ...splitter.push(Buffer.from('4')),
    ...splitter.end(),
  ];
  const end = 4 + 20 * (1 << 20) + 2;
  expect(records.map(({ bytes, ...place }) => [place, String(bytes)])).toEqual([
    [{ line: 1, offset: 0 }, 'a,b\n'],
    [{ line: 2, offset: 4, passedOver: end - 4 }, ''],
    [{ line: 3, offset: end }, '1,2\n'],
    [{ line: 4, offset: end + 4 }, '3,4'],
  ]);
});

test('and so is one that is the last of its file', () => {
  const splitter = new RecordSplitter();
  for (let n = 0; n < 20; n++) expect(splitter.push(Buffer.alloc(1 << 20, 'x'))).toEqual([]);
  expect(splitter.end()).toMatchObject([{ line: 1, offset: 0, passedOver: 20 << 20 }]);
});
