import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObjectType } from 'graphql';
import { isEverExpensive } from '../../src/graphql/operation/asks-the-base.js';
import { makeSchema } from '../../src/graphql/schema.js';

test('docs/access.md names every field that is charged for going over all customers or a group of them', () => {
  const expensive = Object.values(makeSchema().getTypeMap())
    .filter(isObjectType)
    .flatMap((type) => Object.values(type.getFields()).map((field) => ({ field, type: type.name })))
    .filter(({ field }) => isEverExpensive(field))
    .map(({ field, type }) => (/^(Query|Mutation|Subscription)$/.test(type) ? field.name : `${type}.${field.name}`));
  const text = readFileSync(join(__dirname, '..', '..', 'docs', 'access.md'), 'utf8');
  const listed = /^\| question +\|[^]*?\n\n/m.exec(text)?.[0] ?? '';
  const named = [...listed.matchAll(/^\| (.*?) \|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`([\w.]+)`/g)].map(([, name = '']) => name),
  );
  expect(named.toSorted()).toEqual([...new Set(expensive)].toSorted());
});
