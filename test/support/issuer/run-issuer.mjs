// @ts-nocheck: oidc-provider comes without types.
import Provider from 'oidc-provider';

/*
 * An OpenID provider as a process of its own, since it comes as modules that jest does not load. It is told what to be in its one argument, gives
 * access tokens as JWT to programs (client credentials), says when it listens and, when asked, how often it was asked for what.
 */

const { port, jwks, clients, audience, lifetimeSeconds } = JSON.parse(process.argv[2]);
const provider = new Provider(`http://localhost:${port}`, {
  jwks: { keys: jwks },
  clients: Object.keys(clients).map((id) => ({
    client_id: id,
    client_secret: 'secret',
    grant_types: ['client_credentials'],
    redirect_uris: [],
    response_types: [],
    id_token_signed_response_alg: jwks[0].alg,
  })),
  scopes: ['segments:read', 'segments:write', 'customers:read'],
  features: {
    devInteractions: { enabled: false },
    clientCredentials: { enabled: true },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => 'https://cantle.test',
      getResourceServerInfo: () => ({
        scope: 'segments:read segments:write customers:read',
        audience,
        accessTokenTTL: lifetimeSeconds,
        accessTokenFormat: 'jwt',
        jwt: { sign: { alg: jwks[0].alg } },
      }),
    },
  },
  extraTokenClaims: (_ctx, token) => clients[token.clientId],
});
const asked = {};
provider.use(async ({ path }, next) => {
  asked[path] = (asked[path] ?? 0) + 1;
  await next();
});
process.on('message', () => process.send(asked));
provider.listen(port, () => process.send('ready'));
