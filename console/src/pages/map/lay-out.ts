import { forceCenter, forceLink, forceSimulation, type Force, type SimulationLinkDatum, type SimulationNodeDatum } from 'd3-force';

/** A segment as a circle. */
export interface Circle {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly r: number;
}

export interface Sized {
  readonly id: string;
  readonly size: number;
}

/** Two of them, and how many members they share. */
export interface Shared {
  readonly ids: readonly [string, string];
  readonly shared: number;
}

interface Body extends SimulationNodeDatum {
  readonly id: string;
  readonly r: number;
}

interface Tie extends SimulationLinkDatum<Body> {
  readonly apart: number;
  readonly strength: number;
}

/** The radius of a circle that everybody would be in. */
const WHOLE = 240;
const LEAST = 5;
/** Between circles that share nobody. */
const GAP = 6;
const STEPS = 400;
/** How strongly two are drawn to where they are to lie, from those that share little to one within another: a plane has no room for everything. */
const LEAST_PULL = 0.4;
const MOST_PULL = 0.9;

/**
 * Circles as large as the segments, that lie over one another as far as they share members: one within another lies within it, those that share nobody lie
 * apart, as well as a plane allows. The same segments always lie the same way.
 */
export function layOut(segments: readonly Sized[], links: readonly Shared[], customers: number): readonly Circle[] {
  const bodies = segments.map(({ id, size }): Body => ({ id, r: Math.max(LEAST, WHOLE * Math.sqrt(size / Math.max(1, customers))) }));
  const sizes = new Map(segments.map(({ id, size }) => [id, size]));
  const radii = new Map(bodies.map(({ id, r }) => [id, r]));
  const ties = links.map(({ ids: [one, other], shared }): Tie => {
    const smaller = Math.min(sizes.get(one) ?? 0, sizes.get(other) ?? 0);
    const part = smaller === 0 ? 0 : shared / smaller;
    return {
      source: one,
      target: other,
      apart: distanceFor(radii.get(one) ?? 0, radii.get(other) ?? 0, part),
      strength: LEAST_PULL + (MOST_PULL - LEAST_PULL) * part,
    };
  });
  forceSimulation(bodies)
    .force(
      'tie',
      forceLink<Body, Tie>(ties)
        .id(({ id }) => id)
        .distance(({ apart }) => apart)
        .strength(({ strength }) => strength),
    )
    .force('apart', keepApart(links))
    .force('centre', forceCenter(0, 0))
    .stop()
    .tick(STEPS);
  return bodies.map(({ id, r, x = 0, y = 0 }) => ({ id, x, y, r }));
}

/** How far apart two circles lie of which a part of the smaller lies in the other: all of it where it is within. */
export function distanceFor(one: number, other: number, part: number): number {
  const [smaller, larger] = one < other ? [one, other] : [other, one];
  const wanted = part * Math.PI * smaller ** 2;
  let [least, most] = [larger - smaller, larger + smaller];
  if (part >= 1) return least / 2;
  for (let step = 0; step < 30; step++) {
    const middle = (least + most) / 2;
    if (sharedArea(smaller, larger, middle) > wanted) least = middle;
    else most = middle;
  }
  return most;
}

/** Of two circles whose centres are so far apart. */
function sharedArea(one: number, other: number, apart: number): number {
  if (apart >= one + other) return 0;
  if (apart <= Math.abs(one - other)) return Math.PI * Math.min(one, other) ** 2;
  const segment = (r: number, s: number) => {
    const angle = 2 * Math.acos(Math.max(-1, Math.min(1, (r ** 2 + apart ** 2 - s ** 2) / (2 * r * apart))));
    return (r ** 2 / 2) * (angle - Math.sin(angle));
  };
  return segment(one, other) + segment(other, one);
}

/** Pushes those apart that share nobody. */
function keepApart(links: readonly Shared[]): Force<Body, undefined> {
  const linked = new Set(links.flatMap(({ ids: [one, other] }) => [`${one} ${other}`, `${other} ${one}`]));
  let bodies: readonly Body[] = [];
  const force: Force<Body, undefined> = (alpha) => {
    for (const [place, one] of bodies.entries()) {
      for (const other of bodies.slice(place + 1)) {
        if (linked.has(`${one.id} ${other.id}`)) continue;
        const [dx, dy] = [(other.x ?? 0) - (one.x ?? 0), (other.y ?? 0) - (one.y ?? 0)];
        const distance = Math.hypot(dx, dy) || 1;
        const missing = one.r + other.r + GAP - distance;
        if (missing <= 0) continue;
        const push = (missing / distance) * (0.1 + 0.4 * alpha);
        const share = other.r / (one.r + other.r);
        one.x = (one.x ?? 0) - dx * push * share;
        one.y = (one.y ?? 0) - dy * push * share;
        other.x = (other.x ?? 0) + dx * push * (1 - share);
        other.y = (other.y ?? 0) + dy * push * (1 - share);
      }
    }
  };
  force.initialize = (given: Body[]) => {
    bodies = given;
  };
  return force;
}
