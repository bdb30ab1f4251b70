import type { Operator } from './rule.js';

/**
 * What the language needs to know of the attributes and functions that a rule may mention. The catalogue implements it;
 * the language itself knows no attribute by name.
 */

export type ValueType =
  /** Text. A whole number may stand for its digits, as the ids of other systems are written: `id = 5` compares with `'5'`. */
  | 'text'
  /** One of `allowed`, case-sensitive. */
  | 'enum'
  /** Text compared without regard to case, such as tags. */
  | 'tag'
  /** Text compared without regard to case and accents. */
  | 'plain'
  | 'integer'
  | 'number'
  /** Exact decimal in the workspace currency. */
  | 'money'
  | 'boolean'
  /** A calendar day, such as a birth date: compared with days only. */
  | 'day'
  /** A moment: a day in the rule stands for any moment of that day, an instant compares exactly. */
  | 'instant'
  /** A day that recurs each year: compared by month and day (`anniversary`). */
  | 'anniversary'
  /** `'lat,lng'` in degrees. */
  | 'coordinates';

export interface AllowedValue {
  readonly value: string;
  readonly label: string;
  /** Other spellings, which are read and printed as `value`. */
  readonly spellings?: readonly string[];
}

export interface AttributeShape {
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly type: ValueType;
  /** A customer has several values: CONTAINS and NOT CONTAINS instead of `=` and `IN`. */
  readonly list: boolean;
  /** Of a list: `=` and `!=` are read as CONTAINS and NOT CONTAINS. */
  readonly equalsContains?: true;
  /** Such as `days`, `currency`, `1-10`. */
  readonly unit?: string;
  readonly operators: readonly Operator[];
  /** The closed set for `enum`; for other types a suggestion that completion offers. */
  readonly allowed?: readonly AllowedValue[];
}

export interface ParameterShape {
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly type: ValueType;
  readonly list?: boolean;
  readonly unit?: string;
  readonly operators: readonly Operator[];
  readonly allowed?: readonly AllowedValue[];
  /** `filter` selects related records; `aggregate` (count, sum_...) tests the selected set. */
  readonly role: 'filter' | 'aggregate';
  /** MATCHES must name it, such as `coordinates` of customer_within_distance. */
  readonly required?: boolean;
}

/** A figure over the records of a function that a rule may compute with: `orders_placed.sum_amount(...)`. */
export interface MeasureShape {
  /** Such as `count`, `sum_amount`, `distinct_id`, `first_date`. */
  readonly name: string;
  readonly label: string;
  readonly description: string;
  /** integer, number or money; instant for dates. */
  readonly type: ValueType;
  readonly unit?: string;
  /** It is of one record, told by its number: `nth_date(2)`. */
  readonly ordinal?: boolean;
}

export interface FunctionShape {
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly parameters: readonly ParameterShape[];
  /** Parameters of which one must be named, such as a distance in kilometres or in miles. */
  readonly oneOf?: readonly string[];
  /** Parameters that say how its records stand to others of the customer: `followed_by`, `followed_by.within_days` (relation.ts). */
  readonly relations?: readonly ParameterShape[];
  readonly measures: readonly MeasureShape[];
}

export interface Vocabulary {
  /** The attribute of that name; with `argument` for `anniversary('birth_date')`, `ignoring_case('first_name')` and `attribute('key')`. `metafields.ns.key` is a name. */
  attribute(name: string, argument?: string): AttributeShape | undefined;
  function(name: string): FunctionShape | undefined;
  /** Every plain attribute name, for completion and nearest-name advice. */
  attributes(): readonly AttributeShape[];
  functions(): readonly FunctionShape[];
  /** A parameter as it is compared in a call, `ignoring_case('name')`; undefined where the call is not for it. */
  alike<Shape extends ParameterShape>(call: string, shape: Shape): Shape | undefined;
  /** The calls that parameters stand in. */
  likenesses(): readonly { readonly name: string; readonly description: string }[];
  /** Names that take an argument, `anniversary('...')`, each with the arguments it knows. */
  calls(): readonly { readonly name: string; readonly description: string; readonly arguments: readonly string[] }[];
  /** Another spelling of a name that is read and printed as the current one: `storefront.product_viewed`. */
  alias(name: string): string | undefined;
}
