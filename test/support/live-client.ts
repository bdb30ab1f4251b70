import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import { ADMIN_KEY } from './server-process.js';

export interface LiveChange {
  readonly kind: 'ENTERED' | 'LEFT';
  readonly cause: string;
  readonly segment: { readonly name: string };
  readonly customer: { readonly id: string } | null;
}

export interface LiveUpdate {
  readonly members?: readonly { readonly customer: { readonly id: string } }[];
  readonly last?: boolean;
  readonly cursor: string | null;
  readonly changes?: readonly LiveChange[];
}

const SUBSCRIPTION = `subscription ($segmentIds: [ID!], $after: Cursor, $snapshot: Boolean, $quietPeriodMs: Int) {
  membershipChanges(segmentIds: $segmentIds, after: $after, snapshot: $snapshot, quietPeriodMs: $quietPeriodMs) {
    ... on MembershipSnapshotPage { members { customer { id } } last cursor }
    ... on MembershipChangeBatch { changes { kind cause segment { name } customer { id } } cursor }
  }
}`;

/** A WebSocket client that queues what it is told, to be taken one by one. */
export class LiveClient {
  readonly #client: Client;
  readonly #updates: LiveUpdate[] = [];
  #arrived: () => void = () => {};
  #failure: unknown;
  /** The cursor last told: where to resume. */
  cursor: string | null = null;

  constructor(url: string, variables: object, key = ADMIN_KEY) {
    this.#client = createClient({
      url: `${url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${key}` },
      retryAttempts: 0,
    });
    this.#client.subscribe<{ membershipChanges: LiveUpdate }>(
      { query: SUBSCRIPTION, variables: { ...variables } },
      {
        next: ({ data, errors }) => {
          if (errors !== undefined) this.#failure = errors;
          if (data != null) this.#updates.push(data.membershipChanges);
          this.#arrived();
        },
        error: (error) => {
          this.#failure = error;
          this.#arrived();
        },
        complete: () => this.#arrived(),
      },
    );
  }

  /** The next update; fails if the subscription ended with an error, or none comes in time. */
  async next(timeoutMs = 20_000): Promise<LiveUpdate> {
    const deadline = Date.now() + timeoutMs;
    while (this.#updates.length === 0) {
      if (this.#failure !== undefined) throw new Error(`The subscription failed: ${JSON.stringify(this.#failure)}`);
      if (Date.now() > deadline) throw new Error('No update came in time.');
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, deadline - Date.now());
        this.#arrived = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    const update = this.#updates.shift() as LiveUpdate;
    this.cursor = update.cursor ?? this.cursor;
    return update;
  }

  /** The next changes, as `ENTERED DATA Big spenders`, until there are at least `count`. */
  async nextChanges(count = 1): Promise<string[]> {
    const told: string[] = [];
    while (told.length < count) {
      const { changes = [] } = await this.next();
      told.push(...changes.map(({ kind, cause, segment }) => `${kind} ${cause} ${segment.name}`));
    }
    return told;
  }

  close(): void {
    this.#client.terminate();
    void this.#client.dispose();
  }
}
