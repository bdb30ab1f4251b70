import { DomainError } from '../kernel/index.js';
import type { ReadingContext } from '../membership/index.js';
import type { Scope } from '../model/index.js';

/** Something that an export is asked for, and what it takes to have it. */
export interface Wanted {
  readonly name: string;
  readonly scopes: readonly Scope[];
}

/** Refuses with FORBIDDEN what the reader may not have; `field` is the argument that asks for it. */
export function checkRights({ reader }: Pick<ReadingContext, 'reader'>, field: string, wanted: readonly Wanted[]): void {
  const mentions = wanted.map(({ name, scopes }) => ({ mentioned: name, scopes }));
  const refusal = reader.refusal({ mentions, segmentIds: new Set() });
  if (refusal === undefined) return;
  // The gate speaks of rules; what it says of rights is the same.
  const { mentioned = [], scopes = [] } = refusal.details as {
    readonly mentioned?: readonly string[];
    readonly scopes?: readonly string[];
  };
  const message = `${field} (${mentioned.join(', ')}) needs the scope ${scopes.join(' and ')}, which this key lacks.`;
  throw new DomainError(refusal.code, message, { field, mentioned, scopes });
}

/** The same of whom an export is for: the members of a segment, or the customers for whom a rule holds. */
export function checkGroup(context: Pick<ReadingContext, 'reader'>, whom: 'segments' | 'customers'): void {
  const scopes: Scope[] = whom === 'segments' ? ['segments:read', 'customers:read'] : ['customers:read'];
  checkRights(context, 'segment', [{ name: whom, scopes }]);
}
