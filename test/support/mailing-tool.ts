import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/*
 * A mailing tool that keeps to what is published of Mailchimp's audiences (Marketing API 3.0): batches of 500, ten connections, members known by the MD5 of their address,
 * errors of single members beside what was taken, problem documents.
 */

export const TOOL_KEY = '0123456789abcdef0123456789abcdef-us6';
export const LIST_ID = 'a1b2c3d4e5';
const MOST_MEMBERS = 500;
const MOST_CONNECTIONS = 10;

export interface ToolMember {
  readonly email: string;
  status: 'subscribed' | 'unsubscribed' | 'cleaned' | 'archived';
  mergeFields: Record<string, string | number>;
}

/** What goes wrong with a request: nothing is done, or it is done and nobody hears of it. */
export type Trouble = 'cut' | 'cut after' | 'half an answer' | 'too many' | 'broken' | undefined;

export interface MailingTool {
  readonly url: string;
  readonly members: Map<string, ToolMember>;
  /** Who may not be subscribed, since they have said so themselves. */
  readonly inCompliance: Set<string>;
  /** Who was deleted for good. */
  readonly forgotten: Set<string>;
  /** Who cannot be removed. */
  readonly kept: Set<string>;
  readonly requests: string[];
  /** Members in the largest batch, and requests at the same time. */
  readonly most: { batch: number; connections: number };
  trouble: (request: { readonly method: string; readonly path: string }) => Trouble;
  /** What happens before an answer. */
  meanwhile: () => Promise<unknown>;
  /** Those who get mail, in order. */
  subscribed(): string[];
  close(): Promise<void>;
}

export const hashOf = (email: string): string => createHash('md5').update(email.toLowerCase()).digest('hex');

