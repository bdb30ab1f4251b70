/**
 * The tree of a rule: what parsing gives, what the checker normalises, what the compiler reads and the printer writes.
 * Nodes that come from text carry the span they were read from; nodes made by a program have `NO_SPAN`.
 */

/** A stretch of the query text. Offsets count UTF-16 code units from 0; lines and columns count from 1. */
export interface Span {
  readonly offset: number;
  readonly length: number;
  readonly line: number;
  readonly column: number;
}

export const NO_SPAN: Span = { offset: 0, length: 0, line: 1, column: 1 };

export type Rule = AndRule | OrRule | NotRule | ComparisonRule | FunctionRule | ComputedRule;

/** Every one of `rules` holds. Two or more; nested ANDs are one flat list after normalising. */
export interface AndRule {
  readonly kind: 'and';
  readonly rules: readonly Rule[];
  readonly span: Span;
}

/** At least one of `rules` holds. */
export interface OrRule {
  readonly kind: 'or';
  readonly rules: readonly Rule[];
  readonly span: Span;
}

/** `rule` does not hold: the exact complement. */
export interface NotRule {
  readonly kind: 'not';
  readonly rule: Rule;
  readonly span: Span;
}

export type Operator =
  | '='
  | '!='
  | '>'
  | '>='
  | '<'
  | '<='
  | 'BETWEEN'
  | 'IN'
  | 'NOT IN'
  | 'CONTAINS'
  | 'NOT CONTAINS'
  | 'STARTS WITH'
  | 'ENDS WITH'
  | 'IS NULL'
  | 'IS NOT NULL';

/** `operand operator values`: no value for IS NULL, two for BETWEEN, one or more for IN, else one. */
export interface ComparisonRule {
  readonly kind: 'comparison';
  readonly operand: AttributeOperand;
  readonly operator: Operator;
  /** Where the operator stands, for diagnostics. */
  readonly operatorSpan?: Span;
  readonly values: readonly Value[];
  readonly span: Span;
}

/** `name` or `name('argument')`, as in `anniversary('birth_date')` and `attribute('shoe_size')`. */
export interface AttributeOperand {
  readonly kind: 'attribute';
  readonly name: string;
  readonly argument?: string;
  readonly span: Span;
}

/** `name MATCHES (parameters)`: the related records that pass all filter parameters pass all aggregate parameters. */
export interface FunctionRule {
  readonly kind: 'function';
  readonly name: string;
  readonly nameSpan?: Span;
  /** false for NOT MATCHES, the exact complement. */
  readonly matches: boolean;
  readonly parameters: readonly Parameter[];
  readonly span: Span;
}

export interface Parameter {
  readonly name: string;
  /** The call that it stands in, which says how its texts are compared: `ignoring_case('name') = 'x'`. */
  readonly call?: string;
  readonly nameSpan?: Span;
  readonly operator: Operator;
  readonly operatorSpan?: Span;
  readonly values: readonly Value[];
  readonly span: Span;
}

/**
 * `left operator right`, where a side is computed: built from attributes, measures of functions and literals. Comparisons that need
 * nothing computed are ComparisonRules. A missing operand and a division by zero make it false, `!=` and NOT IN included.
 */
export interface ComputedRule {
  readonly kind: 'computed';
  readonly left: Expression;
  readonly operator: ComputedOperator;
  readonly operatorSpan?: Span;
  /** None for IS NULL, two for BETWEEN, one or more for IN, else one. */
  readonly right: readonly Expression[];
  readonly span: Span;
}

export type ComputedOperator = Exclude<Operator, 'CONTAINS' | 'NOT CONTAINS' | 'STARTS WITH' | 'ENDS WITH'>;

export type Expression = LiteralExpression | AttributeOperand | MeasureExpression | ArithmeticExpression;

export interface LiteralExpression {
  readonly kind: 'literal';
  readonly value: Value;
  readonly span: Span;
}

