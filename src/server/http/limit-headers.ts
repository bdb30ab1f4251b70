import type { FastifyReply } from 'fastify';
import type { FormattedExecutionResult } from 'graphql';
import type { RequestsTold } from '../../access/index.js';

/** Names of the headers, which browsers show to pages of other origins only if they are named. */
export const LIMIT_HEADERS = ['retry-after', 'ratelimit-limit', 'ratelimit-remaining', 'ratelimit-reset', 'ratelimit-policy'] as const;

/** Says how the key stands with its requests, and when to come again with one that was refused. Set on Node's own response, since streams are written past Fastify. */
export function tellLimits(
  { raw }: FastifyReply,
  requests: RequestsTold | undefined,
  { errors }: Pick<FormattedExecutionResult, 'errors'> = {},
): void {
  if (requests !== undefined) {
    raw.setHeader('ratelimit-limit', requests.limit);
    raw.setHeader('ratelimit-remaining', requests.remaining);
    raw.setHeader('ratelimit-reset', requests.resetSeconds);
    raw.setHeader('ratelimit-policy', `${requests.limit};w=60`);
  }
  const { code, retryAfterMs } = errors?.[0]?.extensions ?? {};
  if (code === 'RATE_LIMITED' && typeof retryAfterMs === 'number') raw.setHeader('retry-after', Math.ceil(retryAfterMs / 1_000));
}
