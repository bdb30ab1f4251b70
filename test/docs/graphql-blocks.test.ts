import { buildSchema, parse, validate } from 'graphql';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSourceFiles } from '../support/source-files.js';

const schema = buildSchema(readFileSync(join(__dirname, '..', '..', 'schema', 'schema.graphql'), 'utf8'));
// Decisions tell of the day on which they were made.
const documents = [
  ...readSourceFiles('docs', ['.md']).filter(({ path }) => !path.startsWith('docs/adr/')),
  ...readSourceFiles('packages', ['.md']),
];
const blocks = documents.flatMap(({ path, text }) =>
  [...text.matchAll(/^```graphql\n(.*?)^```/gms)].map(([, block = '']) => [`${path}: ${block.split('\n')[1]?.trim()}`, block] as const),
);

test.each(blocks)('an operation of the documents is one of the API: %s', (_name, block) => {
  expect(validate(schema, parse(block)).map(({ message }) => message)).toEqual([]);
});

test('there are some', () => expect(blocks.length).toBeGreaterThan(4));
