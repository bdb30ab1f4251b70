import type { Scope } from '../../model/index.js';
import type { OwnLimits } from '../limits/index.js';

/** An issuer of tokens, such as an OpenID provider, and what its tokens allow here. */
export interface Issuer {
  /** Exactly as tokens name it in `iss`. */
  readonly issuer: string;
  /** One of which a token must name in `aud`. */
  readonly audience: readonly string[];
  /** Where its keys are; undefined where it says so itself (`/.well-known/openid-configuration`). */
  readonly jwksUri?: string | undefined;
  /** With which tokens may be signed. */
  readonly algorithms: readonly string[];
  /** How far its clock may be from that of the database. */
  readonly clockToleranceSeconds: number;
  /** The `typ` that tokens must have, such as `at+jwt`. */
  readonly type?: string | undefined;
  readonly scopes: ScopeMapping;
  /** What limits tokens to segments; undefined where they see all. */
  readonly segments?: SegmentMapping | undefined;
  /** What each subject may have, in place of the limits of the server. */
  readonly limits?: OwnLimits | undefined;
}

export interface ScopeMapping {
  /** A claim by its name, or by its path such as `realm_access.roles`. */
  readonly claim: string;
  /** What each value of the claim allows; where there is no map, values that are scopes allow what they say. */
  readonly map?: Readonly<Record<string, readonly Scope[]>> | undefined;
}

export interface SegmentMapping {
  readonly claim: string;
  /** The ids of the segments that each value opens; where there is no map, values are ids. */
  readonly map?: Readonly<Record<string, readonly string[]>> | undefined;
}

/** Signatures that whoever can check them cannot make: an issuer never shares a secret with us. */
export const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'] as const;

/** In place of ids, for all segments. */
export const EVERY_SEGMENT = '*';
