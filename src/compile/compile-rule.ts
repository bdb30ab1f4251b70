import sql from 'sql-template-tag';
import {
  type Attribute,
  type ValueOrigin,
  type Catalogue,
  AggregateReference,
  type Aggregate,
  type AggregateParameter,
  type RuleFunction,
} from '../catalogue/index.js';
import { invariant, unreachable } from '../kernel/index.js';
import {
  type ComparisonRule,
  type ComputedRule,
  type FunctionRule,
  type Operator,
  ownParameters,
  type Parameter,
  type Rule,
  type Value,
} from '../language/index.js';
import { ageTest } from './age.js';
import { compare, compareList, type Comparison } from './comparison.js';
import { compileComputed } from './computed.js';
import { negate, type Condition } from './condition.js';
import { kindsOfUse, selectionOf, selectionTimings, shapeOf, type Selection } from './selection.js';
import { attributeTimings, type Timing } from './timing.js';
import { shareable, valueOf } from './value.js';

/** A rule ready to be run, in any of the ways of docs/architecture.md. It knows nothing of the present instant. */
export interface CompiledRule {
  readonly condition: Condition;
  /** The kinds of data that it reads, as bits. */
  readonly kinds: number;
  /** The dates in it that move with the clock, and what they are compared with. */
  readonly timings: readonly Timing[];
}

export interface CompileContext {
  readonly catalogue: Catalogue;
  /** IANA name: fixed days of the rule are days of this zone. */
  readonly timeZone: string;
}

/** Compiles a checked and normalised rule. A rule that the checker refuses is a bug here. */
export function compileRule(rule: Rule, context: CompileContext): CompiledRule {
  return new Compilation(context).run(rule);
}

class Compilation {
  #kinds = 0;
  readonly #timings: Timing[] = [];

  constructor(private readonly context: CompileContext) {}

  run(rule: Rule): CompiledRule {
    const condition = this.#condition(rule);
    return { condition, kinds: this.#kinds, timings: this.#timings };
  }

  #condition(rule: Rule): Condition {
    switch (rule.kind) {
      case 'and':
      case 'or':
        return { kind: rule.kind, conditions: rule.rules.map((inner) => this.#condition(inner)) };
      case 'not':
        return negate(this.#condition(rule.rule));
      case 'comparison':
        return this.#comparison(rule);
      case 'function':
        return this.#function(rule);
      case 'computed':
        return this.#computed(rule);
      default:
        return unreachable(rule);
    }
  }

  #comparison({ operand, operator, values }: ComparisonRule): Condition {
    const attribute = this.context.catalogue.attribute(operand.name, operand.argument);
    invariant(attribute !== undefined, `the checker knows the attribute ${operand.name}`);
    this.#kinds |= attribute.kinds;
    const parts = { attribute, origin: attribute.origin as never, operator, values, timeZone: this.context.timeZone };
    const condition = COMPARISON_OF[attribute.origin.kind](parts);
    this.#timings.push(...attributeTimings(attribute, values, condition.kind === 'test' ? condition.test : undefined));
    return condition;
  }

  #computed(rule: ComputedRule): Condition {
    const { test, kinds, timings } = compileComputed(rule, this.context);
    this.#kinds |= kinds;
    this.#timings.push(...timings);
    return { kind: 'test', test, negated: false };
  }

  #function({ name, matches, parameters }: FunctionRule): Condition {
    const fn = this.context.catalogue.function(name);
    invariant(fn !== undefined, `the checker knows the function ${name}`);
    this.#kinds |= kindsOfUse(fn, parameters, this.context);
    const selection = selectionOf(fn, parameters, this.context);
    this.#timings.push(...selectionTimings(fn, parameters, this.context));
    const tests = ownParameters(parameters).flatMap((parameter): Condition[] => {
      const shape = shapeOf(fn, parameter);
      return shape.role === 'aggregate' ? [this.#figureTest(fn, shape, selection, parameter)] : [];
    });
    const condition: Condition =
      tests.length === 0
        ? { kind: 'exists', aggregate: { source: fn.source, call: 'exists', empty: null, ...selection }, negated: false }
        : { kind: 'and', conditions: tests };
    return matches ? condition : negate(condition);
  }

  #figureTest(fn: RuleFunction, shape: AggregateParameter, selection: Selection, { operator, values }: Parameter): Condition {
    const needs = new Set([...selection.needs, ...shape.needs]);
    const aggregate: Aggregate = { source: fn.source, call: shape.call, empty: shape.empty, ...selection, needs };
    return figureCondition(aggregate, operator, values, { type: shape.type, timeZone: this.context.timeZone });
  }
}

