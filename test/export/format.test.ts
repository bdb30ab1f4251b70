import { writerOf } from '../../src/export/format.js';
import type { CellValue, ExportColumn } from '../../src/export/column.js';
import { sql } from '../../src/database/sql.js';

const column = (name: string, isNumber = false): ExportColumn => ({
  name,
  scopes: [],
  value: sql`null`,
  read: (value) => value as CellValue,
  isNumber,
  channels: [],
});

const csv = (value: CellValue, formulas: 'defuse' | 'keep' = 'defuse') =>
  writerOf([column('x')], { format: 'csv', formulas }).write([[value]]);

describe('CSV', () => {
  test.each(['=1+1', '+1', '-1+1', '@SUM(A1)', '\tx', '\rx'])('shows %j as text', (text) => {
    expect(csv(text).replaceAll('"', '')).toBe(`'${text}\r\n`);
  });

  test('shows a list that begins so as text, and quotes what is defused', () => {
    expect(csv(['=1', 'b'])).toBe("'=1; b\r\n");
    expect(csv('=A1,"x"')).toBe('"\'=A1,""x"""\r\n');
  });

  test('leaves formulas to programs that want them', () => {
    expect(csv('+49 30 1234', 'keep')).toBe('+49 30 1234\r\n');
  });

  test('leaves numbers numbers: amounts are texts, and may be negative', () => {
    const { write } = writerOf([column('amount', true), column('count')], { format: 'csv', formulas: 'defuse' });
    expect(write([['-12.50', -3]])).toBe('-12.50,-3\r\n');
  });

  test('quotes what has commas, quotes and line ends, and writes each kind of value in one way', () => {
    const { head, write } = writerOf(
      ['a', 'b,c', '=d', 'e', 'f'].map((name) => column(name)),
      { format: 'csv', formulas: 'defuse' },
    );
    expect(head).toBe('a,"b,c",\'=d,e,f\r\n');
    expect(write([['x "y"', 'one\ntwo', true, new Date('2026-05-01T00:00:00Z'), null]])).toBe(
      '"x ""y""","one\ntwo",true,2026-05-01T00:00:00.000Z,\r\n',
    );
    expect(csv({ shop: ['1'] })).toBe('"{""shop"":[""1""]}"\r\n');
  });
});

test('NDJSON has every column in every line', () => {
  const { head, write } = writerOf([column('a'), column('b')], { format: 'ndjson', formulas: 'defuse' });
  expect(head).toBe('');
  expect(
    write([
      ['=x', null],
      [['y'], 1],
    ]),
  ).toBe('{"a":"=x","b":null}\n{"a":["y"],"b":1}\n');
});
