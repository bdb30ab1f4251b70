import { DomainError } from '../../kernel/index.js';

/** A position in the delta feed as clients keep it: opaque and versioned, so that it can come to mean more. */
export function encodeRecordCursor(seq: bigint): string {
  return Buffer.from(JSON.stringify({ v: VERSION, seq: seq.toString() })).toString('base64url');
}

/** Refuses with CURSOR_INVALID what `encodeRecordCursor` did not make. */
export function decodeRecordCursor(cursor: string): bigint {
  const content = parse(Buffer.from(cursor, 'base64url').toString());
  if (content !== null && typeof content === 'object' && 'v' in content && content.v === VERSION && 'seq' in content) {
    const { seq } = content;
    if (typeof seq === 'string' && /^\d{1,18}$/.test(seq)) return BigInt(seq);
  }
  throw cursorInvalid();
}

export function cursorInvalid(): DomainError {
  return new DomainError('CURSOR_INVALID', 'The cursor was not made by this feed.', { field: 'after' });
}

export function cursorExpired(): DomainError {
  const message = 'The changes after this cursor are no longer kept. Begin without a cursor, and read the records themselves anew.';
  return new DomainError('CURSOR_EXPIRED', message, { field: 'after' });
}

const VERSION = 1;

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
