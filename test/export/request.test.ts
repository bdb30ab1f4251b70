import { readExportRequest } from '../../src/export/request.js';

test('texts of an address and lists of JSON say the same', () => {
  const address = readExportRequest({ segment: 'Buyers', columns: 'id, emails', channels: 'EMAIL,email', format: 'NDJSON' });
  expect(address).toEqual(readExportRequest({ segment: 'Buyers', columns: ['id', 'emails'], channels: ['email'], format: 'ndjson' }));
  expect(readExportRequest({ query: 'age > 3' })).toMatchObject({
    columns: ['id', 'externalIds'],
    format: 'csv',
    channels: [],
    withoutConsent: 'leave_out',
    formulas: 'defuse',
  });
});

test.each([
  [{}, 'segment'],
  [{ segment: 'a', query: 'age > 3' }, 'query'],
  [{ segment: 'a', column: 'id' }, 'column'],
  [{ segment: 'a', format: 'xlsx' }, 'format'],
  [{ segment: 'a', columns: 7 }, 'columns'],
  [{ segment: 'a', columns: ['a\0b'] }, 'columns.0'],
  [{ segment: 'a', channels: 'fax' }, 'channels.0'],
  [{ segment: ['a', 'b'] }, 'segment'],
  ['x', ''],
])('refuses %j and names %s', (given, field) => {
  expect(() => readExportRequest(given)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT', details: { field } }));
});
