import sql from 'sql-template-tag';
import { RELATIONS, SPANS, type Relation } from '../language/index.js';
import { allowed } from './allowed.js';
import { filterBy, type FilterParameter, type RuleFunction } from './function.js';

const DESCRIPTIONS: Readonly<Record<Relation, string>> = {
  followed_by: 'Only records after which there is one of another function, named here',
  not_followed_by: 'Only records after which there is none of another function, named here; with a span, once it has passed',
  together_with: 'Only records of orders that have one of another function, named here',
  not_together_with: 'Only records of orders that have none of another function, named here',
};

const SPAN_UNITS: Readonly<Record<(typeof SPANS)[number], string>> = { within_days: 'days of 24 hours', within_hours: 'hours' };

/** The functions with their relations to one another: records with a date may follow, records of orders may be of one. */
export function withRelations(functions: readonly RuleFunction[]): RuleFunction[] {
  const dated = functions.filter((fn) => dateOf(fn) !== undefined);
  const ofOrders = functions.filter(({ orderId }) => orderId !== undefined);
  return functions.map((fn) => {
    const relations = RELATIONS.flatMap((relation) => {
      const others = isByOrder(relation) ? ofOrders : dated;
      return others.includes(fn) ? relationParameters(relation, others) : [];
    });
    return relations.length === 0 ? fn : { ...fn, relations };
  });
}

export function isByOrder(relation: Relation): boolean {
  return relation === 'together_with' || relation === 'not_together_with';
}

/** The moment of a function's records. */
export function dateOf({ parameters }: RuleFunction): FilterParameter | undefined {
  return parameters.find(
    (parameter): parameter is FilterParameter => parameter.role === 'filter' && parameter.name === 'date' && parameter.type === 'instant',
  );
}

function relationParameters(relation: Relation, others: readonly RuleFunction[]): FilterParameter[] {
  const label = relation.replaceAll('_', ' ').replace(/^./, (letter) => letter.toUpperCase());
  const named: FilterParameter = {
    ...filterBy(relation, 'enum', sql`null`, {
      label,
      description: `${DESCRIPTIONS[relation]}. Its parameters follow as ${relation}.….`,
      personal: false,
      allowed: allowed(...others.map(({ name }) => name)),
    }),
    operators: ['='],
    measured: false,
  };
  if (isByOrder(relation)) return [named];
  const spans = SPANS.map((span): FilterParameter => ({
    ...filterBy(`${relation}.${span}`, 'integer', sql`null`, {
      label: `${label} ${span.replaceAll('_', ' ')}`,
      description: 'The longest time from the one to the other.',
      personal: false,
      unit: SPAN_UNITS[span],
    }),
    operators: ['=', '<='],
    measured: false,
  }));
  return [named, ...spans];
}
