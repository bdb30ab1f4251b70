import {
  ANONYMOUS,
  attributeReader,
  attachWaiting,
  mergeCustomers,
  nameCustomers,
  type Naming,
  presentOf,
  type RecordError,
  type SyncContext,
  syncUnchecked,
} from '../../sync/index.js';
import { rowsByExternalId, sql, type Sql } from '../../database/index.js';
import type { Message } from './message.js';
import { anonymousName, nameOf, type Names } from './names.js';
import type { Tell } from './tell.js';
import { flawOf } from './take-records.js';
import { attributeKeys, customerOf, isSomebody } from './traits.js';

/**
 * Brings in whom the messages are of: users, and visitors who say who they are. What visitors did before is brought in with them, once a message names both
 * ids. An id of a visitor stays with whom it was first said to be.
 */
export async function takePeople(context: SyncContext, source: string, messages: readonly Message[], tell: Tell): Promise<Names> {
  const people = messages.filter(({ type }) => type !== 'alias');
  const namings = people.flatMap(({ userId, anonymousId }): Naming[] =>
    userId === undefined || anonymousId === undefined
      ? []
      : [{ name: { source, externalId: userId }, also: { source, externalId: anonymousName(anonymousId) } }],
  );
  const aliased = messages.flatMap(({ type, userId }) => (type === 'alias' && userId !== undefined ? [userId] : []));
  const distinct = [...new Map(namings.map((naming) => [JSON.stringify(naming), naming])).values()];
  // Who is known as a visitor is the user from now on.
  await nameCustomers(context, await ofVisitors(context, source, distinct));
  const lost = new Map<string, readonly RecordError[]>();
  const told = new Set<Message>();
  const touched = await syncPeople(context, source, people, aliased, {
    lost,
    tell: (message, loss, flaw) => {
      if (loss === 'message') told.add(message);
      tell(message, loss, flaw);
    },
  });
  await becomeOne(context, source, distinct);
  await attachWaiting(context, touched, syncUnchecked);
  const known = await knownNames(context, source, [...people.map(nameOf), ...aliased]);
  // What else is said of somebody whom there is not to be is lost with them.
  for (const message of people) {
    const [error] = (known.has(nameOf(message)) ? undefined : lost.get(nameOf(message))) ?? [];
    if (error !== undefined && !told.has(message)) tell(message, 'message', flawOf(error));
  }
  return { isKnown: (name) => known.has(name) };
}

interface Reporting {
  readonly tell: Tell;
  readonly lost: Map<string, readonly RecordError[]>;
}

async function syncPeople(
  context: SyncContext,
  source: string,
  people: readonly Message[],
  aliased: readonly string[],
  { tell, lost }: Reporting,
): Promise<string[]> {
  const isAttribute = await attributeReader(
    context,
    people.flatMap(({ type, traits }) => (type === 'group' ? [] : attributeKeys(traits))),
  );
  const present = presentOf(context);
  const records: { readonly message: Message | undefined; readonly record: { readonly externalId: string } }[] = [];
  const bare = new Set<string>(aliased);
  for (const message of people) {
    const { type, userId, traits, at } = message;
    const tells = type !== 'group' && Object.keys(traits).length > 0;
    if (userId !== undefined) bare.add(userId);
    if (!tells || (userId === undefined && !isSomebody(traits))) continue;
    const { fields, attributes, flaws } = customerOf(traits, present, (key) => isAttribute.has(key));
    for (const flaw of flaws) tell(message, 'part', flaw);
    const taken = Object.entries(attributes).filter(([key, value]) => {
      const errors = isAttribute.check(key, value);
      for (const error of errors) tell(message, 'part', { ...flawOf(error), path: ['traits', key] });
      return errors.length === 0;
    });
    records.push({
      message,
      record: { externalId: nameOf(message), ...fields, attributes: Object.fromEntries(taken), updatedAt: at } as { externalId: string },
    });
  }
  const told = new Set(records.map(({ record }) => record.externalId));
  for (const userId of bare) if (!told.has(userId)) records.push({ message: undefined, record: { externalId: userId } });
  const touched: string[] = [];
  for (let from = 0; from < records.length; from += 1_000) {
    const those = records.slice(from, from + 1_000);
    const outcome = await syncUnchecked(context, 'customer', { source, records: those.map(({ record }) => record) });
    touched.push(...outcome.results.flatMap(({ id }) => id ?? []));
    for (const { index, errors } of outcome.results) {
      const { message, record } = those[index] ?? {};
      if (errors.length > 0 && record !== undefined) lost.set(record.externalId, errors);
      const of = people.filter((one) => one === message || (message === undefined && nameOf(one) === record?.externalId));
      for (const one of of) for (const error of errors) tell(one, 'message', flawOf(error));
    }
  }
  return [...new Set(touched)];
}

/** Those that name nobody but visitors, and each of them once: somebody else on the same device is somebody else. */
async function ofVisitors({ database }: SyncContext, source: string, namings: readonly Naming[]): Promise<Naming[]> {
  const first = new Map(namings.toReversed().map((naming) => [naming.also.externalId, naming]));
  const users = await database.transaction((transaction) =>
    transaction.query<{ name: string }>(sql`/* segment.users */
      select external_id as name from ${rowsByExternalId(sql`customer_external_id`, source, first.keys())} x
        where exists (select from customer_external_id o where o.customer_id = x.customer_id and not ${isVisitor(sql`o`, source)})`),
  );
  for (const { name } of users) first.delete(name);
  return [...first.values()];
}

function isVisitor(alias: Sql, source: string): Sql {
  return sql`(${alias}.source = ${source} and starts_with(${alias}.external_id, ${ANONYMOUS}))`;
}

/** A visitor who was a customer of their own, and turns out to be the user: unless they are somebody else already. */
async function becomeOne(context: SyncContext, source: string, namings: readonly Naming[]): Promise<void> {
  const named = await nameCustomers(context, namings);
  const apart = named.flatMap((one) => (one === undefined || 'away' in one || one.customerId === one.alsoCustomerId ? [] : one));
  if (apart.length === 0) return;
  const ids = apart.map(({ alsoCustomerId }) => alsoCustomerId);
  const rows = await context.database.transaction((transaction) =>
    transaction.query<{ id: string }>(sql`/* segment.visitors */
      select customer_id as id from customer_external_id x where customer_id = any(${ids}::uuid[])
      group by customer_id having bool_and(${isVisitor(sql`x`, source)})`),
  );
  const visitors = new Set(rows.map(({ id }) => id));
  for (const { customerId, alsoCustomerId } of apart) {
    if (visitors.delete(alsoCustomerId)) await mergeCustomers(context, customerId, [alsoCustomerId], { cause: 'SOURCE' });
  }
}

async function knownNames({ database }: SyncContext, source: string, names: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await database.transaction((transaction) =>
    transaction.query<{ name: string }>(sql`/* segment.knownNames */
      select external_id as name from ${rowsByExternalId(sql`customer_external_id`, source, names)} asked`),
  );
  return new Set(rows.map(({ name }) => name));
}
