import { openSession, readServerAddress } from '../../../src/database/index.js';
import { hasPrograms } from '../../support/postgres/own-server.js';
import { ServerPair } from '../../support/postgres/server-pair.js';

/* An address with two hosts, a primary and its standby. Skipped where there is no PostgreSQL to start. */

const onPair = hasPrograms ? test : test.skip;

let pair: ServerPair | undefined;
beforeAll(async () => {
  if (hasPrograms) pair = await ServerPair.start();
}, 120_000);
afterAll(() => pair?.remove());

/** Which of the two a connection leads to, or why there is none. */
async function reached(attributes: string): Promise<string> {
  try {
    const session = await openSession(readServerAddress(pair?.urlTo(attributes) ?? ''), undefined);
    const [answer] = await session.run([{ text: 'select pg_is_in_recovery() as standby', values: [] }], { onAnswer: () => {} });
    await session.close();
    return (answer?.rows[0] as { standby: boolean } | undefined)?.standby === true ? 'standby' : 'primary';
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}

onPair(
  'target_session_attrs says which of several hosts is taken, whichever of them are there',
  async () => {
    const wanted = ['any', 'read-write', 'primary', 'read-only', 'standby', 'prefer-standby'];
    const all = async () =>
      Object.fromEntries(await Promise.all(wanted.map(async (attributes) => [attributes, await reached(attributes)])));
    const writes = { any: 'primary', 'read-write': 'primary', primary: 'primary' };
    const reads = { 'read-only': 'standby', standby: 'standby', 'prefer-standby': 'standby' };
    expect(await all()).toEqual({ ...writes, ...reads });
    await pair?.loseThePrimary();
    expect(await all()).toEqual({ any: 'standby', 'read-write': 'CONNECTION_LOST', primary: 'CONNECTION_LOST', ...reads });
    await pair?.promote();
    while ((await reached('read-write')) !== 'primary');
    expect(await all()).toEqual({
      ...writes,
      'read-only': 'CONNECTION_LOST',
      standby: 'CONNECTION_LOST',
      'prefer-standby': 'primary',
    });
  },
  120_000,
);
