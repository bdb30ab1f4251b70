import sql, { type Sql } from 'sql-template-tag';
import type { ValueType } from '../language/index.js';
import { company, customerCompany, type Field } from '../records/index.js';
import { aggregateAttribute, membersAttribute, type Attribute, type AttributeText } from './attribute.js';
import { totalOf, typeOfField } from './field-attribute.js';
import { companyTags, customerCompanies } from './source.js';

interface FieldText extends Omit<AttributeText, 'personal'> {
  /** Where it is another than the form of the field says. */
  readonly type?: ValueType;
}

/** A field of the customer's main company, the first of the list, or of the customer's place in it. */
function ofMainCompany(field: Field, { type = typeOfField(field), ...text }: FieldText, value: Sql): Attribute {
  // Colleagues share a company: what it is and has does not add up over them.
  const told = { ...text, personal: field.personal === true, ...totalOf(type, 'mean') };
  return aggregateAttribute(type, told, customerCompanies, value, { filter: sql`cc.position = 0` });
}

/** The companies that the customer belongs to; facts are those of the main one. */
export const companyAttributes: readonly Attribute[] = [
  {
    ...membersAttribute(
      'text',
      {
        name: 'companies',
        label: 'Companies',
        description: 'Companies that the customer belongs to, by their ids in the system that they came from.',
        personal: false,
      },
      customerCompanies,
      sql`co.external_id`,
    ),
    // Published as a list, and as a number.
    equalsContains: true,
  },
  membersAttribute(
    'tag',
    {
      name: 'company_tags',
      label: 'Company tags',
      description: 'Labels given to the companies of the customer. Compared without regard to case.',
      personal: false,
    },
    companyTags,
    sql`company_tag.key`,
  ),
  ofMainCompany(
    company.fields.name,
    { name: 'company_name', label: 'Company name', description: 'Name of the main company.' },
    sql`max(co.name)`,
  ),
  ofMainCompany(
    company.fields.domain,
    { name: 'company_domain', label: 'Company domain', description: 'Domain of the main company on the web.' },
    sql`max(co.domain)`,
  ),
  ofMainCompany(
    company.fields.countryCode,
    { name: 'company_country', label: 'Company country', description: 'Country of the main company, ISO 3166-1 alpha-2, such as US.' },
    sql`max(co.country_code)`,
  ),
  ofMainCompany(
    company.fields.size,
    { name: 'company_size', label: 'Company size', description: 'Employees of the main company.', unit: 'employees' },
    sql`max(co.size)`,
  ),
  ofMainCompany(
    company.fields.turnover,
    {
      name: 'company_turnover',
      label: 'Company turnover',
      description: 'Turnover of the main company a year.',
      unit: 'workspace currency',
    },
    sql`max(co.turnover)`,
  ),
  ofMainCompany(
    company.fields.stage,
    {
      name: 'company_stage',
      label: 'Company stage',
      description: 'Life-cycle stage of the main company, such as startup or mature.',
    },
    sql`max(co.stage)`,
  ),
  ofMainCompany(
    company.fields.industry,
    { name: 'company_industry', label: 'Company industry', description: 'Industry of the main company.' },
    sql`max(co.industry)`,
  ),
  ofMainCompany(
    company.fields.plan,
    { name: 'company_plan', label: 'Company plan', description: 'What the main company has subscribed to.' },
    sql`max(co.plan)`,
  ),
  ofMainCompany(
    company.fields.usageRate,
    {
      type: 'number',
      name: 'usage_rate',
      label: 'Usage rate',
      description: 'Share of what its plan allows that the main company uses.',
      unit: '0 to 1',
    },
    sql`max(co.usage_rate)`,
  ),
  ofMainCompany(
    company.fields.buyingProcess,
    {
      name: 'buying_process',
      label: 'Buying process',
      description: 'How the main company buys, such as tender or self_service.',
    },
    sql`max(co.buying_process)`,
  ),
  ofMainCompany(
    company.fields.decisionMakers,
    {
      name: 'decision_makers',
      label: 'Decision makers',
      description: 'People who take part in decisions to buy at the main company.',
      unit: 'people',
    },
    sql`max(co.decision_makers)`,
  ),
  ofMainCompany(
    customerCompany.fields.title,
    { name: 'company_role', label: 'Role in the company', description: 'What the customer does at the main company.' },
    sql`max(cc.title)`,
  ),
  ofMainCompany(
    customerCompany.fields.decisionMaker,
    {
      name: 'decision_maker',
      label: 'Decision maker',
      description: 'Whether the customer takes part in decisions to buy at the main company.',
    },
    sql`bool_or(cc.decision_maker)`,
  ),
];
