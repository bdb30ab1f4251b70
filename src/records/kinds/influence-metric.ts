import { InfluenceAccount } from '../../model/index.js';
import { nonBlank } from '../check.js';
import type { Given } from '../field.js';
import { instant, integer, reference, share, text, texts, textLike } from '../fields.js';
import { recordKind } from '../kind.js';

/** What is sent is an observation; what is kept and known by an external id is the account, which shows its latest. */
export const influenceMetric = recordKind(InfluenceAccount, {
  name: 'influence_metric',
  plural: 'influence_metrics',
  table: 'influence_account',
  tracked: true,
  scope: 'influence',
  data: { name: 'influence', bit: 4 },
  description: 'One observation of a social account, which is known by customer, network and handle.',
  batch: 'Observations of one source system.',
  mutation: 'Records how social accounts stand.',
  newOne: 'observation',
  fields: {
    externalId: accountId(),
    customerExternalId: reference('customer', 'required'),
    network: text('Such as `instagram`.', { presence: 'required', maxLength: 100 }),
    handle: text('The name of the account.', { presence: 'required', maxLength: 150, personal: true }),
    observedAt: instant('When it was observed.', { presence: 'required', ahead: 'refused' }),
    followers: integer('Accounts that follow it.', { presence: 'required', min: 0 }),
    following: integer('Accounts that it follows.', { min: 0 }),
    engagementRate: share('interactions per follower and post', 'Interactions per follower and post, 0 to 1.'),
    posts: integer('Posts in the 30 days before it was observed.', { min: 0 }),
    brands: texts('Brands mentioned.', { maxLength: 1_000 }),
  },
});

export type InfluenceMetricRecord = Given<typeof influenceMetric.fields>;

function accountId() {
  return {
    ...textLike(nonBlank(), 'Of the account; `network:handle` where it is left out.', { presence: 'kept', personal: true }),
    place: 'identity' as const,
  };
}
