import { type Transaction, sql } from '../database/index.js';
import { normalLine } from '../kernel/index.js';
import { fillFigures, namesInTemplate, valuesForTemplate } from '../insight/index.js';
import { type MembershipContext, moveMembers } from '../membership/index.js';
import { attributeTypes, type Touch, touchCustomers } from '../sync/index.js';
import type { CustomerEffect } from './action.js';
import type { Done } from './runs.js';

/** Whose word it is what actions say of customers: a source like any other, which may be declared. */
export const SOURCE = 'actions';

type Touching = Exclude<CustomerEffect, { readonly targetSegmentId: string }>;
type Values = Parameters<typeof fillFigures>[1];

/** Why nothing can be done with anybody, for people. */
export class Impossible extends Error {}

/**
 * Does something with some customers, as a part of a transaction, and gives what came of it; of whoever is gone nothing. Throws `Impossible` before anything is
 * written.
 */
export function perform(
  context: MembershipContext,
  transaction: Transaction,
  effect: CustomerEffect,
  customerIds: readonly string[],
): Promise<readonly Done[]> {
  return 'targetSegmentId' in effect ? move(context, transaction, effect, customerIds) : touch(context, transaction, effect, customerIds);
}

async function move(
  context: MembershipContext,
  transaction: Transaction,
  { kind, targetSegmentId }: Extract<CustomerEffect, { readonly targetSegmentId: string }>,
  customerIds: readonly string[],
): Promise<readonly Done[]> {
  const there = await transaction.query(
    sql`/* action.target */ select from segment where id = ${targetSegmentId}::uuid and kind = 'static'`,
  );
  if (there.length === 0) throw new Impossible('The segment that it moves customers to or from is not there any more.');
  const direction = kind === 'ADD_TO_SEGMENT' ? 'ENTERED' : 'LEFT';
  const { known, moved } = await moveMembers(context, transaction, targetSegmentId, customerIds, direction);
  return [...known].map((customerId) => ({ customerId, state: moved.has(customerId) ? 'DONE' : 'UNCHANGED', error: null, note: null }));
}

async function touch(
  { clock, timeZone }: MembershipContext,
  transaction: Transaction,
  effect: Touching,
  customerIds: readonly string[],
): Promise<readonly Done[]> {
  const values = await valuesForTemplate({ database: transaction, clock, timeZone }, namesInTemplate(effect), customerIds);
  const toTouch = await toucher(transaction, effect, timeZone);
  const outcomes = await touchCustomers(
    transaction,
    { clock, source: SOURCE },
    customerIds.map((customerId) => ({ customerId, ...toTouch(values.get(customerId) ?? new Map()) })),
  );
  return [...outcomes].map(([customerId, outcome]) => {
    if (typeof outcome === 'object') return { customerId, state: 'FAILED', error: outcome.message, note: null };
    return { customerId, state: outcome === 'UPDATED' ? 'DONE' : 'UNCHANGED', error: null, note: null };
  });
}

async function toucher(
  transaction: Transaction,
  effect: Touching,
  timeZone: string,
): Promise<(values: Values) => Omit<Touch, 'customerId'>> {
  if (effect.kind === 'CLEAR_ATTRIBUTE') return () => ({ attributes: { [effect.attribute]: null } });
  if (effect.kind !== 'SET_ATTRIBUTE') {
    const list = effect.kind === 'ADD_TAG' ? 'addTags' : 'removeTags';
    return (values) => ({ [list]: [normalLine(textOf(fillFigures(effect.tag, values)))] });
  }
  const { attribute, value } = effect;
  const [types] = await transaction.ask(attributeTypes([{ index: 0, record: { attributes: { [attribute]: null } } }]));
  const as = FORMS[types.get(attribute) ?? ''] ?? ((told) => told);
  return (values) => ({ attributes: { [attribute]: as(fillFigures(value, values), timeZone) } });
}

/** What comes of a figure in the form that an attribute of a type has; what cannot be is left as it is, and refused. */
const FORMS: Readonly<Record<string, (value: unknown, timeZone: string) => unknown>> = {
  text: (value) => (value === null || typeof value === 'string' ? value : textOf(value)),
  number: (value) => (typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : value),
  money: (value) => (typeof value === 'number' ? String(value) : value),
  // A moment is of the day that it is in the time zone of the workspace.
  date: (value, timeZone) =>
    typeof value === 'string' && value.includes('T') && !Number.isNaN(Date.parse(value))
      ? new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date(value))
      : value,
};

export function textOf(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  return Array.isArray(value) ? value.join(', ') : value === null || value === undefined ? '' : JSON.stringify(value);
}
