import type { OpenCaseOrder } from '../../data/operations';

/** By what the queue can be sorted here. */
export const CASE_ORDERS = ['CONTRIBUTION', 'OLDEST', 'ROI', 'SEGMENT_CONTRIBUTION'] as const satisfies readonly OpenCaseOrder[];

export type CaseOrder = (typeof CASE_ORDERS)[number];
