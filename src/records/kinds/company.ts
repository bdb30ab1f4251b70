import { Company } from '../../model/index.js';
import { countryCode } from '../check.js';
import type { Given } from '../field.js';
import { attributesByKey, externalId, integer, positiveMoney, share, text, textLike, texts } from '../fields.js';
import { recordKind } from '../kind.js';

export const company = recordKind(Company, {
  name: 'company',
  plural: 'companies',
  table: 'company',
  tracked: true,
  scope: 'companies',
  data: { name: 'company', bit: 256 },
  description: 'A company. What is left out keeps its value; null clears it. Customers say which companies they belong to.',
  batch: 'Companies of one source system.',
  mutation: 'Makes and changes companies.',
  newOne: 'company',
  computed: ['tagKeys'],
  fields: {
    externalId: externalId(),
    name: text('Name.', { presence: 'required when new', maxLength: 500 }),
    domain: text('Its domain on the web.'),
    tags: texts('Tags. The whole list is replaced.'),
    industry: text('Industry.'),
    size: integer('Employees.', { min: 0 }),
    turnover: positiveMoney('A year, in the workspace currency.'),
    stage: text('Life-cycle stage, such as `startup`, `growth` or `mature`.'),
    plan: text('What it subscribes to.'),
    usageRate: share('of what the plan allows', 'Share of what the plan allows that is used, 0 to 1.'),
    buyingProcess: text('How it buys, such as `tender` or `self_service`.'),
    decisionMakers: integer('People who take part in the decision.', { min: 0 }),
    countryCode: textLike(countryCode(), 'ISO 3166-1 alpha-2, such as `US`.'),
    attributes: attributesByKey('company', 'Values of declared custom attributes by key; a key left out keeps its value, null removes it.'),
  },
});

export type CompanyRecord = Given<typeof company.fields>;
