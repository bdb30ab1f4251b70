import { microsecondsOf } from '../../src/compile/calendar.js';
import { birthDateOfAge, dayOf, daysOfYear, endOf, isMoving, isWholeDay, startOf } from '../../src/compile/index.js';
import { readDate } from '../../src/language/literal/date-literal.js';
import type { DatePoint } from '../../src/language/rule.js';
import { ageOn } from '../support/naive/attributes.js';
import { moveDay } from '../support/naive/zone.js';

function point(text: string): DatePoint {
  const reading = readDate(text);
  if (reading === undefined || !('date' in reading)) throw new Error(`${text} is no date`);
  return reading.date;
}

const at = (now: string, timeZone = 'UTC') => ({ now: new Date(now), timeZone });
const on = (day: string) => at(`${day}T12:00:00Z`);

/** The first instant of a date and the first after it. */
const span = (text: string, timeZone: string, now = '2026-05-15T12:00:00Z') =>
  [startOf, endOf].map((edge) => edge(point(text), at(now, timeZone)).toISOString().replace('.000Z', 'Z'));

test.each([
  ['-7d', '2026-05-15', '2026-05-08'],
  ['+2w', '2026-05-15', '2026-05-29'],
  ['-1m', '2026-03-31', '2026-02-28'],
  ['-1m', '2024-03-31', '2024-02-29'],
  ['+1m', '2026-01-31', '2026-02-28'],
  ['-1y', '2024-02-29', '2023-02-28'],
  ['+4y', '2024-02-29', '2028-02-29'],
  ['-12m', '2024-02-29', '2023-02-28'],
  ['-1d', '2024-03-01', '2024-02-29'],
  ['yesterday', '2026-01-01', '2025-12-31'],
  ['today', '2026-01-01', '2026-01-01'],
  ['90_days_ago', '2026-05-15', '2026-02-14'],
  ['-1000y', '2026-05-15', '1026-05-15'],
])('%s on %s is %s', (text, today, day) => {
  expect(dayOf(point(text), on(today))).toBe(day);
});

test('today is the day that the clocks of the workspace show', () => {
  expect(dayOf(point('today'), at('2026-05-15T23:30:00Z', 'Europe/Berlin'))).toBe('2026-05-16');
  expect(dayOf(point('today'), at('2026-05-15T03:30:00Z', 'America/New_York'))).toBe('2026-05-14');
  expect(dayOf(point('today'), at('2026-05-14T12:00:00Z', 'Pacific/Kiritimati'))).toBe('2026-05-15');
});

test.each([
  ['an ordinary day', 'Europe/Berlin', '2026-05-15', '2026-05-14T22:00:00Z', '2026-05-15T22:00:00Z'],
  ['a day of 23 hours', 'Europe/Berlin', '2026-03-29', '2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z'],
  ['a day of 25 hours', 'America/New_York', '2025-11-02', '2025-11-02T04:00:00Z', '2025-11-03T05:00:00Z'],
  ['a day longer by half an hour', 'Australia/Lord_Howe', '2026-04-05', '2026-04-04T13:00:00Z', '2026-04-05T13:30:00Z'],
  ['a day that begins at 01:00', 'America/Sao_Paulo', '2018-11-04', '2018-11-04T03:00:00Z', '2018-11-05T02:00:00Z'],
  ['a day that begins at 01:00', 'Africa/Cairo', '2024-04-26', '2024-04-25T22:00:00Z', '2024-04-26T21:00:00Z'],
  ['a day whose midnight is shown twice', 'Atlantic/Azores', '2025-10-26', '2025-10-26T00:00:00Z', '2025-10-27T01:00:00Z'],
  ['a day whose midnight is shown twice', 'America/Havana', '2023-11-05', '2023-11-05T04:00:00Z', '2023-11-06T05:00:00Z'],
  ['a day whose last hour is shown twice', 'America/Sao_Paulo', '2018-02-17', '2018-02-17T02:00:00Z', '2018-02-18T03:00:00Z'],
  ['a day that a zone left out', 'Pacific/Apia', '2011-12-30', '2011-12-30T10:00:00Z', '2011-12-30T10:00:00Z'],
  ['a day that begins half past midnight', 'America/Toronto', '1919-03-31', '1919-03-31T04:30:00Z', '1919-04-01T04:00:00Z'],
])('%s (%s, %s) lasts from %s to %s', (_, timeZone, day, start, end) => {
  expect(span(day, timeZone)).toEqual([start, end]);
});

