import { join, type Sql } from 'sql-template-tag';
import type { AggregateParameter, FilterParameter, RuleFunction } from '../catalogue/index.js';
import { invariant } from '../kernel/index.js';
import type { Parameter } from '../language/index.js';
import { compare, compareList, renderComparison, type Comparison } from './comparison.js';
import { type Timing, valueTimings } from './timing.js';

/** The records that pass all filter parameters of a function together. */
export interface Selection {
  readonly filter?: Sql;
  /** Parts of the source that the filter mentions. */
  readonly needs: ReadonlySet<string>;
}

/** What the filter parameters of a function select among the records that it looks at. */
export function selectionOf(fn: RuleFunction, parameters: readonly Parameter[], { timeZone }: { readonly timeZone: string }): Selection {
  const needs = new Set<string>(fn.whereNeeds);
  const filters: Sql[] = fn.where === undefined ? [] : [fn.where];
  const combined = parameters.filter((parameter) => fn.combined?.parameters.includes(parameter.name));
  if (fn.combined !== undefined && combined.length > 0) filters.push(fn.combined.condition(combined));
  for (const parameter of parameters) {
    const shape = shapeOf(fn, parameter);
    if (shape.role === 'aggregate' || combined.includes(parameter)) continue;
    for (const need of shape.needs) needs.add(need);
    filters.push(renderComparison(filterComparison(shape, parameter, timeZone)));
  }
  return filters.length === 0 ? { needs } : { needs, filter: join(filters, ' and ') };
}

function filterComparison(shape: FilterParameter, { operator, values }: Parameter, timeZone: string): Comparison {
  const context = { type: shape.type, timeZone };
  return shape.list === true ? compareList(shape.value, operator, values, context) : compare(shape.value, operator, values, context);
}

/** The dates among the filter parameters that move with the clock. */
export function selectionTimings(
  fn: RuleFunction,
  parameters: readonly Parameter[],
  { timeZone }: { readonly timeZone: string },
): Timing[] {
  return parameters.flatMap((parameter) => {
    const shape = shapeOf(fn, parameter);
    if (shape.role === 'aggregate' || fn.combined?.parameters.includes(parameter.name) === true) return [];
    const timed = shape.timed ?? { source: fn.source, column: shape.value };
    return valueTimings(timed, parameter.values, shape.type, filterComparison(shape, parameter, timeZone).test);
  });
}

/** What the catalogue says of a parameter. */
export function shapeOf(fn: RuleFunction, parameter: Parameter): FilterParameter | AggregateParameter {
  const shape = fn.parameters.find(({ name }) => name === parameter.name);
  invariant(shape !== undefined, `the checker knows the parameter ${fn.name}.${parameter.name}`);
  return shape;
}
