import { DomainError } from '../kernel/index.js';

const VERSION = 1;

/** A position in the change log as clients see it: opaque and versioned. */
export function encodeCursor(seq: bigint): string {
  return Buffer.from(`${VERSION}:${seq}`).toString('base64url');
}

/** The position that a cursor stands for. Anything that this server did not make is refused with CURSOR_INVALID. */
export function decodeCursor(cursor: string): bigint {
  const match = /^1:(\d{1,18})$/.exec(Buffer.from(cursor, 'base64url').toString());
  if (match?.[1] === undefined) throw new DomainError('CURSOR_INVALID', 'The cursor was not made by this server.', { field: 'after' });
  return BigInt(match[1]);
}
