import { ServerData, type ServerProcess } from '../support/server-process.js';

let data: ServerData;
let server: ServerProcess;

beforeAll(async () => {
  data = await ServerData.create();
  server = await data.start();
});
afterAll(async () => {
  await server.stop();
  await data.remove();
});

const CRASHES = 3;
const BATCH = 40;

const SYNC = `mutation ($customers: SyncCustomersInput!, $orders: SyncOrdersInput!) {
  syncCustomers(input: $customers) { created }
  syncOrders(input: $orders) { created rejected }
}`;

function batch(number: number): object {
  const ids = Array.from({ length: BATCH }, (_, index) => `${number}-${index}`);
  return {
    customers: { source: 'shop', records: ids.map((externalId) => ({ externalId })) },
    orders: {
      source: 'shop',
      records: ids.map((externalId, index) => ({
        externalId,
        customerExternalId: externalId,
        placedAt: '2026-01-01T00:00:00Z',
        lines: [{ name: 'Hat', quantity: 1, unitPrice: String(index) }],
      })),
    },
  };
}

test('a killed server loses nothing that it acknowledged, and membership equals evaluation from scratch', async () => {
  const queries = ['amount_spent >= 20', 'number_of_orders = 1', 'amount_spent < 5 OR amount_spent > 35'];
  const segments: string[] = [];
  for (const query of queries) {
    const { data } = await server.send<{ createSegment: { segment: { id: string } } }>(
      'mutation ($input: CreateSegmentInput!) { createSegment(input: $input) { segment { id } } }',
      {
        input: { name: query, query },
      },
    );
    segments.push(data.createSegment.segment.id);
  }
  const acknowledged: number[] = [];
  let next = 0;
  for (let crash = 0; crash < CRASHES; crash++) {
    let killed = false;
    const writer = async (): Promise<void> => {
      while (!killed) {
        const number = next++;
        const answer = await server.send(SYNC, batch(number)).catch(() => undefined);
        if (answer?.errors === undefined && answer?.data != null) acknowledged.push(number);
      }
    };
    const writers = [writer(), writer()];
    const enough = acknowledged.length + 6;
    while (acknowledged.length < enough) await new Promise((resolve) => setTimeout(resolve, 20));
    await server.kill();
    killed = true;
    await Promise.all(writers);
    server = await data.start();
  }

  for (const number of acknowledged) {
    const { data } = await server.send(
      'query ($id: String!) { customerByExternalId(source: "shop", externalId: $id) { orders { nodes { total } } } }',
      {
        id: `${number}-${BATCH - 1}`,
      },
    );
    expect(data).toEqual({ customerByExternalId: { orders: { nodes: [{ total: expect.stringMatching(/^39(\.0+)?$/) }] } } });
  }
  for (const [index, id] of segments.entries()) {
    const { data } = await server.send<{ segment: { size: number; stale: boolean }; previewSegment: { size: number } }>(
      'query ($id: ID!, $query: String!) { segment(id: $id) { size stale } previewSegment(query: $query) { size } }',
      { id, query: queries[index] },
    );
    const { segment, previewSegment } = data;
    expect(segment).toEqual({ size: previewSegment.size, stale: false });
    expect(segment.size).toBeGreaterThan(0);
  }
}, 180_000);
