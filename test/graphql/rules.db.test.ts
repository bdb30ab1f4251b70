import { entities } from '../../src/model/index.js';
import { ask } from '../support/graphql.js';
import { openTestWorkspace, type TestWorkspace } from '../support/workspace.js';

/* What is told of rules before anything is made of them. */

let workspace: TestWorkspace;
beforeAll(async () => {
  workspace = await openTestWorkspace({ entities });
});
afterAll(() => workspace.close());

test('rules can be checked, completed and looked up', async () => {
  expect(await ask(workspace, '{ checkSegmentQuery(query: "AGE>=18") { valid query diagnostics { code } } }')).toMatchObject({
    checkSegmentQuery: { valid: false, query: null },
  });
  expect(await ask(workspace, '{ checkSegmentQuery(query: "age>=18") { valid query rule } }')).toMatchObject({
    checkSegmentQuery: { valid: true, query: 'age >= 18' },
  });
  const { completeSegmentQuery } = await ask<{ completeSegmentQuery: { text: string }[] }>(
    workspace,
    `{ completeSegmentQuery(query: "number_of_o", offset: 11) { kind text label detail span { offset length } } }`,
  );
  expect(completeSegmentQuery[0]).toMatchObject({ kind: 'ATTRIBUTE', text: 'number_of_orders', span: { offset: 0, length: 11 } });
  const { segmentAttributes } = await ask<{ segmentAttributes: { name: string }[] }>(
    workspace,
    '{ segmentAttributes(search: "orders_placed") { name kind type operators parameters { name role type operators } } }',
  );
  expect(segmentAttributes).toMatchObject([{ name: 'orders_placed', kind: 'FUNCTION' }]);
});

test('a tree is checked as a text is, and given as one', async () => {
  const check = async (rule: unknown, query?: string) => {
    const document =
      'query ($rule: JSON, $query: String) { checkSegmentQuery(rule: $rule, query: $query) { valid query rule diagnostics { code path } } }';
    return (await ask<{ checkSegmentQuery: unknown }>(workspace, document, { rule, query })).checkSegmentQuery;
  };
  const rule = {
    or: [
      { attribute: 'age', operator: '>=', value: 18 },
      { function: 'orders_placed', matches: false, parameters: [] },
    ],
  };
  const query = 'age >= 18 OR orders_placed NOT MATCHES ()';
  expect(await check(rule)).toEqual({ valid: true, query, rule, diagnostics: [] });
  const wrong = { attribute: 'age', operator: '>=', value: 'eighteen' };
  expect(await check(wrong)).toMatchObject({ valid: false, query: null, rule: null, diagnostics: [{ path: ['rule', 'value'] }] });
  expect(await check(undefined)).toMatchObject({ valid: false, diagnostics: [{ code: 'EMPTY_RULE' }] });
  expect(await check(rule, query)).toMatchObject({ valid: false, diagnostics: [{ code: 'INVALID_TREE' }] });
});
