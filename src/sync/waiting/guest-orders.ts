import { isDeepStrictEqual } from 'node:util';
import { mapped, question, type Question, rowsByExternalId, sql, type Sql, type Transaction } from '../../database/index.js';
import { check, normalEmail, normalPhone, type OrderRecord } from '../../records/index.js';
import { type Batch, isSuppressed, MAX_BATCH_RECORDS, type RecordError, sourceOf, type SyncResult } from '../batch/index.js';
import type { SyncContext } from '../context.js';
import type { GuestOrders } from '../kinds/index.js';
import { guestNames, holdersOf, nameGuests } from './guests.js';
import { awayAmong, laterOver, type WaitingFor, type WaitingRecord, writeWaiting } from './waiting.js';

/*
 * Orders that are sent without a customer: of a guest, known by an address, or of somebody whose order waits already and is changed. Where nobody is known whose
 * they are, they wait as they were sent, and are told of as records that are stored are: made, changed, the same, or refused.
 */

type Order = Placed['record'];

export interface Guests extends GuestOrders {
  /** Customers who have an address of a guest of the batch by now. */
  whoAppeared(): Promise<readonly string[]>;
}

const EMAIL = check.email();

/** The guests of a batch of orders. Whom somebody knows has a name in the source from now on. */
export async function guestsAmong(context: SyncContext, batch: Batch<OrderRecord>): Promise<Guests> {
  const waitingFor = await whoIsMeant(context, batch);
  return {
    names: new Map(
      [...waitingFor].flatMap(([index, { customerExternalId }]) => (customerExternalId === undefined ? [] : [[index, customerExternalId]])),
    ),
    keep: (transaction, source, orders, flawsOf) => keep({ transaction, context, source, waitingFor, flawsOf }, orders),
    come: (transaction, source, externalIds) =>
      transaction.defer(sql`/* sync.ordersCome */
        delete from waiting_record where (source, kind, external_id) in (${ordersWaiting(source, externalIds)})`),
    waiting: (source, externalIds) =>
      mapped(
        waitingOrders(source, externalIds),
        (waiting) => new Map([...waiting].map(([id, { record }]) => [id, record as Partial<Order>])),
      ),
    laidOver: (known, told) => ({ ...laterOf(known, told), externalId: told.externalId }),
    whoAppeared: () => holdersOf(context, addressesOf([...waitingFor.values()])),
  };
}

function addressesOf(guests: readonly WaitingFor[]): string[] {
  return [...new Set(guests.flatMap(({ email, phone }) => email ?? phone ?? []))];
}

/** Of each record whose guest has an address that says something, by its place. What was sent is judged later. */
async function whoIsMeant(context: SyncContext, { source, records }: Batch<OrderRecord>): Promise<ReadonlyMap<number, WaitingFor>> {
  const guests = new Map<number, WaitingFor>();
  if (records.length > MAX_BATCH_RECORDS) return guests;
  for (const [index, record] of records.entries()) {
    const guest = guestOf(record, context);
    if (guest !== undefined) guests.set(index, guest);
  }
  if (guests.size === 0) return guests;
  const addresses = addressesOf([...guests.values()]);
  const named = sourceOf(source);
  await nameGuests(
    context,
    addresses.map((address) => ({ source: named, address })),
  );
  const names = await guestNames(context, addresses);
  return new Map(
    [...guests].map(([index, guest]) => [index, { ...guest, customerExternalId: names.get(guest.email ?? guest.phone ?? '') }]),
  );
}

function guestOf(record: unknown, { phoneRegion }: SyncContext): WaitingFor | undefined {
  if (typeof record !== 'object' || record === null) return undefined;
  const { customerExternalId, guestEmail, guestPhone } = record as Partial<Record<keyof Order, unknown>>;
  if (customerExternalId !== undefined || (guestEmail == null && guestPhone == null)) return undefined;
  const email = EMAIL.safeParse(guestEmail);
  if (email.success) return { email: normalEmail(email.data) };
  const phone = typeof guestPhone === 'string' ? normalPhone(guestPhone, phoneRegion) : undefined;
  return phone === undefined ? undefined : { phone };
}