interface ComparisonParts<Kind extends ValueOrigin['kind']> {
  readonly attribute: Attribute;
  readonly origin: Extract<ValueOrigin, { kind: Kind }>;
  readonly operator: Operator;
  readonly values: readonly Value[];
  readonly timeZone: string;
}

const COMPARISON_OF: { [Kind in ValueOrigin['kind']]: (parts: ComparisonParts<Kind>) => Condition } = {
  column: ({ attribute, origin, operator, values, timeZone }) =>
    test(compare(shareable(origin.column), operator, values, { type: attribute.type, timeZone })),

  aggregate: ({ attribute, origin, operator, values, timeZone }) =>
    figureCondition(origin.aggregate, operator, values, { type: attribute.type, timeZone }),

  computed: ({ attribute, operator, values, timeZone }) =>
    test(compare(shareable(valueOf(attribute)), operator, values, { type: attribute.type, timeZone })),

  ratio: ({ attribute, operator, values, timeZone }) =>
    test(compare(shareable(valueOf(attribute)), operator, values, { type: attribute.type, timeZone })),

  members: ({ attribute, origin, operator, values, timeZone }) => {
    const asked = compare(origin.member, operator === 'IS NULL' || operator === 'IS NOT NULL' ? 'IS NOT NULL' : '=', values, {
      type: attribute.type,
      timeZone,
    });
    return {
      kind: 'exists',
      aggregate: { source: origin.source, call: 'exists', filter: asked.test, empty: null, needs: origin.needs },
      negated: operator === 'NOT CONTAINS' || operator === 'IS NULL',
    };
  },

  array: ({ attribute, origin, operator, values, timeZone }) =>
    test(compareList(origin.keys, operator, values, { type: attribute.type, timeZone })),

  ranking: ({ attribute, origin, operator, values, timeZone }) =>
    test(compareList(shareable(origin.keys), operator, values, { type: attribute.type, timeZone })),

  age: ({ origin, operator, values }) => test(ageTest(origin.since, operator, values)),
};

function test({ test, negated }: Comparison): Condition {
  return { kind: 'test', test, negated };
}

/** A test of a figure that is 0 or missing where there are no records. */
function figureCondition(
  aggregate: Aggregate,
  operator: Operator,
  values: readonly Value[],
  context: { readonly type: Attribute['type']; readonly timeZone: string },
): Condition {
  const reference = sql`${new AggregateReference(aggregate)}`;
  // Without records the reference is null, which counts as false: right as it is unless 0 would pass the test. Leaving out the
  // coalesce lets the planner see that customers without records need not be looked at.
  const zeroPasses = aggregate.empty === 0 && !failsAtZero(operator, values);
  return test(compare(zeroPasses ? sql`coalesce(${reference}, 0)` : reference, operator, values, context));
}

function failsAtZero(operator: Operator, values: readonly Value[]): boolean {
  const [first = Number.NaN, second = Number.NaN] = values.map((value) => (value.kind === 'number' ? Number(value.decimal) : Number.NaN));
  switch (operator) {
    case '=':
    case '!=':
      return first !== 0;
    case '>':
      return first >= 0;
    case '>=':
      return first > 0;
    case '<':
      return first <= 0;
    case '<=':
      return first < 0;
    case 'BETWEEN':
      return first > 0 || second < 0;
    default:
      return false;
  }
}
