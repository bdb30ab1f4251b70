import { createHmac, randomBytes } from 'node:crypto';

/* As the specification of Standard Webhooks has it: https://www.standardwebhooks.com. */

const PREFIX = 'whsec_';
const SECRET_BYTES = 32;

export function newSecret(): string {
  return `${PREFIX}${randomBytes(SECRET_BYTES).toString('base64')}`;
}

export interface Message {
  readonly id: string;
  readonly at: Date;
  readonly body: string;
}

/** The headers by which a receiver knows who sends a message: signed with each of the secrets, so that either verifies it. */
export function signed({ id, at, body }: Message, secrets: readonly string[]): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(at.getTime() / 1_000));
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
  });
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}
