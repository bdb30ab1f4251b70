import { integer, number, templatesOf, text } from '../template.js';

export const influence = templatesOf('influence', [
  {
    key: 'influencers',
    name: 'Influencers',
    purpose: 'Among those with the greatest reach: give them something to tell.',
    rule: "influencer_tier = 'HIGH'",
  },
  {
    key: 'engaged-audience',
    name: 'Reach that reacts',
    purpose: 'Followers that answer are worth more than many.',
    rule: 'influence_reach >= {followers} AND influence MATCHES (engagement_rate >= {rate})',
    parameters: [
      integer('followers', 'Followers', 'followers', 3_000),
      number('rate', 'Interactions per follower and post', '0 to 1', 0.02),
    ],
  },
  {
    key: 'micro-influencers',
    name: 'Micro-influencers',
    purpose: 'Small, close audiences: credible, and affordable.',
    rule: 'influence_reach BETWEEN {from} AND {to} AND influence MATCHES (engagement_rate >= {rate})',
    parameters: [
      integer('from', 'Followers from', 'followers', 1_000),
      integer('to', 'Followers to', 'followers', 10_000),
      number('rate', 'Interactions per follower and post', '0 to 1', 0.04),
    ],
  },
  {
    key: 'brand-advocates',
    name: 'Mention a brand',
    purpose: 'Speak of a brand already: thank them, and arm them.',
    rule: 'influence MATCHES (brand = {brand})',
    parameters: [text('brand', 'Brand', 'Osk')],
  },
  {
    key: 'influential-strangers',
    name: 'Influential, not yet customers',
    purpose: 'Reach many and have never ordered: send a sample.',
    rule: "influencer_tier IN ('HIGH', 'MEDIUM') AND number_of_orders = 0",
  },
]);
