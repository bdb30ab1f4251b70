import { movesByItself } from '../../src/catalogue/attribute.js';
import type { Catalogue } from '../../src/catalogue/catalogue.js';
import { dataKindsOf } from '../../src/catalogue/data-kind.js';

/** What a rule may mention, as the page docs/segment-attributes.md. */
export function describeAttributes(catalogue: Catalogue): string {
  const attributes = catalogue.attributes().map((attribute) => {
    const { name, type, list, unit, description, allowed, operators, kinds, total = '' } = attribute;
    const reads = [...dataKindsOf(kinds), ...(movesByItself(attribute) ? ['time'] : [])].join(', ');
    return `| \`${name}\` | ${list ? `list of ${type}` : type} | ${sentence(description, unit, allowed)} | ${operators.join(' ')} | ${reads} | ${total} |`;
  });
  const functions = catalogue.functions().flatMap(({ name, description, parameters, relations = [], measures, kinds }) => [
    `## ${name}`,
    '',
    `${description} Reads: ${dataKindsOf(kinds).join(', ')}.`,
    '',
    '| parameter | type | what | operators |',
    '| --- | --- | --- | --- |',
    ...parameters.map((parameter) => {
      const role = parameter.role === 'aggregate' ? '_test_: ' : '';
      const type = parameter.list === true ? `list of ${parameter.type}` : parameter.type;
      const what = sentence(parameter.description, parameter.unit, parameter.allowed);
      return `| \`${parameter.name}\` | ${type} | ${role}${what} | ${parameter.operators.join(' ')} |`;
    }),
    '',
    ...(relations.length === 0 ? [] : [`Relations: ${relations.map((parameter) => `\`${parameter.name}\``).join(', ')}.`, '']),
    `Measures: ${measures.map((measure) => `\`${measure.name}\``).join(', ')}.`,
    '',
  ]);
  return [
    '<!-- Written from the catalogue by npm run docs; do not edit. -->',
    '',
    '# What a rule can mention',
    '',
    'How to write rules is told in [rules.md](rules.md). The API serves the same list, with your own attributes and properties of events, as',
    '`segmentAttributes`. What an attribute reads tells when segments with it are evaluated again; what a number is over a group of customers, its `sum`, its `ratio` or only a',
    '`mean`, is told in [figures.md](figures.md#groups).',
    '',
    '## Attributes',
    '',
    '| attribute | type | what | operators | reads | group |',
    '| --- | --- | --- | --- | --- | --- |',
    ...attributes,
    ...catalogue.calls().map(({ name, description, arguments: known }) => {
      return `| \`${name}('…')\` | | ${description}${known.length === 0 ? '' : ` Of: ${known.join(', ')}.`} | | | |`;
    }),
    '',
    ...functions,
  ].join('\n');
}

function sentence(description: string, unit?: string, allowed?: readonly { readonly value: string }[]): string {
  const values = allowed === undefined || allowed.length === 0 ? '' : ` Values: ${allowed.map(({ value }) => `\`${value}\``).join(', ')}.`;
  return `${description}${unit === undefined ? '' : ` Unit: ${unit}.`}${values}`.replaceAll('|', '\\|');
}
