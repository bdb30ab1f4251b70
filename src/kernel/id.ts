import { v7 } from 'uuid';

/** A new identifier: UUID version 7, so that ids grow with time and index pages fill in order. */
export function newId(): string {
  return v7();
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a text can be the id of a record at all; anything else would be an error inside the database. */
export function isId(text: string): boolean {
  return UUID.test(text);
}
