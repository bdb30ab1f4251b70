import type { StoredWebhook } from './webhook.js';

/** What a message is signed with now: during a rotation two. */
export function secretsOf({ secret, formerSecret, formerSecretEndsAt }: StoredWebhook, now: Date): string[] {
  return formerSecret === null || formerSecretEndsAt === null || formerSecretEndsAt <= now ? [secret] : [secret, formerSecret];
}
