import { fileNameOf, lastUpTo, nextAfter } from '../../src/export/scheduled/timetable.js';

/* When files are written: by the clocks of the workspace. */

const DAILY = { times: ['03:00', '15:30'], weekdays: [1, 2, 3, 4, 5, 6, 7] };
const at = (text: string) => new Date(text);

test.each([
  ['2026-05-15T00:59:59Z', '2026-05-15T01:00:00.000Z'],
  ['2026-05-15T01:00:00Z', '2026-05-15T13:30:00.000Z'],
  ['2026-05-15T22:30:00Z', '2026-05-16T01:00:00.000Z'],
])('after %s the next is at %s in Berlin', (after, next) => {
  expect(nextAfter(at(after), DAILY, 'Europe/Berlin').toISOString()).toBe(next);
});

test('days of the week are those of the workspace', () => {
  const mondays = { times: ['00:30'], weekdays: [1] };
  // Sunday in UTC, Monday in Auckland.
  expect(nextAfter(at('2026-05-15T12:00:00Z'), mondays, 'Pacific/Auckland').toISOString()).toBe('2026-05-17T12:30:00.000Z');
  expect(lastUpTo(at('2026-05-17T12:29:59Z'), mondays, 'Pacific/Auckland').toISOString()).toBe('2026-05-10T12:30:00.000Z');
});

test('where clocks are put forward or back there is one file all the same', () => {
  const night = { times: ['02:30'], weekdays: DAILY.weekdays };
  const next = (after: string) => nextAfter(at(after), night, 'Europe/Berlin').toISOString();
  expect(next('2026-03-28T12:00:00Z')).toBe('2026-03-29T01:30:00.000Z');
  expect(next('2026-03-29T01:30:00Z')).toBe('2026-03-30T00:30:00.000Z');
  expect(next('2026-10-24T12:00:00Z')).toBe('2026-10-25T00:30:00.000Z');
  expect(next('2026-10-25T00:30:00Z')).toBe('2026-10-26T01:30:00.000Z');
});

test('the last one up to a moment is that moment, if it is one', () => {
  expect(lastUpTo(at('2026-05-15T01:00:00Z'), DAILY, 'Europe/Berlin').toISOString()).toBe('2026-05-15T01:00:00.000Z');
  expect(lastUpTo(at('2026-05-15T00:59:59Z'), DAILY, 'Europe/Berlin').toISOString()).toBe('2026-05-14T13:30:00.000Z');
});

test('names have the day and the time of the workspace', () => {
  expect(fileNameOf({ file: 'lapsed', format: 'csv' }, at('2026-05-14T22:30:00Z'), 'Europe/Berlin')).toBe('lapsed-2026-05-15-0030.csv');
});