export async function startMailingTool(): Promise<MailingTool> {
  const tool = new Tool();
  let connections = 0;
  const server = createServer((request, response) => {
    connections += 1;
    tool.most.connections = Math.max(tool.most.connections, connections);
    response.once('close', () => (connections -= 1));
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => void tool.answer(request, response, Buffer.concat(chunks).toString(), connections));
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  tool.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  tool.close = () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return tool;
}

interface Answer {
  readonly status: number;
  readonly body?: object;
}

const problem = (status: number, title: string, detail: string): Answer => ({
  status,
  body: { type: 'about:blank', title, status, detail },
});
const NOT_FOUND = problem(404, 'Resource Not Found', 'The requested resource could not be found.');

class Tool implements MailingTool {
  url = '';
  readonly members = new Map<string, ToolMember>();
  readonly inCompliance = new Set<string>();
  readonly forgotten = new Set<string>();
  readonly kept = new Set<string>();
  readonly requests: string[] = [];
  readonly most = { batch: 0, connections: 0 };
  trouble: MailingTool['trouble'] = () => undefined;
  meanwhile: MailingTool['meanwhile'] = async () => {};
  close: MailingTool['close'] = async () => {};

  subscribed(): string[] {
    return [...this.members.values()].flatMap(({ email, status }) => (status === 'subscribed' ? email : [])).toSorted();
  }

  async answer(request: IncomingMessage, response: ServerResponse, body: string, connections: number): Promise<void> {
    const { method = '', url = '' } = request;
    const { pathname, searchParams } = new URL(url, this.url);
    this.requests.push(`${method} ${pathname}`);
    const trouble = this.trouble({ method, path: pathname });
    if (trouble === 'cut') return void request.socket.destroy();
    let { status, body: told } = this.#said(request, trouble, connections);
    if (status === 0)
      ({ status, body: told } = this.#route(method, pathname, searchParams, body === '' ? {} : (JSON.parse(body) as object)));
    await this.meanwhile();
    if (trouble === 'cut after') return void request.socket.destroy();
    const text = told === undefined ? '' : JSON.stringify(told);
    response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text), 'retry-after': '7' });
    if (trouble !== 'half an answer') return void response.end(text);
    response.write(text.slice(0, text.length / 2));
    setImmediate(() => request.socket.destroy());
  }

  /** What is said before anything is looked at; status 0 for nothing. */
  #said(request: IncomingMessage, trouble: Trouble, connections: number): Answer {
    const [, given = ''] = /^Basic (.+)$/.exec(request.headers.authorization ?? '') ?? [];
    if (!Buffer.from(given, 'base64').toString().endsWith(`:${TOOL_KEY}`)) {
      return problem(401, 'API Key Invalid', 'Your API key may be invalid.');
    }
    if (trouble === 'too many' || connections > MOST_CONNECTIONS) {
      return problem(429, 'Too Many Requests', 'You have exceeded the limit of 10 simultaneous connections.');
    }
    return trouble === 'broken' ? problem(500, 'Internal Server Error', 'Try again.') : { status: 0 };
  }

  #route(method: string, path: string, query: URLSearchParams, body: object): Answer {
    const [, listId, rest = ''] = /^\/3\.0\/lists\/([^/]+)(.*)$/.exec(path) ?? [];
    if (listId !== LIST_ID) return NOT_FOUND;
    if (rest === '') return method === 'POST' ? this.#batch(body) : { status: 200, body: { id: LIST_ID } };
    if (rest === '/members' && method === 'GET') return this.#list(query);
    const [, hash = '', action] = /^\/members\/([0-9a-f]{32})(\/actions\/delete-permanent)?$/.exec(rest) ?? [];
    const member = this.members.get(hash);
    if (member === undefined) return NOT_FOUND;
    if (this.kept.has(member.email))
      return problem(405, 'Method Not Allowed', 'This list member cannot be removed. Please contact support.');
    if (action !== undefined && method === 'POST') {
      this.members.delete(hash);
      this.forgotten.add(member.email.toLowerCase());
      return { status: 204 };
    }
    if (method === 'DELETE') {
      if (member.status === 'archived') return NOT_FOUND;
      member.status = 'archived';
      return { status: 204 };
    }
    if (method !== 'PATCH') return problem(405, 'Method Not Allowed', 'The requested method and resource are not compatible.');
    member.status = (body as { status: ToolMember['status'] }).status;
    return { status: 200, body: { id: hash } };
  }

  #batch(body: object): Answer {
    interface Given {
      readonly email_address: string;
      readonly status: ToolMember['status'];
      readonly merge_fields: Record<string, string | number>;
    }
    const { members, update_existing: updates } = body as { members: Given[]; update_existing: boolean };
    this.most.batch = Math.max(this.most.batch, members.length);
    if (members.length > MOST_MEMBERS) {
      return problem(400, 'Invalid Resource', `Your merge request has more than ${MOST_MEMBERS} members.`);
    }
    // What no field can hold has the whole batch refused.
    if (members.some(({ merge_fields: fields }) => Object.values(fields).includes('poison'))) {
      return problem(400, 'Invalid Resource', 'The resource submitted could not be validated.');
    }
    const errors: object[] = [];
    for (const { email_address: email, status, merge_fields: mergeFields } of members) {
      const error = this.#against(email);
      const member = this.members.get(hashOf(email));
      if (error !== undefined) errors.push({ email_address: email, error, error_code: 'ERROR_GENERIC' });
      else if (member === undefined) this.members.set(hashOf(email), { email, status, mergeFields });
      else if (updates) Object.assign(member, { status, mergeFields });
      else errors.push({ email_address: email, error: `${email} is already a list member.`, error_code: 'ERROR_CONTACT_EXISTS' });
    }
    return { status: 200, body: { new_members: [], updated_members: [], errors, error_count: errors.length } };
  }

  #against(email: string): string | undefined {
    if (this.forgotten.has(email.toLowerCase())) return `${email} was permanently deleted and cannot be re-imported.`;
    if (/@fake\./.test(email)) return `${email} looks fake or invalid, please enter a real email address.`;
    const isOut = this.inCompliance.has(email) || this.members.get(hashOf(email))?.status === 'cleaned';
    if (!isOut) return undefined;
    return `${email} is already a list member in compliance state due to unsubscribe, bounce, or compliance review and cannot be subscribed.`;
  }

  #list(query: URLSearchParams): Answer {
    const [count, offset] = [Number(query.get('count') ?? 10), Number(query.get('offset') ?? 0)];
    if (count > 1_000) return problem(400, 'Invalid Resource', 'Schema describes integer with maximum 1000.');
    // Archived ones are not told unless they are asked for.
    const all = [...this.members].filter(([, { status }]) => status !== 'archived');
    const members = all.slice(offset, offset + count).map(([id, { status }]) => ({ id, status }));
    return { status: 200, body: { members, total_items: all.length } };
  }
}
