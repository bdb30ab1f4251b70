import { distanceFor, layOut } from '../../console/src/pages/map/lay-out.js';

const SEGMENTS = [
  { id: 'all', size: 1_000 },
  { id: 'big', size: 400 },
  { id: 'other', size: 300 },
  { id: 'inner', size: 60 },
  { id: 'nobody', size: 0 },
];
const LINKS = [
  { ids: ['big', 'all'] as const, shared: 400 },
  { ids: ['other', 'all'] as const, shared: 300 },
  { ids: ['inner', 'all'] as const, shared: 60 },
  { ids: ['inner', 'big'] as const, shared: 60 },
];
const laid = () => new Map(layOut(SEGMENTS, LINKS, 1_000).map((circle) => [circle.id, circle]));
const apart = (one: string, other: string) => {
  const [a, b] = [laid().get(one)!, laid().get(other)!];
  return { distance: Math.hypot(a.x - b.x, a.y - b.y), radii: [a.r, b.r] as const };
};

test('circles are as large as segments, and an empty one can still be pointed at', () => {
  const radii = [...laid().values()].map(({ r }) => r);
  expect((radii[1]! / radii[0]!) ** 2).toBeCloseTo(0.4);
  expect(radii[4]).toBeGreaterThan(0);
});

test('what is within another lies within it, and what shares nobody lies apart', () => {
  const inner = apart('inner', 'big');
  expect(inner.distance).toBeLessThanOrEqual(inner.radii[1] - inner.radii[0] + 3);
  const others = apart('big', 'other');
  expect(others.distance).toBeGreaterThan(0.9 * (others.radii[0] + others.radii[1]));
});

test('the same segments always lie the same way', () => {
  expect(laid()).toEqual(laid());
});

test('circles lie over one another by what they share', () => {
  expect(distanceFor(10, 10, 0)).toBeCloseTo(20, 3);
  expect(distanceFor(10, 30, 1)).toBe(10);
  // Two equal circles share 39.1 % of their area where the distance is the radius.
  expect(distanceFor(10, 10, 0.391)).toBeCloseTo(10, 1);
});
