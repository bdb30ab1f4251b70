import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type ShopRefusal, shopStandings } from '../../access/index.js';
import { AuditTrail, type OwnDeed } from '../../audit/index.js';
import { COSTS, describeCause, sentRecordsIn, type Services, toClientError } from '../../graphql/index.js';
import {
  findShop,
  isSignature,
  secretsOf,
  type ShopAnswer,
  type ShopKind,
  signedWith,
  type StoredShop,
  takeShopMessage,
} from '../../inbound/index.js';
import { derivedId, DomainError } from '../../kernel/index.js';
import { noteProblems } from '../../sync/index.js';
import { readJsonWithLongIds, readUtf8 } from '../bounded-json.js';
import { tellLimits } from './limit-headers.js';
import type { OriginOf } from './origin.js';
import { ShopBodies } from './shop-bodies.js';

/** Of one message: an order of a thousand lines has two megabytes. */
const LARGEST_MESSAGE_BYTES = 5 * 1024 * 1024;
/** That an address is told of and whose signatures are wrong; what is beyond is told of nowhere. */
const MOST_WRONG_A_MINUTE = 60;

/** In which header each kind of shop says what. */
const HEADERS: Readonly<Record<ShopKind, { readonly signature: string; readonly topic: string; readonly messageId: string }>> = {
  shopify: { signature: 'x-shopify-hmac-sha256', topic: 'x-shopify-topic', messageId: 'x-shopify-webhook-id' },
  woocommerce: { signature: 'x-wc-webhook-signature', topic: 'x-wc-webhook-topic', messageId: 'x-wc-webhook-delivery-id' },
};
/** What WooCommerce sends, unsigned, to see whether somebody is there. */
const PING = /^webhook_id=\d+$/;
const LONGEST_PING_BYTES = 64;

/** Why nothing is taken of a shop, in words. */
const REFUSED_FOR: Readonly<Record<ShopRefusal, string>> = {
  KEY_REVOKED: 'The key that gave the shop its secret has been revoked: give it one with another.',
  KEY_EXPIRED: 'The key that gave the shop its secret has ended: give it one with another.',
  KEY_LACKS_SCOPES: 'The key that gave the shop its secret lacks scopes of what shops write by now.',
};

type OfShop = Pick<StoredShop, 'kind' | 'source'>;

/**
 * /shops/<id>: webhooks of shops, known by their signatures. Whoever has no address of a shop, or nothing that could be a signature, is not listened to at
 * all; whoever has is listened to with bounds. What counts is the shop as it stands once the message is whole.
 */
export function addShops(app: FastifyInstance, services: Services, originOf: OriginOf): void {
  const bodies = new ShopBodies();
  void app.register(async (shops) => {
    // The signature is of the body as it was sent.
    shops.removeAllContentTypeParsers();
    shops.addContentTypeParser('*', { parseAs: 'buffer' }, async (_request: unknown, body: string | Buffer) => body);
    shops.post('/shops/:id', {
      bodyLimit: LARGEST_MESSAGE_BYTES,
      onRequest: async (request) => {
        const shop = await lookUp(request, services);
        if (!isSignature(headerOf(request, HEADERS[shop.kind].signature)) && !isPing(request, shop)) throw await wrong(services, shop);
        bodies.listen(request, shop.id);
      },
      handler: (request, reply) => answer(request, reply, services, originOf),
    });
  });
}

async function lookUp(request: FastifyRequest, { membership }: Services): Promise<StoredShop> {
  const { id } = request.params as { readonly id: string };
  const shop = await findShop(membership.database.on('live', 'shops'), id);
  if (shop === undefined) throw new DomainError('NOT_FOUND', 'There is no shop of this address.');
  return shop;
}

/** By its head. */
function isPing(request: FastifyRequest, { kind }: OfShop): boolean {
  return kind === 'woocommerce' && Number(headerOf(request, 'content-length') ?? Infinity) <= LONGEST_PING_BYTES;
}

