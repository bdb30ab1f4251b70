import { integer, templatesOf, text } from '../template.js';

export const psychographic = templatesOf('psychographic', [
  {
    key: 'shared-values',
    name: 'Shared values',
    purpose: 'Hold dear what a product stands for: tell them that side of it.',
    rule: 'values CONTAINS {value}',
    parameters: [text('value', 'Value', 'sustainability')],
  },
  {
    key: 'interest',
    name: 'Common interest',
    purpose: 'Interested in one thing: news and company around it.',
    rule: 'interests CONTAINS {interest}',
    parameters: [text('interest', 'Interest', 'sport')],
  },
  {
    key: 'personality',
    name: 'Personality',
    purpose: 'Of one trait of character: tone and pictures to suit.',
    rule: 'personality_traits CONTAINS {trait}',
    parameters: [text('trait', 'Trait', 'curious')],
  },
  {
    key: 'brand-loyal',
    name: 'Loyal to brands',
    purpose: 'Stay with what they know: new things of brands that they have.',
    rule: 'brand_loyalty >= {score}',
    parameters: [integer('score', 'Brand loyalty', '1 to 10', 8)],
  },
  {
    key: 'price-sensitive',
    name: 'Price-sensitive',
    purpose: 'The price decides: offers, not arguments.',
    rule: 'price_sensitivity >= {score}',
    parameters: [integer('score', 'Price sensitivity', '1 to 10', 8)],
  },
  {
    key: 'price-insensitive-and-loyal',
    name: 'Loyal whatever the price',
    purpose: 'Loyal to brands and not led by prices: spare the discount.',
    rule: 'brand_loyalty >= {loyalty} AND price_sensitivity <= {sensitivity}',
    parameters: [integer('loyalty', 'Brand loyalty', '1 to 10', 7), integer('sensitivity', 'Price sensitivity', '1 to 10', 4)],
  },
]);
