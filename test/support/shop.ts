import { createHmac } from 'node:crypto';
import type { TestServer } from './server.js';

/* Shops that send webhooks, as they sign them. */

export interface Connected {
  readonly id: string;
  readonly address: string;
  readonly kind: 'SHOPIFY' | 'WOOCOMMERCE';
}
export const SECRET = 'shhh-a-secret-of-the-shop';

export async function connectShop(
  server: Pick<TestServer, 'ask'>,
  { source, ...more }: { readonly kind: Connected['kind']; readonly source: string; readonly deletesCustomers?: boolean },
  key?: string,
): Promise<Connected> {
  const answer = await server.ask<{ connectShop: Connected }>(
    'mutation ($input: ConnectShopInput!) { connectShop(input: $input) { id address kind source lastMessageAt } }',
    { input: { name: source, source, secret: SECRET, ...more } },
    key,
  );
  return answer.connectShop;
}

export interface ShopAnswer {
  readonly code: number;
  readonly status?: string;
  readonly problems?: readonly { readonly code: string; readonly path: string[] }[];
  readonly errors?: readonly { readonly extensions: Readonly<Record<string, unknown>> }[];
}

export function signedHeaders(kind: Connected['kind'], topic: string, text: string, secret = SECRET): Record<string, string> {
  const signature = createHmac('sha256', secret).update(text).digest('base64');
  const [prefix, name] = kind === 'SHOPIFY' ? ['x-shopify', 'x-shopify-hmac-sha256'] : ['x-wc-webhook', 'x-wc-webhook-signature'];
  return { 'content-type': 'application/json', [name]: signature, [`${prefix}-topic`]: topic, [`${prefix}-webhook-id`]: 'b54557e4' };
}

export async function sendAsShop(
  server: Pick<TestServer, 'url'>,
  { address, kind }: Connected,
  topic: string,
  body: object | string,
  secret = SECRET,
): Promise<ShopAnswer> {
  // Ids are numbers, however long.
  const text = typeof body === 'string' ? body : JSON.stringify(body).replace(/"id":"(\d{16,})"/g, '"id":$1');
  const response = await fetch(`${server.url}${address}`, {
    method: 'POST',
    headers: signedHeaders(kind, topic, text, secret),
    body: text,
  });
  return { code: response.status, ...((await response.json()) as object) };
}
