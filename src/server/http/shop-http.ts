import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AuditTrail } from '../../audit/index.js';
import { COSTS, describeCause, type Services, toClientError } from '../../graphql/index.js';
import { findShop, isSigned, secretsOf, type ShopAnswer, type ShopKind, type StoredShop, takeShopMessage } from '../../inbound/index.js';
import { DomainError, invariant } from '../../kernel/index.js';
import { noteProblems } from '../../sync/index.js';
import { readJsonWithLongIds } from '../bounded-json.js';
import { tellLimits } from './limit-headers.js';
import { type OriginOf, tellRequestId } from './origin.js';
import { leaveUnread } from './request-hooks.js';

/** Of one message: an order of a thousand lines has two megabytes. */
const LARGEST_MESSAGE_BYTES = 5 * 1024 * 1024;

/** In which header each kind of shop says what. */
const HEADERS: Readonly<Record<ShopKind, { readonly signature: string; readonly topic: string; readonly messageId: string }>> = {
  shopify: { signature: 'x-shopify-hmac-sha256', topic: 'x-shopify-topic', messageId: 'x-shopify-webhook-id' },
  woocommerce: { signature: 'x-wc-webhook-signature', topic: 'x-wc-webhook-topic', messageId: 'x-wc-webhook-delivery-id' },
};
/** What WooCommerce sends, unsigned, to see whether somebody is there. */
const PING = /^webhook_id=\d+$/;

const SHOPS = new WeakMap<FastifyRequest, StoredShop>();

/** /shops/<id>: webhooks of shops, known by their signatures. Whoever has no address of a shop is not listened to at all. */
export function addShops(app: FastifyInstance, services: Services, originOf: OriginOf): void {
  void app.register(async (shops) => {
    // The signature is of the body as it was sent.
    shops.removeAllContentTypeParsers();
    shops.addContentTypeParser('*', { parseAs: 'buffer' }, async (_request: unknown, body: string | Buffer) => body);
    shops.post('/shops/:id', {
      bodyLimit: LARGEST_MESSAGE_BYTES,
      onRequest: async (request, { raw }) => {
        tellRequestId(raw, originOf(request.raw));
        const { id } = request.params as { readonly id: string };
        const shop = await findShop(services.membership.database.on('live', 'shops'), id);
        if (shop !== undefined) return void SHOPS.set(request, shop);
        leaveUnread(request);
        throw new DomainError('NOT_FOUND', 'There is no shop of this address.');
      },
      handler: (request, reply) => answer(request, reply, services, originOf),
    });
  });
}

async function answer(request: FastifyRequest, reply: FastifyReply, services: Services, originOf: OriginOf): Promise<void> {
  const shop = SHOPS.get(request);
  invariant(shop !== undefined, 'the shop is looked up before the body is read');
  const { limiter, log } = services;
  const caller = { keyId: shop.id };
  const raw = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  try {
    if (shop.kind === 'woocommerce' && PING.test(raw.toString('latin1'))) return void (await reply.code(200).send({ status: 'IGNORED' }));
    const { signature, topic, messageId } = HEADERS[shop.kind];
    if (!isSigned(raw, headerOf(request, signature), secretsOf(shop, services.membership.clock.now()))) throw await refused(services, shop);
    await limiter.spend(caller, 'requestsPerMinute', () => 1);
    await limiter.spend(caller, 'costPerMinute', () => COSTS.operation);
    const body = readJsonWithLongIds(raw.toString('utf8'));
    const message = { topic: headerOf(request, topic) ?? '', messageId: headerOf(request, messageId), raw, body };
    const told = await audited(services, shop, originOf(request.raw), (sync) => takeShopMessage(sync, shop, message));
    services.membership.wakeUps.wake('queue', { everywhere: true });
    await reply.code(200).send(told);
  } catch (error) {
    tellLimits(reply, limiter.requestsOf(caller), { errors: error instanceof DomainError ? [toClientError(error, log)] : [] });
    throw error;
  }
}

function headerOf({ headers }: FastifyRequest, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' ? value : undefined;
}

async function refused({ membership, log }: Services, { kind, source }: StoredShop): Promise<DomainError> {
  const problem = {
    via: kind,
    source,
    type: 'signature',
    lost: 'message',
    code: 'UNAUTHENTICATED',
    path: [],
    message: 'The signature is not of the secret of the shop.',
  } as const;
  await noteProblems({ database: membership.database.on('live', 'shops'), clock: membership.clock }, [problem]).catch((error: unknown) =>
    log.error({ cause: describeCause(error) }, 'a message of a shop that was refused could not be noted'),
  );
  return new DomainError(problem.code, problem.message);
}

function audited(
  { membership, intake, log }: Services,
  { id, name }: StoredShop,
  origin: ReturnType<OriginOf>,
  work: (sync: Parameters<typeof takeShopMessage>[0]) => Promise<ShopAnswer>,
): Promise<ShopAnswer> {
  const onError = (error: unknown) => log.error({ cause: describeCause(error) }, 'an attempt could not be written into the audit log');
  const { clock } = membership;
  const trail = new AuditTrail(
    { database: membership.database.on('live', 'audit'), clock, onError },
    { kind: 'command', id, name: `shop ${name}`, ...origin },
  );
  const database = membership.database.on('questions', id).with({ beforeCommit: trail.beforeCommit });
  return trail.during(
    { operation: 'takeShopMessage', subjectKind: 'Shop', subjectIds: [id] },
    () => work({ ...intake, database, clock }),
    ({ problems }) => ({ counts: { problems: problems.length } }),
  );
}
