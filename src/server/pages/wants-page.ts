import type { FastifyRequest } from 'fastify';

const READING = ['GET', 'HEAD'];

/** Whether a browser asks for a page, and not a client for an answer. */
export function wantsPage({ method, query, headers }: Pick<FastifyRequest, 'method' | 'query' | 'headers'>): boolean {
  return (
    READING.includes(method) && (query as Record<string, unknown>)['query'] === undefined && (headers.accept ?? '').includes('text/html')
  );
}
