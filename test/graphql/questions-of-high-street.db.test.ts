import { entities } from '../../src/model/index.js';
import { ask } from '../support/graphql.js';
import { givenHighStreet } from '../support/high-street.js';
import { QUESTIONS_OF_CAMPAIGNS } from '../support/questions-of-campaigns.js';
import { QUESTIONS_OF_GROUPS } from '../support/questions-of-groups.js';
import { QUESTIONS_OF_PEOPLE } from '../support/questions-of-people.js';
import type { StreetIds } from '../support/question.js';
import { useOneDatabase, type TestWorkspace } from '../support/workspace.js';

/* What articles on segmentation say that one should know of one's customers, statement by statement: docs/questions.md has them with the same queries. */

const emptyWorkspace = useOneDatabase({ entities });
let workspace: TestWorkspace;
let street: StreetIds;
beforeAll(async () => {
  workspace = await emptyWorkspace({ now: '2026-05-15T12:00:00Z' });
  street = await givenHighStreet(workspace);
});

interface Found {
  readonly customers: { readonly nodes: readonly { readonly externalIds: readonly { readonly externalId: string }[] }[] };
}

test.each(QUESTIONS_OF_PEOPLE)('%s', async (_, rule, names) => {
  const { customers } = await ask<Found>(
    workspace,
    'query ($rule: String!) { customers(query: $rule) { nodes { externalIds { externalId } } } }',
    { rule },
  );
  expect(customers.nodes.map(({ externalIds }) => externalIds[0]?.externalId)).toEqual(names);
});

test.each([...QUESTIONS_OF_GROUPS, ...QUESTIONS_OF_CAMPAIGNS])('$question', async ({ query, answer, variables }) => {
  expect(await ask(workspace, query, variables?.(street))).toEqual(answer);
});