interface Keeping {
  readonly transaction: Transaction;
  readonly context: SyncContext;
  readonly source: string;
  readonly waitingFor: ReadonlyMap<number, WaitingFor>;
  readonly flawsOf: Parameters<GuestOrders['keep']>[3];
}

type Placed = Parameters<GuestOrders['keep']>[2][number];

async function keep(keeping: Keeping, orders: readonly Placed[]): Promise<Map<number, SyncResult>> {
  const results = new Map<number, SyncResult>();
  if (orders.length === 0) return results;
  const { transaction, context, source, waitingFor, flawsOf } = keeping;
  const [waiting] = await transaction.ask(
    waitingOrders(
      source,
      orders.map(({ record }) => record.externalId),
    ),
  );
  if (waiting.size === 0 && !orders.some(({ index }) => waitingFor.has(index))) return results;
  const away = await awayAmong(transaction, context, source, [...waitingFor.values()]);
  const changed = new Map<string, WaitingRecord>();
  for (const { index, record } of orders) {
    const { externalId } = record;
    const before = waiting.get(externalId);
    const guest = waitingFor.get(index);
    if (before === undefined && guest === undefined) continue;
    const after: WaitingRecord = { kind: 'order', externalId, ...(guest ?? guestIn(before)), record: laterOf(before?.record, record) };
    const errors = isAway(guest, away) ?? flawsOf({ ...after.record, externalId });
    if (errors.length > 0) {
      results.set(index, { index, status: 'REJECTED', externalId, errors: [...errors] });
      continue;
    }
    const status = before === undefined ? 'CREATED' : isDeepStrictEqual(before, after) ? 'UNCHANGED' : 'UPDATED';
    results.set(index, { index, status, externalId, waits: true, errors: [] });
    waiting.set(externalId, after);
    if (status !== 'UNCHANGED') changed.set(externalId, after);
  }
  const written = [...changed].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
  await writeWaiting(transaction, context, source, written);
  return results;
}

function guestIn(before: WaitingRecord | undefined): WaitingFor {
  const { customerExternalId, email, phone } = before ?? {};
  return { customerExternalId, ...(email === undefined ? {} : { email }), ...(phone === undefined ? {} : { phone }) };
}

/** As JSON has it: without what is left out, and without the address, which stands beside it. */
function laterOf(before: WaitingRecord['record'] | undefined, order: Order): WaitingRecord['record'] {
  const { guestEmail: _email, guestPhone: _phone, ...told } = order;
  const record = JSON.parse(JSON.stringify(told)) as WaitingRecord['record'];
  return before === undefined ? record : laterOver(before, record);
}

/** Why nothing is kept of a guest who is to stay away. */
function isAway(guest: WaitingFor | undefined, away: ReadonlySet<string>): readonly RecordError[] | undefined {
  const name = guest?.customerExternalId;
  if (name === undefined || !away.has(name)) return undefined;
  return [isSuppressed([guest?.email === undefined ? 'guestPhone' : 'guestEmail'], name)];
}

/** What waits already under these ids, locked. */
function waitingOrders(source: string, externalIds: readonly string[]): Question<Map<string, WaitingRecord>> {
  const read = sql`/* sync.readWaiting */
    select external_id as "externalId", customer_external_id as "customerExternalId", email, phone, record from waiting_record
    where (source, kind, external_id) in (${ordersWaiting(source, externalIds)}) order by external_id for update`;
  return question<[Nulls<WaitingRecord>], Map<string, WaitingRecord>>(
    [read],
    (rows) =>
      new Map(
        rows.map(({ externalId, record, customerExternalId, email, phone }) => {
          const known = Object.entries({ customerExternalId, email, phone }).filter(([, value]) => value !== null);
          return [externalId, { kind: 'order', externalId, ...(Object.fromEntries(known) as WaitingFor), record }];
        }),
      ),
  );
}

type Nulls<Row> = { readonly [Name in keyof Row]: undefined extends Row[Name] ? NonNullable<Row[Name]> | null : Row[Name] };

/** The keys of the orders that wait under these ids. */
function ordersWaiting(source: string, externalIds: Iterable<string>): Sql {
  const orders = sql`(select source, kind, external_id from waiting_record where kind = 'order') waiting`;
  return sql`select source, kind, external_id from ${rowsByExternalId(orders, source, externalIds)} asked`;
}
