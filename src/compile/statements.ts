import sql, { empty, join, raw, type Sql } from 'sql-template-tag';
import { isId, invariant } from '../kernel/index.js';
import { Slot, bind } from './bind.js';
import type { Reckoning } from './calendar.js';
import type { CompiledRule } from './compile-rule.js';
import { Figures } from './figures.js';
import { renderCondition, renderWhere } from './render.js';
import { SharedExpressions } from './shared-expressions.js';

/** Which customers, as parts of a statement over `customer c`: what to put behind `from customer c`, and in `where`. */
export interface CustomerFilter {
  readonly joins: Sql;
  readonly condition: Sql;
}

/**
 * The customers for whom a rule holds at an instant. `restrict` limits what is read to some of them, given a column with their id; the
 * customers themselves are for the caller to restrict.
 */
export function filterByRule(rule: CompiledRule, reckoning: Reckoning, restrict?: (customerId: Sql) => Sql): CustomerFilter {
  const figures = new Figures({ over: 'base', ...(restrict === undefined ? {} : { restrict }) });
  const shared = new SharedExpressions(MANY_MENTIONS);
  const condition = shared.resolve(renderWhere(rule.condition, figures, shared));
  return { joins: bind(joinsOf(figures, shared), reckoning), condition: bind(condition, reckoning) };
}

/** Where one rule is run over all customers, only what is mentioned so often is kept apart: an index can answer what stands where it is. */
const MANY_MENTIONS = 8;

/** The joins that provide figures, and what is made of them; to stand behind `from customer c`. */
export function joinsOf(figures: Figures, shared: SharedExpressions): Sql {
  const parts = [figures.joins(), shared.joins()].filter(({ sql }) => sql !== '');
  return parts.length === 0 ? empty : join(parts, '\n');
}

/** A rule with what stands for it in verdicts: the id of its segment or draft, or a number of the caller's own. */
export interface IdentifiedRule<Id extends string | number = string | number> {
  readonly id: Id;
  readonly rule: CompiledRule;
}

/**
 * One statement that evaluates many rules for given customers (slot `customerIds`): a row (customer_id, known, holding) each, with the
 * ids of the rules that hold in ascending order. Customers that do not exist are not known and have none.
 *
 * The records of each source are read once, customer by customer, and what the rules have in common is worked out once.
 */
export function verdictStatement<Id extends string | number>(rules: readonly IdentifiedRule<Id>[]): Sql {
  const figures = new Figures({ over: 'customer' });
  const shared = new SharedExpressions();
  const verdicts = [...rules]
    .sort((one, other) => (one.id < other.id ? -1 : 1))
    .map(({ id, rule }) => ({ id, condition: renderCondition(rule.condition, figures, shared) }))
    .map(({ id, condition }) => sql`case when ${shared.resolve(condition)} then ${idLiteral(id)} end`);
  const none = raw(typeof rules[0]?.id === 'number' ? `'{}'::int[]` : `'{}'::uuid[]`);
  const holding = verdicts.length === 0 ? none : sql`array_remove(array[${join(verdicts, ',\n')}], null)`;
  const selected = sql`select wanted.customer_id, c.id is not null as known, case when c.id is null then ${none} else ${holding} end as holding
from unnest(${new Slot('customerIds', 'uuid[]')}) as wanted(customer_id)
left join customer c on c.id = wanted.customer_id`;
  return join(
    [selected, joinsOf(figures, shared)].filter((part) => part.sql !== ''),
    '\n',
  );
}

/** As a literal and not a parameter: it never changes, and there may be thousands. */
export function idLiteral(id: string | number): Sql {
  if (typeof id === 'number') return raw(String(id));
  invariant(isId(id), `${id} is an id`);
  return raw(`'${id}'::uuid`);
}
