import type { Attribute } from '../../catalogue/index.js';
import { bind } from '../../compile/index.js';
import { joinSql, rawSql, sql } from '../../database/index.js';
import type { FoundGroup } from '../../insight/index.js';
import { avoidPairing, type MembershipContext } from '../../membership/index.js';
import type { Candidate } from './candidates.js';
import { type Condition, holdsIn } from './conditions.js';
import { valuesOf } from './looked-at.js';

/*
 * A difference may turn around among customers who are alike in something else (E. Simpson, 1951): then the something else is what tells.
 */

/** What a difference turns around within, and what it is there. */
export interface Turn {
  readonly attribute: Attribute;
  /** Over customers who are alike in it, weighted after N. Mantel and W. Haenszel. */
  readonly difference: number;
}

interface Sought {
  readonly candidate: Candidate;
  readonly condition: Condition;
}

type Stratum = readonly [members: number, membersHolding: number, others: number, othersHolding: number];

/** For each of the differences what it turns around within, in one statement. */
export async function turnsOf(
  context: MembershipContext,
  { freshness, ids }: FoundGroup,
  sought: readonly Sought[],
  strata: readonly Candidate[],
): Promise<Turn[][]> {
  const pairs = sought.flatMap(({ candidate }, index) =>
    strata.flatMap((stratum, place) => (stratum.attribute.name === candidate.attribute.name ? [] : [{ index, place }])),
  );
  if (pairs.length === 0) return sought.map(() => []);
  const tables = pairs.map(({ index, place }, number) => {
    const one = sought[index] as Sought;
    const [holds, key] = [holdsIn(rawSql(`e.f${index}`), one.candidate, one.condition), rawSql(`e.f${sought.length + place}`)];
    return sql`(select jsonb_agg(jsonb_build_array(a, b, c, d)) from (
      select count(*) filter (where e.belongs) as a, count(*) filter (where e.belongs and ${holds}) as b,
        count(*) filter (where not e.belongs) as c, count(*) filter (where not e.belongs and ${holds}) as d
      from each_value e group by ${key}) stratum) as ${rawSql(`s${number}`)}`;
  });
  const statement = sql`/* discovery.turns */ with ${valuesOf(ids, [...sought.map(({ candidate }) => candidate), ...strata])}
    select ${joinSql(tables, ',\n')}`;
  const [row] = await context.database.transaction(async (transaction) => {
    await avoidPairing(transaction, ids);
    return transaction.query<Record<string, readonly Stratum[] | null>>(
      bind(statement, { now: freshness.asOf, timeZone: context.timeZone }),
    );
  });
  const turns = sought.map((): Turn[] => []);
  for (const [number, { index, place }] of pairs.entries()) {
    const difference = differenceWithin(row?.[`s${number}`] ?? []);
    const { attribute } = strata[place] as Candidate;
    if (difference !== null && difference < 0) turns[index]?.push({ attribute, difference });
  }
  return turns;
}

/** The difference of shares within strata; null where no stratum has members and others. */
export function differenceWithin(strata: readonly Stratum[]): number | null {
  let [sum, weights] = [0, 0];
  for (const [members, holding, others, othersHolding] of strata) {
    if (members === 0 || others === 0) continue;
    const weight = (members * others) / (members + others);
    sum += weight * (holding / members - othersHolding / others);
    weights += weight;
  }
  return weights === 0 ? null : sum / weights;
}
