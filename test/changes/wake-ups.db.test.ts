import { WakeUps, type WakeUp } from '../../src/changes/index.js';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { type Database, openSession, readServerAddress } from '../../src/database/index.js';
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
  async function processThatListens(silenceMs?: number) {
    const fail = (error: Error) => {
      throw error;
    };
    const wakeUps = new WakeUps(await serverUrlOf(database), fail, silenceMs);
    opened.push(wakeUps);
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
    await wakeUps.open();
    return { wakeUps, heard, untilHeard };
  }

  /** Two that know of each other, and have heard what they say to those who come. */
  async function twoThatListen() {
    const one = await processThatListens();
    one.heard.splice(0);
    const other = await processThatListens();
    await one.untilHeard('changes');
    other.heard.splice(0);
    await other.untilHeard('changes');
    for (const { heard } of [one, other]) heard.splice(0);
    return [one, other] as const;
  }

  /** What is told in the database of these tests from now on. */
  async function listening() {
    const session = await openSession(readServerAddress((await serverUrlOf(database)) ?? ''), undefined);
    const told: string[] = [];
    let tell = () => {};
    session.client.on('notification', ({ payload }) => {
      told.push(payload ?? '');
      tell();
    });
    const run = (text: string) => session.run([{ text, values: [] }], { onAnswer: () => {} });
    await run('/* test */ listen cantle');
    const untilTold = async (message: string) => {
      while (!told.includes(message)) await new Promise<void>((resolve) => (tell = resolve));
    };
    return { told, untilTold, say: (message: string) => run(`/* test */ notify cantle, '${message}'`), close: () => session.close() };
  }

  test('whoever is alone tells nobody, until it hears of another, who hears of what it may have missed', async () => {
    const witness = await listening();
    const { wakeUps } = await processThatListens(0);
    await witness.untilTold('hello');
    // A timer that is due later ends after that of its silence, which it began before it said hello.
    await setTimeout(50);
    for (let times = 0; times < 10; times++) wakeUps.wake('changes', { everywhere: true });
    await witness.say('between');
    await witness.untilTold('between');
    // It has heard of another by that, and may have told what it kept already, but not before.
    expect(witness.told.slice(0, 2)).toEqual(['hello', 'between']);

    // The witness has been heard.
    while (!witness.told.includes('queue')) {
      wakeUps.wake('queue', { everywhere: true });
      await setImmediate();
    }
    await processThatListens();
    for (const message of ['present', 'changes']) await witness.untilTold(message);
    await witness.close();
  });

  test('everywhere reach other processes, and those of one process do not', async () => {
    const [one, other] = await twoThatListen();
    one.wakeUps.wake('queue');
    one.wakeUps.wake('changes', { everywhere: true });
    await other.untilHeard('changes');
    expect(other.heard).toEqual(['changes']);
    expect(one.heard).toEqual(['queue', 'changes']);
  });

  test('that come while others are told are told too', async () => {
    const [one, other] = await twoThatListen();
    for (let times = 0; times < 100; times++) one.wakeUps.wake('changes', { everywhere: true });
    one.wakeUps.wake('queue', { everywhere: true });
    await other.untilHeard('queue');
    expect(other.heard).toContain('changes');
    // However often, they are told in a few words.
    expect(other.heard.length).toBeLessThan(100);
  });
});
