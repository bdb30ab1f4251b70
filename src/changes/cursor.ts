import { DomainError } from '../kernel/index.js';

/** A position in a log, as it is known to whoever saw the log in an epoch. */
export interface Position {
  /** Empty for one from before logs had epochs. */
  readonly epoch: string;
  readonly seq: bigint;
}

/** Before everything that is kept of any log. */
export const BEGINNING: Position = { epoch: '', seq: 0n };

/** A position as clients see it: opaque and versioned. */
export function encodeCursor({ epoch, seq }: Position): string {
  return Buffer.from(epoch === '' ? `1:${seq}` : `2:${epoch}:${seq}`).toString('base64url');
}

/** The position that a cursor stands for. Anything that no server made is refused with CURSOR_INVALID. */
export function decodeCursor(cursor: string): Position {
  const match = /^(?:1|2:([0-9a-f]{16})):(\d{1,18})$/.exec(Buffer.from(cursor, 'base64url').toString());
  if (match?.[2] === undefined) throw new DomainError('CURSOR_INVALID', 'The cursor was not made by this server.', { field: 'after' });
  return { epoch: match[1] ?? '', seq: BigInt(match[2]) };
}
