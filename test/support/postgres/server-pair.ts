import { OwnServer } from './own-server.js';

/** A PostgreSQL server and one that follows it, to fail over from one to the other. */
export class ServerPair {
  private constructor(
    private readonly primary: OwnServer,
    private readonly standby: OwnServer,
  ) {}

  static async start(): Promise<ServerPair> {
    const primary = await OwnServer.make();
    // Cold: nothing has been written yet.
    const standby = await OwnServer.make({
      copyOf: primary,
      files: {
        'standby.signal': '',
        'postgresql.auto.conf': `primary_conninfo = 'host=127.0.0.1 port=${primary.port} user=postgres'\n`,
      },
    });
    const pair = new ServerPair(primary, standby);
    try {
      await primary.start();
      await standby.start();
      return pair;
    } catch (error) {
      await pair.remove();
      throw error;
    }
  }

  /** Leads to the one that takes writes. */
  get url(): string {
    return this.urlTo('read-write');
  }

  /** Leads to the one that is such. */
  urlTo(attributes: string): string {
    return `postgres://postgres@${this.primary.host},${this.standby.host}/postgres?target_session_attrs=${attributes}`;
  }

  /** Waits until the standby has all that has been written so far. */
  async untilFollowed(): Promise<void> {
    const [{ at }] = (await this.primary.ask('select pg_current_wal_lsn() as at')) as [{ at: string }];
    for (;;) {
      const [{ reached }] = (await this.standby.ask(`select coalesce(pg_last_wal_replay_lsn() >= '${at}', false) as reached`)) as [
        { reached: boolean },
      ];
      if (reached) return;
    }
  }

  /** What is written from now on, the standby does not get. */
  async cutOff(): Promise<void> {
    await this.standby.ask("alter system set primary_conninfo = ''");
    await this.standby.ask('select pg_reload_conf()');
    for (;;) {
      const receivers = await this.standby.ask('select 1 from pg_stat_wal_receiver');
      if (receivers.length === 0) return;
    }
  }

  /** The primary is gone in an instant. */
  async loseThePrimary(): Promise<void> {
    await this.primary.stop('immediate');
  }

  async promote(): Promise<void> {
    await this.standby.ask('select pg_promote()');
  }

  async remove(): Promise<void> {
    await this.standby.remove();
    await this.primary.remove();
  }
}
