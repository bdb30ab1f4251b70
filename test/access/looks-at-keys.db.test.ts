import { setImmediate } from 'node:timers/promises';
import { Authenticator, createApiKey, LastUses, LEASE_MS, OPERATOR } from '../../src/access/index.js';
import { entities } from '../../src/model/index.js';
import { openTestWorkspace } from '../support/workspace.js';

/* How often the database is asked for a key, and told that it is in use. */

test('the last use of a key is written at most once a minute, and nobody waits for it', async () => {
  const workspace = await openTestWorkspace({ entities });
  const { database, clock } = workspace;
  const { key } = await createApiKey({ database, clock, manager: OPERATOR }, { name: 'test', scopes: [] });
  const statements: string[] = [];
  database.onStatement((text) => statements.push(text));
  const written = async () => {
    const uses = new LastUses(database, clock, (error) => {
      throw error;
    });
    const authenticator = new Authenticator({ database, clock, uses });
    for (let n = 0; n < 20; n++) await authenticator.find(key);
    expect(statements.some((text) => text.includes('keepLastUses'))).toBe(false);
    await uses.close();
    return statements.splice(0).filter((text) => text.includes('keepLastUses')).length;
  };
  expect(await written()).toBe(1);
  clock.advance(59_000);
  expect(await written()).toBe(0);
  clock.advance(2_000);
  expect(await written()).toBe(1);
  await workspace.close();
});

test('whoever comes again is looked up anew after a fifth of a second, and not before', async () => {
  const workspace = await openTestWorkspace({ entities });
  const { database, clock } = workspace;
  const { key } = await createApiKey({ database, clock, manager: OPERATOR }, { name: 'test', scopes: [] });
  let looks = 0;
  database.onStatement((text) => (looks += text.includes('access.findKeys') ? 1 : 0));
  const authenticator = new Authenticator({ database, clock, uses: { note: () => {} } });
  const startedAt = performance.now();
  const { lookedAt } = await authenticator.authenticate(`Bearer ${key}`);
  let admission = await authenticator.authenticate(`Bearer ${key}`);
  for (; admission.lookedAt === lookedAt; admission = await authenticator.authenticate(`Bearer ${key}`)) {
    expect(looks).toBe(1);
    // The lease is counted from the look, however long somebody is remembered.
    expect(performance.now() - lookedAt).toBeLessThan(LEASE_MS);
    await setImmediate();
  }
  expect(looks).toBe(2);
  expect(admission.lookedAt - startedAt).toBeGreaterThanOrEqual(200);
  await workspace.close();
});
