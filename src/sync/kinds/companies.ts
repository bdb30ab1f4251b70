import { z } from 'zod';
import type { SyncContext } from '../context.js';
import {
  type Batch,
  type SyncOutcome,
  countryCode,
  integer,
  nonBlank,
  optional,
  optionalText,
  positiveMoney,
  share,
  syncFlatRecords,
  type FlatKind,
} from '../batch/index.js';

export const companySchema = z.strictObject({
  externalId: nonBlank(),
  name: nonBlank(500).optional(),
  domain: optionalText(),
  industry: optionalText(),
  /** Employees. */
  size: optional(integer(0)),
  /** A year, in the workspace currency. */
  turnover: optional(positiveMoney()),
  /** Life-cycle stage, such as `startup`, `growth` or `mature`. */
  stage: optionalText(),
  plan: optionalText(),
  /** Share of what the plan allows that is used. */
  usageRate: optional(share('of what the plan allows')),
  /** How the company buys, such as `tender` or `self_service`. */
  buyingProcess: optionalText(),
  /** People who take part in the decision. */
  decisionMakers: optional(integer(0)),
  countryCode: optional(countryCode()),
});
export type CompanyRecord = z.input<typeof companySchema>;

const COMPANIES: FlatKind<z.output<typeof companySchema>> = {
  operation: 'syncCompanies',
  table: 'company',
  schema: companySchema,
  references: {},
  required: { name: 'text' },
  optional: {
    domain: 'text',
    industry: 'text',
    size: 'int',
    turnover: 'numeric',
    stage: 'text',
    plan: 'text',
    usageRate: 'numeric',
    buyingProcess: 'text',
    decisionMakers: 'int',
    countryCode: 'text',
  },
};

/** Creates and changes companies. A new one needs a name. Who belongs to one is said by the customers. */
export function syncCompanies(context: SyncContext, batch: Batch<CompanyRecord>): Promise<SyncOutcome> {
  return syncFlatRecords(context, COMPANIES, batch);
}
