import { getNamedType, getNullableType, isInputObjectType, isListType, isObjectType, type GraphQLInputType } from 'graphql';
import { makeSchema } from '../../src/graphql/index.js';

const schema = makeSchema();

/** What is sent, and where in it. */
interface Sent {
  readonly value: unknown;
  readonly path: string;
}

const MOMENTS = ['2026-02-30T00:00:00Z', '-000001-01-01T00:00:00Z', '2026-01-01T00:00:00+99:99', '2026-01-01', '\0'];
const TEXTS = ['\0', 'a\0b', '\uD800', 'x\uDFFF'];

/** Each place of a type with each value that is none. */
function hostileOf(type: GraphQLInputType, path: string): Sent[] {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return hostileOf(nullable.ofType, path).map((sent) => ({ ...sent, value: [sent.value] }));
  if (isInputObjectType(nullable)) {
    return Object.values(nullable.getFields()).flatMap(({ name, type: of }) =>
      hostileOf(of, `${path}.${name}`).map(({ value, path: inner }) => ({ value: { [name]: value }, path: inner })),
    );
  }
  if (nullable.name === 'DateTime') return MOMENTS.map((value) => ({ value, path }));
  return ['String', 'ID', 'Cursor'].includes(nullable.name) ? TEXTS.map((value) => ({ value, path })) : [];
}

const asked = Object.values(schema.getTypeMap())
  .filter(isObjectType)
  .filter((type) => type !== schema.getMutationType() && !type.name.startsWith('__'))
  .flatMap((type) =>
    Object.values(type.getFields()).flatMap((field) =>
      field.args
        .filter(({ name }) => name !== 'query')
        .flatMap((argument) => hostileOf(argument.type, argument.name).map((sent) => ({ type, field, argument, sent }))),
    ),
  );

test.each([...new Map(asked.map((one) => [`${one.type.name}.${one.field.name}(${one.sent.path})`, one])).keys()])(
  'what no database can hold is refused before anything is asked: %s',
  async (named) => {
    for (const { type, field, argument, sent } of asked) {
      if (`${type.name}.${field.name}(${sent.path})` !== named) continue;
      const ask = (field.subscribe ?? field.resolve) as (...given: unknown[]) => unknown;
      // With no more of a context than the audit log needs nothing can be asked.
      const context = { bulkReads: new Map(), audit: { note: async () => {} } };
      const answer = (async () => ask({}, { [argument.name]: sent.value }, context, { fieldName: field.name, path: {} }))();
      await expect(answer).rejects.toMatchObject({ code: 'INVALID_INPUT', details: { field: sent.path } });
    }
  },
);

/** Each list that an argument is, or has in it. */
function listsOf(type: GraphQLInputType, path: string): Sent[] {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return [{ value: Array.from({ length: 1_001 }, () => null), path }];
  if (!isInputObjectType(nullable)) return [];
  return Object.values(nullable.getFields()).flatMap(({ name, type: of }) =>
    listsOf(of, `${path}.${name}`).map(({ value, path: inner }) => ({ value: { [name]: value }, path: inner })),
  );
}

test('no list is longer than any has to be', async () => {
  const lists = Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter((type) => type !== schema.getMutationType() && !type.name.startsWith('__'))
    .flatMap((type) => Object.values(type.getFields()))
    .flatMap((field) => field.args.flatMap(({ name, type }) => listsOf(type, name).map((sent) => ({ field, name, ...sent }))));
  expect(lists.map(({ path }) => path)).toEqual(expect.arrayContaining(['segmentIds', 'kinds', 'ids', 'names', 'percentiles']));
  for (const { field, name, value } of lists) {
    const ask = (field.subscribe ?? field.resolve) as (...given: unknown[]) => unknown;
    const context = { bulkReads: new Map(), audit: { note: async () => {} } };
    const answer = (async () => ask({}, { [name]: value }, context, { fieldName: field.name, path: {} }))();
    await expect(answer).rejects.toMatchObject({ code: 'LIMIT_EXCEEDED' });
  }
});

test('there are many of them', () => {
  expect(new Set(asked.map(({ argument }) => getNamedType(argument.type).name))).toContain('AuditFilterInput');
  expect(asked.length).toBeGreaterThan(300);
});
