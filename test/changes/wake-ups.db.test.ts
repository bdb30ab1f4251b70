import { WakeUps, type WakeUp } from '../../src/changes/index.js';
import type { Database } from '../../src/database/index.js';
import { openTestDatabase, serverUrlOf } from '../support/database.js';

/* The embedded database belongs to one process, and tells nobody anything. */
const onServer = process.env['DATABASE_URL'] === undefined ? describe.skip : describe;

onServer('wake-ups', () => {
  let database: Database;
  const opened: WakeUps[] = [];
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterEach(async () => {
    for (const wakeUps of opened.splice(0)) await wakeUps.close();
  });
  afterAll(() => database.close());

  /** What a process hears from now on. */
  async function processThatListens() {
    const wakeUps = new WakeUps(await serverUrlOf(database), (error) => {
      throw error;
    });
    opened.push(wakeUps);
    await wakeUps.open();
    const heard: WakeUp[] = [];
    let hear = () => {};
    for (const kind of ['queue', 'changes'] as const) {
      wakeUps.on(kind, () => {
        heard.push(kind);
        hear();
      });
    }
    const untilHeard = async (kind: WakeUp) => {
      while (!heard.includes(kind)) await new Promise<void>((resolve) => (hear = resolve));
    };
    return { wakeUps, heard, untilHeard };
  }

  test('everywhere reach other processes, and those of one process do not', async () => {
    const [one, other] = [await processThatListens(), await processThatListens()];
    one.wakeUps.wake('queue');
    one.wakeUps.wake('changes', { everywhere: true });
    await other.untilHeard('changes');
    expect(other.heard).toEqual(['changes']);
    expect(one.heard).toEqual(['queue', 'changes']);
  });

  test('that come while others are told are told too', async () => {
    const [one, other] = [await processThatListens(), await processThatListens()];
    for (let times = 0; times < 100; times++) one.wakeUps.wake('changes', { everywhere: true });
    one.wakeUps.wake('queue', { everywhere: true });
    await other.untilHeard('queue');
    expect(other.heard).toContain('changes');
    // However often, they are told in a few words.
    expect(other.heard.length).toBeLessThan(100);
  });
});
