import { integer, money, number, templatesOf, text } from '../template.js';

export const business = templatesOf('business', [
  {
    key: 'large-companies',
    name: 'Large companies',
    purpose: 'Long decisions, large contracts: a person for each.',
    rule: 'company_size >= {employees}',
    parameters: [integer('employees', 'Employees', 'employees', 250)],
  },
  {
    key: 'high-turnover',
    name: 'Companies of high turnover',
    purpose: 'By what the business turns over, whatever its head count.',
    rule: 'company_turnover >= {turnover}',
    parameters: [money('turnover', 'Turnover a year', 10_000_000)],
  },
  {
    key: 'growing-companies',
    name: 'Companies in one stage',
    purpose: 'Needs change as a company grows.',
    rule: 'company_stage = {stage}',
    parameters: [text('stage', 'Stage', 'growth')],
  },
  {
    key: 'industry',
    name: 'One industry',
    purpose: 'Examples and words of their own trade.',
    rule: 'company_industry = {industry}',
    parameters: [text('industry', 'Industry', 'technology')],
  },
  {
    key: 'ready-to-upgrade',
    name: 'Ready to upgrade',
    purpose: 'Use nearly all that their plan allows: offer the next.',
    rule: 'usage_rate >= {rate}',
    parameters: [number('rate', 'Share used', '0 to 1', 0.8)],
  },
  {
    key: 'churn-risk-accounts',
    name: 'Pay, but hardly use it',
    purpose: 'Use little of what they pay for: they will notice.',
    rule: 'company_plan IS NOT NULL AND usage_rate < {rate}',
    parameters: [number('rate', 'Share used', '0 to 1', 0.2)],
  },
  {
    key: 'committee-buyers',
    name: 'Decide in committee',
    purpose: 'Many take part in the decision: material for each of them.',
    rule: 'decision_makers >= {people}',
    parameters: [integer('people', 'People in the decision', 'people', 3)],
  },
  {
    key: 'buying-process',
    name: 'One way of buying',
    purpose: 'Tender or self-service: meet their process.',
    rule: 'buying_process = {process}',
    parameters: [text('process', 'Buying process', 'tender')],
  },
]);