/** `function.measure(parameters)`: a figure over the related records that pass all parameters, which are filters. */
export interface MeasureExpression {
  readonly kind: 'measure';
  readonly function: string;
  readonly measure: string;
  /** Of the function's name. */
  readonly nameSpan?: Span;
  readonly measureSpan?: Span;
  /** Which one in the order of dates, from 1: the number of `nth_date(2)`. */
  readonly ordinal?: number;
  readonly parameters: readonly Parameter[];
  readonly span: Span;
}

export type ArithmeticOperator = '+' | '-' | '*' | '/';

/**
 * Of two numbers a number; `-` of two dates the calendar days from the right one to the left one; `+` of a date and an offset, a literal with
 * a sign of its own, the date moved by it.
 */
export interface ArithmeticExpression {
  readonly kind: 'arithmetic';
  readonly operator: ArithmeticOperator;
  readonly left: Expression;
  readonly right: Expression;
  readonly span: Span;
}

export type Value = TextValue | NumberValue | BooleanValue | DateValue | FieldValue;

export interface TextValue {
  readonly kind: 'text';
  readonly text: string;
  readonly span: Span;
}

/** An exact decimal in plain notation, with no plus sign and no needless zeros, so that a number has one spelling: `12.5`, `-3`. */
export interface NumberValue {
  readonly kind: 'number';
  readonly decimal: string;
  readonly span: Span;
}

export interface BooleanValue {
  readonly kind: 'boolean';
  readonly boolean: boolean;
  readonly span: Span;
}

export interface DateValue {
  readonly kind: 'date';
  readonly date: DatePoint;
  readonly span: Span;
}

/**
 * Another parameter of the same record, in a parameter that chooses records: `shipping > discount`; a date of it may be moved by an offset:
 * `release_date <= date +7d`. Where either is missing the comparison is false, `!=` and NOT IN included.
 */
export interface FieldValue {
  readonly kind: 'field';
  readonly name: string;
  /** As of a parameter: `recipient = ignoring_case('channel')`. */
  readonly call?: string;
  readonly offset?: Extract<DatePoint, { kind: 'offset' }>;
  readonly span: Span;
}

export type DateUnit = 'y' | 'm' | 'w' | 'd' | 'h' | 'min';

/** A date in a rule. Days are those of the workspace's time zone. */
export type DatePoint =
  /** A calendar day, `2026-05-30`. */
  | { readonly kind: 'day'; readonly day: string }
  /** An instant given as local time of the workspace, `2026-05-30T16:00:00`, or with an offset or Z, which then counts. */
  | { readonly kind: 'dateTime'; readonly dateTime: string }
  /** `-90d`, `+2w`: that many units from now; `y m w d` give a whole day, `h min` an instant. */
  | { readonly kind: 'offset'; readonly amount: number; readonly unit: DateUnit }
  /** `today` and `yesterday` are whole days, `now` is an instant. */
  | { readonly kind: 'today' | 'yesterday' | 'now' };

/** A handler for every kind of node; adding a kind without a handler is a compile error. */
export type RuleVisitor<Result> = { readonly [Kind in Rule['kind']]: (rule: Extract<Rule, { kind: Kind }>) => Result };

/** Calls the handler for the kind of `rule`. */
export function visitRule<Result>(rule: Rule, visitor: RuleVisitor<Result>): Result {
  return (visitor[rule.kind] as (rule: Rule) => Result)(rule);
}

/** A handler for every kind of value; adding a kind without a handler is a compile error. */
export type ValueVisitor<Result> = { readonly [Kind in Value['kind']]: (value: Extract<Value, { kind: Kind }>) => Result };

/** Calls the handler for the kind of `value`. */
export function visitValue<Result>(value: Value, visitor: ValueVisitor<Result>): Result {
  return (visitor[value.kind] as (value: Value) => Result)(value);
}

/** A handler for every kind of expression; adding a kind without a handler is a compile error. */
export type ExpressionVisitor<Result> = {
  readonly [Kind in Expression['kind']]: (expression: Extract<Expression, { kind: Kind }>) => Result;
};

/** Calls the handler for the kind of `expression`. */
export function visitExpression<Result>(expression: Expression, visitor: ExpressionVisitor<Result>): Result {
  return (visitor[expression.kind] as (expression: Expression) => Result)(expression);
}
