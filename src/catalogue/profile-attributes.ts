import sql from 'sql-template-tag';
import { allowed } from './allowed.js';
import { arrayAttribute, columnAttribute, type Attribute } from './attribute.js';

const scale = '1 (not at all) to 10';

/** How the customer lives with technology (technographics). */
export const technographicAttributes: readonly Attribute[] = [
  columnAttribute('integer', sql`c.web_savviness`, {
    name: 'web_savviness',
    label: 'Web savviness',
    description: 'How much at home the customer is on the web.',
    personal: false,
    unit: scale,
  }),
  columnAttribute('text', sql`c.browser`, {
    name: 'browser',
    label: 'Browser',
    description: 'The browser that the customer uses.',
    personal: false,
  }),
  arrayAttribute('text', sql`c.devices`, {
    name: 'device',
    label: 'Devices',
    description: 'Devices that the customer uses, such as phone or tablet.',
    personal: false,
  }),
  columnAttribute('text', sql`c.technology_adoption`, {
    name: 'technology_adoption',
    label: 'Technology adoption',
    description: 'How early the customer takes up what is new (E. M. Rogers, Diffusion of Innovations, 1962).',
    personal: false,
    allowed: allowed('innovator', 'early_adopter', 'early_majority', 'late_majority', 'laggard'),
  }),
];

/** What moves the customer (psychographics). */
export const psychographicAttributes: readonly Attribute[] = [
  arrayAttribute('text', sql`c.personal_values`, {
    name: 'values',
    label: 'Values',
    description: 'What the customer holds important, such as sustainability.',
    personal: false,
  }),
  arrayAttribute('text', sql`c.personality_traits`, {
    name: 'personality_traits',
    label: 'Personality traits',
    description: 'Traits of character, such as curious.',
    personal: false,
  }),
  arrayAttribute('text', sql`c.interests`, {
    name: 'interests',
    label: 'Interests',
    description: 'What the customer likes to do or follow.',
    personal: false,
  }),
  columnAttribute('integer', sql`c.brand_loyalty`, {
    name: 'brand_loyalty',
    label: 'Brand loyalty',
    description: 'How faithful the customer is to brands.',
    personal: false,
    unit: scale,
  }),
  columnAttribute('integer', sql`c.price_sensitivity`, {
    name: 'price_sensitivity',
    label: 'Price sensitivity',
    description: 'How much the price decides.',
    personal: false,
    unit: scale,
  }),
];
