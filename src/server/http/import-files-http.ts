import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasScope, requireScopes } from '../../access/index.js';
import type { OwnDeed } from '../../audit/index.js';
import { COSTS, OperationContext, type Services } from '../../graphql/index.js';
import { DomainError } from '../../kernel/index.js';
import { findOutput, type Output, readFileParts } from '../../sync/index.js';
import { tellLimits } from './limit-headers.js';
import type { OriginOf } from './origin.js';
import { viewerOf } from './request-hooks.js';

const TYPES = { csv: 'text/csv; charset=utf-8', any: 'application/octet-stream' } as const;

/** /imports/<id>: what an import that was asked for over the API has written, for the key that has asked for it. */
export function addImportFiles(
  app: FastifyInstance,
  services: Services,
  originOf: OriginOf,
  needsKey: (request: FastifyRequest) => Promise<void>,
): void {
  const onRequest = async (request: FastifyRequest) => {
    await needsKey(request);
    requireScopes(viewerOf(request), 'Fetching what an import has written', 'imports:read');
  };
  app.get('/imports/:id/reasons.csv', { onRequest, exposeHeadRoute: false }, (request, reply) =>
    send(request, reply, { purpose: 'reasons' }),
  );
  app.get('/imports/:id/rejected/*', { onRequest, exposeHeadRoute: false }, (request, reply) =>
    send(request, reply, { purpose: 'rejected', name: (request.params as { readonly '*': string })['*'] }),
  );

  async function send(request: FastifyRequest, reply: FastifyReply, wanted: { readonly purpose: Output; readonly name?: string }) {
    const viewer = viewerOf(request);
    const { limiter } = services;
    await limiter.spend(viewer, 'requestsPerMinute', () => 1);
    await limiter.spend(viewer, 'costPerMinute', () => COSTS.operation);
    tellLimits(reply, limiter.requestsOf(viewer));
    const { id } = request.params as { readonly id: string };
    const context = new OperationContext(services, viewer, { origin: originOf(request.raw) });
    const owner = hasScope(viewer, 'admin') ? null : viewer.keyId;
    const file = await findOutput(context.imports, owner, id, wanted);
    if (file === undefined) throw new DomainError('NOT_FOUND', 'There is no such file of an import, or none any more.');
    await context.audit.note({ operation: 'import fetch', subjectKind: 'ImportJob', subjectIds: [id] } satisfies OwnDeed);
    return reply
      .type(wanted.purpose === 'reasons' ? TYPES.csv : TYPES.any)
      .header('content-length', file.size)
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name.split('/').at(-1) ?? '')}`)
      .send(Readable.from(readFileParts(context.database, file.id), { objectMode: false }));
  }
}
