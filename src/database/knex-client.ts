import { knex, PostgreSqlKnexDialect, type Knex } from '@mikro-orm/postgresql';
import type { Client } from 'pg';
import type { Lane, Lease } from './lanes.js';
import { ConnectionLost } from './unavailable.js';

/** Lets MikroORM, which asks through knex, use the connections of a lane. */
export function knexOn(lane: Lane): Knex {
  return knex({ client: clientOn(lane) as unknown as typeof Knex.Client, version: VERSION });
}

/** knex's client of PostgreSQL with our connections in place of its pool. */
function clientOn(lane: Lane) {
  return class LaneClient extends (PostgreSqlKnexDialect as unknown as KnexClientClass) {
    readonly #leases = new Map<Client, Lease>();

    async acquireConnection(): Promise<Client> {
      const lease = await lane.take({ owner: OWNER, errand: 'usual' });
      this.#leases.set(lease.session.client, lease);
      return lease.session.client;
    }

    override async _query(client: Client, query: object): Promise<object> {
      try {
        return await super._query(client, query);
      } catch (error) {
        throw this.#leases.get(client)?.session.isUsable === false
          ? new ConnectionLost('The connection was lost.', { cause: error })
          : error;
      }
    }

    async releaseConnection(client: Client): Promise<void> {
      const lease = this.#leases.get(client);
      this.#leases.delete(client);
      await lease?.giveBack();
    }
  };
}

const OWNER = 'entities';

/** The oldest that we support: knex would ask. */
const VERSION = '15.0';

interface KnexClient {
  _query(client: Client, query: object): Promise<object>;
}
type KnexClientClass = new (config: object) => KnexClient;
