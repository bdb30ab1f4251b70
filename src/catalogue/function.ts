import type { Sql } from 'sql-template-tag';
import type { Parameter, AllowedValue, FunctionShape, MeasureShape, ParameterShape, ValueType } from '../language/index.js';
import type { Scope } from '../model/index.js';
import type { TimedColumn } from './attribute.js';
import type { Aggregate } from './expression.js';
import { scopesOf, type Privacy } from './need.js';
import { parameterOperatorsOf } from './operators.js';
import type { Source } from './source.js';

/** A parameter that selects related records by a value of theirs. */
export interface FilterParameter extends ParameterShape, Privacy {
  readonly role: 'filter';
  /** Over the source's aliases. For a list: an array whose elements are compared. */
  readonly value: Sql;
  /** For a list that is compared without regard to case: its folded copy. */
  readonly needs: ReadonlySet<string>;
  /** What is measured, where it is another than what is compared. */
  readonly measure?: Sql;
  /** false for a parameter that stands for a condition and has no value of its own to measure. */
  readonly measured?: false;
  /** The column that a moving date is compared with, where it is another than `value`: one that an index leads to. */
  readonly timed?: TimedColumn;
  /** Of one in a call, `ignoring_case('name')`: the parameter itself. */
  readonly alike?: FilterParameter;
}

/** A parameter that tests a figure over the selected records. */
export interface AggregateParameter extends ParameterShape, Privacy {
  readonly role: 'aggregate';
  readonly call: Sql;
  readonly empty: 0 | null;
  readonly needs: ReadonlySet<string>;
}

/** Parameters that make sense only together, such as a point and a distance: they are taken out and become one condition. */
export interface CombinedFilter {
  readonly parameters: readonly string[];
  condition(parameters: readonly Parameter[]): Sql;
}

/** Makes a figure over the selected records, which is missing without any. */
export type MeasuredFigure = (call: Sql, finish?: Aggregate['finish']) => Sql;

/** A figure over the selected records, to compute with. */
export interface RuleMeasure extends MeasureShape, Privacy {
  /** The aggregate call; of measures of one record, of which the rule says the number, one that gives an array. */
  readonly call: Sql;
  /** What is made of what the call gives. */
  readonly finish?: Aggregate['finish'];
  /** Of a measure that is one figure divided by another: both, so that rules compute with it exactly. */
  readonly ratio?: (figure: MeasuredFigure) => { readonly over: Sql; readonly under: Sql };
  readonly empty: 0 | null;
  readonly needs: ReadonlySet<string>;
  /** Of dates: the column that a moving date is compared with. */
  readonly timed?: TimedColumn;
}

export interface RuleFunction extends FunctionShape, Privacy {
  readonly source: Source;
  /** Which of the source's records it looks at; all if undefined. */
  readonly where?: Sql;
  /** Parts of the source that `where` mentions. */
  readonly whereNeeds?: readonly string[];
  readonly parameters: readonly (FilterParameter | AggregateParameter)[];
  readonly measures: readonly RuleMeasure[];
  readonly relations?: readonly FilterParameter[];
  /** Of records of orders: which order each is of. */
  readonly orderId?: Sql;
  /** What its records are called, in the plural: the unit of `count`. */
  readonly counts: string;
  readonly combined?: CombinedFilter;
  /** The data kinds that it reads, as bits. */
  readonly kinds: number;
  /** What a key must be allowed to read to ask rules for it, whatever the parameters. */
  readonly scopes: readonly Scope[];
}

/** What a key must be allowed to read to ask rules for a parameter or a measure of a function. */
export function scopesWithin(fn: RuleFunction, part: FilterParameter | AggregateParameter | RuleMeasure): readonly Scope[] {
  return [...new Set([...fn.scopes, ...scopesOf(part, fn.kinds, [{ source: fn.source, needs: part.needs }])])];
}

export interface ParameterText extends Privacy {
  readonly label: string;
  readonly description: string;
  readonly unit?: string;
  readonly allowed?: readonly AllowedValue[];
  readonly list?: boolean;
  readonly required?: boolean;
}

/** Selects records by `value`. */
export function filterBy(name: string, type: ValueType, value: Sql, text: ParameterText, needs: readonly string[] = []): FilterParameter {
  return {
    name,
    type,
    ...text,
    role: 'filter',
    operators: parameterOperatorsOf(type, text.list ?? false),
    value,
    needs: new Set(needs),
  };
}

/** Tests `call` over the selected records. It is as personal as the measure of the same name. */
export function testOf(
  name: string,
  type: ValueType,
  call: Sql,
  empty: 0 | null,
  text: Omit<ParameterText, 'personal'>,
  needs: readonly string[] = [],
): Omit<AggregateParameter, 'personal'> {
  return { name, type, ...text, role: 'aggregate', operators: parameterOperatorsOf(type, false), call, empty, needs: new Set(needs) };
}
