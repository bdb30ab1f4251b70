import sql from 'sql-template-tag';
import { Constant, MovingConstant } from '../../src/catalogue/expression.js';
import { bind, Slot, Template } from '../../src/compile/index.js';

const today = new MovingConstant({ kind: 'today' }, 'start');
const hourAgo = new MovingConstant({ kind: 'offset', amount: -1, unit: 'h' }, 'start');
const at = (now: string, timeZone = 'UTC') => ({ now: new Date(now), timeZone });
const moments = (values: readonly unknown[]) => values.map((value) => (value instanceof Date ? value.toISOString() : value));

test('equal parameters appear once, and every one has its type', () => {
  const template = new Template(
    sql`select ${new Constant('a', 'text')}, ${new Constant('a', 'text')}, ${new Slot('ids', 'uuid[]')}, ${5}, ${'b'}`,
  );
  expect(template.text).toBe('select $1::text, $1::text, $2::uuid[], $3::numeric, $4::text');
  expect(template.parameterCount).toBe(4);
  expect(template.at(at('2026-05-15T12:00:00Z'), { ids: ['x'] })).toEqual({ text: template.text, values: ['a', ['x'], 5, 'b'] });
});

test('a statement without parameters is as it is', () => {
  const template = new Template(sql`select 1`);
  expect([template.text, template.parameterCount, template.at(at('2026-05-15T12:00:00Z')).values]).toEqual(['select 1', 0, []]);
});

test('days move at midnight of the zone, moments and slots with every run', () => {
  const template = new Template(sql`${today} ${hourAgo} ${new Slot('n', 'numeric')}`);
  const values = (now: string, timeZone: string, n: number) => moments(template.at(at(now, timeZone), { n }).values);
  expect(values('2026-05-15T12:00:00Z', 'UTC', 1)).toEqual(['2026-05-15T00:00:00.000Z', '2026-05-15T11:00:00.000Z', 1]);
  expect(values('2026-05-15T13:00:00Z', 'UTC', 2)).toEqual(['2026-05-15T00:00:00.000Z', '2026-05-15T12:00:00.000Z', 2]);
  expect(values('2026-05-16T00:00:00Z', 'UTC', 3)).toEqual(['2026-05-16T00:00:00.000Z', '2026-05-15T23:00:00.000Z', 3]);
  // The same day in another zone is another day.
  expect(values('2026-05-16T12:00:00Z', 'Asia/Tokyo', 4)).toEqual(['2026-05-15T15:00:00.000Z', '2026-05-16T11:00:00.000Z', 4]);
  expect(values('2026-05-16T12:00:00Z', 'UTC', 5)).toEqual(['2026-05-16T00:00:00.000Z', '2026-05-16T11:00:00.000Z', 5]);
});

test('inside another statement placeholders become typed values, and the rest stays', () => {
  const bound = bind(
    sql`${new Constant('1.5', 'numeric')} ${7} ${today} ${new MovingConstant({ kind: 'today' }, 'day')}`,
    at('2026-05-15T12:00:00Z'),
  );
  expect(bound.text).toBe('$1::numeric $2 $3::timestamptz $4::date');
  expect(moments(bound.values)).toEqual(['1.5', 7, '2026-05-15T00:00:00.000Z', '2026-05-15']);
});
