import type { FastifyRequest } from 'fastify';

/** Whether a browser asks for a page, and not a client for an answer. */
export function wantsPage({ method, query, headers }: Pick<FastifyRequest, 'method' | 'query' | 'headers'>): boolean {
  return method === 'GET' && (query as Record<string, unknown>)['query'] === undefined && (headers.accept ?? '').includes('text/html');
}
