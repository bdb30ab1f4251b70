import { fork, type ChildProcess } from 'node:child_process';
import { createPrivateKey, generateKeyPairSync, randomUUID, type JsonWebKey, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { SignJWT, type JWTPayload } from 'jose';

export const AUDIENCE = 'cantle';
const LIFETIME_SECONDS = 600;

/** Programs that get tokens, by name, with what their tokens say besides. */
export type Clients = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** An OpenID provider, whose keys can be changed. */
export class TestIssuer {
  #key = newKey();
  #child: ChildProcess | undefined;

  private constructor(
    private readonly port: number,
    private readonly clients: Clients,
  ) {}

  static async start(clients: Clients): Promise<TestIssuer> {
    const issuer = new TestIssuer(await freePort(), clients);
    await issuer.#run();
    return issuer;
  }

  get url(): string {
    return `http://localhost:${this.port}`;
  }

  /** A token as the provider gives it. */
  async tokenFor(client: string, scope = ''): Promise<string> {
    const response = await fetch(`${this.url}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${client}:secret`)}`, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ grant_type: 'client_credentials', scope }),
    });
    const answer = (await response.json()) as { readonly access_token?: string };
    if (answer.access_token === undefined) throw new Error(`The issuer gave no token: ${JSON.stringify(answer)}`);
    return answer.access_token;
  }

  /** A token of claims that the provider would not make, signed with its key or another. */
  async forge(
    claims: JWTPayload,
    { key = this.#key, kid = key.kid }: { readonly key?: IssuerKey; readonly kid?: string } = {},
  ): Promise<string> {
    return new SignJWT({ iss: this.url, aud: AUDIENCE, sub: 'forged', scope: 'segments:read', ...claims })
      .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid })
      .sign(key.object);
  }

  /** Signs with another key from now on; the one before is gone. */
  async rotate(): Promise<void> {
    await this.stop();
    this.#key = newKey();
    await this.#run();
  }

  /** How often it has been asked for its keys since it was started. */
  async timesAsked(): Promise<number> {
    this.#child?.send('');
    const [asked] = (await once(this.#child!, 'message')) as [Record<string, number>];
    return asked['/jwks'] ?? 0;
  }

  async stop(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child === undefined) return;
    // One that has ended by itself tells it no more.
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  }

  async #run(): Promise<void> {
    const settings = {
      port: this.port,
      jwks: [this.#key.jwk],
      clients: this.clients,
      audience: AUDIENCE,
      lifetimeSeconds: LIFETIME_SECONDS,
    };
    this.#child = fork(join(__dirname, 'run-issuer.mjs'), [JSON.stringify(settings)], {
      execArgv: [],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    await once(this.#child, 'message');
  }
}

export interface IssuerKey {
  readonly kid: string;
  readonly jwk: JsonWebKey;
  readonly object: KeyObject;
}

export function newKey(): IssuerKey {
  const kid = randomUUID();
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = { ...privateKey.export({ format: 'jwk' }), kid, alg: 'ES256', use: 'sig' };
  return { kid, jwk, object: createPrivateKey({ key: jwk, format: 'jwk' }) };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
