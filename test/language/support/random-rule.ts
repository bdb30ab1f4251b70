import fc from 'fast-check';
import {
  arityOf,
  type Arity,
  type ArithmeticOperator,
  type AttributeOperand,
  type AttributeShape,
  type ComputedOperator,
  type DatePoint,
  type Expression,
  type MeasureShape,
  NO_SPAN,
  type Operator,
  type Parameter,
  type ParameterShape,
  type Rule,
  type Value,
  type ValueType,
} from '../../../src/language/index.js';
import { TEST_VOCABULARY } from './vocabulary.js';

/** Random rules over the whole test vocabulary that are right in every detail, but not in normal form. */

const span = NO_SPAN;

const characters = fc.string({ unit: 'grapheme', maxLength: 8 }).filter((text) => !text.includes('\0'));
const trickyText = fc.constantFrom("'", '\\', "\\'", '--', '/*', 'today', '-90d', 'a\nb', ' ', '', 'IS NULL', '5', '007', '⟦⟧');
const text = fc.oneof(characters, trickyText).map((content): Value => ({ kind: 'text', text: content, span }));
const integer = fc
  .bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })
  .map((value): Value => ({ kind: 'number', decimal: String(value), span }));
const smallInteger = fc.integer({ min: -9_999, max: 9_999 }).map((value): Value => ({ kind: 'number', decimal: String(value), span }));
const decimal = fc
  .tuple(fc.integer({ min: -99_999_999, max: 99_999_999 }), fc.stringMatching(/^[0-9]{0,18}[1-9]$/))
  .map(([whole, fraction]): Value => ({ kind: 'number', decimal: `${whole}.${fraction}`, span }));

