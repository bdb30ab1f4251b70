import { FollowingClock } from '../../src/kernel/clock.js';

const START = Date.parse('2026-05-15T12:00:00Z');

function following() {
  let elapsed = 0;
  const clock = new FollowingClock(new Date(START), () => elapsed);
  return { clock, pass: (milliseconds: number) => (elapsed += milliseconds), shown: () => clock.now().getTime() - START };
}

test('runs on by its stopwatch', () => {
  const { shown, pass } = following();
  expect(shown()).toBe(0);
  pass(1_500);
  expect(shown()).toBe(1_500);
});

test('shows what it has heard, as of the middle of the question', () => {
  const { clock, shown, pass } = following();
  pass(20);
  clock.hear(new Date(START + 90_000), 20);
  expect(shown()).toBe(90_010);
});

test('stays where a slow answer leaves room for what it shows', () => {
  const { clock, shown, pass } = following();
  pass(10_000);
  clock.hear(new Date(START + 9_000), 4_000);
  expect(shown()).toBe(10_000);
  // Asked 4 s ago and answered at once, but for what is cut off a millisecond.
  clock.hear(new Date(START + 5_999), 4_000);
  expect(shown()).toBe(10_000);
});

test('stands still until a little that it was ahead has passed, and never shows an earlier instant', () => {
  const { clock, shown, pass } = following();
  pass(10_000);
  expect(shown()).toBe(10_000);
  clock.hear(new Date(START + 7_000), 0);
  pass(2_000);
  expect(shown()).toBe(10_000);
  // What is said of clocks that differ is said of what was heard.
  expect(clock.heard().getTime() - START).toBe(9_000);
  pass(2_000);
  expect(shown()).toBe(11_000);
});

test('goes back where the other was set back on purpose', () => {
  const { clock, shown } = following();
  expect(shown()).toBe(0);
  clock.hear(new Date(START - 86_400_000), 0);
  expect(shown()).toBe(-86_400_000);
});
