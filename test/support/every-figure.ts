import type { Attribute, Catalogue } from '../../src/catalogue/index.js';
import { readFigures } from '../../src/insight/index.js';

/** So many are read at once. */
const MOST = 50;

/** The figures of these names, however many they are. */
export function everyFigure(context: Parameters<typeof readFigures>[0], catalogue: Catalogue, names: readonly string[]): Attribute[] {
  return Array.from({ length: Math.ceil(names.length / MOST) }, (_, page) =>
    readFigures(context, catalogue, names.slice(page * MOST, (page + 1) * MOST)),
  ).flat();
}
