import { isExpensiveWith, recordsRead } from './asks-the-base.js';
import { reckonedFields } from './reckoned-fields.js';
import { SentRecords } from './sent-records.js';
import { argumentsOf, type Operation, walkOperation } from './walk-operation.js';

/** What an operation is charged for, before it runs. */
export interface Price {
  readonly cost: number;
  /** Whether it takes one of the places for questions that go over all customers. */
  readonly isExpensive: boolean;
}

/** How the cost is reckoned; docs/access.md tells users. */
export const COSTS = {
  /** Of every operation. */
  operation: 1,
  /** Of so many records that may come back, that are read for one value, or that are sent, one more. */
  recordsOfOne: 10,
  /** Of each question that goes over all customers, or a group of them, as often as it is asked. */
  expensive: 100,
} as const;

/** What an operation costs that is within its limits. `records` may come back; `sent`: the variables as they were sent. */
export function priceOf(operation: Operation, records: number, sent: Operation['variables']): Price {
  const sentRecords = new SentRecords(operation, sent);
  const reckoned = reckonedFields(operation.schema);
  let moved = records;
  let questions = 0;
  walkOperation(operation, (visit) => {
    const { field, node, asked, composite } = visit;
    // What gives records has been counted with them.
    moved += asked * (recordsRead(field) + (reckoned.has(field) && !composite ? 1 : 0)) + sentRecords.of(node);
    if (isExpensiveWith(field, argumentsOf(operation, visit))) questions += asked;
  });
  return {
    cost: COSTS.operation + Math.floor(moved / COSTS.recordsOfOne) + questions * COSTS.expensive,
    isExpensive: questions > 0,
  };
}
