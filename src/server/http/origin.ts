import { isIP } from 'node:net';
import type { IncomingMessage } from 'node:http';
import proxyAddress from '@fastify/proxy-addr';
import type { Origin } from '../../graphql/index.js';
import { newId } from '../../kernel/index.js';

/** Tells where a request comes from, and gives it an id. */
export type OriginOf = (request: IncomingMessage) => Required<Origin>;

export const REQUEST_ID = 'x-request-id';
/** An id that the client has given the request. It ends up in logs of others. */
const GIVEN_ID = /^[\w.:-]{1,100}$/;

/** What proxies say of the address is believed of those trusted alone: addresses, networks such as `10.0.0.0/8`, or `loopback`. */
export function originsBehind(trustedProxies: readonly string[]): OriginOf {
  const isTrusted = proxyAddress.compile([...trustedProxies]);
  const known = new WeakMap<IncomingMessage, Required<Origin>>();
  return (request) => {
    let origin = known.get(request);
    if (origin === undefined) {
      const given = request.headers[REQUEST_ID];
      const requestId = typeof given === 'string' && GIVEN_ID.test(given) ? given : newId();
      // From the nearest to the farthest. Of what is no address whoever has said it is the farthest that is known.
      const address = proxyAddress.all(request, isTrusted).findLast((given) => isIP(given) !== 0) ?? '';
      origin = { address, requestId };
      known.set(request, origin);
    }
    return origin;
  };
}
