import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema } from 'graphql';
import { deedWords } from '../../console/src/messages/deed-words.js';
import { scopeWords } from '../../console/src/messages/scope-words.js';
import { SCOPES } from '../../src/model/scope.js';

/* What the server has a word for, the console has words for. */

/** What the audit log tells of besides mutations (src/server/http, src/server/commands). */
const BESIDES = ['apply', 'authenticate', 'export', 'seed', 'takeMessages', 'takeShopMessage'];

test('every right is told in words', () => {
  expect(Object.keys(scopeWords.en).toSorted()).toEqual(Object.keys(SCOPES).toSorted());
});

test('every deed of the audit log is told in words', () => {
  const schema = buildSchema(readFileSync(join(__dirname, '..', '..', 'schema', 'schema.graphql'), 'utf8'));
  const mutations = Object.keys(schema.getMutationType()?.getFields() ?? {});
  expect(Object.keys(deedWords.en).toSorted()).toEqual([...mutations, ...BESIDES].toSorted());
});
