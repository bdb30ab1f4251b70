// Writes the operations of the client and of the console, with their types, from their documents and the schema. `npm run operations` runs it;
// a test holds that it was run.
const { readdirSync, readFileSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const { codegen } = require('@graphql-codegen/core');
const typescriptOperations = require('@graphql-codegen/typescript-operations');
const { Kind, parse, print, visit } = require('graphql');

const PROJECT = path.join(__dirname, '..');

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
  useTypeImports: true,
  avoidOptionals: { field: true, inputValue: false },
};

/**
 * Who has documents: where they lie, the file that is written from them, what is imported there, how the types are named, and an operation's declaration.
 *
 * @typedef {{ name: string, kind: string, text: string }} Written
 * @typedef {{ documents: string, written: string, imports: string, config: object, declare: (operation: Written) => string }} Target
 * @type {Readonly<Record<'client' | 'console', Target>>}
 */
const TARGETS = {
  client: {
    documents: path.join(PROJECT, 'packages', 'client', 'operations'),
    written: path.join(PROJECT, 'packages', 'client', 'src', 'operations.ts'),
    imports: "import type { TypedText } from './operation.js';",
    config: { skipTypename: true },
    declare: ({ name, kind, text }) => {
      const type = `${name}${kind[0]?.toUpperCase()}${kind.slice(1)}`;
      return `export const ${name} =\n  ${text} as TypedText<${type}, ${type}Variables>;`;
    },
  },
  console: {
    documents: path.join(PROJECT, 'console', 'src', 'data', 'operations'),
    written: path.join(PROJECT, 'console', 'src', 'data', 'operations.ts'),
    imports: "import type { Operation } from './operation';",
    config: { skipTypename: true, omitOperationSuffix: true, operationResultSuffix: 'Data' },
    declare: ({ name, kind, text }) =>
      `export const ${name}: Operation<${name}Data, ${name}Variables> = {\n  name: '${name}',\n  kind: '${kind}',\n  text: ${text},\n};`,
  },
};

/** @param {string} folder */
function readDocuments(folder) {
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

/** @param {Target} target */
async function generate({ documents: folder, written, imports, config, declare }) {
  const schema = parse(readFileSync(path.join(PROJECT, 'schema', 'schema.graphql'), 'utf8'));
  const documents = readDocuments(folder);
  const definitions = documents.flatMap(({ document }) => document.definitions);
  const fragments = new Map(definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])));
  const types = await codegen({
    filename: written,
    schema,
    documents,
    config: { ...CONFIG, ...config },
    plugins: [{ operations: {} }],
    pluginMap: { operations: typescriptOperations },
  });
  const operations = definitions.flatMap((node) => {
    if (node.kind !== Kind.OPERATION_DEFINITION || node.name === undefined) return [];
    return [declare({ name: node.name.value, kind: node.operation, text: `'${textOf(node, fragments)}'` })];
  });
  const source = path.relative(PROJECT, folder);
  const head = `// Written by scripts/generate-operations.js (npm run operations) from ${source} and the schema: not by hand.\n${imports}`;
  return `${head}\n\n${types.trim()}\n\n${operations.join('\n\n')}\n`;
}

async function writeAll() {
  for (const target of Object.values(TARGETS)) writeFileSync(target.written, await generate(target));
}

if (require.main === module) void writeAll();

module.exports = { generate, TARGETS };