const day = fc
  .date({ min: new Date('0001-01-02T00:00:00Z'), max: new Date('9999-12-30T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const time = fc.constantFrom('T00:00:00', 'T23:59:59', 'T16:05:09.25', 'T10:00:00Z', 'T10:00:00+02:00', 'T10:00:00.000001-15:59');
const amount = fc.integer({ min: -1_000, max: 1_000 }).filter((value) => value !== 0);

const wholeDay: fc.Arbitrary<DatePoint> = fc.oneof(
  day.map((value): DatePoint => ({ kind: 'day', day: value })),
  fc.record({
    kind: fc.constant('offset' as const),
    amount,
    unit: fc.constantFrom('y' as const, 'm' as const, 'w' as const, 'd' as const),
  }),
  fc.constantFrom<DatePoint>({ kind: 'today' }, { kind: 'yesterday' }),
);
const moment: fc.Arbitrary<DatePoint> = fc.oneof(
  wholeDay,
  fc.tuple(day, time).map(([value, clock]): DatePoint => ({ kind: 'dateTime', dateTime: value + clock })),
  fc.record({ kind: fc.constant('offset' as const), amount, unit: fc.constantFrom('h' as const, 'min' as const) }),
  fc.constant<DatePoint>({ kind: 'now' }),
);
const dateValue = (date: fc.Arbitrary<DatePoint>) => date.map((point): Value => ({ kind: 'date', date: point, span }));

const coordinates = fc
  .tuple(fc.integer({ min: -90, max: 90 }), fc.integer({ min: -180, max: 180 }))
  .map(([latitude, longitude]): Value => ({ kind: 'text', text: `${latitude},${longitude}`, span }));

type Shape = AttributeShape | ParameterShape;

const VALUES: Readonly<Record<ValueType, (shape: Shape) => fc.Arbitrary<Value>>> = {
  text: () => fc.oneof(text, smallInteger),
  tag: () => text,
  plain: () => text,
  enum: ({ allowed = [] }) => fc.constantFrom(...allowed).map(({ value }): Value => ({ kind: 'text', text: value, span })),
  integer: () => fc.oneof(integer, smallInteger),
  number: () => fc.oneof(decimal, smallInteger),
  money: () => fc.oneof(decimal, smallInteger),
  boolean: () => fc.boolean().map((boolean): Value => ({ kind: 'boolean', boolean, span })),
  day: () => dateValue(wholeDay),
  instant: () => dateValue(moment),
  anniversary: () => dateValue(wholeDay),
  coordinates: () => coordinates,
};

const COUNTS: Readonly<Record<Arity, readonly [min: number, max: number]>> = { none: [0, 0], one: [1, 1], two: [2, 2], list: [1, 4] };

interface Operation {
  readonly operator: Operator;
  readonly values: readonly Value[];
}

function operationOn(shape: Shape): fc.Arbitrary<Operation> {
  return fc.constantFrom(...shape.operators).chain((operator) => {
    const [minLength, maxLength] = COUNTS[arityOf(operator)];
    return fc.array(VALUES[shape.type](shape), { minLength, maxLength }).map((values) => ({ operator, values }));
  });
}

const calls = TEST_VOCABULARY.calls().flatMap(({ name, arguments: known }) => known.map((argument) => ({ name, argument })));
const names: readonly Omit<AttributeOperand, 'kind' | 'span'>[] = [...TEST_VOCABULARY.attributes().map(({ name }) => ({ name })), ...calls];

const comparison: fc.Arbitrary<Rule> = fc.constantFrom(...names).chain(({ name, argument }) => {
  const shape = TEST_VOCABULARY.attribute(name, argument) as AttributeShape;
  return operationOn(shape).map((operation): Rule => ({
    kind: 'comparison',
    operand: { kind: 'attribute', name, argument, span },
    ...operation,
    span,
  }));
});

function parametersOf(shapes: readonly ParameterShape[], oneOf: readonly string[] = []): fc.Arbitrary<readonly Parameter[]> {
  const parameter = (shape: ParameterShape) =>
    fc.constantFrom(undefined, ...TEST_VOCABULARY.likenesses().map(({ name }) => name)).chain((wanted) => {
      const alike = wanted === undefined ? undefined : TEST_VOCABULARY.alike(wanted, shape);
      const named = alike === undefined ? { name: shape.name } : { name: shape.name, call: wanted };
      return operationOn(alike ?? shape).map((operation): Parameter => ({ ...named, ...operation, span }));
    });
  // Of those of which one is needed, the first.
  const required = fc.tuple(...shapes.filter(({ name, required }) => required === true || name === oneOf[0]).map(parameter));
  const others = fc.array(fc.constantFrom(...shapes).chain(parameter), { maxLength: 4 });
  return fc.tuple(required, others).map((lists) => lists.flat());
}

const functionRule: fc.Arbitrary<Rule> = fc
  .constantFrom(...TEST_VOCABULARY.functions())
  .chain(({ name, parameters, oneOf }) =>
    fc
      .tuple(fc.boolean(), parametersOf(parameters, oneOf))
      .map(([matches, list]): Rule => ({ kind: 'function', name, matches, parameters: list, span })),
  );

const literalOf = (value: Value): Expression => ({ kind: 'literal', value, span });

/** The types that are compared with one another, by the names of their kinds. */
const TYPES = {
  number: ['integer', 'number', 'money'],
  date: ['day', 'instant'],
  text: ['text', 'tag'],
  boolean: ['boolean'],
} as const satisfies Record<string, readonly ValueType[]>;
type Kind = keyof typeof TYPES;

/** A text or a boolean that is missing is a plain attribute. */
const COMPUTED_OPERATORS: Readonly<Record<Kind, readonly ComputedOperator[]>> = {
  number: ['=', '!=', '>', '>=', '<', '<=', 'BETWEEN', 'IN', 'NOT IN', 'IS NULL', 'IS NOT NULL'],
  date: ['=', '!=', '>', '>=', '<', '<=', 'BETWEEN', 'IN', 'NOT IN', 'IS NULL', 'IS NOT NULL'],
  text: ['=', '!=', 'IN', 'NOT IN'],
  boolean: ['=', '!='],
};

const isOf = (kind: Kind, { type }: { readonly type: ValueType }) => (TYPES[kind] as readonly ValueType[]).includes(type);

function attributeOf(kind: Kind): fc.Arbitrary<Expression> {
  const known = names.filter(({ name, argument }) => {
    const shape = TEST_VOCABULARY.attribute(name, argument);
    return shape !== undefined && !shape.list && isOf(kind, shape);
  });
  return fc.constantFrom(...known).map(({ name, argument }): Expression => ({ kind: 'attribute', name, argument, span }));
}

function measureOf(kind: Kind): fc.Arbitrary<Expression> {
  const known = TEST_VOCABULARY.functions().flatMap((shape) =>
    shape.measures.filter((measure) => isOf(kind, measure)).map((measure) => ({ shape, measure })),
  );
  const ordinalOf = ({ ordinal }: MeasureShape) => (ordinal ? fc.integer({ min: 1, max: 9 }) : fc.constant(undefined));
  return fc.constantFrom(...known).chain(({ shape, measure }) =>
    fc
      .tuple(
        ordinalOf(measure),
        parametersOf(
          shape.parameters.filter(({ role }) => role === 'filter'),
          shape.oneOf,
        ),
      )
      .map(([ordinal, parameters]): Expression => {
        return { kind: 'measure', function: shape.name, measure: measure.name, ordinal, parameters, span };
      }),
  );
}

const plainDates = fc.oneof(attributeOf('date'), measureOf('date'));

/** A date as it is, or moved by days; a day has no hours. */
const dates = fc.oneof(
  plainDates,
  fc.tuple(plainDates, fc.integer({ min: -99, max: 99 }), fc.constantFrom('y', 'm', 'w', 'd')).map(([left, amount, unit]): Expression => {
    const right = literalOf({ kind: 'date', date: { kind: 'offset', amount: amount === 0 ? 1 : amount, unit }, span });
    return { kind: 'arithmetic', operator: '+', left, right, span };
  }),
);

/** A number that is computed; literals are only operands, as one that is compared is checked against what it is compared with. */
const { figure } = fc.letrec<{ figure: Expression; operand: Expression }>((tie) => {
  const arithmetic = (operators: readonly ArithmeticOperator[], operand: fc.Arbitrary<Expression>) =>
    fc
      .tuple(fc.constantFrom(...operators), operand, operand)
      .map(([operator, left, right]): Expression => ({ kind: 'arithmetic', operator, left, right, span }));
  return {
    operand: fc.oneof({ depthSize: 'small', withCrossShrink: true }, fc.oneof(decimal, smallInteger).map(literalOf), tie('figure')),
    figure: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      attributeOf('number'),
      measureOf('number'),
      arithmetic(['+', '-', '*', '/'], tie('operand')),
      arithmetic(['-'], dates),
    ),
  };
});

/** What may stand on the left, and what on the right. */
const SIDES: Readonly<Record<Kind, readonly [left: fc.Arbitrary<Expression>, right: fc.Arbitrary<Expression>]>> = {
  number: [figure.filter(isSubject), fc.oneof(figure, smallInteger.map(literalOf))],
  date: [dates, fc.oneof(dates, dateValue(wholeDay).map(literalOf))],
  text: [attributeOf('text'), fc.oneof(attributeOf('text'), text.map(literalOf))],
  boolean: [attributeOf('boolean'), attributeOf('boolean')],
};

/** Whether it is not the same for all customers. */
function isSubject(expression: Expression): boolean {
  if (expression.kind === 'arithmetic') return isSubject(expression.left) || isSubject(expression.right);
  return expression.kind !== 'literal';
}

const isLiteral = ({ kind }: Expression) => kind === 'literal';

const computed: fc.Arbitrary<Rule> = fc.constantFrom<Kind>('number', 'date', 'text', 'boolean').chain((kind) =>
  fc.constantFrom(...COMPUTED_OPERATORS[kind]).chain((operator) => {
    const [minLength, maxLength] = COUNTS[arityOf(operator)];
    const [leftSide, rightSide] = SIDES[kind];
    return fc
      .tuple(leftSide, fc.array(rightSide, { minLength, maxLength }))
      .filter(([left, right]) => left.kind !== 'attribute' || !right.every(isLiteral))
      .map(([left, right]): Rule => ({ kind: 'computed', left, operator, right, span }));
  }),
);

/** A literal before an attribute, which is turned round where that means the same. */
const turned: fc.Arbitrary<Rule> = fc
  .tuple(smallInteger, fc.constantFrom<ComputedOperator>('=', '!=', '>', '>=', '<', '<=', 'BETWEEN', 'IN'), attributeOf('number'))
  .map(([value, operator, right]): Rule => {
    return { kind: 'computed', left: literalOf(value), operator, right: operator === 'BETWEEN' ? [right, right] : [right], span };
  });

export const randomRule: fc.Arbitrary<Rule> = fc.letrec<{ rule: Rule }>((tie) => ({
  rule: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    comparison,
    functionRule,
    computed,
    turned,
    fc.array(tie('rule'), { minLength: 2, maxLength: 4 }).map((rules): Rule => ({ kind: 'and', rules, span })),
    fc.array(tie('rule'), { minLength: 2, maxLength: 4 }).map((rules): Rule => ({ kind: 'or', rules, span })),
    tie('rule').map((rule): Rule => ({ kind: 'not', rule, span })),
  ),
})).rule;
