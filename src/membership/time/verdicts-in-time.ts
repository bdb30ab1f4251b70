import { bindOverTime, verdictStatement, type IdentifiedRule, type Moment, type Reckoning } from '../../compile/index.js';
import { sql } from '../../database/index.js';
import { limitExceeded } from '../../kernel/index.js';
import type { MembershipContext } from '../set/index.js';
import { valuesOfCustomers, valuesPassed, type TimedValue } from './timed-values.js';
import { passingsOf } from './turning-points.js';

/** Future instants in order, each with the customers for whom a verdict may turn at it. */
export type TurningPoints = readonly (readonly [at: Date, customerIds: readonly string[]])[];

/** The turning points of some customers after an instant, without an end. */
export function turningPointsOf(
  context: MembershipContext,
  rules: readonly IdentifiedRule[],
  customerIds: readonly string[],
  now: Date,
): Promise<TurningPoints> {
  const reckoning = { now, timeZone: context.timeZone };
  return collect(rules, reckoning, (timing) => valuesOfCustomers(context.database, timing, customerIds, reckoning));
}

/** The turning points of everybody after an instant, up to another. */
export async function turningPointsUntil(
  context: MembershipContext,
  rules: readonly IdentifiedRule[],
  now: Date,
  until: Date,
): Promise<TurningPoints> {
  const reckoning = { now, timeZone: context.timeZone };
  const points = await collect(rules, reckoning, async (timing) => {
    const values = await valuesPassed(context.database, timing, reckoning, { until, most: MOST_VERDICTS + 1 });
    if (values.length > MOST_VERDICTS) throw tooManyVerdicts();
    return values;
  });
  return points.filter(([at]) => at <= until);
}

async function collect(
  rules: readonly IdentifiedRule[],
  reckoning: Reckoning,
  read: (timing: IdentifiedRule['rule']['timings'][number]) => Promise<TimedValue[]>,
): Promise<TurningPoints> {
  const points = new Map<number, Set<string>>();
  for (const timing of rules.flatMap(({ rule }) => rule.timings)) {
    const passings = passingsOf(timing, reckoning);
    for (const { customer_id, value } of await read(timing)) {
      for (const instant of passings(value)) {
        if (instant <= reckoning.now) continue;
        const known = points.get(instant.getTime());
        if (known === undefined) points.set(instant.getTime(), new Set([customer_id]));
        else known.add(customer_id);
      }
    }
  }
  return [...points].sort(([one], [other]) => one - other).map(([time, customerIds]) => [new Date(time), [...customerIds]]);
}

/** What the rules say of a customer at an instant. */
export interface VerdictAt<Id extends string | number> {
  readonly at: Date;
  readonly customerId: string;
  /** The ids of those that hold. */
  readonly holding: ReadonlySet<Id>;
}

/** Verdicts that one statement gives, or those of one instant if they are more. */
const VERDICTS_A_STATEMENT = 10_000;

/**
 * What the rules will say at turning points, in their order, if nothing happens but the passing of time. Customers who are closed need
 * not be looked at any more.
 */
export async function* verdictsAt<Id extends string | number>(
  context: MembershipContext,
  rules: readonly IdentifiedRule<Id>[],
  points: TurningPoints,
  isOpen: (customerId: string) => boolean = () => true,
): AsyncGenerator<VerdictAt<Id>> {
  const statement = verdictStatement(rules);
  for (let start = 0; start < points.length;) {
    const moments: Moment[] = [];
    for (let verdicts = 0; start < points.length && verdicts < VERDICTS_A_STATEMENT; start++) {
      const [now, customerIds] = points[start] as TurningPoints[number];
      const open = customerIds.filter(isOpen);
      if (open.length > 0) moments.push({ now, slots: { customerIds: open } });
      verdicts += open.length;
    }
    if (moments.length === 0) continue;
    const bound = bindOverTime(statement, moments, context.timeZone);
    const rows = await context.database.query<{ at: Date; customer_id: string; holding: Id[] }>(
      sql`/* membership.forecast */ select moment.at, verdict.customer_id, verdict.holding
        from ${bound.moments} cross join lateral (${bound.expression}) verdict order by moment.at, verdict.customer_id`,
    );
    for (const { at, customer_id, holding } of rows) {
      if (isOpen(customer_id)) yield { at, customerId: customer_id, holding: new Set(holding) };
    }
  }
}

/** Instants at which a forecast may look, and verdicts that it may ask for: a quarter of a minute. */
export const MOST_INSTANTS = 2_000;
const MOST_VERDICTS = 500_000;

/** Refuses what would take too long with LIMIT_EXCEEDED. */
export function checkInstants(points: TurningPoints): TurningPoints {
  if (points.length > MOST_INSTANTS) throw limitExceeded('The number of instants at which somebody may enter or leave', MOST_INSTANTS);
  const verdicts = points.reduce((sum, [, customerIds]) => sum + customerIds.length, 0);
  if (verdicts > MOST_VERDICTS) throw tooManyVerdicts();
  return points;
}

function tooManyVerdicts(): Error {
  return limitExceeded('The number of times that somebody may enter or leave until then', MOST_VERDICTS);
}
