import { segmentsIn } from '../catalogue/index.js';
import type { ReadRule } from '../membership/index.js';
import { refuse } from './folder.js';
import type { Wanted } from './match.js';
import type { WorkspaceSegment } from './workspace-definitions.js';

/** Segments in the order in which they can be saved: what others build on first. Throws INVALID_INPUT where some build on themselves. */
export function buildOrder(wanted: readonly Wanted[], rules: ReadonlyMap<string, ReadRule>): Wanted[] {
  const byId = new Map(wanted.map((one) => [one.id, one]));
  const done = new Set<string>();
  const ordered: Wanted[] = [];
  const visit = (one: Wanted, way: readonly Wanted[]): void => {
    if (done.has(one.id)) return;
    if (way.includes(one)) {
      const circle = [...way.slice(way.indexOf(one)), one].map(({ file }) => `'${file.definition.name}'`);
      refuse([`${one.file.path}: query: The segment would build on itself: ${circle.join(' > ')}.`]);
    }
    const rule = rules.get(one.id);
    for (const id of rule === undefined ? [] : segmentsIn(rule.rule)) {
      const other = byId.get(id);
      if (other !== undefined) visit(other, [...way, one]);
    }
    done.add(one.id);
    ordered.push(one);
  };
  for (const one of wanted) visit(one, []);
  return ordered;
}

/** Segments in the order in which they can be deleted: what builds on others first. */
export function dependentsFirst(segments: readonly WorkspaceSegment[]): WorkspaceSegment[] {
  const byId = new Map(segments.map((segment) => [segment.id, segment]));
  const seen = new Set<string>();
  const basesFirst: WorkspaceSegment[] = [];
  const visit = (segment: WorkspaceSegment): void => {
    if (seen.has(segment.id)) return;
    seen.add(segment.id);
    for (const id of segment.buildsOn) {
      const other = byId.get(id);
      if (other !== undefined) visit(other);
    }
    basesFirst.push(segment);
  };
  segments.forEach(visit);
  return basesFirst.toReversed();
}
