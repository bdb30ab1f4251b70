import { notFound } from '../kernel/errors.js';
import type { SegmentTemplate } from './template.js';
import { behavioural } from './templates/behavioural.js';
import { business } from './templates/business.js';
import { campaign } from './templates/campaign.js';
import { crossSell } from './templates/cross-sell.js';
import { demographic } from './templates/demographic.js';
import { geographic } from './templates/geographic.js';
import { influence } from './templates/influence.js';
import { lifeCycle } from './templates/life-cycle.js';
import { needs } from './templates/needs.js';
import { psychographic } from './templates/psychographic.js';
import { reachability } from './templates/reachability.js';
import { rfm } from './templates/rfm.js';
import { roi } from './templates/roi.js';
import { technographic } from './templates/technographic.js';
import { value } from './templates/value.js';

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
