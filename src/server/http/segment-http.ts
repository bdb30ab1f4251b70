import type { FastifyReply, FastifyRequest } from 'fastify';
import { hasScope, requireScopes } from '../../access/index.js';
import type { OwnDeed } from '../../audit/index.js';
import { afterWrite, COSTS, OperationContext, type Services, toClientError } from '../../graphql/index.js';
import { MESSAGE_TYPES, type MessagesTaken, type MessageType, takeMessages } from '../../inbound/index.js';
import { DomainError, invalidInput } from '../../kernel/index.js';
import { didYouMean } from '../../language/index.js';
import { tellLimits } from './limit-headers.js';
import type { OriginOf } from './origin.js';
import { signalOf, viewerOf } from './request-hooks.js';

/** What the calls of the Segment specification are sent to; a source may be named, for those who have several. */
export const SEGMENT_URLS = ['/v1/:call', '/sources/:source/v1/:call'] as const;
export const SEGMENT_ADDRESS = /^\/(?:sources\/[^/]+\/)?v1\//;

const DEFAULT_SOURCE = 'segment';
const BASIC = /^Basic\s+([A-Za-z0-9+/=_-]+)\s*$/i;

/** Libraries send the write key as the user of Basic authentication, without a password; it is an API key like any other. */
export function writeKeyOf({ headers: { authorization } }: FastifyRequest): string | undefined {
  const basic = BASIC.exec(authorization ?? '')?.[1];
  if (basic === undefined) return authorization;
  const [user = ''] = Buffer.from(basic, 'base64').toString('utf8').split(':');
  return `Bearer ${user}`;
}

/** Takes messages of the Segment specification, one or a batch, and says of each that was not taken why. */
export function makeSegmentHandler(
  services: Services,
  originOf: OriginOf,
): (request: FastifyRequest, reply: FastifyReply) => Promise<void> {
  return async (request, reply) => {
    const viewer = viewerOf(request);
    const context = new OperationContext(services, viewer, { signal: signalOf(reply), origin: originOf(request.raw) });
    const { limiter, log } = services;
    try {
      await limiter.spend(viewer, 'requestsPerMinute', () => 1);
      const taken = await take(request, context);
      tellLimits(reply, limiter.requestsOf(viewer));
      await reply.code(200).send({ success: true, ...taken });
    } catch (error) {
      tellLimits(reply, limiter.requestsOf(viewer), { errors: error instanceof DomainError ? [toClientError(error, log)] : [] });
      throw error;
    }
  };
}

function take(request: FastifyRequest, context: OperationContext): Promise<MessagesTaken> {
  const { services, viewer } = context;
  return context.audit.during(
    { operation: 'takeMessages', subjectKind: 'CustomerEvent' } satisfies OwnDeed,
    async () => {
      requireScopes(viewer, 'Sending messages', 'customers:write', 'events:write');
      const sent = readSent(request);
      await services.limiter.spend(viewer, 'costPerMinute', () => COSTS.operation + Math.floor(sent.messages.length / COSTS.recordsOfOne));
      const taken = await takeMessages(context.sync, { ...sent, may: (scope) => hasScope(viewer, scope) });
      afterWrite(context);
      return taken;
    },
    ({ taken, problems }) => ({ counts: { taken, rejected: problems.filter(({ lost }) => lost === 'message').length } }),
  );
}

interface Sent {
  readonly source: string;
  readonly messages: readonly unknown[];
  readonly type: MessageType | undefined;
  readonly sentAt: unknown;
}

function readSent({ params, body }: FastifyRequest): Sent {
  const { call, source = DEFAULT_SOURCE } = params as { readonly call: string; readonly source?: string };
  const type = MESSAGE_TYPES.find((name) => name === call);
  if (type === undefined && call !== 'batch' && call !== 'import') {
    throw new DomainError(
      'NOT_FOUND',
      `There is no call '${call}' of the Segment specification here: ${MESSAGE_TYPES.join(', ')} and batch.${didYouMean(call, [...MESSAGE_TYPES, 'batch'])}`,
    );
  }
  if (typeof body !== 'object' || body === null) throw invalidInput('body', 'The body must be a JSON object.');
  const { batch, sentAt, context } = body as { readonly batch?: unknown; readonly sentAt?: unknown; readonly context?: unknown };
  if (type !== undefined) return { source, messages: [body], type, sentAt };
  if (!Array.isArray(batch)) throw invalidInput('batch', 'batch must be a list of messages.');
  // What a batch says of all its messages.
  const messages = context === undefined ? batch : batch.map((message: unknown) => withContext(message, context));
  return { source, messages, type: undefined, sentAt };
}

function withContext(message: unknown, context: unknown): unknown {
  return typeof message === 'object' && message !== null && !('context' in message) ? { ...message, context } : message;
}
