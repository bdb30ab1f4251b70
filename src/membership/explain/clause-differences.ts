import type { Attribute } from '../../catalogue/index.js';
import { decimalOf, invariant } from '../../kernel/index.js';
import type { ComparisonRule } from '../../language/index.js';
import type { Difference } from './smallest-change.js';
import { dateDifference } from './date-difference.js';
import { functionDifferences } from './function-differences.js';
import type { JudgedClause, JudgingContext } from './judged-clause.js';
import type { NumberTest } from './nearest-number.js';
import { decimalsOf, isNumber, numberDifference } from './number-difference.js';
import { sidesDifference } from './sides-difference.js';
import { valueDifference } from './value-difference.js';

/** What would have to be different, all of it, to turn a clause round; undefined where nothing that can change would. */
export function differencesOf(judged: JudgedClause, context: JudgingContext): readonly Difference[] | undefined {
  const { clause } = judged;
  if (clause.kind === 'function') return functionDifferences({ ...judged, clause }, context);
  const one =
    clause.kind === 'comparison' ? attributeDifference({ ...judged, clause }, context) : sidesDifference({ ...judged, clause }, context);
  return one && [one];
}

function attributeDifference(
  { clause, holds, looked: [actual = 'null'] }: JudgedClause<ComparisonRule>,
  context: JudgingContext,
): Difference | undefined {
  const attribute = context.catalogue.attribute(clause.operand.name, clause.operand.argument);
  invariant(attribute !== undefined, 'the checker knows the attribute');
  if (isFact(attribute)) return undefined;
  const isNullTest = clause.operator === 'IS NULL' || clause.operator === 'IS NOT NULL';
  if (isNullTest || attribute.list) return valueDifference(attribute.label, attribute.list, clause, holds);
  if (attribute.type === 'instant' || attribute.type === 'day')
    return dateDifference(attribute.label, clause, actual, holds, context.reckoning);
  if (!isNumber(attribute.type)) return valueDifference(attribute.label, false, clause, holds);
  const bounds = decimalsOf(clause.values.map((value) => (value.kind === 'number' ? value.decimal : '')));
  if (bounds === undefined) return undefined;
  const test: NumberTest = {
    operator: clause.operator,
    bounds,
    whole: attribute.type === 'integer',
    ...(isCount(attribute) ? { least: NONE } : {}),
  };
  return numberDifference(attribute, test, actual, holds, context.amountDigits);
}

const NONE = decimalOf(0);

/** What is what it is: a random share, or a date such as when somebody was born, or was added. Its clauses turn by the passing of time, or never. */
function isFact({ isFact, type, origin }: Attribute): boolean {
  return (
    isFact === true ||
    origin.kind === 'age' ||
    type === 'anniversary' ||
    ((type === 'day' || type === 'instant') && origin.kind === 'column')
  );
}

function isCount({ type, origin }: Attribute): boolean {
  return type === 'integer' && origin.kind === 'aggregate' && origin.aggregate.empty === 0;
}
