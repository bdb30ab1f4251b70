import sql, { type Sql } from 'sql-template-tag';
import type { ValueType } from '../language/index.js';
import { aggregateAttribute, membersAttribute, type Attribute, type AttributeText } from './attribute.js';
import { customerCompanies } from './source.js';

/** A fact of the customer's main company: the first of the list. */
function ofMainCompany(type: ValueType, text: AttributeText, value: Sql): Attribute {
  return aggregateAttribute(type, text, customerCompanies, value, { filter: sql`cc.position = 0` });
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
  ofMainCompany(
    'text',
    { name: 'company_name', label: 'Company name', description: 'Name of the main company.', personal: false },
    sql`max(co.name)`,
  ),
  ofMainCompany(
    'integer',
    { name: 'company_size', label: 'Company size', description: 'Employees of the main company.', personal: false, unit: 'employees' },
    sql`max(co.size)`,
  ),
  ofMainCompany(
    'money',
    {
      name: 'company_turnover',
      label: 'Company turnover',
      description: 'Turnover of the main company a year.',
      personal: false,
      unit: 'workspace currency',
    },
    sql`max(co.turnover)`,
  ),
  ofMainCompany(
    'text',
    {
      name: 'company_stage',
      label: 'Company stage',
      description: 'Life-cycle stage of the main company, such as startup or mature.',
      personal: false,
    },
    sql`max(co.stage)`,
  ),
  ofMainCompany(
    'text',
    { name: 'company_industry', label: 'Company industry', description: 'Industry of the main company.', personal: false },
    sql`max(co.industry)`,
  ),
  ofMainCompany(
    'text',
    { name: 'company_plan', label: 'Company plan', description: 'What the main company has subscribed to.', personal: false },
    sql`max(co.plan)`,
  ),
  ofMainCompany(
    'number',
    {
      name: 'usage_rate',
      label: 'Usage rate',
      description: 'Share of what its plan allows that the main company uses.',
      personal: false,
      unit: '0 to 1',
    },
    sql`max(co.usage_rate)`,
  ),
  ofMainCompany(
    'text',
    {
      name: 'buying_process',
      label: 'Buying process',
      description: 'How the main company buys, such as tender or self_service.',
      personal: false,
    },
    sql`max(co.buying_process)`,
  ),
  ofMainCompany(
    'integer',
    {
      name: 'decision_makers',
      label: 'Decision makers',
      description: 'People who take part in decisions to buy at the main company.',
      personal: false,
      unit: 'people',
    },
    sql`max(co.decision_makers)`,
  ),
  ofMainCompany(
    'text',
    { name: 'company_role', label: 'Role in the company', description: 'What the customer does at the main company.', personal: false },
    sql`max(cc.title)`,
  ),
  ofMainCompany(
    'boolean',
    {
      name: 'decision_maker',
      label: 'Decision maker',
      description: 'Whether the customer takes part in decisions to buy at the main company.',
      personal: false,
    },
    sql`bool_or(cc.decision_maker)`,
  ),
];
