import { RecentMap } from '../../src/kernel/recent-map.js';

test('the entry not used for longest goes when there is one too many', () => {
  const map = new RecentMap<string, number>(2);
  expect([map.set('a', 1), map.set('b', 2)]).toEqual([undefined, undefined]);
  expect(map.get('a')).toBe(1);
  expect(map.set('c', 3)).toBe('b');
  expect([map.get('a'), map.get('b'), map.get('c'), map.size]).toEqual([1, undefined, 3, 2]);
});

test('setting an entry again is using it', () => {
  const map = new RecentMap<string, number>(2);
  map.set('a', 1);
  map.set('b', 2);
  expect(map.set('a', 3)).toBeUndefined();
  expect(map.set('c', 4)).toBe('b');
  expect(map.get('a')).toBe(3);
});
