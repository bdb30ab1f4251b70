import { isId } from '../../kernel/index.js';
import { isScope, type Scope } from '../../model/index.js';
import { EVERY_SEGMENT, type Issuer } from './issuer.js';

export type Claims = Readonly<Record<string, unknown>>;

export interface RightsOfClaims {
  readonly scopes: ReadonlySet<Scope>;
  /** null for all. */
  readonly segmentIds: ReadonlySet<string> | null;
}

/** What the claims of a token allow. What is not said is not allowed: a token without the claim has no scope, and sees no segment where it is to be limited. */
export function rightsOfClaims({ scopes, segments }: Pick<Issuer, 'scopes' | 'segments'>, claims: Claims): RightsOfClaims {
  const granted = mapped(valuesOf(claims, scopes.claim), scopes.map).filter(isScope);
  if (segments === undefined) return { scopes: new Set(granted), segmentIds: null };
  const ids = mapped(valuesOf(claims, segments.claim), segments.map);
  const segmentIds = ids.includes(EVERY_SEGMENT) ? null : new Set(ids.filter(isId).map((id) => id.toLowerCase()));
  return { scopes: new Set(granted), segmentIds };
}

function mapped(values: readonly string[], map: Readonly<Record<string, readonly string[]>> | undefined): readonly string[] {
  if (map === undefined) return values;
  return values.flatMap((value) => (Object.hasOwn(map, value) ? (map[value] ?? []) : []));
}

/** The values of a claim: those of a list, or the words of a text, as OAuth has its scopes. */
function valuesOf(claims: Claims, name: string): readonly string[] {
  const value = Object.hasOwn(claims, name) ? claims[name] : atPath(claims, name.split('.'));
  if (typeof value === 'string') return value.split(/\s+/).filter((word) => word !== '');
  return Array.isArray(value) ? value.filter((part): part is string => typeof part === 'string') : [];
}

function atPath(value: unknown, [name, ...rest]: readonly string[]): unknown {
  if (name === undefined) return value;
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return atPath((value as Claims)[name], rest);
}
