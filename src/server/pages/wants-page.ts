import type { FastifyRequest } from 'fastify';

/** Methods whose requests have no body that anybody reads. */
export const READING = ['GET', 'HEAD'];

/** Whether a browser asks for a page, and not a client for an answer. */
export function wantsPage({ method, query, headers }: Pick<FastifyRequest, 'method' | 'query' | 'headers'>): boolean {
  return (
    READING.includes(method) && (query as Record<string, unknown>)['query'] === undefined && (headers.accept ?? '').includes('text/html')
  );
}
