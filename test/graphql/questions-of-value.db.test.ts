import { entities } from '../../src/model/index.js';
import { ask } from '../support/graphql.js';
import { QUESTIONS_OF_SEGMENTS } from '../support/questions-of-segments.js';
import { QUESTIONS_OF_VALUE } from '../support/questions-of-value.js';
import { givenServiceDesk } from '../support/service-desk.js';
import { useOneDatabase, type TestWorkspace } from '../support/workspace.js';

/* What a business should know of the worth of its customers, question by question: docs/questions.md has them with the same queries. */

const emptyWorkspace = useOneDatabase({ entities });
let workspace: TestWorkspace;
let segments: { readonly phoners: string; readonly buyers: string };
beforeAll(async () => {
  workspace = await emptyWorkspace({ now: '2026-05-15T12:00:00Z' });
  segments = await givenServiceDesk(workspace);
});

test.each([...QUESTIONS_OF_VALUE, ...QUESTIONS_OF_SEGMENTS])('$question', async ({ query, answer }) => {
  expect(await ask(workspace, query)).toMatchObject(answer);
});

test('a goal that is specific, measured and dated, for each campaign, with what there is of it', async () => {
  const { campaigns } = await ask<{ campaigns: { nodes: { id: string }[] } }>(workspace, '{ campaigns { nodes { id } } }');
  const { setCampaignGoals } = await ask<{ setCampaignGoals: object }>(
    workspace,
    `mutation ($input: SetCampaignGoalsInput!) { setCampaignGoals(input: $input) { goals { metric target dueAt actual reached onCourse } } }`,
    {
      input: {
        campaignId: campaigns.nodes[0]?.id,
        goals: [{ metric: 'CONVERSION_RATE', target: '0.05', dueAt: '2026-06-30T00:00:00Z' }],
      },
    },
  );
  expect(setCampaignGoals).toEqual({
    goals: [{ metric: 'CONVERSION_RATE', target: '0.05', dueAt: '2026-06-30T00:00:00.000Z', actual: 0, reached: false, onCourse: false }],
  });
});

test('groups react differently to a campaign, each as it stood when it was sent', async () => {
  const { campaigns } = await ask<{ campaigns: { nodes: object[] } }>(
    workspace,
    `query ($ids: [ID!]!) { campaigns { nodes { performanceBySegment(segmentIds: $ids) { segment { name } performance { sent { people } } } } } }`,
    { ids: [segments.phoners, segments.buyers] },
  );
  // It was sent before there were segments: nobody was in one then.
  expect(campaigns.nodes).toEqual([
    {
      performanceBySegment: [
        { segment: { name: 'Phoners' }, performance: { sent: { people: 0 } } },
        { segment: { name: 'Buyers' }, performance: { sent: { people: 0 } } },
      ],
    },
  ]);
});
