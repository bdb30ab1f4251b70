import { invariant } from '../kernel/index.js';
import type { AggregateParameter, FilterParameter, RuleFunction } from './function.js';
import { measuresOf } from './measures.js';
import { scopesOf } from './need.js';

/** A test is as personal as the measure of its name. */
export type GivenParameter = FilterParameter | Omit<AggregateParameter, 'personal'>;

/** What a function says itself: whether a figure over its records is personal follows from the parameter that the figure is of. */
interface FunctionParts extends Omit<RuleFunction, 'measures' | 'kinds' | 'scopes' | 'parameters'> {
  readonly parameters: readonly GivenParameter[];
}

/** A function; its measures follow from its parameters (measures.ts). */
export function ruleFunction(parts: FunctionParts): RuleFunction {
  const { source, whereNeeds = [] } = parts;
  const filters = parts.parameters.filter((parameter): parameter is FilterParameter => parameter.role === 'filter');
  const measures = measuresOf(parts, filters);
  const parameters = parts.parameters.map((parameter) => {
    if (parameter.role === 'filter') return parameter;
    const measure = measures.find(({ name }) => name === parameter.name);
    invariant(measure !== undefined, `the parameter ${parameter.name} of ${parts.name} is a figure that rules can compute with`);
    return { ...parameter, personal: measure.personal };
  });
  const scopes = scopesOf(parts, source.kind, [{ source, needs: whereNeeds }]);
  return { ...parts, parameters, measures, kinds: source.kind, scopes };
}
