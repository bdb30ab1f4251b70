import { DateTime } from 'luxon';
import { Template, bind, isWholeDay, startOf, verdictStatement, type CompiledRule, type Timing } from '../compile/index.js';
import { sql } from '../database/sql.js';
import { unreachable } from '../kernel/invariant.js';
import type { DatePoint } from '../language/index.js';
import { loadCatalogue } from './catalogue-loader.js';
import { reckoningOf, type MembershipContext } from './context.js';
import { getSegment } from './save-segment.js';
import { compileStored } from './segment-set.js';

/**
 * When time alone will make members leave a segment, if nothing else happens: the first instant from now at which the rule no longer
 * holds; null for those whom time does not move. Between the instants at which a moving date passes one of the customer's own values
 * nothing changes, so the rule is evaluated at those, in order, until it fails.
 */
export async function leavesAt(
  context: MembershipContext,
  segmentId: string,
  customerIds: readonly string[],
): Promise<Map<string, Date | null>> {
  const answers = new Map<string, Date | null>(customerIds.map((id) => [id, null]));
  const segment = await getSegment(context, segmentId);
  if (segment.kind === 'STATIC' || customerIds.length === 0) return answers;
  const rule = compileStored(segment.rule, await loadCatalogue(context.database), context.timeZone);
  const turningPoints = await findTurningPoints(context, rule, customerIds);
  const template = new Template(sql`/* membership.forecast */ ${verdictStatement([{ number: 1, rule }])}`);
  const open = new Set(customerIds);
  for (const [time, touched] of [...turningPoints.entries()].sort(([one], [other]) => one - other)) {
    const asked = touched.filter((id) => open.has(id));
    if (asked.length === 0) continue;
    const at = new Date(time);
    const statement = template.at({ now: at, timeZone: context.timeZone }, { customerIds: asked });
    for (const row of await context.database.query<{ customer_id: string; segments: number[] }>(statement)) {
      if (row.segments.length > 0) continue;
      answers.set(row.customer_id, at);
      open.delete(row.customer_id);
    }
  }
  return answers;
}

/** The future instants at which a verdict may change, each with the customers that it may change for. */
async function findTurningPoints(
  context: MembershipContext,
  rule: CompiledRule,
  customerIds: readonly string[],
): Promise<Map<number, string[]>> {
  const points = new Map<number, string[]>();
  const { now } = reckoningOf(context);
  for (const timing of rule.timings) {
    for (const { customer_id, value } of await readValues(context, timing, customerIds)) {
      for (const instant of passings(timing, value, now, context.timeZone)) {
        if (instant <= now) continue;
        const known = points.get(instant.getTime());
        if (known === undefined) points.set(instant.getTime(), [customer_id]);
        else if (!known.includes(customer_id)) known.push(customer_id);
      }
    }
  }
  return points;
}

async function readValues(
  context: MembershipContext,
  { timed }: Timing,
  customerIds: readonly string[],
): Promise<{ customer_id: string; value: Date | string }[]> {
  const ids = [...customerIds];
  const rows =
    timed.source === undefined
      ? sql`select c.id as customer_id, ${timed.column} as value from customer c where c.id = any(${ids}::uuid[])`
      : sql`select distinct ${timed.source.customerId} as customer_id, ${timed.column} as value
          from ${timed.source.from} where ${timed.source.customerId} = any(${ids}::uuid[])`;
  return context.database.query(
    bind(sql`/* membership.timedValues */ select customer_id, value from (${rows}) timed where value is not null`, reckoningOf(context)),
  );
}

/** The instants at which a timing may pass a value, some of them past. */
function passings(timing: Timing, value: Date | string, now: Date, timeZone: string): Date[] {
  const startOfDay = (day: string) => startOf({ kind: 'day', day }, { now, timeZone });
  const day = DateTime.fromISO(value instanceof Date ? isoDay(value, timeZone) : value, { zone: 'utc' });
  switch (timing.kind) {
    case 'date': {
      const { point } = timing;
      if (isWholeDay(point) || !(value instanceof Date)) return daysWhenReached(point, day).map(startOfDay);
      const at = value.getTime() - millisecondsOf(point);
      return [new Date(at), new Date(at + 1)];
    }
    case 'age':
      return timing.years.flatMap((years) => daysAround(day.plus({ years }), 0, 1)).map(startOfDay);
    case 'anniversary': {
      const thisYear = Number(isoDay(now, timeZone).slice(0, 4));
      const points = [timing.days.from, timing.days.to].filter((point) => point !== undefined);
      const reached = points.flatMap((point) =>
        [-1, 0, 1, 2, 3]
          .map((distance) => thisYear + distance + yearsOf(point))
          .flatMap((year) => [day.set({ year }), DateTime.utc(year, 1, 1)])
          .flatMap((returned) => daysWhenReached(point, returned)),
      );
      return reached.map(startOfDay);
    }
    default:
      return unreachable(timing);
  }
}

function isoDay(instant: Date, timeZone: string): string {
  return DateTime.fromJSDate(instant, { zone: timeZone }).toISODate() ?? '';
}

/** How far from now a moving instant lies. */
function millisecondsOf(point: DatePoint): number {
  if (point.kind !== 'offset') return 0;
  return point.amount * (point.unit === 'h' ? 3_600_000 : 60_000);
}

/** About how many years from now a moving day lies. */
function yearsOf(point: DatePoint): number {
  if (point.kind !== 'offset') return 0;
  const perYear = { y: 1, m: 12, w: 52, d: 365, h: 8_760, min: 525_600 };
  return Math.round(point.amount / perYear[point.unit]);
}

/** Months and years are clamped to the length of a month, so a day may be reached up to three days earlier or later. */
const CLAMP_DAYS = 4;

/** The days, as today, on which a moving day comes to a given one, and to the one after it. */
function daysWhenReached(point: DatePoint, day: DateTime): string[] {
  switch (point.kind) {
    case 'now':
    case 'today':
      return daysAround(day, 0, 1);
    case 'yesterday':
      return daysAround(day, 1, 2);
    case 'offset': {
      const units = { y: 'years', m: 'months', w: 'weeks', d: 'days', h: 'hours', min: 'minutes' } as const;
      const clamped = point.unit === 'm' || point.unit === 'y';
      return daysAround(day.minus({ [units[point.unit]]: point.amount }), clamped ? -CLAMP_DAYS : 0, clamped ? CLAMP_DAYS : 1);
    }
    case 'day':
    case 'dateTime':
      return [];
    default:
      return unreachable(point);
  }
}

/** Days of the calendar alone: ages and offsets may lead beyond it. */
function daysAround(day: DateTime, from: number, to: number): string[] {
  const days: string[] = [];
  for (let offset = from; offset <= to; offset++) {
    const near = day.plus({ days: offset });
    if (near.isValid && near.year >= 1 && near.year <= 9_999) days.push(near.toISODate() ?? '');
  }
  return days;
}
