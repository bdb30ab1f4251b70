import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema } from 'graphql';
import { deedWords } from '../../console/src/messages/deed-words.js';
import { scopeWords } from '../../console/src/messages/scope-words.js';
import { countWords } from '../../console/src/messages/count-words.js';
import { COUNTED, OTHER_DEEDS } from '../../src/audit/index.js';
import { SCOPES } from '../../src/model/scope.js';

/* What the server has a word for, the console has words for. */

test('every right is told in words', () => {
  expect(Object.keys(scopeWords.en).toSorted()).toEqual(Object.keys(SCOPES).toSorted());
});

test('every deed of the audit log is told in words', () => {
  const schema = buildSchema(readFileSync(join(__dirname, '..', '..', 'schema', 'schema.graphql'), 'utf8'));
  const mutations = Object.keys(schema.getMutationType()?.getFields() ?? {});
  expect(Object.keys(deedWords.en).toSorted()).toEqual([...mutations, ...OTHER_DEEDS].toSorted());
});

test('what the audit log counts is told in words', () => {
  expect(Object.keys(countWords.en).toSorted()).toEqual(COUNTED.toSorted());
});
