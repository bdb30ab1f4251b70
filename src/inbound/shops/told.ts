/*
 * What a message of a shop tells, in the words of records. Both kinds of shop are read into this.
 */

export type Told = Readonly<Record<string, unknown>> & { readonly externalId: string };

export interface ToldOrder {
  readonly record: Told;
  /** The customer, or of a guest the address. */
  readonly customerExternalId: string | undefined;
  readonly email: string | undefined;
  readonly products: readonly Told[];
  /** undefined where the message does not tell them. */
  readonly refunds: readonly Refund[] | undefined;
}

/** What cannot be taken. */
export interface Problem {
  readonly code: string;
  readonly path: readonly string[];
  readonly message: string;
}

export interface Refund {
  readonly externalId: string;
  readonly amount: string;
}

export interface RefundsTold {
  readonly orderExternalId: string;
  readonly updatedAt?: string | undefined;
  readonly refunds: readonly Refund[];
}

export interface ShopTold {
  readonly customers?: readonly Told[];
  /** Their words, by the external ids of customers. */
  readonly consents?: readonly Readonly<Record<string, unknown>>[];
  readonly products?: readonly Told[];
  readonly orders?: readonly ToldOrder[];
  /** Refunds of an order that is known. */
  readonly refunds?: RefundsTold;
  readonly deleted?: { readonly kind: 'customer' | 'order' | 'product'; readonly externalId: string };
}

/** That nothing is read of messages of the topic. */
export const UNREAD = Symbol('unread');

export type ReadMessage = (topic: string, body: Readonly<Record<string, unknown>>) => ShopTold | typeof UNREAD;
