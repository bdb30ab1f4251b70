import fc from 'fast-check';
import type { Catalogue } from '../../../src/catalogue/catalogue.js';
import {
  NO_SPAN,
  type ComputedOperator,
  type DateUnit,
  type Expression,
  type MeasureExpression,
  type Parameter,
  type Rule,
} from '../../../src/language/rule.js';
import type { FunctionShape, ValueType } from '../../../src/language/vocabulary.js';
import type { NaiveCustomer, NaiveValue, NaiveWorld } from '../naive/customer.js';
import { calculateFor } from '../naive/evaluate.js';
import { FUNCTIONS } from '../naive/functions.js';
import { operandsOf } from './operands.js';
import { comparison } from './values.js';

const span = NO_SPAN;

/** What can be computed with what. */
const FAMILIES = {
  number: ['integer', 'number', 'money'],
  date: ['instant', 'day'],
  text: ['text', 'enum', 'tag', 'plain'],
  boolean: ['boolean'],
} as const satisfies Record<string, readonly ValueType[]>;
type Family = keyof typeof FAMILIES;

const ORDERS: readonly ComputedOperator[] = ['=', '!=', '>', '>=', '<', '<='];
const EQUALITIES: readonly ComputedOperator[] = ['=', '!='];
const OPERATORS: Readonly<Record<Family, readonly ComputedOperator[]>> = {
  number: ORDERS,
  date: ORDERS,
  text: EQUALITIES,
  boolean: EQUALITIES,
};
const WITH_LITERALS: Readonly<Record<Family, readonly ComputedOperator[]>> = {
  number: [...ORDERS, 'BETWEEN', 'IN', 'NOT IN', 'IS NULL', 'IS NOT NULL'],
  date: [...ORDERS, 'BETWEEN', 'IN', 'NOT IN', 'IS NULL', 'IS NOT NULL'],
  text: [...EQUALITIES, 'IN', 'NOT IN', 'IS NULL', 'IS NOT NULL'],
  boolean: [...EQUALITIES, 'IS NULL', 'IS NOT NULL'],
};

type Filters = (shape: FunctionShape) => fc.Arbitrary<Parameter[]>;

/** Random comparisons of computed values: with each other, and with literals near what they are for some customer. */
export function computedRule(
  catalogue: Catalogue,
  customers: readonly NaiveCustomer[],
  world: NaiveWorld,
  filters: Filters,
): fc.Arbitrary<Rule> {
  const sides = sidesOf(catalogue, filters);
  const valuesOf = (side: Expression): NaiveValue[] => customers.map((customer) => calculateFor(side, customer, world, catalogue));
  const withSide = (family: Family): fc.Arbitrary<Rule> =>
    fc
      .tuple(sides[family], fc.constantFrom(...OPERATORS[family]), sides[family])
      .map(([left, operator, right]) => rule(left, operator, [right]));
  const withLiterals = (family: Family): fc.Arbitrary<Rule> =>
    sides[family]
      .filter((side) => side.kind !== 'attribute')
      .chain((side) => {
        const type = family === 'text' || family === 'boolean' ? FAMILIES[family][0] : typeOf(side, catalogue);
        const compared = { type, operators: WITH_LITERALS[family], pool: valuesOf(side) };
        return comparison(compared, world).map(({ operator, values }) =>
          rule(
            side,
            operator as ComputedOperator,
            values.map((value): Expression => ({ kind: 'literal', value, span })),
          ),
        );
      });
  const families = ['number', 'number', 'number', 'date', 'text', 'boolean'] as const;
  return fc.constantFrom(...families).chain((family) => {
    // Of texts and truths there are no measures, so a literal would make a plain comparison.
    return family === 'text' || family === 'boolean' ? withSide(family) : fc.oneof(withLiterals(family), withSide(family));
  });
}

function rule(left: Expression, operator: ComputedOperator, right: readonly Expression[]): Rule {
  return { kind: 'computed', left, operator, right, span };
}

