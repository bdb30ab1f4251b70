import type { Catalogue } from '../../src/catalogue/catalogue.js';

/** What a rule may mention, as the page docs/attributes.md. */
export function describeAttributes(catalogue: Catalogue): string {
  const attributes = catalogue.attributes().map(({ name, type, list, unit, description, allowed }) => {
    return `| \`${name}\` | ${list ? `list of ${type}` : type} | ${sentence(description, unit, allowed)} |`;
  });
  const functions = catalogue.functions().flatMap(({ name, description, parameters }) => [
    `## ${name}`,
    '',
    description,
    '',
    '| parameter | type | what |',
    '| --- | --- | --- |',
    ...parameters.map((parameter) => {
      const role = parameter.role === 'aggregate' ? '_test_: ' : '';
      return `| \`${parameter.name}\` | ${parameter.list === true ? `list of ${parameter.type}` : parameter.type} | ${role}${sentence(parameter.description, parameter.unit, parameter.allowed)} |`;
    }),
    '',
  ]);
  return [
    '<!-- Written from the catalogue by npm run docs; do not edit. -->',
    '',
    '# What a rule can mention',
    '',
    'How to write rules is told in [rules.md](rules.md). The API serves the same list, with your own attributes, as `segmentAttributes`.',
    '',
    '## Attributes',
    '',
    '| attribute | type | what |',
    '| --- | --- | --- |',
    ...attributes,
    ...catalogue.calls().map(({ name, description, arguments: known }) => {
      return `| \`${name}('…')\` | | ${description}${known.length === 0 ? '' : ` Of: ${known.join(', ')}.`} |`;
    }),
    '',
    ...functions,
  ].join('\n');
}

function sentence(description: string, unit?: string, allowed?: readonly { readonly value: string }[]): string {
  const values = allowed === undefined || allowed.length === 0 ? '' : ` Values: ${allowed.map(({ value }) => `\`${value}\``).join(', ')}.`;
  return `${description}${unit === undefined ? '' : ` Unit: ${unit}.`}${values}`.replaceAll('|', '\\|');
}
