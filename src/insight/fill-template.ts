import { invalidInput, invariant } from '../kernel/index.js';
import { printValue } from '../language/index.js';
import { readParameter } from './template-literal.js';
import type { SegmentTemplate } from './template.js';

const PLACE = /\{(\w+)\}/g;

/**
 * The rule of a template with values for some of its parameters, and the defaults for the others. Values go in as literals that the
 * language's own printer writes, so none can be more than a value. Refuses with INVALID_INPUT a parameter that the template
 * does not have and a value that is not of its type; `field` names the parameter.
 */
export function fillTemplate({ key, rule, parameters }: SegmentTemplate, given: Readonly<Record<string, unknown>> = {}): string {
  const names = parameters.map(({ name }) => name);
  const unknown = Object.keys(given).find((name) => !names.includes(name));
  if (unknown !== undefined) {
    const known = names.length === 0 ? 'It has none.' : `It has ${names.join(', ')}.`;
    throw invalidInput(`parameters.${unknown}`, `The template ${key} has no parameter '${unknown}'. ${known}`);
  }
  return rule.replace(PLACE, (_, name: string) => {
    const parameter = parameters.find((candidate) => candidate.name === name);
    invariant(parameter !== undefined, `the template ${key} declares its parameter ${name}`);
    return printValue(readParameter(parameter, given[name] ?? parameter.default));
  });
}
