import type { Random } from '../../../src/kernel/random.js';
import { ADMIN_KEY } from '../server-process.js';
import type { Processes } from './processes.js';
import type { Stalls } from './stalls.js';

export const SOURCE = 'chaos';
/** Nobody waits longer for one process: another is asked. */
const PATIENCE_MS = 8_000;
/** Everybody asks again for so long, whatever is the matter. */
const GIVE_UP_MS = 120_000;

/** Asks any process until one says that it is done. `asked` is how often it may have been done. */
export class Asker {
  constructor(
    private readonly processes: Processes,
    private readonly random: Random,
    private readonly stalls: Stalls,
  ) {}

  async ask<Data>(what: string, query: string, variables: object): Promise<{ readonly data: Data; readonly asked: number }> {
    const began = performance.now();
    for (let asked = 1; ; asked++) {
      const answer = await this.#once<Data>(query, variables);
      if (answer?.data != null && answer.errors === undefined) {
        this.stalls.took(what, performance.now() - began);
        return { data: answer.data, asked };
      }
      const refused = answer?.errors?.find(({ extensions }) => !PASSES.has(extensions?.code ?? ''));
      if (refused !== undefined) throw new Error(`${what} was refused: ${JSON.stringify(refused)} ${JSON.stringify(variables)}`);
      if (performance.now() - began > GIVE_UP_MS)
        throw new Error(`${what} was not answered for ${GIVE_UP_MS} ms: ${JSON.stringify(answer)}`);
      await new Promise((resolve) => setTimeout(resolve, this.random.integer(20, 200)));
    }
  }

  async #once<Data>(query: string, variables: object): Promise<Answer<Data> | undefined> {
    try {
      const response = await fetch(`${this.processes.anyUrl(this.random)}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN_KEY}` },
        body: JSON.stringify({ query, variables }),
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      return (await response.json()) as Answer<Data>;
    } catch {
      return undefined;
    }
  }
}

interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/** What a client is told while something is the matter that passes. */
const PASSES = new Set(['UNAVAILABLE', 'RATE_LIMITED']);

/** What a customer must be in the end; `gone` where it was erased. */
interface Expected {
  savviness: number;
  tags: string[];
  orders: Map<string, string>;
  gone: boolean;
  /** Under whose name the record is found: that of the survivor of a merge. */
  into: string;
  /** Whether everything that was asked about it was asked once: what a frozen process does late may have been asked twice. */
  once: boolean;
}

const CUSTOMERS = 40;
const TAGS = ['vip', 'new', 'press', 'late'];
const SYNC = 'mutation ($input: SyncCustomersInput!) { syncCustomers(input: $input) { rejected results { errors { message } } } }';
const SYNC_ORDERS = 'mutation ($input: SyncOrdersInput!) { syncOrders(input: $input) { rejected results { errors { message } } } }';

/** Writes about people of its own, of whom there are so many at a time, one thing after the other, and knows what must have come of it. */
export class Writer {
  readonly people = new Map<string, Expected>();
  written = 0;
  #number = 0;
  /** By place, of those who stand in it one after the other. */
  readonly #successors = new Map<number, number>();

  constructor(
    readonly name: string,
    private readonly asker: Asker,
    private readonly random: Random,
    private readonly segmentId: string,
    private readonly rules: readonly string[],
  ) {}

