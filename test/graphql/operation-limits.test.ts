import { getIntrospectionQuery, parse, type OperationDefinitionNode } from 'graphql';
import { OPERATION_LIMITS } from '../../src/graphql/operation/limits.js';
import { prepareOperation } from '../../src/graphql/operation/prepare-operation.js';
import { makeSchema } from '../../src/graphql/schema.js';
import { viewer } from '../support/viewer.js';

const schema = makeSchema();

/** Which limit an operation passes. */
function passed(query: string): string | undefined {
  const document = parse(query);
  try {
    prepareOperation({ schema, document, definition: document.definitions[0] as OperationDefinitionNode, variables: {} }, viewer());
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

const many = (count: number, field: string) => `{ ${Array.from({ length: count }, (_, index) => `a${index}: ${field}`).join(' ')} }`;

test('what the usual tools ask of the schema is not too much', () => {
  expect(passed(getIntrospectionQuery({ inputValueDeprecation: true, specifiedByUrl: true, directiveIsRepeatable: true }))).toBeUndefined();
  expect(
    passed('{ __type(name: "Query") { fields { name args { name type { name ofType { name ofType { name } } } } type { name } } } }'),
  ).toBeUndefined();
});

const DESCRIBED = 'name description type { kind name ofType { kind name ofType { kind name } } }';

test.each([
  [
    'the whole schema fifty times',
    many(
      50,
      `__schema { types { name description fields { ${DESCRIBED} isDeprecated args { ${DESCRIBED} } } inputFields { ${DESCRIBED} } } }`,
    ),
  ],
  [
    'the fields of the types of the fields of the types',
    '{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }',
  ],
  [
    'those of one type, on and on',
    '{ __type(name: "Query") { fields { type { fields { type { fields { type { fields { type { name } } } } } } } } } }',
  ],
  [
    'the values of every enum that a field may be of',
    '{ __schema { types { fields { type { fields { type { enumValues { name } } } } } } } }',
  ],
])('introspection is counted at what it gives: %s', (_what, query) => {
  expect(passed(query)).toMatch(/^The number of records/);
});

const UNTIL = 'until: "2026-06-01T00:00:00Z"';
const ID = '00000000-0000-7000-8000-000000000000';
test.each([
  `segmentForecast(segmentId: "${ID}", ${UNTIL}) { size }`,
  'previewSegment(query: "age > 1") { size }',
  `previewSegmentEdit(id: "${ID}", query: "age > 1") { sizeAfter }`,
  'segmentFunnel(query: "age > 1") { base }',
  `segmentOverlap(segmentIds: ["${ID}"]) { union }`,
])('what reads the records of everybody is asked for a few times at most: %s', (field) => {
  expect(passed(many(OPERATION_LIMITS.questionsOfTheBase, field))).toBeUndefined();
  expect(passed(many(OPERATION_LIMITS.questionsOfTheBase + 1, field))).toMatch(/^The number of previews/);
});
