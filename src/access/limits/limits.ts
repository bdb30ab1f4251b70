/** What one caller may have; null for as much as there is. */
export interface Limits {
  readonly requestsPerMinute: number | null;
  readonly costPerMinute: number | null;
  /** At once. */
  readonly subscriptions: number | null;
  /** At once. */
  readonly expensiveQuestions: number | null;
}

export type LimitName = keyof Limits;

/** Limits of one caller in place of those of the server. */
export type OwnLimits = { readonly [Name in LimitName]?: number | null };

/** Limits of one caller that others share. */
export interface SharedLimits {
  readonly callerId: string;
  readonly limits: OwnLimits;
}

/** A key, or the subject of tokens: a viewer is one. */
export interface Caller {
  readonly keyId: string;
  readonly limits?: OwnLimits | undefined;
  /** Whose limits it shares, besides its own: whoever made a key has no more by having it. */
  readonly limitedWith?: readonly SharedLimits[] | undefined;
}

export const NO_LIMITS: Limits = { requestsPerMinute: null, costPerMinute: null, subscriptions: null, expensiveQuestions: null };

export const LIMIT_NAMES = Object.keys(NO_LIMITS) as LimitName[];

/** As they are told to whoever has passed one. */
export const LIMIT_MEANINGS: Readonly<Record<LimitName, string>> = {
  requestsPerMinute: 'The number of requests in a minute',
  costPerMinute: 'What requests may cost in a minute',
  subscriptions: 'The number of subscriptions at once',
  expensiveQuestions: 'The number of expensive questions at once',
};
