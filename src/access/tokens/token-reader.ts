import { decodeJwt, decodeProtectedHeader, errors, jwtVerify, type JWTPayload } from 'jose';
import { type Clock, derivedId, DomainError } from '../../kernel/index.js';
import { hashKey } from '../key-text.js';
import type { Viewer } from '../viewer.js';
import type { Issuer } from './issuer.js';
import { IssuerKeys } from './issuer-keys.js';
import { rightsOfClaims } from './rights-of-claims.js';

/** Why a token was refused, for whoever runs the server: in the words of jose, such as ERR_JWT_EXPIRED. */
export interface TokenRefusal {
  readonly issuer: string;
  readonly reason: string;
  /** The claim that is to blame, if it is one. */
  readonly claim?: string | undefined;
}

export interface TokenReaderParts {
  readonly clock: Clock;
  readonly onRefusal?: (refusal: TokenRefusal) => void;
  /** The keys of an issuer could not be read. */
  readonly onError?: (error: unknown) => void;
}

/** Reads the tokens (JWT) of some issuers. */
export class TokenReader {
  readonly #keys: ReadonlyMap<string, { readonly issuer: Issuer; readonly keys: IssuerKeys }>;

  constructor(
    issuers: readonly Issuer[],
    private readonly parts: TokenReaderParts,
  ) {
    const { onError } = parts;
    this.#keys = new Map(issuers.map((issuer) => [issuer.issuer, { issuer, keys: new IssuerKeys(issuer, { onError }) }]));
  }

  /** Whether a credential is a token of anybody's, and no key: a key says nothing of itself. */
  static isToken(text: string): boolean {
    if (!text.includes('.')) return false;
    try {
      return decodeProtectedHeader(text).alg !== undefined && decodeJwt(text).iss !== undefined;
    } catch {
      return false;
    }
  }

  /** What a token allows; undefined for one that is not valid here and now. Throws UNAVAILABLE where that cannot be known at present. */
  async read(text: string): Promise<Viewer | undefined> {
    // Which issuer to ask; whether it is true the signature tells.
    const known = this.#keys.get(decodeJwt(text).iss ?? '');
    if (known === undefined) return undefined;
    const { issuer, keys } = known;
    try {
      const { payload } = await jwtVerify(text, keys.find, {
        issuer: issuer.issuer,
        audience: [...issuer.audience],
        algorithms: [...issuer.algorithms],
        clockTolerance: issuer.clockToleranceSeconds,
        requiredClaims: ['exp', 'sub'],
        currentDate: this.parts.clock.now(),
        ...(issuer.type === undefined ? {} : { typ: issuer.type }),
      });
      checkClaims(payload);
      return viewerOf(text, issuer, payload);
    } catch (error) {
      if (error instanceof DomainError) throw error;
      const claim = error instanceof errors.JWTClaimValidationFailed ? error.claim : undefined;
      // What is no error of jose is one of a key that cannot be used, such as one that is too short or broken: a token may name any.
      const reason = error instanceof errors.JOSEError ? error.code : String(error);
      this.parts.onRefusal?.({ issuer: issuer.issuer, reason, claim });
      return undefined;
    }
  }
}

/** Longer ones OpenID does not allow. */
const LONGEST_SUBJECT = 255;
/** The last moment that a Date holds, in seconds, less than any tolerance. */
const LATEST_END = 8.64e12 - 86_400;

/** Refuses what is signed and yet no subject, or no moment. */
function checkClaims(payload: JWTPayload): void {
  const { exp = 0, sub } = payload as { readonly exp?: number; readonly sub?: unknown };
  const isSubject = typeof sub === 'string' && sub !== '' && sub.length <= LONGEST_SUBJECT && !/[\p{Cc}\p{Cs}]/u.test(sub);
  if (!isSubject) throw new errors.JWTClaimValidationFailed('This is no subject.', payload, 'sub', 'check_failed');
  if (exp > LATEST_END) throw new errors.JWTClaimValidationFailed('This is no moment.', payload, 'exp', 'check_failed');
}

function viewerOf(text: string, issuer: Issuer, payload: JWTPayload): Viewer {
  const { exp = 0, sub = '' } = payload;
  return {
    keyId: derivedId(`${issuer.issuer} ${sub}`),
    subject: { issuer: issuer.issuer, subject: sub },
    ...rightsOfClaims(issuer, payload),
    limits: issuer.limits ?? {},
    credential: {
      kind: 'token',
      hash: hashKey(text).toString('hex'),
      revision: 0,
      endsAt: new Date((exp + issuer.clockToleranceSeconds) * 1_000),
    },
  };
}
