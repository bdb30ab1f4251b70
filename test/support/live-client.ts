import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import { ADMIN_KEY } from './server-process.js';

export interface LiveChange {
  readonly kind: 'ENTERED' | 'LEFT';
  readonly cause: string;
  readonly segment: { readonly name: string };
  readonly customer: { readonly id: string } | null;
  readonly segmentId: string;
  readonly customerId: string | null;
  readonly cursor: string;
}

export interface LiveUpdate {
  readonly members?: readonly { readonly customer: { readonly id: string }; readonly segmentId: string }[];
  readonly last?: boolean;
  readonly cursor: string | null;
  readonly changes?: readonly LiveChange[];
}

export const MEMBERSHIP_CHANGES = `subscription ($segmentIds: [ID!], $after: Cursor, $snapshot: Boolean, $quietPeriodMs: Int) {
  membershipChanges(segmentIds: $segmentIds, after: $after, snapshot: $snapshot, quietPeriodMs: $quietPeriodMs) {
    ... on MembershipSnapshotPage { members { customer { id } segmentId } last cursor }
    ... on MembershipChangeBatch { changes { kind cause segment { name } customer { id } segmentId customerId cursor } cursor }
  }
}`;

/** To `ws` it is an error of the socket's own to be closed while it connects. */
class QuietSocket extends WebSocket {
  constructor(...given: ConstructorParameters<typeof WebSocket>) {
    super(...given);
    this.on('error', () => {});
  }
}

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
      webSocketImpl: QuietSocket,
      connectionParams: { authorization: `Bearer ${key}` },
      retryAttempts: 0,
    });
    this.#client.subscribe<{ membershipChanges: LiveUpdate }>(
      { query: MEMBERSHIP_CHANGES, variables: { ...variables } },
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
        complete: () => {
          this.#failure ??= 'ended by the server';
          this.#arrived();
        },
      },
    );
  }

  /** The next update; fails if the subscription has ended, with what it ended with as the cause, or if none comes in time. */
  async next(timeoutMs = 20_000): Promise<LiveUpdate> {
    const deadline = Date.now() + timeoutMs;
    while (this.#updates.length === 0) {
      if (this.#failure !== undefined) {
        throw new Error(`The subscription failed: ${JSON.stringify(this.#failure)}`, { cause: this.#failure });
      }
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
