import { readChanges, type MembershipChange } from '../../../src/changes/index.js';
import { sql } from '../../../src/database/sql.js';
import { readTree } from '../../../src/language/index.js';
import { asked } from '../asked.js';
import { filterByRuleNow, loadCatalogue, THE_PROGRAM, type MembershipContext } from '../../../src/membership/index.js';

const EVERYTHING = 1_000_000;

/** Whatever contradicts promise 2, one line each: members that the rule does not say, and a log that does not replay to the memberships. */
export async function contradictions(context: MembershipContext): Promise<string[]> {
  return [...(await wrongMembers(context)), ...(await wrongLog(context))];
}

/** Clocks that lag behind what was swept by no more than the tolerated skew are evaluated at what was swept. */
async function wrongMembers(context: MembershipContext): Promise<string[]> {
  const { database, timeZone } = context;
  const [state] = await database.query<{ swept_to: Date | null }>(sql`select swept_to from sweep_state`);
  const now = new Date(Math.max(context.clock.now().getTime(), state?.swept_to?.getTime() ?? 0));
  const catalogue = await loadCatalogue(database, THE_PROGRAM);
  const segments = await database.query<{ id: string; query: string; rule: unknown; state: string }>(
    sql`select id, query, rule, state from segment where kind = 'dynamic' order by number`,
  );
  const wrong: string[] = [];
  for (const { id, query, rule: tree, state: progress } of segments) {
    const { rule } = readTree(tree, catalogue);
    if (rule === undefined) throw new Error(`The stored rule ${query} does not check`);
    const { joins, condition } = filterByRuleNow({ clock: { now: () => now }, timeZone }, asked(rule, catalogue));
    const rows = await database.query<{ id: string; member: boolean }>(sql`
      with matching as (select c.id from customer c ${joins} where ${condition}),
      member as (select customer_id as id from membership where segment_id = ${id})
      select id::text, false as member from (select * from matching except select * from member) missing
      union all select id::text, true from (select * from member except select * from matching) surplus`);
    if (progress !== 'ready') wrong.push(`${query}: is ${progress}`);
    wrong.push(
      ...rows.map((row) => `${query}: ${row.id} ${row.member ? 'is a member, and the rule does not hold' : 'is none, and the rule holds'}`),
    );
  }
  return wrong;
}

async function wrongLog({ database }: MembershipContext): Promise<string[]> {
  const changes = await readChanges(database, { after: 0n, first: EVERYTHING });
  const erased = await database.query<{ id: string }>(sql`select record_id::text as id from record_change where operation = 'ERASED'`);
  const { members, wrong } = replay(changes, new Set(erased.map(({ id }) => id)));
  const stored = await database.query<{ pair: string }>(sql`select segment_id || ' ' || customer_id as pair from membership`);
  const actual = new Set(stored.map(({ pair }) => pair));
  return [
    ...wrong,
    ...[...members].filter((pair) => !actual.has(pair)).map((pair) => `${pair}: the log says a member, the table does not`),
    ...[...actual].filter((pair) => !members.has(pair)).map((pair) => `${pair}: the table says a member, the log does not`),
  ];
}

/** The members that a log leads to, from none, and where it contradicts itself. Of the erased only the leaving has a name. */
export function replay(
  changes: readonly MembershipChange[],
  erased: ReadonlySet<string> = new Set(),
): { readonly members: Set<string>; readonly wrong: string[] } {
  const members = new Set<string>();
  const wrong: string[] = [];
  for (const { segmentId, customerId, kind, cause, seq } of changes) {
    if (customerId === null) continue;
    const pair = `${segmentId} ${customerId}`;
    const isExpected = members.has(pair) === (kind === 'LEFT') || (kind === 'LEFT' && erased.has(customerId));
    if (!isExpected) wrong.push(`${seq}: ${pair} ${kind} ${cause} once more`);
    if (kind === 'ENTERED') members.add(pair);
    else members.delete(pair);
  }
  return { members, wrong };
}
