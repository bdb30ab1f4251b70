import { Campaign } from '../../model/index.js';
import type { Given } from '../field.js';
import { externalId, instant, positiveMoney, text } from '../fields.js';
import { recordKind } from '../kind.js';

export const campaign = recordKind(Campaign, {
  name: 'campaign',
  plural: 'campaigns',
  table: 'campaign',
  tracked: true,
  scope: 'campaigns',
  description: 'A campaign. What is left out keeps its value; null clears it.',
  batch: 'Campaigns of one source system.',
  mutation: 'Makes and changes campaigns.',
  newOne: 'campaign',
  fields: {
    externalId: externalId(),
    name: text('Name.', { presence: 'required when new', maxLength: 500 }),
    channel: text('What it is made through, such as `email`, `sms`, `post` or `display`.'),
    type: text('As the source says it.'),
    offer: text('What it offers, such as `10 % off`.'),
    cost: positiveMoney('Of the whole campaign, in the workspace currency.'),
    costPerMessage: positiveMoney('Of each message sent, in the workspace currency.'),
    startsAt: instant('When it begins.', { ahead: 'allowed' }),
    endsAt: instant('When it ends.', { ahead: 'allowed' }),
  },
});

export type CampaignRecord = Given<typeof campaign.fields>;
