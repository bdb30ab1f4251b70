import sql, { type Sql } from 'sql-template-tag';
import type { ParameterShape, ValueType } from '../language/index.js';
import { type Attribute, figure, type ValueOrigin } from './attribute.js';
import { operatorsOf, parameterOperatorsOf } from './operators.js';

/** A way to compare texts of which more are the same, as a call in rules: `ignoring_case('first_name')`. */
interface Likeness {
  readonly description: string;
  readonly type: ValueType;
  readonly fold: (text: Sql) => Sql;
  readonly foldAll: (texts: Sql) => Sql;
  /** The types of the attributes that it is for. */
  readonly of: readonly ValueType[];
}

export const LIKENESSES: Readonly<Record<string, Likeness>> = {
  ignoring_case: {
    description: 'A text, compared without regard to case.',
    type: 'tag',
    fold: (text) => sql`caseless(${text})`,
    foldAll: (texts) => sql`lower_all(${texts})`,
    of: ['text'],
  },
  ignoring_accents: {
    description: 'A text, compared without regard to case and accents: Zoë is ZOE, Øre is ore, Straße is strasse.',
    type: 'plain',
    fold: (text) => sql`unaccented(${text})`,
    foldAll: (texts) => sql`unaccented_all(${texts})`,
    of: ['text', 'tag'],
  },
};

/** The attribute, compared so; undefined where there is nothing to it. */
export function alike(attribute: Attribute, name: string, likeness: Likeness): Attribute | undefined {
  const origin = likeness.of.includes(attribute.type) ? folded(attribute.origin, likeness) : undefined;
  if (origin === undefined) return undefined;
  return { ...attribute, name, type: likeness.type, operators: operatorsOf(likeness.type, attribute.list), origin };
}

/** The parameter, compared so; undefined where there is nothing to it. Of shapes without a column only what rules see is made. */
export function alikeParameter<Shape extends ParameterShape>(shape: Shape, likeness: Likeness): Shape | undefined {
  if (shape.role !== 'filter' || shape.required === true || !likeness.of.includes(shape.type)) return undefined;
  const { type, fold, foldAll } = likeness;
  const list = shape.list === true;
  const operators = shape.operators.filter((operator) => parameterOperatorsOf(type, list).includes(operator));
  const alike = { ...shape, type, operators, alike: shape };
  return 'value' in shape ? { ...alike, value: (list ? foldAll : fold)(shape.value as Sql) } : alike;
}

function folded(origin: ValueOrigin, { fold, foldAll }: Likeness): ValueOrigin | undefined {
  switch (origin.kind) {
    case 'column':
      return { ...origin, column: fold(origin.column) };
    case 'aggregate':
      return { kind: 'computed', expression: fold(figure(origin.aggregate)), aggregates: [origin.aggregate] };
    case 'computed':
      return { ...origin, expression: fold(origin.expression) };
    case 'members':
      return { ...origin, member: fold(origin.member) };
    case 'array':
      return { ...origin, keys: foldAll(origin.column) };
    case 'ranking':
      return { ...origin, keys: foldAll(origin.ranked) };
    case 'ratio':
    case 'age':
      return undefined;
  }
}
