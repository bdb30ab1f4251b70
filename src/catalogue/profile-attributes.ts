import type { Attribute } from './attribute.js';
import { fieldAttribute } from './field-attribute.js';

const scale = '1 (not at all) to 10';

/** How the customer lives with technology (technographics). */
export const technographicAttributes: readonly Attribute[] = [
  fieldAttribute('webSavviness', {
    label: 'Web savviness',
    description: 'How much at home the customer is on the web.',
    unit: scale,
  }),
  fieldAttribute('browser', {
    label: 'Browser',
    description: 'The browser that the customer uses.',
  }),
  fieldAttribute('devices', {
    name: 'device',
    label: 'Devices',
    description: 'Devices that the customer uses, such as phone or tablet.',
  }),
  fieldAttribute('technologyAdoption', {
    type: 'text',
    label: 'Technology adoption',
    description: 'How early the customer takes up what is new (E. M. Rogers, Diffusion of Innovations, 1962).',
  }),
];

/** What moves the customer (psychographics). */
export const psychographicAttributes: readonly Attribute[] = [
  fieldAttribute('personalValues', {
    name: 'values',
    label: 'Values',
    description: 'What the customer holds important, such as sustainability.',
  }),
  fieldAttribute('personalityTraits', {
    label: 'Personality traits',
    description: 'Traits of character, such as curious.',
  }),
  fieldAttribute('interests', {
    label: 'Interests',
    description: 'What the customer likes to do or follow.',
  }),
  fieldAttribute('brandLoyalty', {
    label: 'Brand loyalty',
    description: 'How faithful the customer is to brands.',
    unit: scale,
  }),
  fieldAttribute('priceSensitivity', {
    label: 'Price sensitivity',
    description: 'How much the price decides.',
    unit: scale,
  }),
];
