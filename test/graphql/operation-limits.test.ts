import { getIntrospectionQuery, parse, type OperationDefinitionNode } from 'graphql';
import { checkDocument } from '../../src/graphql/operation/check-document.js';
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
  `segmentAdvice(segmentId: "${ID}") { asOf }`,
  'segmentSetAdvice { asOf }',
])('what reads the records of everybody is asked for a few times at most: %s', (field) => {
  expect(passed(many(OPERATION_LIMITS.questionsOfTheBase, field))).toBeUndefined();
  expect(passed(many(OPERATION_LIMITS.questionsOfTheBase + 1, field))).toMatch(/^The number of previews/);
});

const MOST_OF_GROUPS = OPERATION_LIMITS.questionsOfGroups;
const ofGroup = (fields: string) => `{ segmentValue(segmentIds: ["${ID}"]) ${fields} }`;
test.each([
  'drivers(first: 50) { compared }',
  'figures(names: ["amount_spent"]) { mean }',
  'breakdown(by: "gender") { parts { size } }',
  'recordBreakdown(by: "orders_placed.channel") { parts { records } }',
  'persona { members }',
])('what reads the records of a whole group is asked for fifty times at most: %s', (field) => {
  expect(passed(ofGroup(many(MOST_OF_GROUPS, field)))).toBeUndefined();
  expect(passed(ofGroup(many(MOST_OF_GROUPS + 1, field)))).toMatch(/^The number of questions about whole groups/);
});

test.each([
  ['by pages', (count: number) => `{ campaigns(first: ${count}) { nodes { performance { revenue } } } }`],
  [
    'by their arguments',
    (count: number) => `{ segments(first: ${count}) { nodes { members(first: 1, asOf: "2026-05-01T00:00:00Z") { totalCount } } } }`,
  ],
])('they are counted %s', (_how, query) => {
  expect(passed(query(OPERATION_LIMITS.answersOfGroups))).toBeUndefined();
  expect(passed(query(OPERATION_LIMITS.answersOfGroups + 1))).toMatch(
    /^The number of questions about whole groups of customers, by the page sizes/,
  );
});

test('what does not ask for them is not counted', () => {
  expect(passed('{ segments(first: 1000) { nodes { members(first: 1) { totalCount } } } }')).toBeUndefined();
});

/** Fragments that spread the next one twice each: followed as often as they are spread, it would be 2 to the power of `levels` times. */
function chain(levels: number, type: string, end: string, spread = (name: string) => `...${name} ...${name}`): string {
  const links = Array.from({ length: levels }, (_, n) => `fragment f${n} on ${type} { ${spread(`f${n + 1}`)} }`);
  return [...links, `fragment f${levels} on ${type} { ${end} }`].join('\n');
}

const included = (name: string) => `...${name} @include(if: $yes) ... on Query { ...${name} @skip(if: $no) }`;
test.each([
  [
    'at the root',
    `query ($yes: Boolean = true, $no: Boolean = false) { ...f0 @include(if: $yes) }\n${chain(40, 'Query', 'segmentTemplates { key }', included)}`,
  ],
  ['of nothing at all', `query ($no: Boolean = true) { ...f0 }\n${chain(40, 'Query', '__typename @skip(if: $no)')}`],
  ['below a field', `{ segments(first: 1) { nodes { ...f0 } } }\n${chain(40, 'Segment', 'id')}`],
])('a chain of fragments is looked through once: %s', (_where, query) => {
  const begunAt = performance.now();
  expect(checkDocument(schema, query).problems).toEqual([]);
  expect(passed(query)).toBeUndefined();
  expect(performance.now() - begunAt).toBeLessThan(2_000);
});

test('chains that are spread in many places are refused, whether or not they ask for anything', () => {
  const places = Array.from({ length: 40 }, () => 'segments(first: 1) { nodes { ...f0 } }').join(' ');
  const query = `query ($no: Boolean = true) { ${places} }\n${chain(300, 'Segment', 'id @skip(if: $no)')}`;
  expect(passed(query)).toMatch(/^The number of fields and fragments/);
});
