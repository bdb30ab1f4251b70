import type { FastifyReply, FastifyRequest } from 'fastify';
import { unauthenticated } from '../../access/index.js';
import type { OwnDeed } from '../../audit/index.js';
import {
  CONTENT_TYPES,
  type CustomerExport,
  exportCustomers,
  type ExportRequest,
  groupOf,
  readExportRequest,
  withSegmentId,
} from '../../export/index.js';
import { COSTS, describeCause, OperationContext, type Services, toClientError } from '../../graphql/index.js';
import { DomainError, FewAtOnce, unavailable } from '../../kernel/index.js';
import { drained, ended } from './drained.js';
import { tellLimits } from './limit-headers.js';
import type { OriginOf } from './origin.js';
import { payInTime } from './pay-in-time.js';
import { signalOf, stillStands, viewerOf } from './request-hooks.js';

/** What an answer tells of the file, beside the file. */
export const EXPORT_HEADERS = ['content-disposition', 'cantle-as-of', 'cantle-stale', 'cantle-customers', 'cantle-left-out'] as const;

/** Then it is cut off, however far it has come. */
const LONGEST_EXPORT_MS = 3_600_000;
/** Of one process at a time: each holds a part in memory, and keeps the database busy. */
const MOST_EXPORTS = 4;
const TRY_AGAIN_MS = 5_000;

/** How an export is told of in the audit log. */
interface Ending {
  readonly customers: number;
  readonly exported: number;
  /** 1 if the client went away, or was too slow, before it had the whole file. */
  readonly cut: 0 | 1;
}

interface Exporting {
  readonly services: Services;
  readonly context: OperationContext;
  readonly wanted: ExportRequest;
  readonly signal: AbortSignal;
}

/**
 * /export: customers as a file, by GET with the arguments in the address, by POST with them as JSON. Whoever gets the end of the answer has the whole file:
 * one that is cut short, for whatever reason, ends without it, as a connection that breaks.
 */
export function makeExportHandler(services: Services, originOf: OriginOf): (request: FastifyRequest, reply: FastifyReply) => Promise<void> {
  const places = new FewAtOnce(MOST_EXPORTS, () =>
    unavailable('BUSY', `The server writes ${MOST_EXPORTS} exports at the moment: come again later.`, TRY_AGAIN_MS),
  );
  return async (request, reply) => {
    const viewer = viewerOf(request);
    const signal = AbortSignal.any([signalOf(reply), AbortSignal.timeout(LONGEST_EXPORT_MS)]);
    const context = new OperationContext(services, viewer, { signal, origin: originOf(request.raw) });
    const { limiter, log } = services;
    try {
      await limiter.spend(viewer, 'requestsPerMinute', () => 1);
      const given = readExportRequest(request.method === 'GET' ? request.query : request.body);
      context.price = { cost: COSTS.operation + COSTS.expensive, isExpensive: true };
      await limiter.spend(viewer, 'costPerMinute', () => context.price.cost);
      await limiter.during(viewer, 'expensiveQuestions', () =>
        places.during(async () => {
          const wanted = await withSegmentId(context.membership, given).catch(async (error: unknown) => {
            await context.audit.noteAttempt(deedOf(given), error);
            throw error;
          });
          await audited({ services, context, wanted, signal }, request, reply);
        }),
      );
    } catch (error) {
      if (reply.raw.headersSent) {
        log.warn({ cause: describeCause(error) }, 'an export was cut off');
        return;
      }
      tellLimits(reply, limiter.requestsOf(viewer), { errors: error instanceof DomainError ? [toClientError(error, log)] : [] });
      throw error;
    }
  };
}

function deedOf({ segmentId, segment }: ExportRequest): OwnDeed {
  const subjectKind = segmentId === undefined && segment === undefined ? 'Customer' : 'Segment';
  return { operation: 'export', subjectKind, subjectIds: segmentId === undefined ? [] : [segmentId] };
}

function audited(exporting: Exporting, request: FastifyRequest, reply: FastifyReply): Promise<Ending> {
  const { context, wanted } = exporting;
  return context.audit.during(
    deedOf(wanted),
    async () => {
      const exported = await exportCustomers(context.membership, await groupOf(context.membership, wanted), wanted);
      try {
        return await send(exported, exporting, request, reply);
      } finally {
        await exported.close();
      }
    },
    (ending) => ({ counts: { ...ending } }),
  );
}

async function send(
  exported: CustomerExport,
  { services, context, wanted, signal }: Exporting,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Ending> {
  const { raw } = reply;
  const { customers } = exported;
  let rows = 0;
  const cut: () => Ending = () => ({ customers, exported: rows, cut: 1 });
  const isOver = () => raw.destroyed || signal.aborted;
  try {
    for await (const piece of exported.pieces()) {
      await payInTime(services.limiter, context.viewer, Math.floor(piece.rows / COSTS.recordsOfOne), signal);
      if (!(await stillStands(services.keys, request))) throw unauthenticated();
      if (isOver()) return cut();
      if (!raw.headersSent) begin(exported, wanted, services, context, reply);
      raw.write(piece.text);
      await drained(raw);
      if (isOver()) return cut();
      rows += piece.rows;
    }
    raw.addTrailers({ 'cantle-rows': String(rows) });
    return (await ended(raw)) ? { customers, exported: rows, cut: 0 } : cut();
  } catch (error) {
    if (signal.aborted) return cut();
    throw error;
  } finally {
    // No end of the answer: the client knows that there would have been more.
    if (raw.headersSent && !raw.writableEnded) raw.destroy();
  }
}

function begin(
  { asOf, stale, customers, exported }: CustomerExport,
  { format }: ExportRequest,
  { limiter }: Services,
  { viewer }: OperationContext,
  reply: FastifyReply,
): void {
  tellLimits(reply, limiter.requestsOf(viewer));
  reply.hijack();
  reply.raw.writeHead(200, {
    'content-type': CONTENT_TYPES[format],
    'content-disposition': `attachment; filename="customers.${format}"`,
    trailer: 'cantle-rows',
    'cantle-as-of': asOf.toISOString(),
    'cantle-stale': String(stale),
    'cantle-customers': customers,
    'cantle-left-out': customers - exported,
  });
}
