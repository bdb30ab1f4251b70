import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { ownTurn } from '../../src/kernel/own-turn.js';

test('what waits for the event loop goes on between any two that take the processor for long, though all come at once', async () => {
  const happened: string[] = [];
  const heavy = Array.from({ length: 4 }, async () => {
    await ownTurn();
    happened.push('heavy');
  });
  const live = (async () => {
    for (let turn = 0; turn < 3; turn++) {
      await turnOfTheLoop();
      happened.push('live');
    }
  })();
  await Promise.all([...heavy, live]);
  expect(happened.join(' ')).not.toContain('heavy heavy heavy');
  expect(happened.filter((one) => one === 'heavy')).toHaveLength(4);
  expect(happened.lastIndexOf('heavy')).toBeGreaterThan(happened.indexOf('live'));
});
