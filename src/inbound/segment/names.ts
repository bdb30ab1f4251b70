import { ANONYMOUS } from '../../sync/index.js';
import type { Message } from './message.js';

/** What is known of the names in a request. */
export interface Names {
  /** Whether there is a customer of the name. */
  isKnown(name: string): boolean;
}

/** Anonymous ids are names too, beside those that a source gives its users. */
export function anonymousName(anonymousId: string): string {
  return `${ANONYMOUS}${anonymousId}`;
}

/** What whoever a message is of is called. */
export function nameOf({ userId, anonymousId = '' }: Pick<Message, 'userId' | 'anonymousId'>): string {
  return userId ?? anonymousName(anonymousId);
}
