import type { Messages } from '../messages/english';

interface Named {
  readonly id?: string | undefined;
  readonly firstName?: string | null | undefined;
  readonly lastName?: string | null | undefined;
}

/** What a customer is called; where the name is not known, or may not be, by the end of the id. */
export function personName(person: Named | null | undefined, t: Messages): string {
  if (person === null || person === undefined) return t.people.unknown;
  const name = [person.firstName, person.lastName].filter((part) => part !== null && part !== undefined && part !== '').join(' ');
  return name !== '' ? name : t.people.nameless((person.id ?? '').slice(-6));
}