test('an offset leads to the same day whatever the hour, over changes of the clock', () => {
  for (const hour of ['00:00', '00:30', '01:30', '02:30', '12:00', '23:59']) {
    const now = new Date(`2018-11-06T${hour}:00-02:00`).toISOString();
    expect(span('-2d', 'America/Sao_Paulo', now)).toEqual(['2018-11-04T03:00:00Z', '2018-11-05T02:00:00Z']);
  }
});

test('hours and minutes are exact spans of time, over changes of the clock', () => {
  expect(span('-24h', 'Europe/Berlin', '2026-03-29T10:00:00Z')).toEqual(['2026-03-28T10:00:00Z', '2026-03-28T10:00:00Z']);
  expect(span('-90min', 'Europe/Berlin', '2026-03-29T01:30:00Z')[0]).toBe('2026-03-29T00:00:00Z');
});

test.each([
  ['a time of summer', '2026-05-30T16:00:00', '2026-05-30T14:00:00Z'],
  ['a time with its own offset', '2026-05-30T16:00:00-03:00', '2026-05-30T19:00:00Z'],
  ['a time that is skipped, as if the clock had not been moved', '2026-03-29T02:30:00', '2026-03-29T01:30:00Z'],
  ['the first of a time that is shown twice', '2025-10-26T02:30:00', '2025-10-26T00:30:00Z'],
  ['the second of it by its offset', '2025-10-26T02:30:00+01:00', '2025-10-26T01:30:00Z'],
])('a date-time is %s', (_, text, instant) => {
  expect(span(text, 'Europe/Berlin')[0]).toBe(instant);
});

test('days of the year run over the end of the year, in the order of the calendar', () => {
  expect(daysOfYear(point('2025-12-30'), point('2026-01-02'), on('2026-05-15'))).toEqual([1230, 1231, 101, 102]);
  expect(daysOfYear(point('2026-01-02'), point('2025-12-30'), on('2026-05-15'))).toEqual([]);
  expect(daysOfYear(point('2020-01-01'), point('2026-01-01'), on('2026-05-15'))).toHaveLength(366);
});

test('29 February counts as the 28th in years that lack it', () => {
  expect(daysOfYear(point('2026-02-28'), point('2026-02-28'), on('2026-05-15'))).toEqual([228, 229]);
  expect(daysOfYear(point('2024-02-28'), point('2024-02-28'), on('2026-05-15'))).toEqual([228]);
  expect(daysOfYear(point('2024-02-29'), point('2024-02-29'), on('2026-05-15'))).toEqual([229]);
  expect(daysOfYear(point('2026-03-01'), point('2026-03-01'), on('2026-05-15'))).toEqual([301]);
});

test('days of the year do not lose the last where the first begins after midnight', () => {
  const reckoning = at('2018-11-04T12:00:00Z', 'America/Sao_Paulo');
  expect(daysOfYear(point('today'), point('+2d'), reckoning)).toEqual([1104, 1105, 1106]);
});

test('whoever is born by the birth date of an age is that old, and nobody else', () => {
  for (const today of [
    '2023-02-28',
    '2024-02-28',
    '2024-02-29',
    '2024-03-01',
    '2025-02-27',
    '2025-02-28',
    '2025-03-01',
    '2026-05-15',
    '2100-02-28',
  ]) {
    for (const years of [-2, 0, 1, 4, 17, 18, 21, 24, 25, 96, 100]) {
      const latest = birthDateOfAge(years, on(today));
      expect([today, years, ageOn(latest, today) >= years]).toEqual([today, years, true]);
      expect([today, years, ageOn(moveDay(latest, 1, 'd'), today) >= years]).toEqual([today, years, false]);
    }
  }
});

