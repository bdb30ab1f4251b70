import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ActionRunner } from '../../src/actions/index.js';
import { settle } from '../../src/membership/index.js';
import { entities } from '../../src/model/index.js';
import { ask } from '../support/graphql.js';
import { givenCustomers, givenOrders } from '../support/records.js';
import { saveSegment, type TestWorkspace, useOneDatabase } from '../support/workspace.js';

/* docs/actions.md, run as it stands there, in its order. */

const DAY = 86_400_000;
const text = readFileSync(join(__dirname, '..', '..', 'docs', 'actions.md'), 'utf8');
const examples = [...text.matchAll(/^```graphql\n(.*?)^```/gms)].map(([, example = '']) => example);

const fresh = useOneDatabase({ entities });

interface Made {
  readonly createSegmentAction: { action: { id: string } | null; userErrors: object[] };
}

async function told(workspace: TestWorkspace): Promise<object[]> {
  const { customers } = await ask<{ customers: { nodes: object[] } }>(
    workspace,
    '{ customers(query: "number_of_orders > 0") { nodes { tags attributes } } }',
  );
  return customers.nodes;
}

test('the examples do what the page says of them', async () => {
  const [tagging = '', declaring = '', keeping = '', bounded = '', whatWasDone = '', goingOn = '', ...others] = examples;
  expect(others).toEqual([]);
  const workspace = await fresh();
  const errors: unknown[] = [];
  const runner = new ActionRunner(workspace, { onError: (error) => errors.push(error), onPaused: async () => {} });
  expect(await ask(workspace, declaring)).toEqual({ declareAttributes: { created: 1, rejected: 0 } });
  const segment = await saveSegment(workspace, 'amount_spent > 1000', 'Big spenders');
  const make = async (example: string) => {
    const { createSegmentAction } = await ask<Made>(workspace, example, { segmentId: segment.id });
    expect(createSegmentAction.userErrors).toEqual([]);
    return createSegmentAction.action?.id;
  };
  const [tagged, kept] = [await make(tagging), await make(keeping)];
  await make(bounded);

  await givenCustomers(workspace, { externalId: 'joe' });
  await givenOrders(workspace, {
    externalId: '1',
    customerExternalId: 'joe',
    placedAt: workspace.clock.now().toISOString(),
    total: '1200.50',
  });
  await settle(workspace);
  await runner.runAll();
  // There are no groups yet for want of other buyers: nothing stands in the place of a figure that is missing.
  expect(await told(workspace)).toEqual([{ tags: ['big-spender-'], attributes: {} }]);

  workspace.clock.advance(30 * DAY);
  await runner.runAll();
  expect(await told(workspace)).toEqual([{ tags: ['big-spender-'], attributes: { spent_in_first_month: '1200.5000' } }]);
  expect(await ask(workspace, whatWasDone, { id: tagged })).toEqual({
    segmentAction: { pausedFor: null, pausedReason: null, runs: { totalCount: 0, nodes: [] } },
  });

  expect(await ask(workspace, goingOn, { id: kept })).toEqual({ resumeSegmentAction: { action: { pausedFor: null }, userErrors: [] } });
  expect(errors).toEqual([]);
});
