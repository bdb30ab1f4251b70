import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** Whether a body was signed with one of the secrets: HMAC-SHA256, Base64. Takes as long for every signature. */
export function isSigned(body: Buffer, signature: string | undefined, secrets: readonly string[]): boolean {
  const given = digestOf(Buffer.from(signature ?? '', 'utf8'));
  return secrets
    .map((secret) => timingSafeEqual(given, digestOf(Buffer.from(createHmac('sha256', secret).update(body).digest('base64'), 'utf8'))))
    .includes(true);
}

/** By which a body is known again. */
export function digestOf(body: Buffer): Buffer {
  return createHash('sha256').update(body).digest();
}
