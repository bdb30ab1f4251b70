import type { FastifyRequest } from 'fastify';

/** Whether a browser asks for a page, and not a client for an answer. */
export function wantsPage(request: Pick<FastifyRequest, 'method' | 'query' | 'headers'>): boolean {
  const query = request.query as Record<string, unknown>;
  return request.method === 'GET' && query['query'] === undefined && (request.headers.accept ?? '').includes('text/html');
}

/**
 * An IDE that loads nothing from elsewhere. The demo key is filled in only for a browser on this very machine: by its address, and
 * by the name it asked for, so that a page elsewhere whose name was made to point here (DNS rebinding) does not get it.
 */
export async function renderIde({ ip, host }: Pick<FastifyRequest, 'ip' | 'host'>, demoKey: string | undefined): Promise<string> {
  // Nine megabytes, loaded when somebody wants them.
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  const fillIn = demoKey !== undefined && isLoopback(ip) && isLocalName(host);
  return renderGraphiQL({
    title: 'Cantle',
    subscriptionsProtocol: 'GRAPHQL_SSE',
    defaultQuery: WELCOME,
    headers: JSON.stringify({ authorization: `Bearer ${fillIn ? demoKey : 'cantle_...'}` }, undefined, 2),
    defaultEditorToolsVisibility: 'headers',
  });
}

function isLoopback(address: string): boolean {
  return address === '127.0.0.1' || address === '::1' || address === '::ffff:127.0.0.1';
}

function isLocalName(host: string): boolean {
  const name = host.replace(/:\d+$/, '');
  return name === 'localhost' || name === '127.0.0.1' || name === '[::1]';
}

const WELCOME = `# Cantle: the segments of this workspace, and the first members of each.
{
  segments(first: 20) {
    nodes {
      name
      description
      query
      size
      share
      members(first: 3, orderBy: AMOUNT_SPENT_DESC) {
        edges {
          since
          leavesAt
          node {
            firstName
            lastName
            orders(first: 2) {
              nodes {
                number
                placedAt
                amount
              }
            }
          }
        }
      }
    }
  }
}
`;
