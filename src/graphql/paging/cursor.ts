import { DomainError } from '../../kernel/index.js';

const VERSION = 1;

/** A place in a list: which order it is a place of, and the values of that order's keys, as text. */
export interface Place {
  readonly order: string;
  readonly keys: readonly string[];
}

export function encodePlace({ order, keys }: Place): string {
  return Buffer.from(JSON.stringify([VERSION, order, ...keys])).toString('base64url');
}

/** Refuses what this server did not make, and a place in another order, with CURSOR_INVALID. */
export function decodePlace(cursor: string, order: string, keyCount: number): Place {
  const parts = parse(Buffer.from(cursor, 'base64url').toString());
  if (parts === undefined || parts[0] !== VERSION) throw cursorInvalid('The cursor was not made by this server.');
  if (parts[1] !== order) throw cursorInvalid('The cursor belongs to a list in another order.');
  const keys = parts.slice(2).filter((key) => typeof key === 'string' && !key.includes('\0')) as string[];
  if (keys.length !== keyCount || parts.length !== keyCount + 2) throw cursorInvalid('The cursor was not made by this server.');
  return { order, keys };
}

export function cursorInvalid(message: string): DomainError {
  return new DomainError('CURSOR_INVALID', message, { field: 'after' });
}

function parse(text: string): unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
