/*
 * What one client has written, and so what must be there: records that no other client touches, as each statement leaves them. A statement
 * without an answer may have been carried out or not, so a client expects one of several worlds.
 */

export interface PersonFields {
  readonly firstName: string | null;
  readonly homeOwner: boolean | null;
  readonly webSavviness: number | null;
  readonly tags: readonly string[];
}

export interface CustomerWrite extends Partial<PersonFields> {
  readonly externalId: string;
}

export interface OrderWrite {
  readonly externalId: string;
  readonly customerExternalId?: string;
  readonly placedAt?: string;
  readonly total?: string;
  readonly refunded?: string;
}

export interface EventWrite {
  readonly externalId: string;
  readonly customerExternalId: string;
  readonly name: string;
  readonly occurredAt: string;
}

export type Statement =
  | { readonly kind: 'syncCustomers'; readonly records: readonly CustomerWrite[] }
  | { readonly kind: 'syncOrders'; readonly records: readonly OrderWrite[] }
  | { readonly kind: 'syncEvents'; readonly records: readonly EventWrite[] }
  | { readonly kind: 'remove'; readonly what: 'CUSTOMER' | 'ORDER' | 'EVENT'; readonly externalId: string }
  | { readonly kind: 'erase' | 'addToList' | 'takeOffList'; readonly externalId: string }
  | { readonly kind: 'merge'; readonly externalId: string; readonly merged: string }
  | { readonly kind: 'createSegment' | 'editSegment'; readonly name: string; readonly query: string }
  | { readonly kind: 'deleteSegment'; readonly name: string };

/** Plain data, to be copied and compared. Persons are numbered; external ids name them. */
export interface World {
  readonly persons: Record<number, PersonFields & { readonly onList: boolean }>;
  readonly customers: Record<string, number>;
  readonly orders: Record<string, { readonly person: number; readonly total: number; readonly refunded: number }>;
  readonly events: Record<string, { readonly person: number; readonly name: string }>;
  readonly segments: Record<string, string>;
}

export const EMPTY: World = { persons: {}, customers: {}, orders: {}, events: {}, segments: {} };

const NOBODY = { firstName: null, homeOwner: null, webSavviness: null, tags: [], onList: false };

/** The world after a statement. References to customers that are not there get their records rejected, as the server does. */
export function after(before: World, statement: Statement): World {
  const world = structuredClone(before);
  const { persons, customers, orders, events, segments } = world;
  switch (statement.kind) {
    case 'syncCustomers':
      for (const { externalId, ...fields } of statement.records) {
        const person = (customers[externalId] ??= 1 + Math.max(0, ...Object.keys(persons).map(Number)));
        persons[person] = { ...(persons[person] ?? NOBODY), ...fields };
      }
      return world;
    case 'syncOrders':
      for (const { externalId, customerExternalId, total, refunded } of statement.records) {
        const known = orders[externalId];
        const person = customerExternalId === undefined ? known?.person : customers[customerExternalId];
        if (person === undefined) continue;
        const money = { total: Number(total ?? known?.total ?? 0), refunded: Number(refunded ?? known?.refunded ?? 0) };
        // No more is paid back than was to be paid.
        if (money.refunded > money.total) continue;
        orders[externalId] = { person, ...money };
      }
      return world;
    case 'syncEvents':
      for (const { externalId, customerExternalId, name } of statement.records) {
        const person = customers[customerExternalId];
        if (person !== undefined) events[externalId] = { person, name };
      }
      return world;
    case 'remove':
      if (statement.what === 'ORDER') delete orders[statement.externalId];
      else if (statement.what === 'EVENT') delete events[statement.externalId];
      else forget(world, statement.externalId);
      return world;
    case 'erase':
      forget(world, statement.externalId);
      return world;
    case 'merge':
      merge(world, statement.externalId, statement.merged);
      return world;
    case 'addToList':
    case 'takeOffList': {
      const person = customers[statement.externalId];
      const fields = person === undefined ? undefined : persons[person];
      if (person !== undefined && fields !== undefined) persons[person] = { ...fields, onList: statement.kind === 'addToList' };
      return world;
    }
    case 'createSegment':
      segments[statement.name] ??= statement.query;
      return world;
    case 'editSegment':
      if (segments[statement.name] !== undefined) segments[statement.name] = statement.query;
      return world;
    case 'deleteSegment':
      delete segments[statement.name];
      return world;
  }
}

/** The person goes, with every name and everything that hangs on it. */
function forget({ persons, customers, orders, events }: World, externalId: string): void {
  const gone = customers[externalId];
  if (gone === undefined) return;
  delete persons[gone];
  for (const [name, person] of Object.entries(customers)) if (person === gone) delete customers[name];
  for (const records of [orders, events]) {
    for (const [id, { person }] of Object.entries(records)) if (person === gone) delete records[id];
  }
}

/** What the survivor lacks it gets. */
function merge({ persons, customers, orders, events }: World, externalId: string, merged: string): void {
  const [into, gone] = [customers[externalId], customers[merged]];
  const [kept, given] = [persons[into ?? 0], persons[gone ?? 0]];
  if (into === undefined || gone === undefined || kept === undefined || given === undefined || into === gone) return;
  persons[into] = {
    firstName: kept.firstName ?? given.firstName,
    homeOwner: kept.homeOwner ?? given.homeOwner,
    webSavviness: kept.webSavviness ?? given.webSavviness,
    tags: [...kept.tags, ...given.tags.filter((tag) => !kept.tags.includes(tag))],
    onList: kept.onList || given.onList,
  };
  delete persons[gone];
  for (const [name, person] of Object.entries(customers)) if (person === gone) customers[name] = into;
  for (const records of [orders, events] as Record<string, { person: number }>[]) {
    for (const [id, record] of Object.entries(records)) if (record.person === gone) records[id] = { ...record, person: into };
  }
}

/** What can be read of a world: persons under the external ids that name them, without their numbers. */
export function readable({ persons, customers, orders, events, segments }: World): object {
  const names = new Map<number, string[]>();
  for (const [name, person] of Object.entries(customers)) names.set(person, [...(names.get(person) ?? []), name].toSorted());
  const named = (person: number) => (names.get(person) ?? []).join();
  const entries = <Record_>(records: Record<string, Record_>) => Object.entries(records).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return {
    persons: Object.fromEntries(entries(Object.fromEntries(Object.entries(persons).map(([id, fields]) => [named(Number(id)), fields])))),
    orders: entries(orders).map(([id, { person, ...order }]) => [id, named(person), order]),
    events: entries(events).map(([id, { person, ...event }]) => [id, named(person), event]),
    segments: entries(segments),
  };
}
