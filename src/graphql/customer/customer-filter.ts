import type { CustomerFilter } from '../../compile/index.js';
import type { Purpose } from '../../database/index.js';
import { filterByRuleNow, readRuleInput, ruleRefused } from '../../membership/index.js';
import type { OperationContext } from '../context.js';

type FilteredList = Partial<CustomerFilter> & { readonly purpose?: Purpose };

/** The customers for whom a rule holds now; everybody without one. A rule that does not check is refused with INVALID_INPUT. */
export async function customerFilter(context: OperationContext, query: string | null | undefined): Promise<FilteredList> {
  if (query === null || query === undefined || query.trim() === '') return {};
  const reading = await readRuleInput(context.membership, { query });
  if (!reading.ok) throw ruleRefused(reading.diagnostics);
  return { ...filterByRuleNow(context.membership, reading), purpose: 'filter' };
}
