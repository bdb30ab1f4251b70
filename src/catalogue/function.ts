import type { Sql } from 'sql-template-tag';
import type { Parameter } from '../language/rule.js';
import type { AllowedValue, FunctionShape, ParameterShape, ValueType } from '../language/vocabulary.js';
import type { TimedColumn } from './attribute.js';
import { parameterOperatorsOf } from './operators.js';
import type { Source } from './source.js';

/** A parameter that selects related records by a value of theirs. */
export interface FilterParameter extends ParameterShape {
  readonly role: 'filter';
  /** Over the source's aliases. For a list: an array whose elements are compared. */
  readonly value: Sql;
  /** For a list that is compared without regard to case: its folded copy. */
  readonly needs: ReadonlySet<string>;
  /** The column that a moving date is compared with, where it is another than `value`: one that an index leads to. */
  readonly timed?: TimedColumn;
}

/** A parameter that tests a figure over the selected records. */
export interface AggregateParameter extends ParameterShape {
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

export interface RuleFunction extends FunctionShape {
  readonly source: Source;
  readonly parameters: readonly (FilterParameter | AggregateParameter)[];
  readonly combined?: CombinedFilter;
  /** The data kinds that it reads, as bits. */
  readonly kinds: number;
}

interface ParameterText {
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

/** Tests `call` over the selected records. */
export function testOf(
  name: string,
  type: ValueType,
  call: Sql,
  empty: 0 | null,
  text: ParameterText,
  needs: readonly string[] = [],
): AggregateParameter {
  return { name, type, ...text, role: 'aggregate', operators: parameterOperatorsOf(type, false), call, empty, needs: new Set(needs) };
}
