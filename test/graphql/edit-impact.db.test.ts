import { entities } from '../../src/model/index.js';
import { ask, run, viewer } from '../support/graphql.js';
import { givenCustomers, givenOrders, givenProducts } from '../support/records.js';
import { openTestWorkspace, saveSegment, type TestWorkspace } from '../support/workspace.js';

let workspace: TestWorkspace;
let id: string;

beforeAll(async () => {
  workspace = await openTestWorkspace({ entities });
  await givenProducts(workspace, { externalId: 'hat', name: 'Hat' });
  await givenCustomers(workspace, { externalId: 'ann' }, { externalId: 'bob' }, { externalId: 'eve' });
  const order = (customer: string, unitPrice: string, unitCost: string) => ({
    externalId: `${customer} ${unitPrice}`,
    customerExternalId: customer,
    placedAt: '2026-05-01T10:00:00Z',
    lines: [{ productExternalId: 'hat', quantity: 1, unitPrice, unitCost }],
  });
  await givenOrders(workspace, order('ann', '100.00', '60'), order('ann', '0.10', '0.05'), order('bob', '50.20', '60'));
  id = (await saveSegment(workspace, 'number_of_orders >= 1', 'Buyers')).id;
});
afterAll(() => workspace.close());

const VALUE = '{ amountSpent { sum mean } totalMargin { sum mean } }';
const IMPACT = `query ($id: ID!, $query: String) { previewSegmentEdit(id: $id, query: $query) {
  asOf stale sizeBefore sizeAfter entering leaving valueBefore ${VALUE} valueAfter ${VALUE} } }`;
interface Impact {
  readonly previewSegmentEdit: { readonly sizeAfter: number; readonly valueAfter: object };
}

test('an edit says what it does to size and value, and saving it does exactly that', async () => {
  const query = 'number_of_orders >= 2 OR number_of_orders = 0';
  const { previewSegmentEdit } = await ask<Impact>(workspace, IMPACT, { id, query });
  expect(previewSegmentEdit).toEqual({
    asOf: workspace.clock.now().toISOString(),
    stale: false,
    sizeBefore: 2,
    sizeAfter: 2,
    entering: 1,
    leaving: 1,
    valueBefore: { amountSpent: { sum: '150.30', mean: '75.15' }, totalMargin: { sum: '30.25', mean: '15.125' } },
    valueAfter: { amountSpent: { sum: '100.10', mean: '50.05' }, totalMargin: { sum: '40.05', mean: '20.025' } },
  });
  const saved = await ask<{ updateSegment: object }>(
    workspace,
    'mutation ($id: ID!, $input: UpdateSegmentInput!) { updateSegment(id: $id, input: $input) { segment { size } } }',
    { id, input: { query } },
  );
  expect(saved.updateSegment).toEqual({ segment: { size: previewSegmentEdit.sizeAfter } });
  const after = await ask<{ previewSegmentEdit: object }>(workspace, IMPACT, { id, query });
  expect(after.previewSegmentEdit).toMatchObject({ entering: 0, leaving: 0, valueBefore: previewSegmentEdit.valueAfter });
});

test('an edit that cannot be saved is refused in the same words', async () => {
  const on = await saveSegment(workspace, "segment MATCHES (name = 'Buyers')", 'On buyers');
  const { createSegment } = await ask<{ createSegment: { segment: { id: string } } }>(
    workspace,
    'mutation { createSegment(input: { name: "List", kind: STATIC }) { segment { id } } }',
  );
  const errors = 'userErrors { code message path }';
  const both = `query ($id: ID!, $query: String) { previewSegmentEdit(id: $id, query: $query) { sizeAfter ${errors} } }`;
  const save = `mutation ($id: ID!, $query: String) { updateSegment(id: $id, input: { query: $query }) { ${errors} } }`;
  for (const [segment, query, code] of [
    [id, "segment MATCHES (name = 'On buyers')", 'SEGMENT_CYCLE'],
    [on.id, "segment NOT MATCHES (name = 'On buyers')", 'SEGMENT_CYCLE'],
    [createSegment.segment.id, 'number_of_orders > 1', 'INVALID_INPUT'],
  ]) {
    const asked = { id: segment, query };
    const { previewSegmentEdit } = await ask<{ previewSegmentEdit: { userErrors: object[] } }>(workspace, both, asked);
    const { updateSegment } = await ask<{ updateSegment: { userErrors: object[] } }>(workspace, save, asked);
    expect(previewSegmentEdit.userErrors).toMatchObject([{ code }]);
    expect(previewSegmentEdit.userErrors).toEqual(updateSegment.userErrors);
  }
});

test('a preview says what those it selects are worth, exactly, and nobody is worth nothing', async () => {
  const query = `query ($query: String) { previewSegment(query: $query) { stale value ${VALUE} } }`;
  expect(await ask(workspace, query, { query: 'amount_spent > 60' })).toEqual({
    previewSegment: {
      stale: false,
      value: { amountSpent: { sum: '100.10', mean: '100.10' }, totalMargin: { sum: '40.05', mean: '40.05' } },
    },
  });
  expect(await ask(workspace, query, { query: 'amount_spent > 600' })).toMatchObject({
    previewSegment: { value: { amountSpent: { sum: '0', mean: null } } },
  });
});

test('value needs orders:read, and an unknown segment has no impact', async () => {
  const who = viewer(['segments:read']);
  const { errors } = await run(workspace, IMPACT, { id, query: 'age > 3' }, who);
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  const unknown = await run(workspace, IMPACT, { id: '00000000-0000-7000-8000-000000000000', query: 'age > 3' });
  expect(unknown.errors?.[0]?.originalError).toMatchObject({ code: 'NOT_FOUND' });
});

test('answers that read a segment that is not ready say that they are stale', async () => {
  const base = await saveSegment(workspace, 'number_of_orders > 0', 'Base');
  await workspace.database.execute({
    text: `/* test.fail */ update segment set state = 'failed', error = 'x' where id = $1`,
    values: [base.id],
  });
  const query = `segment MATCHES (id = '${base.id}')`;
  const [customerId] = (
    await ask<{ customers: { nodes: { id: string }[] } }>(workspace, '{ customers { nodes { id } } }')
  ).customers.nodes.map((node) => node.id);
  const answers = await ask(
    workspace,
    `query ($base: ID!, $query: String, $customerId: ID!) {
      previewSegment(query: $query) { stale } previewSegmentEdit(id: $base, query: "age > 3") { stale } segmentFunnel(query: $query) { stale }
      explainMembership(customerId: $customerId, query: $query) { stale } segment(id: $base) { stale }
      segmentForecast(segmentId: $base, until: "2026-06-01T00:00:00Z") { stale } }`,
    { base: base.id, query, customerId },
  );
  expect(answers).toEqual({
    previewSegment: { stale: true },
    previewSegmentEdit: { stale: true },
    segmentFunnel: { stale: true },
    explainMembership: { stale: true },
    segment: { stale: true },
    segmentForecast: { stale: true },
  });
});
