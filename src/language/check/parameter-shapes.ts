import { findFunction } from './resolve-attribute.js';
import { relatedIn } from '../relation.js';
import type { Parameter } from '../rule.js';
import type { FunctionShape, ParameterShape, Vocabulary } from '../vocabulary.js';

/** What parameters a use of a function may name, given those that it names: its own, its relations to others, and which others those are. */
export function parameterShapes(shape: FunctionShape, given: readonly Parameter[], vocabulary: Vocabulary): readonly ParameterShape[] {
  const { relations = [] } = shape;
  if (relations.length === 0) return shape.parameters;
  const others = relatedIn(given).flatMap(({ relation, function: name }) => {
    if (!relations.some((known) => known.name === relation)) return [];
    const filters = findFunction(name, vocabulary)?.parameters.filter(({ role, required }) => role === 'filter' && required !== true) ?? [];
    return filters.map((filter): ParameterShape => ({ ...filter, name: `${relation}.${filter.name}` }));
  });
  return [...shape.parameters, ...relations, ...others];
}
