import { OwnServer, type StopMode } from '../postgres/own-server.js';

/**
 * What is acknowledged is on both, so that a promotion loses nothing of it. On a machine that has too much to do a follower is late: what it has not read is
 * kept, or nothing would ever be acknowledged again.
 */
const SETTINGS = { max_connections: '200', synchronous_standby_names: '*', wal_sender_timeout: '60s', wal_keep_size: '4GB' };

/** A PostgreSQL server and one that follows it, which is promoted once; whichever takes writes is restarted. */
export class Cluster {
  #current: OwnServer;

  private constructor(
    private readonly first: OwnServer,
    private readonly second: OwnServer,
  ) {
    this.#current = first;
  }

  static async start(): Promise<Cluster> {
    const first = await OwnServer.make({ settings: SETTINGS });
    const second = await OwnServer.make({
      settings: { ...SETTINGS, synchronous_standby_names: '' },
      copyOf: first,
      files: {
        'standby.signal': '',
        'postgresql.auto.conf': `primary_conninfo = 'host=127.0.0.1 port=${first.port} user=postgres'\n`,
      },
    });
    await first.start();
    await second.start();
    return new Cluster(first, second);
  }

  /** Leads to the one that takes writes. */
  get url(): string {
    return `postgres://postgres@${this.first.host},${this.second.host}/postgres?target_session_attrs=read-write`;
  }

  /** Of the server that takes writes, without a word of others. */
  get currentUrl(): string {
    return this.#current.url;
  }

  get isPromoted(): boolean {
    return this.#current === this.second;
  }

  async restart(mode: StopMode): Promise<void> {
    await this.#current.stop(mode);
    await this.#current.start();
  }

  /** The one that takes writes is lost, and the other takes its place. */
  async promote(): Promise<void> {
    await this.first.stop('immediate');
    await this.second.ask('select pg_promote()');
    this.#current = this.second;
  }

  /** Ends all connections of clients. */
  async terminateConnections(): Promise<number> {
    const ended = await this.#current.ask(
      "select pg_terminate_backend(pid) from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()",
    );
    return ended.length;
  }

  /** What both say of themselves, for somebody who wonders why nothing goes on. */
  async describe(): Promise<string> {
    const asked = (text: string) => this.#current.ask(text).catch((error: unknown) => String(error));
    const [followers, sessions] = await Promise.all([
      asked('select application_name, state, sync_state, sent_lsn, flush_lsn, replay_lsn, reply_time from pg_stat_replication'),
      asked(`select state, wait_event_type, wait_event, count(*)::int, max(now() - xact_start)::text as longest, left(min(query), 60) as one
        from pg_stat_activity where backend_type = 'client backend' group by 1, 2, 3`),
    ]);
    return [JSON.stringify(followers), JSON.stringify(sessions), this.first.log, this.second.log].join('\n--\n');
  }

  async remove(): Promise<void> {
    await this.second.remove();
    await this.first.remove();
  }
}