/** The type of what is measured or calculated: literals beside it are of that type. */
function typeOf(side: Expression, catalogue: Catalogue): ValueType {
  if (side.kind === 'attribute') return catalogue.attribute(side.name, side.argument)?.type ?? 'number';
  if (side.kind === 'arithmetic' && side.right.kind === 'literal' && side.right.value.kind === 'date') {
    const { date } = side.right.value;
    return date.kind === 'offset' && (date.unit === 'h' || date.unit === 'min') ? 'instant' : 'day';
  }
  if (side.kind !== 'measure') return 'number';
  return catalogue.function(side.function)?.measures.find(({ name }) => name === side.measure)?.type ?? 'number';
}

function sidesOf(catalogue: Catalogue, filters: Filters): Readonly<Record<Family, fc.Arbitrary<Expression>>> {
  const isOf = (family: Family, type: ValueType) => (FAMILIES[family] as readonly ValueType[]).includes(type);
  const attributes = (family: Family) =>
    operandsOf(catalogue).filter(({ name, argument }) => {
      const shape = catalogue.attribute(name, argument);
      return shape !== undefined && !shape.list && isOf(family, shape.type);
    });
  const measures = (family: Family) =>
    catalogue
      .functions()
      .filter(({ name }) => FUNCTIONS[name] !== undefined)
      .flatMap((shape) => shape.measures.filter(({ type }) => isOf(family, type)).map((measure) => ({ shape, measure })));
  const leaf = (family: Family): fc.Arbitrary<Expression> => {
    const known = fc.constantFrom(...attributes(family));
    const measured = measures(family);
    return measured.length === 0
      ? known
      : fc.oneof<fc.Arbitrary<Expression>[]>(
          known,
          fc.constantFrom(...measured).chain(({ shape, measure }) =>
            fc.tuple(filters(shape), fc.integer({ min: 1, max: 3 })).map(([parameters, ordinal]): MeasureExpression => {
              const base = { kind: 'measure', function: shape.name, measure: measure.name, parameters, span } as const;
              return measure.ordinal === true ? { ...base, ordinal } : base;
            }),
          ),
        );
  };
  const plainDate = leaf('date');
  const date = fc.oneof(
    { weight: 4, arbitrary: plainDate },
    { weight: 1, arbitrary: fc.tuple(plainDate, offsets).map(([left, offset]) => moved(left, offset, typeOf(left, catalogue))) },
  );
  const decimal = fc.constantFrom('0', '1', '2', '0.5', '3', '-1', '100');
  const number = fc.letrec<{ side: Expression }>((tie) => ({
    side: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      { weight: 5, arbitrary: leaf('number') },
      {
        weight: 3,
        arbitrary: fc
          .tuple(
            fc.constantFrom('+' as const, '-' as const, '*' as const, '/' as const),
            tie('side'),
            fc.oneof(tie('side'), literal(decimal)),
            fc.boolean(),
          )
          .map(([operator, one, other, turned]): Expression => {
            const [left, right] = turned ? [other, one] : [one, other];
            return { kind: 'arithmetic', operator, left, right, span };
          }),
      },
      {
        weight: 1,
        arbitrary: fc.tuple(date, date).map(([left, right]): Expression => ({ kind: 'arithmetic', operator: '-', left, right, span })),
      },
    ),
  })).side;
  return { number, date, text: leaf('text'), boolean: leaf('boolean') };
}

const offsets = fc.tuple(
  fc.integer({ min: -50, max: 50 }).filter((amount) => amount !== 0),
  fc.constantFrom('y', 'm', 'w', 'd', 'h', 'min'),
);

/** A day has no hours: it is moved by days. */
function moved(left: Expression, [amount, unit]: readonly [number, DateUnit], type: ValueType): Expression {
  const date = { kind: 'offset', amount, unit: type === 'day' && (unit === 'h' || unit === 'min') ? 'd' : unit } as const;
  return { kind: 'arithmetic', operator: '+', left, right: { kind: 'literal', value: { kind: 'date', date, span }, span }, span };
}

function literal(decimals: fc.Arbitrary<string>): fc.Arbitrary<Expression> {
  return decimals.map((decimal) => ({ kind: 'literal', value: { kind: 'number', decimal, span }, span }));
}
