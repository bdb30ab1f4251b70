import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** HMAC-SHA256 in Base64. */
const SIGNATURE = /^[A-Za-z0-9+/]{43}=$/;

/** Whether a text could be a signature at all. */
export function isSignature(text: string | undefined): boolean {
  return text !== undefined && SIGNATURE.test(text);
}

/** With which of the secrets a body was signed, if with any. Takes as long for every signature. */
export function signedWith<Given extends { readonly secret: string }>(
  body: Buffer,
  signature: string | undefined,
  secrets: readonly Given[],
): Given | undefined {
  const given = digestOf(Buffer.from(signature ?? '', 'utf8'));
  const isOf = ({ secret }: Given) =>
    timingSafeEqual(given, digestOf(Buffer.from(createHmac('sha256', secret).update(body).digest('base64'), 'utf8')));
  return secrets[secrets.map(isOf).indexOf(true)];
}

/** By which a shop is known that is connected more than once: what it signs with, and for which source. */
export function signerOf({ secret }: { readonly secret: string }, source: string): Buffer {
  return createHmac('sha256', secret).update(`what was taken for ${source}`).digest();
}

/** By which a body is known again. */
export function digestOf(body: Buffer): Buffer {
  return createHash('sha256').update(body).digest();
}
