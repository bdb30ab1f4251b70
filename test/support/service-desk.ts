import { settle } from '../../src/membership/index.js';
import { declareAttributes } from '../../src/sync/index.js';
import {
  givenCampaignEngagements,
  givenCampaigns,
  givenCustomers,
  givenOrders,
  givenProducts,
  givenServiceInteractions,
} from './records.js';
import { saveSegment, type TestWorkspace } from './workspace.js';

/**
 * Worked out by hand; joe brought sam, and bought a lamp that can be dimmed. A message of the newsletter costs 1.00, contacts what they tell.
 *
 *        margin  service  messages  contribution  ROI          segments
 * joe       400      100         0           300  300/100 = 3  phoners (joe, ann): mean 130, 260/140; buyers (joe, sam, ann)
 * sam       120        0        10           110  110/10 = 11  buyers: mean 370/3 = 123.3333
 * ann         0       40         0           -40  -1           phoners, buyers (of a gift)
 * new         0        0         0             0  none         none
 */
export async function givenServiceDesk(workspace: TestWorkspace): Promise<{ readonly phoners: string; readonly buyers: string }> {
  await declareAttributes(workspace, [{ owner: 'product', key: 'dimmable', name: 'Dimmable', type: 'boolean' }]);
  await givenProducts(workspace, {
    externalId: 'lamp',
    name: 'Lamp',
    brand: 'Lumen',
    categoryPath: ['Home', 'Lamps'],
    attributes: { dimmable: true },
  });
  await givenCustomers(
    workspace,
    ...['joe', 'sam', 'ann', 'new'].map((externalId) => ({
      externalId,
      ...(externalId === 'sam' ? { referrerExternalId: 'joe' } : {}),
      tags: externalId === 'joe' || externalId === 'ann' ? ['phone'] : [],
    })),
  );
  const order = (customerExternalId: string, unitPrice: string, unitCost: string | null) => ({
    externalId: `of ${customerExternalId}`,
    customerExternalId,
    placedAt: '2026-05-01T10:00:00Z',
    lines: [{ name: 'Lamp', quantity: 1, unitPrice, unitCost, ...(customerExternalId === 'joe' ? { productExternalId: 'lamp' } : {}) }],
  });
  await givenOrders(workspace, order('joe', '1000', '600'), order('sam', '200', '80'), order('ann', '0', '0'));
  await givenCampaigns(workspace, { externalId: 'm', name: 'News', channel: 'email', costPerMessage: '1' });
  await givenCampaignEngagements(
    workspace,
    ...Array.from({ length: 10 }, (_, index) => ({
      externalId: `m${index}`,
      campaignExternalId: 'm',
      customerExternalId: 'sam',
      kind: 'sent' as const,
      occurredAt: '2026-05-02T10:00:00Z',
    })),
  );
  const contact = (externalId: string, customerExternalId: string, resolved: boolean | null, cost: string | null, occurredAt: string) => ({
    externalId,
    customerExternalId,
    channel: customerExternalId === 'joe' ? 'phone' : 'email',
    resolved,
    cost,
    occurredAt,
  });
  await givenServiceInteractions(
    workspace,
    contact('settled', 'joe', true, '100', '2026-05-03T10:00:00Z'),
    contact('untold', 'joe', null, '0', '2026-05-03T10:00:00Z'),
    contact('of joe', 'joe', false, '0', '2026-05-15T11:00:00Z'),
    contact('of sam', 'sam', false, '0', '2026-05-15T10:00:00Z'),
    contact('of ann', 'ann', false, '40', '2026-05-15T09:00:00Z'),
    contact('of new', 'new', false, '0', '2026-05-15T08:00:00Z'),
  );
  const { id: phoners } = await saveSegment(workspace, "customer_tags CONTAINS 'phone'", 'Phoners');
  const { id: buyers } = await saveSegment(workspace, 'number_of_orders > 0', 'Buyers');
  await settle(workspace);
  return { phoners, buyers };
}
