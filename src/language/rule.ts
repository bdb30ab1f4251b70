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

export type Rule = AndRule | OrRule | NotRule | ComparisonRule | FunctionRule;

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
  readonly operand: Operand;
  readonly operator: Operator;
  /** Where the operator stands, for diagnostics. */
  readonly operatorSpan?: Span;
  readonly values: readonly Value[];
  readonly span: Span;
}

/** What is compared. Computed values (measures, arithmetic) join this union as further kinds. */
export type Operand = AttributeOperand;

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
  readonly nameSpan?: Span;
  readonly operator: Operator;
  readonly operatorSpan?: Span;
  readonly values: readonly Value[];
  readonly span: Span;
}

export type Value = TextValue | NumberValue | BooleanValue | DateValue;

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
