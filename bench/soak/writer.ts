import type { Random } from '../../src/kernel/random.js';
import { CREATE_SEGMENT, type Send, SYNC_CUSTOMERS } from '../graphql-client.js';

const CUSTOMERS = 2_000;
const TAGS = 20;
const RULES: readonly ((random: Random) => string)[] = [
  (random) => `customer_tags CONTAINS 'tag ${random.integer(0, TAGS - 1)}'`,
  (random) => `number_of_orders > ${random.integer(0, 4)}`,
  (random) => `amount_spent > ${random.integer(0, 800)} AND customer_tags NOT CONTAINS 'tag ${random.integer(0, TAGS - 1)}'`,
  (random) => `orders_placed MATCHES (date >= -${random.integer(1, 90)}d, sum_amount > ${random.integer(0, 300)})`,
];
const SYNC_ORDERS = 'mutation ($input: SyncOrdersInput!) { syncOrders(input: $input) { rejected results { errors { message } } } }';
/** What has been deleted already is rejected, and that is right. */
const DELETE = 'mutation ($input: DeleteRecordsInput!) { deleteRecords(input: $input) { results { status } } }';
const UPDATE_SEGMENT =
  'mutation ($id: ID!, $query: String) { updateSegment(id: $id, input: { query: $query }) { segment { id } userErrors { message } } }';

/** Segments of every kind of rule, and their ids. */
export async function makeSegments(send: Send, random: Random): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 0; n < 20; n++) {
    const input = { name: `Soak ${n}`, query: random.pick(RULES)(random) };
    ids.push((await send<{ createSegment: { segment: { id: string } } }>(CREATE_SEGMENT, { input })).createSegment.segment.id);
  }
  return ids;
}

/** One who changes things as fast as the server takes them: mostly customers and orders, now and then a removal or a rule. */
export class Writer {
  constructor(
    private readonly send: Send,
    private readonly random: Random,
    private readonly segmentIds: readonly string[],
  ) {}

  async run(until: number): Promise<void> {
    while (performance.now() < until) await this.#once();
  }

  async #once(): Promise<void> {
    const { random } = this;
    const dice = random.next();
    if (dice < 0.55) await this.#sync(SYNC_CUSTOMERS, () => this.#customer());
    else if (dice < 0.9) await this.#orders();
    else if (dice < 0.99) await this.#remove();
    else await this.send(UPDATE_SEGMENT, { id: random.pick(this.segmentIds), query: random.pick(RULES)(random) });
  }

  async #sync(mutation: string, record: () => { readonly externalId: string }): Promise<void> {
    // Of one batch no two records may be of the same customer.
    const records = new Map(Array.from({ length: this.random.integer(1, 20) }, () => record()).map((one) => [one.externalId, one]));
    await this.send(mutation, { input: { source: 'soak', records: [...records.values()] } });
  }

  #customer() {
    const n = this.random.integer(0, CUSTOMERS - 1);
    const tags = Array.from({ length: this.random.integer(0, 4) }, () => `tag ${this.random.integer(0, TAGS - 1)}`);
    return { externalId: `${n}`, lastName: `Soak ${n}`, tags };
  }

  /** Of customers who are made with them, so that none is missing. */
  async #orders(): Promise<void> {
    const customer = this.#customer();
    await this.send(SYNC_CUSTOMERS, { input: { source: 'soak', records: [customer] } });
    const day = new Date(Date.now() - this.random.integer(0, 100 * 86_400_000)).toISOString();
    const total = `${this.random.integer(1, 300)}.00`;
    const externalId = `${customer.externalId} ${this.random.integer(0, 9)}`;
    const record = { externalId, customerExternalId: customer.externalId, total, placedAt: day };
    // Another writer may have deleted the customer in between.
    await this.send(SYNC_ORDERS, { input: { source: 'soak', records: [record] } }).catch((error: Error) => {
      if (!error.message.includes('"rejected":1')) throw error;
    });
  }

  async #remove(): Promise<void> {
    const n = this.random.integer(0, CUSTOMERS - 1);
    const record = this.random.chance(0.5)
      ? { kind: 'CUSTOMER', externalId: `${n}` }
      : { kind: 'ORDER', externalId: `${n} ${this.random.integer(0, 9)}` };
    await this.send(DELETE, { input: { source: 'soak', records: [record] } });
  }
}
