import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObjectType } from 'graphql';
import { ASKS_THE_BASE } from '../../src/graphql/operation/asks-the-base.js';
import { makeSchema } from '../../src/graphql/schema.js';

test('docs/access.md names every field that is charged for going over all customers', () => {
  const fields = Object.values(makeSchema().getTypeMap())
    .filter(isObjectType)
    .flatMap((type) => Object.values(type.getFields()))
    .flatMap(({ name, extensions }) => (extensions[ASKS_THE_BASE] === undefined ? [] : [name]));
  const text = readFileSync(join(__dirname, '..', '..', 'docs', 'access.md'), 'utf8');
  const listed = /for each question that goes over all\s+customers:(.*?)\. An export costs/s.exec(text)?.[1] ?? '';
  const named = [...listed.matchAll(/`(\w+)`/g)].flatMap(([, name = '']) => (name === 'query' ? [] : [name]));
  expect(named.toSorted()).toEqual([...new Set(fields)].toSorted());
});
