// Writes the typed operations of packages/client from their documents and the schema. `npm run client` runs it; a test holds that it was run.
const { readdirSync, readFileSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const { codegen } = require('@graphql-codegen/core');
const typescriptOperations = require('@graphql-codegen/typescript-operations');
const { Kind, parse, print, visit } = require('graphql');

const PROJECT = path.join(__dirname, '..');
const CLIENT = path.join(PROJECT, 'packages', 'client');
const WRITTEN = path.join(CLIENT, 'src', 'operations.ts');
const HEAD = `// Written by scripts/generate-client.js (npm run client) from packages/client/operations and the schema: not by hand.
import type { TypedText } from './operation.js';
`;
/** How what JSON has no form for is answered and sent. */
const SCALARS = {
  ID: { input: 'string', output: 'string' },
  Cursor: 'string',
  Date: 'string',
  DateTime: 'string',
  Decimal: { input: 'string | number', output: 'string' },
  JSON: 'unknown',
};
const CONFIG = {
  scalars: SCALARS,
  enumType: 'string-literal',
  immutableTypes: true,
  skipTypename: true,
  useTypeImports: true,
  avoidOptionals: { field: true, inputValue: false },
};

/** @returns {{ location: string, document: import('graphql').DocumentNode }[]} */
function readDocuments() {
  const folder = path.join(CLIENT, 'operations');
  const files = readdirSync(folder).filter((name) => name.endsWith('.graphql'));
  return files
    .sort()
    .map((name) => ({ location: name, document: parse(readFileSync(path.join(folder, name), 'utf8'), { noLocation: true }) }));
}

/**
 * The text of an operation with the fragments that it spreads.
 *
 * @param {import('graphql').OperationDefinitionNode} operation
 * @param {ReadonlyMap<string, import('graphql').FragmentDefinitionNode>} fragments
 */
function textOf(operation, fragments) {
  /** @type {Set<string>} */
  const spread = new Set();
  /** @param {import('graphql').ASTNode} node */
  const collect = (node) =>
    visit(node, {
      FragmentSpread({ name }) {
        const fragment = fragments.get(name.value);
        if (fragment === undefined || spread.has(name.value)) return;
        spread.add(name.value);
        collect(fragment);
      },
    });
  collect(operation);
  const all = [operation, ...[...spread].map((name) => fragments.get(name))];
  return all.map((node) => print(/** @type {import('graphql').ASTNode} */ (node)).replace(/\s+/g, ' ')).join(' ');
}

async function generate() {
  const schema = parse(readFileSync(path.join(PROJECT, 'schema', 'schema.graphql'), 'utf8'));
  const documents = readDocuments();
  const definitions = documents.flatMap(({ document }) => document.definitions);
  const fragments = new Map(definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])));
  const types = await codegen({
    filename: WRITTEN,
    schema,
    documents,
    config: CONFIG,
    plugins: [{ operations: {} }],
    pluginMap: { operations: typescriptOperations },
  });
  const texts = definitions.flatMap((node) => {
    if (node.kind !== Kind.OPERATION_DEFINITION || node.name === undefined) return [];
    const name = node.name.value;
    const kind = node.operation[0]?.toUpperCase() + node.operation.slice(1);
    const type = `${name}${kind}`;
    return [`export const ${name} =\n  '${textOf(node, fragments)}' as TypedText<${type}, ${type}Variables>;\n`];
  });
  return `${HEAD}\n${types.trim()}\n\n${texts.join('\n')}`;
}

if (require.main === module) void generate().then((text) => writeFileSync(WRITTEN, text));

module.exports = { generate, WRITTEN };
