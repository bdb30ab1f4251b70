import type { CustomerFilter } from '../../compile/index.js';
import type { Purpose } from '../../database/index.js';
import { filterByRuleNow, readRuleInput, ruleRefused } from '../../membership/index.js';
import type { GraphQLResolveInfo } from 'graphql';
import type { OperationContext } from '../context.js';
import { noteToldByRule } from '../operation/note-bulk-read.js';

type FilteredList = Partial<CustomerFilter> & { readonly purpose?: Purpose };

interface Telling {
  readonly info: GraphQLResolveInfo;
  /** How many customers are told at most. */
  readonly customers: number;
}

/** The customers for whom a rule holds now; everybody without one. A rule that does not check is refused with INVALID_INPUT. */
export async function customerFilter(
  context: OperationContext,
  query: string | null | undefined,
  { info, customers }: Telling,
): Promise<FilteredList> {
  if (query === null || query === undefined || query.trim() === '') return {};
  const reading = await readRuleInput(context.membership, { query });
  if (!reading.ok) throw ruleRefused(reading.diagnostics);
  await noteToldByRule(context, info, reading, customers);
  return { ...filterByRuleNow(context.membership, reading), purpose: 'filter' };
}
