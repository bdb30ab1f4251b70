import { notFound } from '../kernel/index.js';
import type { SegmentTemplate } from './template.js';
import {
  behavioural,
  business,
  campaign,
  crossSell,
  demographic,
  geographic,
  influence,
  lifeCycle,
  needs,
  psychographic,
  reachability,
  rfm,
  roi,
  technographic,
  value,
} from './templates/index.js';

/** Ready segments of every model. */
export const segmentTemplates: readonly SegmentTemplate[] = [
  ...demographic,
  ...geographic,
  ...psychographic,
  ...behavioural,
  ...needs,
  ...value,
  ...technographic,
  ...lifeCycle,
  ...rfm,
  ...influence,
  ...business,
  ...campaign,
  ...crossSell,
  ...roi,
  ...reachability,
];

/** The template of a key. Throws NOT_FOUND. */
export function getTemplate(key: string): SegmentTemplate {
  const template = segmentTemplates.find((candidate) => candidate.key === key);
  if (template === undefined) throw notFound('segment template', key);
  return template;
}
