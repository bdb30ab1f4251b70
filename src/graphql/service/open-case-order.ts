import { registerEnumType } from 'type-graphql';
import { sql, type Sql } from '../../database/index.js';
import type { Key, KeysetOrder } from '../paging/keyset.js';

const DESCRIPTIONS = {
  CONTRIBUTION:
    'By what the customer contributed; of equals by what members of the best of the customer’s segments contribute in the mean, then by return.',
  ROI: 'By the return on what was spent on the customer, then as by contribution. Those on whom nothing was spent come last.',
  SEGMENT_CONTRIBUTION: 'By what members of the best of the customer’s segments contribute in the mean, then by what the customer does.',
  SEGMENT_ROI: 'By the return of the segment that returns most of those the customer is in, then by that of the customer.',
  OLDEST: 'By how long they have been open.',
} as const;
export type OpenCaseOrder = keyof typeof DESCRIPTIONS;

const names = Object.keys(DESCRIPTIONS) as OpenCaseOrder[];
export const OpenCaseOrderType = Object.fromEntries(names.map((name) => [name, name])) as { readonly [Name in OpenCaseOrder]: Name };
registerEnumType(OpenCaseOrderType, {
  name: 'OpenCaseOrder',
  description: 'What open cases are ranked by, the greatest first. Overdue cases go before all others; equals are ranked by age.',
  valuesConfig: Object.fromEntries(names.map((name) => [name, { description: DESCRIPTIONS[name] }])),
});

/** The greatest first, whatever is missing last. */
const greatest = (value: Sql): readonly Key[] => [
  { value: sql`(case when ${value} is null then 1 else 0 end)`, type: 'int' },
  { value: sql`coalesce(-round(${value}, 12), 0)`, type: 'numeric' },
];
const OWN = greatest(sql`q.contribution`);
const RETURN = greatest(sql`q.roi`);
const OF_SEGMENTS = greatest(sql`q.segment_contribution`);
const RETURN_OF_SEGMENTS = greatest(sql`q.segment_roi`);

const KEYS: Readonly<Record<OpenCaseOrder, readonly Key[]>> = {
  CONTRIBUTION: [...OWN, ...OF_SEGMENTS, ...RETURN],
  ROI: [...RETURN, ...OWN, ...OF_SEGMENTS],
  SEGMENT_CONTRIBUTION: [...OF_SEGMENTS, ...OWN, ...RETURN],
  SEGMENT_ROI: [...RETURN_OF_SEGMENTS, ...RETURN, ...OWN],
  OLDEST: [],
};

/** Over rows `q` of `openCases`. */
export function openCaseKeys(order: OpenCaseOrder): KeysetOrder {
  const overdue: readonly Key[] = [
    { value: sql`(case when q.is_overdue then 0 else 1 end)`, type: 'int' },
    { value: sql`(case when q.is_overdue then q.occurred_at else 'epoch' end)`, type: 'timestamptz' },
  ];
  return {
    name: order,
    keys: [
      ...(order === 'OLDEST' ? [] : overdue),
      ...KEYS[order],
      { value: sql`q.occurred_at`, type: 'timestamptz' },
      { value: sql`q.case_id`, type: 'uuid' },
    ],
  };
}
