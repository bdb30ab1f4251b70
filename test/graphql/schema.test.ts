import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getNamedType, isEnumType, isInputObjectType, isIntrospectionType, isObjectType, isScalarType } from 'graphql';
import { getMetadataStorage } from 'type-graphql';
import { makeSchema, printedSchema } from '../../src/graphql/schema.js';

const schema = makeSchema();
const types = Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type));

test('schema/schema.graphql is what the program serves; npm run schema writes it', () => {
  expect(readFileSync(join(__dirname, '..', '..', 'schema', 'schema.graphql'), 'utf8')).toBe(printedSchema());
});

test('every type, field and argument has a description', () => {
  const roots = new Set([schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]);
  const undescribed = types.flatMap((type) => {
    if (isScalarType(type) && ['ID', 'String', 'Int', 'Float', 'Boolean'].includes(type.name)) return [];
    const own = type.description || roots.has(type as never) ? [] : [type.name];
    if (isEnumType(type)) return own;
    if (isInputObjectType(type))
      return [...own, ...Object.values(type.getFields()).flatMap((field) => (field.description ? [] : [`${type.name}.${field.name}`]))];
    if (!isObjectType(type)) return own;
    const fields = Object.values(type.getFields());
    return [
      ...own,
      ...fields.flatMap((field) => (field.description ? [] : [`${type.name}.${field.name}`])),
      ...fields.flatMap((field) =>
        field.args.flatMap((argument) => (argument.description ? [] : [`${type.name}.${field.name}(${argument.name})`])),
      ),
    ];
  });
  expect(undescribed).toEqual([]);
});

test('a field that is called otherwise than its property is read from that', () => {
  const { objectTypes, fieldResolvers } = getMetadataStorage();
  const unread = objectTypes.flatMap(({ target, name, simpleResolvers, fields = [] }) =>
    fields
      .filter((field) => field.schemaName !== field.name && (field.simple ?? simpleResolvers ?? false))
      .filter((field) => !fieldResolvers.some((one) => one.getObjectType?.() === target && one.methodName === field.name))
      .map((field) => `${name}.${field.schemaName}`),
  );
  expect(unread).toEqual([]);
});

test('every list that takes a page size is a connection, and every connection takes one', () => {
  const fields = types.filter(isObjectType).flatMap((type) => Object.values(type.getFields()).map((field) => ({ type, field })));
  const paged = fields.filter(
    ({ field }) => field.args.some((argument) => argument.name === 'first') && field.args.some((argument) => argument.name === 'after'),
  );
  const connections = fields.filter(({ field }) => getNamedType(field.type).name.endsWith('Connection'));
  expect(connections.filter((connection) => !paged.includes(connection))).toEqual([]);
  expect(paged.filter(({ field }) => !/(Connection|Page)$/.test(getNamedType(field.type).name))).toEqual([]);
});
