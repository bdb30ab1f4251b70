import type { Pause } from '../../src/statistics/index.js';
import { curvesUpward, minimise } from '../../src/statistics/minimise.js';

const bowl = async ([x = 0, y = 0]: readonly number[]) => (x - 3) ** 2 + 2 * (y + 1) ** 2;

test('a minimum is found and told from a saddle', async () => {
  const pause: Pause = async () => {};
  const { at, settled } = await minimise(bowl, [[0, 0]], { pause, isWithin: () => true });
  expect([settled, at[0], at[1]]).toEqual([true, expect.closeTo(3, 4), expect.closeTo(-1, 4)]);
  expect(await curvesUpward(bowl, [3, -1], pause)).toBe(true);
  expect(await curvesUpward(async ([x = 0, y = 0]) => x ** 2 - y ** 2, [0, 0], pause)).toBe(false);
});

test('before each look at all customers others may have their turn', async () => {
  let looksSincePause = 0;
  let most = 0;
  const watched: typeof bowl = (at) => {
    looksSincePause += 1;
    most = Math.max(most, looksSincePause);
    return bowl(at);
  };
  const pause: Pause = async () => void (looksSincePause = 0);
  const { at } = await minimise(watched, [[0, 0]], { pause, isWithin: () => true });
  await curvesUpward(watched, at, pause);
  expect(most).toBe(1);
});
