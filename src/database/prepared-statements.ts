import type { Client } from 'pg';
import { RecentMap } from '../kernel/index.js';

/**
 * A server keeps the plan of a prepared statement as long as the connection lives, which is megabytes for a thousand segments, and
 * statements of segments that have been edited are never asked for again.
 */
const MOST_PREPARED = 16;

/** The statements that one connection has prepared: those used last. */
export class PreparedStatements {
  readonly #names = new RecentMap<string, true>(MOST_PREPARED);

  constructor(private readonly client: Client) {}

  /** To be called before each use of a prepared statement: makes room for it. */
  async use(name: string): Promise<void> {
    if (this.#names.get(name) !== undefined) return;
    const dropped = this.#names.set(name, true);
    const { parsedStatements } = (this.client as unknown as PreparingClient).connection;
    if (dropped === undefined || parsedStatements[dropped] === undefined) return;
    await this.client.query(`/* database.deallocate */ deallocate ${this.client.escapeIdentifier(dropped)}`);
    // The driver prepares it anew if it comes back.
    delete parsedStatements[dropped];
  }
}

/** Where the driver remembers what it has prepared. */
interface PreparingClient {
  readonly connection: { readonly parsedStatements: Record<string, string> };
}
