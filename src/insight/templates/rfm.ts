import { templatesOf } from '../template.js';

const GROUPS: readonly (readonly [group: string, name: string, purpose: string])[] = [
  ['CHAMPIONS', 'Champions', 'Bought just now, often and for much: reward them, and ask them to speak for you.'],
  ['LOYAL', 'Loyal', 'Buy often and well: keep them with what others do not get.'],
  ['ACTIVE', 'Active', 'Bought lately, though not yet often: a second reason to come back.'],
  ['NEW', 'New', 'Ordered for the first time just now: a good beginning.'],
  ['PROMISING', 'Promising', 'Came lately and spent little so far: show them around.'],
  ['NEEDS_ATTENTION', 'Need attention', 'Of middling worth, and it has been a while: an offer with an end.'],
  ['ALMOST_LOST', 'Almost lost', 'Bought little, and some time ago: one more try.'],
  ['AT_RISK', 'At risk', 'Bought well, but long ago: a personal word, now.'],
  ['PREVIOUSLY_LOYAL', 'Previously loyal', 'Were among the best and are gone: find out why, and win them back.'],
  ['DORMANT', 'Dormant', 'Bought little, long ago: seldom, and at little cost.'],
  ['PROSPECTS', 'Prospects by RFM', 'No order yet, so nothing to score.'],
];

/** Recency, frequency and money in one: a template for each group. */
export const rfm = templatesOf(
  'rfm',
  GROUPS.map(([group, name, purpose]) => ({
    key: `rfm-${group.toLowerCase().replaceAll('_', '-')}`,
    name,
    purpose,
    rule: `rfm_group = '${group}'`,
  })),
);
