import type { AttributeDefinitionRecord, EventPropertyRecord } from '../../../src/sync/index.js';

/** Custom attributes of every type; one has a namespace, and so a second spelling. */
export const DEFINITIONS: readonly AttributeDefinitionRecord[] = [
  { key: 'nickname', name: 'Nickname', type: 'text' },
  { key: 'shoe_size', name: 'Shoe size', type: 'number' },
  { key: 'credit', name: 'Credit', type: 'money' },
  { key: 'vip', name: 'VIP', type: 'boolean' },
  { key: 'wedding', name: 'Wedding day', type: 'date' },
  { key: 'crm.hobbies', name: 'Hobbies', type: 'list' },
  { key: 'crm.level', name: 'Level', type: 'text' },
];

/** Properties of events of every type. */
export const PROPERTIES: readonly EventPropertyRecord[] = [
  { key: 'color', name: 'Colour', type: 'text' },
  { key: 'pages', name: 'Pages', type: 'number' },
  { key: 'price', name: 'Price', type: 'money' },
  { key: 'signed_in', name: 'Signed in', type: 'boolean' },
  { key: 'delivery', name: 'Day of delivery', type: 'date' },
];
