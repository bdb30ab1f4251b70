import { v5, v7 } from 'uuid';

/** A new identifier: UUID version 7, so that ids grow with time and index pages fill in order. */
export function newId(): string {
  return v7();
}

/** Of names that ids are derived from; any would do, as long as it stays. */
const NAMESPACE = '0197a1de-5a5e-7c47-9d1c-3f0f6a1b2c3d';

/** The identifier of what somebody else names: always the same for the same name (UUID version 5). */
export function derivedId(name: string): string {
  return v5(name, NAMESPACE);
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a text can be the id of a record at all; anything else would be an error inside the database. */
export function isId(text: string): boolean {
  return UUID.test(text);
}
