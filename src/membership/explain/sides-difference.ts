import type { Catalogue } from '../../catalogue/index.js';
import { isWholeDay, printExpression, type ComputedRule, type Expression } from '../../language/index.js';
import type { Difference } from './smallest-change.js';
import { dateDifference } from './date-difference.js';
import type { JudgedClause, JudgingContext } from './judged-clause.js';
import { decimalsOf, isNumber, numberDifference, type NumberShape } from './number-difference.js';

/** How much more or less the left side of a computed comparison would have to be. */
export function sidesDifference(
  { clause, holds, sides }: JudgedClause<ComputedRule>,
  { catalogue, reckoning, amountDigits }: JudgingContext,
): Difference | undefined {
  const [left = 'null', ...right] = sides;
  const shape = sideShape(clause.left, catalogue);
  const literals = clause.right.flatMap((side) => (side.kind === 'literal' ? [side.value] : []));
  if (shape.type === 'instant' || shape.type === 'day') {
    const isFixed = literals.length === clause.right.length && literals.length > 0;
    return isFixed && left !== 'null' ? dateDifference(shape.label, { ...clause, values: literals }, left, holds, reckoning) : undefined;
  }
  const bounds = decimalsOf(right);
  if (!isNumber(shape.type) || left === 'null' || bounds === undefined) return undefined;
  return numberDifference(shape, { operator: clause.operator, bounds, whole: shape.type === 'integer' }, left, holds, amountDigits);
}

function sideShape(side: Expression, catalogue: Catalogue): NumberShape {
  const label = printExpression(side);
  switch (side.kind) {
    case 'attribute': {
      const attribute = catalogue.attribute(side.name, side.argument);
      return { label, type: attribute?.type ?? 'number', unit: attribute?.unit };
    }
    case 'measure': {
      const measure = catalogue.function(side.function)?.measures.find(({ name }) => name === side.measure);
      return { label, type: measure?.type ?? 'number', unit: measure?.unit };
    }
    case 'arithmetic':
      if (side.right.kind === 'literal' && side.right.value.kind === 'date')
        return { label, type: isWholeDay(side.right.value.date) ? 'day' : 'instant' };
      return { label, type: 'number' };
    case 'literal':
      return { label, type: 'number' };
  }
}
