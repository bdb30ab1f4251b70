import { sql, type Sql } from '../database/index.js';
import { invalidInput } from '../kernel/index.js';
import { agreedTo } from './record-columns.js';
import type { Channel, ExportColumn } from './column.js';
import type { ReadingContext } from '../membership/index.js';
import type { ExportRequest } from './request.js';
import { checkRights } from './rights.js';

/** What customers must have agreed to, and what becomes of those who have not. */
export type AskedConsent = Pick<ExportRequest, 'channels' | 'withoutConsent'>;

/** Refuses with FORBIDDEN to pass over consent, unless the reader may. */
export function checkOverride(context: Pick<ReadingContext, 'reader'>, { withoutConsent }: AskedConsent): void {
  if (withoutConsent !== 'include') return;
  checkRights(context, 'withoutConsent', [{ name: 'include', scopes: ['consents:override'] }]);
}

/** Refuses columns by which customers are reached through a channel for which nobody has said that it is meant: what it is for decides who has agreed. */
export function checkChannels(columns: readonly ExportColumn[], { channels, withoutConsent }: AskedConsent): void {
  if (withoutConsent === 'include') return;
  for (const { name, channels: reachedBy } of columns) {
    if (reachedBy.length === 0 || reachedBy.some((channel) => channels.includes(channel))) continue;
    const words = reachedBy.map((channel) => `'${channel}'`).join(' or ');
    throw invalidInput('channels', `'${name}' is a contact: say the channel that it is for, ${words}, in channels.`);
  }
}

/** A condition over a customer's id: whether the customer is in the file. */
export function isTold({ channels, withoutConsent }: AskedConsent, customerId: Sql): Sql {
  return withoutConsent === 'leave_out' ? agreedTo(channels, customerId) : sql`true`;
}

/** The value of a column, without the contacts of those who have not agreed where they are to be blank. */
export function toldValue({ value, channels: reachedBy }: ExportColumn, { channels, withoutConsent }: AskedConsent): Sql {
  if (withoutConsent !== 'blank' || reachedBy.length === 0) return value;
  const meant: readonly Channel[] = reachedBy.filter((channel) => channels.includes(channel));
  return sql`(case when ${agreedTo(meant, sql`c.id`)} then ${value} end)`;
}
