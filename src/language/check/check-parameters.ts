import { alikeShape, unlike } from './alike-shape.js';
import { checkComparison } from './check-comparison.js';
import type { CheckContext } from './check-context.js';
import { fieldsOf } from './check-field.js';
import { quoted } from '../diagnostic.js';
import { findNearestName } from '../nearest-name.js';
import { parameterShapes } from './parameter-shapes.js';
import { relationOf, SPANS } from '../relation.js';
import type { FunctionRule, MeasureExpression, Operator, Parameter } from '../rule.js';
import type { FunctionShape, ParameterShape } from '../vocabulary.js';

/** The function that parameters belong to, and whether all of them must choose records, as those of a measure must. */
export interface Owner {
  readonly shape: FunctionShape;
  readonly filtersOnly: boolean;
}

/** The same, with all that may be named, by name. */
interface KnownOwner extends Owner {
  readonly known: ReadonlyMap<string, ParameterShape>;
  /** Those of one record that may be compared with one another. */
  readonly fields: readonly ParameterShape[];
}

/** Checks the parameters of a function or of one of its measures; gives them in normal form. */
export function checkParameters(use: FunctionRule | MeasureExpression, owner: Owner, context: CheckContext): readonly Parameter[] {
  reportMissing(use, owner, context);
  reportRelations(use.parameters, owner, context);
  const shapes = parameterShapes(owner.shape, use.parameters, context.vocabulary);
  const known = new Map(shapes.map((shape) => [shape.name, shape]));
  const fields = fieldsOf(owner.shape.parameters, owner.shape.oneOf);
  return use.parameters.map((parameter) => checkParameter(parameter, { ...owner, known, fields }, context));
}

/** Each relation names one function, and that first: what is said of its records would else be of nobody knows what. */
function reportRelations(parameters: readonly Parameter[], { shape: { relations = [] } }: Owner, context: CheckContext): void {
  const named = new Set<string>();
  for (const { name, nameSpan, span } of parameters) {
    const about = relationOf(name);
    if (about === undefined || !relations.some((relation) => relation.name === about.relation)) continue;
    if (about.name === undefined) {
      const message = `${quoted(name)} names one function; write another clause for another.`;
      if (named.has(name)) context.report(nameSpan ?? span, { code: 'REPEATED_PARAMETER', message });
      named.add(name);
    } else if (!named.has(about.relation)) {
      const message = `${quoted(name)} is about the records of a function, which ${quoted(about.relation)} names before it.`;
      context.report(nameSpan ?? span, { code: 'MISSING_PARAMETER', message, expected: [about.relation] });
    }
  }
}

function reportMissing(use: FunctionRule | MeasureExpression, { shape }: Owner, context: CheckContext): void {
  const named = new Set(use.parameters.map(({ name }) => name));
  const span = use.nameSpan ?? use.span;
  const missing = shape.parameters.filter(({ name, required }) => required === true && !named.has(name));
  for (const { name } of missing) {
    const message = `${quoted(shape.name)} needs the parameter ${quoted(name)}.`;
    context.report(span, { code: 'MISSING_PARAMETER', message, expected: [name] });
  }
  const { oneOf } = shape;
  if (missing.length > 0 || oneOf === undefined || oneOf.some((name) => named.has(name))) return;
  const message = `${quoted(shape.name)} needs one of the parameters ${oneOf.map(quoted).join(' and ')}.`;
  context.report(span, { code: 'MISSING_PARAMETER', message, expected: oneOf });
}

function checkParameter(parameter: Parameter, owner: KnownOwner, context: CheckContext): Parameter {
  if (context.stopped || context.stopAt(parameter.span, context.size.countParameter())) return parameter;
  const current = currentForm(parameter, owner.known);
  const found = owner.known.get(current.name);
  const problem = found && unlike(current, found, [...owner.known.values()], context.vocabulary);
  if (problem) context.report(parameter.nameSpan ?? parameter.span, problem);
  else if (found && (found.role === 'filter' || !owner.filtersOnly)) {
    const shape = alikeShape(current, found, context.vocabulary) ?? found;
    return { ...current, ...checkComparison(current, shape, context, owner.fields) };
  } else reportParameter(parameter, found, owner, context);
  return parameter;
}

/** Reports a parameter that the function does not have, or that has no place in a measure. */
function reportParameter(
  { name, nameSpan, span }: Parameter,
  found: ParameterShape | undefined,
  { shape, filtersOnly, known }: KnownOwner,
  context: CheckContext,
): void {
  const expected = [...known.values()].filter(({ role }) => role === 'filter' || !filtersOnly).map((parameter) => parameter.name);
  // Whose parameter it would be was said already.
  const relation = relationOf(name)?.relation;
  if (relation !== undefined && known.has(relation) && !expected.some((other) => other.startsWith(`${relation}.`) && !isSpan(other)))
    return;
  if (found) {
    const message = `${quoted(name)} tests the records that were chosen; the parameters of a measure choose them.`;
    context.report(nameSpan ?? span, { code: 'NOT_A_FILTER', message, expected });
    return;
  }
  const message = `${quoted(shape.name)} has no parameter ${quoted(name)}.`;
  const suggestion = findNearestName(name, expected);
  context.report(nameSpan ?? span, { code: 'UNKNOWN_PARAMETER', message, expected, suggestion });
}

function isSpan(name: string): boolean {
  return (SPANS as readonly (string | undefined)[]).includes(relationOf(name)?.name);
}

/** Deprecated parameters that were a comparison of another one: `count_at_least: 5` is `count >= 5`, `until: today` is `date <= today`. */
const DEPRECATED_PARAMETERS: readonly { readonly pattern: RegExp; readonly name: string; readonly operator: Operator }[] = [
  { pattern: /^(.+)_at_least$/, name: '$1', operator: '>=' },
  { pattern: /^(.+)_at_most$/, name: '$1', operator: '<=' },
  { pattern: /^since$/, name: 'date', operator: '>=' },
  { pattern: /^until$/, name: 'date', operator: '<=' },
];

function currentForm(parameter: Parameter, known: KnownOwner['known']): Parameter {
  if (known.has(parameter.name) || parameter.values.length !== 1) return parameter;
  for (const { pattern, name: replacement, operator } of DEPRECATED_PARAMETERS) {
    if (!pattern.test(parameter.name)) continue;
    const name = parameter.name.replace(pattern, replacement);
    if (known.has(name)) return { ...parameter, name, operator };
  }
  return parameter;
}