test('ages beyond the calendar are infinitely far', () => {
  expect(birthDateOfAge(2_026, on('2026-05-15'))).toBe('-infinity');
  expect(birthDateOfAge(2 ** 63, on('2026-05-15'))).toBe('-infinity');
  expect(birthDateOfAge(-9_000, on('2026-05-15'))).toBe('infinity');
  expect(birthDateOfAge(2_025, on('2026-05-15'))).toBe('0001-05-15');
});

test.each([
  ['2026-05-30T16:00:00', 0],
  ['2026-05-30T16:00:00.5', 0],
  ['2026-05-30T16:00:00.123', 0],
  ['2026-05-30T16:00:00.1234', 400],
  ['2026-05-30T16:00:00.123456Z', 456],
  ['2026-05-30T16:00:00.000001+02:00', 1],
  ['2026-05-30', 0],
  ['now', 0],
  ['-36h', 0],
])('%s has %i microseconds beyond the millisecond', (text, microseconds) => {
  expect(microsecondsOf(point(text))).toBe(microseconds);
});

test.each([
  ['2025-10-26T02:30:00', 'Europe/Berlin', '2025-10-26T00:30:00Z'],
  ['2025-10-26T02:30:00+01:00', 'Europe/Berlin', '2025-10-26T01:30:00Z'],
  ['2025-10-26T02:30:00-05:00', 'Europe/Berlin', '2025-10-26T07:30:00Z'],
  ['2025-10-26T02:30:00Z', 'Europe/Berlin', '2025-10-26T02:30:00Z'],
  ['2026-03-29T02:30:00', 'Europe/Berlin', '2026-03-29T01:30:00Z'],
])('%s in %s is the instant %s', (text, timeZone, instant) => {
  expect(span(text, timeZone)).toEqual([instant, instant]);
});

test.each([
  ['now', true, false],
  ['-36h', true, false],
  ['+15min', true, false],
  ['-90d', true, true],
  ['+2w', true, true],
  ['today', true, true],
  ['yesterday', true, true],
  ['2026-05-30', false, true],
  ['2026-05-30T16:00:00', false, false],
])('%s moves: %s; stands for a whole day: %s', (text, moves, whole) => {
  expect([isMoving(point(text)), isWholeDay(point(text))]).toEqual([moves, whole]);
});

test('the day of a moment is that of the zone', () => {
  expect(dayOf(point('2026-05-15T23:30:00Z'), at('2026-05-01T12:00:00Z', 'Europe/Berlin'))).toBe('2026-05-16');
  expect(dayOf(point('-2h'), at('2026-05-15T01:00:00Z'))).toBe('2026-05-14');
  expect(dayOf(point('now'), at('2026-05-15T01:00:00Z', 'America/New_York'))).toBe('2026-05-14');
});

test('birth dates stay within the calendar', () => {
  const of = (years: number, today: string) => birthDateOfAge(years, on(today));
  expect(of(-7_973, '2026-05-15')).toBe('9999-05-15');
  expect(of(-7_974, '2026-05-15')).toBe('infinity');
  expect(of(2_025, '2026-05-15')).toBe('0001-05-15');
  expect(of(2_026, '2026-05-15')).toBe('-infinity');
  expect(of(22, '2026-02-28')).toBe('2004-02-29');
  expect(of(21, '2026-02-28')).toBe('2005-02-28');
  expect(of(20, '2024-02-28')).toBe('2004-02-28');
  expect(of(22, '2026-02-27')).toBe('2004-02-27');
  expect(of(22, '2026-03-28')).toBe('2004-03-28');
});

test('a year has all of its days, and 29 February on the 28th where it lacks it', () => {
  const year = (from: string, to: string) => daysOfYear(point(from), point(to), on('2026-05-15'));
  expect(year('2024-01-01', '2024-12-31')).toHaveLength(366);
  expect(year('2026-01-01', '2026-12-31')).toHaveLength(366);
  expect(year('2020-01-01', '2026-12-31')).toHaveLength(366);
  expect(year('2026-02-28', '2026-02-28')).toEqual([228, 229]);
  expect(year('2024-02-28', '2024-02-28')).toEqual([228]);
  expect(year('2026-03-28', '2026-03-28')).toEqual([328]);
  expect(year('2026-05-15', '2026-05-14')).toEqual([]);
});