  async run(isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      const dice = this.random.next();
      if (dice < 0.5) await this.#sync(this.#name());
      else if (dice < 0.88) await this.#order();
      else if (dice < 0.92) await this.#merge();
      else if (dice < 0.96) await this.#erase();
      else await this.#edit();
      this.written++;
    }
  }

  /** What is not as it must be. */
  async check(): Promise<string[]> {
    const problems: string[] = [];
    for (const [name, expected] of this.people) {
      const { data } = await this.asker.ask<{ customerByExternalId: Stored | null }>('check', CHECK, { source: SOURCE, id: name });
      const found = data.customerByExternalId;
      if (expected.gone) {
        if (found !== null) problems.push(`${name} was erased and is there`);
        continue;
      }
      if (found === null) {
        problems.push(`${name} is not there`);
        continue;
      }
      const survivor = this.people.get(this.#survivorOf(name));
      if (expected.into === name && found.webSavviness !== expected.savviness) {
        problems.push(`${name} has ${found.webSavviness} in place of ${expected.savviness}`);
      }
      const stored = new Map(found.orders.nodes.map(({ externalId, total }) => [externalId, Number(total)]));
      for (const [id, total] of [...expected.orders, ...(survivor?.orders ?? [])]) {
        if (stored.get(id) !== Number(total)) problems.push(`${name}: order ${id} is ${stored.get(id)} in place of ${total}`);
      }
    }
    return problems;
  }

  /** Somebody who can be written about: in place of whoever is gone comes another, so that there is always somebody to merge and to erase. */
  #name(): string {
    const place = this.random.integer(0, CUSTOMERS - 1);
    const name = () => `${this.name} ${place} ${this.#successors.get(place) ?? 0}`;
    const known = this.people.get(name());
    if (known !== undefined && (known.gone || known.into !== name())) this.#successors.set(place, (this.#successors.get(place) ?? 0) + 1);
    return name();
  }

  #living(): string[] {
    return [...this.people].filter(([name, { gone, into }]) => !gone && into === name).map(([name]) => name);
  }

  #survivorOf(name: string): string {
    const into = this.people.get(name)?.into ?? name;
    return into === name ? name : this.#survivorOf(into);
  }

  async #sync(name: string): Promise<void> {
    const known = this.people.get(name);
    const [savviness, tags] = [this.random.integer(1, 10), this.random.sample(TAGS, this.random.integer(0, 3))];
    // What is asked a second time, and what a frozen process does late, is as old as it was.
    const record = { externalId: name, webSavviness: savviness, tags, updatedAt: new Date().toISOString() };
    const { data, asked } = await this.asker.ask<{ syncCustomers: { rejected: number } }>('write', SYNC, {
      input: { source: SOURCE, records: [record] },
    });
    if (data.syncCustomers.rejected > 0) throw new Error(`${name} was rejected: ${JSON.stringify(data)}`);
    const once = (known?.once ?? true) && asked === 1;
    this.people.set(name, { savviness, tags, orders: known?.orders ?? new Map(), gone: false, into: name, once });
  }

  async #order(): Promise<void> {
    const [name] = this.random.sample(this.#living(), 1);
    const person = name === undefined ? undefined : this.people.get(name);
    if (name === undefined || person === undefined) return this.#sync(this.#name());
    const externalId = `${name} ${this.#number++ % 200}`;
    const total = `${this.random.integer(1, 500)}.00`;
    const now = new Date().toISOString();
    const record = { externalId, customerExternalId: name, total, placedAt: now, updatedAt: now };
    const { data, asked } = await this.asker.ask<{ syncOrders: { rejected: number } }>('write', SYNC_ORDERS, {
      input: { source: SOURCE, records: [record] },
    });
    if (data.syncOrders.rejected > 0) throw new Error(`The order ${externalId} was rejected: ${JSON.stringify(data)}`);
    person.orders.set(externalId, total);
    person.once &&= asked === 1;
  }

  async #merge(): Promise<void> {
    const [into, merged] = this.random.sample(this.#living(), 2);
    if (into === undefined || merged === undefined) return;
    const [a, b] = [this.people.get(into), this.people.get(merged)];
    if (a?.once !== true || b?.once !== true) return;
    const [intoId, mergedId] = [await this.#id(into), await this.#id(merged)];
    const mutation = 'mutation ($into: ID!, $ids: [ID!]!) { mergeCustomers(intoId: $into, ids: $ids) { mergeIds userErrors { message } } }';
    const merging = await this.asker
      .ask<{ mergeCustomers: { mergeIds: string[] } }>('merge', mutation, { into: intoId, ids: [mergedId] })
      .catch((error: unknown) => {
        // Asked twice: the first time has done it. That it has is looked at in the end.
        if (!/NOT_FOUND|GONE/.test(String(error))) throw error;
      });
    b.into = into;
    const [merge] = merging?.data.mergeCustomers.mergeIds ?? [];
    a.once &&= merging?.asked === 1;
    // A merge that was asked twice may be done late, by a process that was frozen: it would undo the parting.
    if (merging?.asked !== 1 || merge === undefined || this.random.chance(0.5)) return;
    const unmerge = 'mutation ($id: ID!) { unmergeCustomer(mergeId: $id) { customer { id } userErrors { message } } }';
    await this.asker.ask('unmerge', unmerge, { id: merge }).catch((error: unknown) => {
      // Asked twice: the first time has done it.
      if (!/NOT_FOUND|GONE/.test(String(error))) throw error;
    });
    b.into = merged;
    a.once = b.once = false;
  }

  async #erase(): Promise<void> {
    const [name] = this.random.sample(
      this.#living().filter((one) => this.people.get(one)?.once === true),
      1,
    );
    if (name === undefined) return;
    const id = await this.#id(name);
    await this.asker.ask('erase', 'mutation ($id: ID!) { eraseCustomer(id: $id) { deletedId } }', { id }).catch((error: unknown) => {
      if (!/GONE|NOT_FOUND/.test(String(error))) throw error;
    });
    // Whoever was merged into it goes with it, also by way of somebody who was merged into it later.
    for (const [other, expected] of this.people) if (this.#survivorOf(other) === name) expected.gone = true;
  }

  async #edit(): Promise<void> {
    const mutation = 'mutation ($id: ID!, $query: String) { updateSegment(id: $id, input: { query: $query }) { userErrors { message } } }';
    await this.asker.ask('edit', mutation, { id: this.segmentId, query: this.random.pick([...this.rules]) });
  }

  async #id(name: string): Promise<string> {
    const query = 'query ($source: String!, $id: String!) { customerByExternalId(source: $source, externalId: $id) { id } }';
    const { data } = await this.asker.ask<{ customerByExternalId: { id: string } | null }>('read', query, { source: SOURCE, id: name });
    if (data.customerByExternalId === null) throw new Error(`${name} was acknowledged and is not there`);
    return data.customerByExternalId.id;
  }
}

interface Stored {
  readonly webSavviness: number | null;
  readonly orders: { readonly nodes: readonly { readonly externalId: string; readonly total: string }[] };
}

const CHECK = `query ($source: String!, $id: String!) { customerByExternalId(source: $source, externalId: $id) {
  webSavviness orders(first: 1000) { nodes { externalId total } } } }`;