async function answer(request: FastifyRequest, reply: FastifyReply, services: Services, originOf: OriginOf): Promise<void> {
  const { limiter, log, membership } = services;
  // Once more: it may have been disconnected, or given another secret, while its message came.
  const shop = await lookUp(request, services);
  const raw = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  if (isPing(request, shop) && PING.test(raw.toString('latin1'))) return void (await reply.code(200).send({ status: 'IGNORED' }));
  const { signature, topic, messageId } = HEADERS[shop.kind];
  const secret = signedWith(raw, headerOf(request, signature), secretsOf(shop, membership.clock.now()));
  if (secret === undefined) throw await wrong(services, shop);
  const database = membership.database.on('live', 'shops');
  const [standing] = await shopStandings({ database, clock: membership.clock }, [secret.holder]);
  const caller = standing?.caller ?? { keyId: shop.id };
  try {
    await limiter.spend(caller, 'requestsPerMinute', () => 1);
    if (standing?.refusal !== undefined) throw await fallen(services, shop, standing.refusal);
    const body = readJsonWithLongIds(readUtf8(raw));
    await limiter.spend(caller, 'costPerMinute', () => COSTS.operation + Math.floor(sentRecordsIn(body) / COSTS.recordsOfOne));
    const message = { topic: headerOf(request, topic) ?? '', messageId: headerOf(request, messageId), raw, body, secret: secret.secret };
    const told = await audited(services, shop, { origin: originOf(request.raw), owner: caller.keyId }, (sync) =>
      takeShopMessage(sync, { ...shop, deletesCustomers: shop.deletesCustomers && standing?.mayErase === true }, message),
    );
    membership.wakeUps.wake('queue', { everywhere: true });
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

/** A message without a signature of the shop. Whoever knows the address may send as many as they like: so they are told of with bounds. */
async function wrong(services: Services, shop: StoredShop): Promise<DomainError> {
  const caller = { keyId: derivedId(`wrong signatures of ${shop.id}`), limits: { requestsPerMinute: MOST_WRONG_A_MINUTE } };
  await services.limiter.spend(caller, 'requestsPerMinute', () => 1);
  const message = 'The signature is not of the secret of the shop.';
  await note(services, shop, { type: 'signature', code: 'UNAUTHENTICATED', message });
  return new DomainError('UNAUTHENTICATED', message);
}

async function fallen(services: Services, shop: StoredShop, reason: ShopRefusal): Promise<DomainError> {
  const message = REFUSED_FOR[reason];
  await note(services, shop, { type: 'key', code: 'FORBIDDEN', message });
  return new DomainError('FORBIDDEN', message, { reason });
}

async function note(
  { membership, log }: Services,
  { kind, source }: OfShop,
  problem: { readonly type: string; readonly code: string; readonly message: string },
): Promise<void> {
  const noted = { via: kind, source, lost: 'message', path: [], ...problem } as const;
  await noteProblems({ database: membership.database.on('live', 'shops'), clock: membership.clock }, [noted]).catch((error: unknown) =>
    log.error({ cause: describeCause(error) }, 'a message of a shop that was refused could not be noted'),
  );
}

function audited(
  { membership, intake, log }: Services,
  { id, name }: StoredShop,
  { origin, owner }: { readonly origin: ReturnType<OriginOf>; readonly owner: string },
  work: (sync: Parameters<typeof takeShopMessage>[0]) => Promise<ShopAnswer>,
): Promise<ShopAnswer> {
  const onError = (error: unknown) => log.error({ cause: describeCause(error) }, 'an attempt could not be written into the audit log');
  const { clock } = membership;
  const trail = new AuditTrail(
    { database: membership.database.on('live', 'audit'), clock, onError },
    { kind: 'command', id, name: `shop ${name}`, ...origin },
  );
  const database = membership.database.on('questions', owner).with({ beforeCommit: trail.beforeCommit });
  return trail.during(
    { operation: 'takeShopMessage', subjectKind: 'Shop', subjectIds: [id] } satisfies OwnDeed,
    () => work({ ...intake, database, clock }),
    ({ problems }) => ({ counts: { problems: problems.length } }),
  );
}
