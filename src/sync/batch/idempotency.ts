import { createHash } from 'node:crypto';
import { type Transaction, sql } from '../../database/index.js';
import { conflict, invalidInput } from '../../kernel/index.js';
import type { SyncContext } from '../context.js';

const MAX_KEY_LENGTH = 255;

/** A request as far as its repetition is concerned. */
export interface IdempotentRequest {
  readonly operation: string;
  readonly idempotencyKey?: string | null | undefined;
  /** Everything that makes two requests the same. */
  readonly content: unknown;
}

/**
 * Gives the first answer to a request that was answered before; else that of `work`, which is kept in the same transaction, so it
 * is remembered exactly if it happened. A request that comes while the first is still running waits for it: both insert the same
 * key, and the second insert waits for the first transaction to end.
 */
export async function once<Answer extends object>(
  context: SyncContext,
  transaction: Transaction,
  request: IdempotentRequest,
  work: () => Promise<Answer>,
): Promise<Answer> {
  const key = request.idempotencyKey;
  if (key === undefined || key === null) return work();
  if (context.apiKeyId === undefined)
    throw invalidInput('idempotencyKey', 'An idempotency key belongs to the API key that sends it; there is none.');
  if (!/^[\x20-\x7e]+$/.test(key) || key.length > MAX_KEY_LENGTH) {
    throw invalidInput('idempotencyKey', `idempotencyKey must be 1 to ${MAX_KEY_LENGTH} printable ASCII characters.`);
  }

  const hash = createHash('sha256').update(canonicalJson(request.content)).digest();
  const first = await transaction.execute(sql`/* sync.claimIdempotencyKey */
    insert into idempotency_key (api_key_id, key, operation, request_hash, response, created_at)
    values (${context.apiKeyId}, ${key}, ${request.operation}, ${hash}, 'null', ${context.clock.now()})
    on conflict do nothing`);
  if (first === 0) return firstAnswer(context.apiKeyId, transaction, request, hash);

  const answer = await work();
  transaction.defer(sql`/* sync.keepAnswer */
    update idempotency_key set response = ${JSON.stringify(answer)}::jsonb where api_key_id = ${context.apiKeyId} and key = ${key}`);
  return answer;
}

async function firstAnswer<Answer>(apiKeyId: string, transaction: Transaction, request: IdempotentRequest, hash: Buffer): Promise<Answer> {
  const [kept] = await transaction.query<{ operation: string; request_hash: Buffer; response: Answer }>(sql`/* sync.findAnswer */
    select operation, request_hash, response from idempotency_key where api_key_id = ${apiKeyId} and key = ${request.idempotencyKey}`);
  if (kept === undefined || kept.operation !== request.operation || !kept.request_hash.equals(hash)) {
    throw conflict('idempotencyKey', 'This idempotency key was used for another request.');
  }
  return kept.response;
}

/** JSON with the fields of every object in the order of their names, so that equal requests are equal texts. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, nested: unknown) =>
    nested !== null && typeof nested === 'object' && !Array.isArray(nested)
      ? Object.fromEntries(Object.entries(nested).sort(([a], [b]) => (a < b ? -1 : 1)))
      : nested,
  );
}
