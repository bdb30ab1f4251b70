import type { Scope } from '../model/index.js';
import { dataKindsOf, READ_SCOPES } from './data-kind.js';
import type { Source } from './source.js';

/** What every entry of the catalogue says of itself. */
export interface Privacy {
  /** Whether it is, or follows from, what is personal data as a field of the API (`@PersonalData`): with rules over it one could spell that out. */
  readonly personal: boolean;
}

/** Records that an entry looks at, and by which further tables of their source. */
export interface Looking {
  readonly source: Source;
  readonly needs: Iterable<string>;
}

/** What a key must be allowed to read to ask rules for an entry: the kinds of data and the tables that it looks at, and whether it is personal. */
export function scopesOf({ personal }: Privacy, kinds: number, looking: readonly Looking[] = []): readonly Scope[] {
  const ofKinds = dataKindsOf(kinds).flatMap((name) => READ_SCOPES[name] ?? []);
  const ofJoins = looking.flatMap(({ source, needs }) => [...needs].flatMap((join) => source.joinScopes.get(join) ?? []));
  return [...new Set<Scope>([...ofKinds, ...ofJoins, ...(personal ? (['personal_data:read'] as const) : [])])];
}
