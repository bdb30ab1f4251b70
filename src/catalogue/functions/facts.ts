import sql from 'sql-template-tag';
import { filterBy, testOf } from '../function.js';
import { partyFilter } from '../provenance-filters.js';
import { ruleFunction } from '../rule-function.js';
import { customerFacts } from '../source.js';

export const facts = ruleFunction({
  name: 'facts',
  label: 'Facts',
  description:
    'What sources have told of the customer: one record a field, by the source whose word stands. It tells where a value is from, as `Customer.provenance`, not what it is; its party is that of when it was told.',
  personal: false,
  source: customerFacts,
  counts: 'facts',
  parameters: [
    filterBy('field', 'text', sql`fact.field`, {
      label: 'Field',
      description: 'The field, as `syncCustomers` names it, such as gender, birthDate or attributes.shoe_size.',
      personal: false,
    }),
    filterBy('source', 'text', sql`(fact.origin ->> 'source')`, {
      label: 'Source',
      description: 'The system that told of it.',
      personal: false,
    }),
    partyFilter(sql`(fact.origin ->> 'party')::int`),
    testOf('count', 'integer', sql`count(*)`, 0, { label: 'Count', description: 'How many such facts.', unit: 'facts' }),
  ],
});
