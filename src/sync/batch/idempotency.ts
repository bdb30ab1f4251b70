import { createHash } from 'node:crypto';
import { type Transaction, sql } from '../../database/index.js';
import { conflict, invalidInput } from '../../kernel/index.js';
import type { SyncContext } from '../context.js';
import { RequestSeal } from './sealed-answer.js';

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

  const seal = new RequestSeal(request.content);
  const name = createHash('sha256').update(key).digest('hex');
  const first = await transaction.execute(sql`/* sync.claimIdempotencyKey */
    insert into idempotency_key (api_key_id, key, operation, request_hash, answer, created_at)
    values (${context.apiKeyId}, ${name}, ${request.operation}, ${seal.hash}, '', ${context.clock.now()})
    on conflict do nothing`);
  if (first === 0) return firstAnswer(context.apiKeyId, transaction, { name, operation: request.operation, seal });

  const answer = await work();
  transaction.defer(sql`/* sync.keepAnswer */
    update idempotency_key set answer = ${seal.seal(answer)} where api_key_id = ${context.apiKeyId} and key = ${name}`);
  return answer;
}

interface Repeated {
  readonly name: string;
  readonly operation: string;
  readonly seal: RequestSeal;
}

async function firstAnswer<Answer>(apiKeyId: string, transaction: Transaction, { name, operation, seal }: Repeated): Promise<Answer> {
  const [kept] = await transaction.query<{ operation: string; request_hash: Buffer; answer: Buffer }>(sql`/* sync.findAnswer */
    select operation, request_hash, answer from idempotency_key where api_key_id = ${apiKeyId} and key = ${name}`);
  if (kept === undefined || kept.operation !== operation || !kept.request_hash.equals(seal.hash)) {
    throw conflict('idempotencyKey', 'This idempotency key was used for another request.');
  }
  return seal.open(kept.answer) as Answer;
}
