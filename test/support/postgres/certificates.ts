import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether there is an `openssl` to make certificates with: Node.js reads them only. */
export const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

/** An authority of a test's own. */
export class Authority {
  readonly #folder = mkdtempSync(join(tmpdir(), 'cantle-certificates-'));

  constructor() {
    this.#openssl(
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-days',
      '2',
      '-subj',
      '/CN=Cantle Test',
      '-keyout',
      'ca.key',
      '-out',
      'ca.crt',
    );
  }

  /** The file of its own certificate. */
  get file(): string {
    return join(this.#folder, 'ca.crt');
  }

  /** A certificate for a server, or for a user (`whose`), by its name, such as `IP:127.0.0.1` or `DNS:db.example`. */
  certify(name: string, whose = 'server'): { readonly certificate: string; readonly key: string } {
    writeFileSync(join(this.#folder, 'server.ext'), `subjectAltName=${name}\n`);
    this.#openssl('req', '-newkey', 'rsa:2048', '-nodes', '-subj', `/CN=${whose}`, '-keyout', 'server.key', '-out', 'server.csr');
    const signing = ['-req', '-days', '2', '-CA', 'ca.crt', '-CAkey', 'ca.key', '-CAcreateserial', '-extfile', 'server.ext'];
    this.#openssl('x509', ...signing, '-in', 'server.csr', '-out', 'server.crt');
    const read = (file: string) => readFileSync(join(this.#folder, file), 'utf8');
    return { certificate: read('server.crt'), key: read('server.key') };
  }

  /** The same as files, for a client. */
  certifyClient(user: string): { readonly certificate: string; readonly key: string } {
    const { certificate, key } = this.certify(`DNS:${user}`, user);
    const files = { certificate: join(this.#folder, `${user}.crt`), key: join(this.#folder, `${user}.key`) };
    writeFileSync(files.certificate, certificate);
    writeFileSync(files.key, key, { mode: 0o600 });
    return files;
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #openssl(...args: string[]): void {
    const made = spawnSync('openssl', args, { cwd: this.#folder });
    if (made.status !== 0) throw new Error(`openssl failed: ${made.stderr.toString()}`);
  }
}
