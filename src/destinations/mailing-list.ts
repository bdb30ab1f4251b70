import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Answered, exchange, type Sending } from '../webhooks/index.js';
import type { CellValue } from '../export/index.js';
import type { ListSettings } from './destination.js';
import {
  type Leaving,
  type Listing,
  type MemberProblem,
  Misconfigured,
  type Outgoing,
  type Receiver,
  type Refusal,
  Unreachable,
} from './receiver.js';

/* The audience protocol of Mailchimp's Marketing API 3.0: https://mailchimp.com/developer/marketing/api/. */

/** The protocol gives an answer within two minutes, or none. */
const LONGEST_ANSWER_MS = 120_000;
/** Of 500 members with all that the tool tells of each. */
const MOST_READ_BYTES = 16 * 1024 * 1024;
/** Two less than an account may have: somebody else may be working in it. */
const CONNECTIONS = 8;
const LISTED_AT_ONCE = 1_000;
/** For how long it is left alone where it does not say for how long. */
const TOO_MANY_WAIT_MS = 10_000;

/** By what a list knows a member: the address is not told by it. */
export function subscriberHash(email: string): string {
  return createHash('md5').update(email.toLowerCase()).digest('hex');
}

/* What is read of answers, which may be anything: what is not of this shape is no answer. */

const BATCH_ANSWER = z.looseObject({
  errors: z.array(z.looseObject({ email_address: z.string().optional(), error: z.string().optional() })).nullish(),
});

const LONGEST_KEY = 200;
const MEMBERS_ANSWER = z.looseObject({
  members: z
    .array(
      z.looseObject({
        id: z
          .string()
          .max(LONGEST_KEY)
          .regex(/^[^\0]*$/)
          .optional(),
        status: z.string().optional(),
      }),
    )
    .optional(),
  total_items: z.number().optional(),
});

/** Of a refusal nothing is needed. */
const text = z.string().catch('');
const PROBLEM = z.looseObject({
  title: text,
  detail: text,
  errors: z.array(z.looseObject({ field: text, message: text }).catch({ field: '', message: '' })).catch([]),
});

/** Of what a member is told there that they want nothing more, or that nothing arrives. */
const DECLINED: ReadonlySet<string> = new Set(['unsubscribed', 'cleaned']);

export class MailingList implements Receiver {
  readonly #address: string;
  readonly #authorization: string;

  constructor(
    private readonly settings: ListSettings,
    key: string,
    private readonly sending: Sending,
  ) {
    this.#address = `${settings.url.replace(/\/+$/, '')}/3.0/lists/${encodeURIComponent(settings.listId)}`;
    // Any name will do.
    this.#authorization = `Basic ${Buffer.from(`cantle:${key}`).toString('base64')}`;
  }

  async check(): Promise<void> {
    wanted(await this.#ask('GET', '?fields=id'), [200]);
  }

  async put(members: readonly Outgoing[]): Promise<readonly Refusal[]> {
    const body = {
      members: members.map(({ email, values }) => ({ email_address: email, status: 'subscribed', merge_fields: mergeFields(values) })),
      update_existing: true,
    };
    const answer = await this.#ask('POST', '?skip_merge_validation=true&skip_duplicate_check=true', body);
    if (answer.status === 400 && members.length > 1) {
      // Something of one of them is so that none is taken: the halves tell of which.
      const half = Math.ceil(members.length / 2);
      return [...(await this.put(members.slice(0, half))), ...(await this.put(members.slice(half)))];
    }
    const [first] = members;
    if (answer.status === 400 && first !== undefined) return [refusalOf(first, problemText(answer))];
    const { errors } = readJson(wanted(answer, [200]), BATCH_ANSWER);
    const byKey = new Map(members.map((member) => [member.key, member]));
    return (errors ?? []).flatMap(({ email_address: address = '', error = '' }) => {
      const member = byKey.get(subscriberHash(address));
      return member === undefined ? [] : refusalOf(member, error);
    });
  }

  /** One by one, since it has no other way; several at the same time. */
  async remove(members: readonly Leaving[]): Promise<readonly Refusal[]> {
    const waiting = [...members];
    const refusals: Refusal[] = [];
    const work = async () => {
      for (let member = waiting.shift(); member !== undefined; member = waiting.shift()) {
        const refusal = await this.#removeOne(member).catch((error: unknown) => {
          // The others end after the one that they are at.
          waiting.length = 0;
          throw error;
        });
        if (refusal !== undefined) refusals.push(refusal);
      }
    };
    const results = await Promise.allSettled(Array.from({ length: Math.min(CONNECTIONS, members.length) }, work));
    const failed = results.find((result) => result.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
    return refusals;
  }

  async #removeOne({ key, forgets }: Leaving): Promise<Refusal | undefined> {
    const path = `/members/${encodeURIComponent(key)}`;
    if (forgets) return removed(key, await this.#ask('POST', `${path}/actions/delete-permanent`));
    if (this.settings.onLeave === 'ARCHIVE') return removed(key, await this.#ask('DELETE', path));
    return removed(key, await this.#ask('PATCH', path, { status: 'unsubscribed' }));
  }

  async list(cursor: string | null): Promise<Listing> {
    const offset = Number(cursor ?? 0);
    const query = `count=${LISTED_AT_ONCE}&offset=${offset}&sort_field=timestamp_opt&sort_dir=ASC&fields=members.id,members.status,total_items`;
    const answer = wanted(await this.#ask('GET', `/members?${query}`), [200]);
    const { members = [], total_items: total = 0 } = readJson(answer, MEMBERS_ANSWER);
    const of = (is: (status: string) => boolean) => members.flatMap(({ id, status = '' }) => (id !== undefined && is(status) ? id : []));
    const next = offset + members.length;
    return {
      present: of((status) => status !== 'archived' && !DECLINED.has(status)),
      declined: of((status) => DECLINED.has(status)),
      cursor: members.length === 0 || next >= total ? null : String(next),
    };
  }

  async close(): Promise<void> {}

  async #ask(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: object): Promise<Answered> {
    const asked = {
      method,
      headers: { authorization: this.#authorization, accept: 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
      timeoutMs: LONGEST_ANSWER_MS,
      mostBytes: MOST_READ_BYTES,
    };
    const answer = await exchange(`${this.#address}${path}`, asked, this.sending).catch((error: Error) => {
      throw new Unreachable(error.message === '' ? error.name : error.message);
    });
    const { status } = answer;
    if (status === 429) throw new Unreachable('The mailing tool has too many requests (429).', waitOf(answer) ?? TOO_MANY_WAIT_MS);
    if (status >= 500 || status === 408) throw new Unreachable(`The mailing tool answered ${status}.`, waitOf(answer));
    if (status === 401 || status === 403) throw new Misconfigured(`The mailing tool does not take the key (${status}).`);
    return answer;
  }
}

/** The answer, if it is one of those; else whoever has set the destination up has to look. */
function wanted(answer: Answered, statuses: readonly number[]): Answered {
  if (statuses.includes(answer.status)) return answer;
  const what = answer.status === 404 ? 'The mailing tool has no such list' : 'The mailing tool refused the request';
  throw new Misconfigured(`${what} (${answer.status}).`);
}

/** Who is not there has gone; so has who may not be had there anyway. */
function removed(key: string, answer: Answered): Refusal | undefined {
  if (answer.status === 404 || (answer.status >= 200 && answer.status < 300)) return undefined;
  const message = problemText(answer);
  if (/compliance state/i.test(message)) return undefined;
  return { key, problem: 'NOT_REMOVED', message: withoutAddress(message, null) };
}

function refusalOf({ key, email }: Outgoing, message: string): Refusal {
  return { key, problem: problemOf(message), message: withoutAddress(message, email) };
}

function problemOf(message: string): MemberProblem {
  if (/compliance state|permanently deleted/i.test(message)) return 'COMPLIANCE';
  return /looks fake or invalid|valid email|blank/i.test(message) ? 'INVALID' : 'REFUSED';
}

const LONGEST_MESSAGE = 500;
/** What is looked through for addresses, which takes as long as it is long, squared. */
const MOST_LOOKED_THROUGH = 2_000;

/** Messages quote the address that they are about. */
function withoutAddress(given: string, email: string | null): string {
  const message = given.slice(0, MOST_LOOKED_THROUGH);
  const known = email === null ? message : message.replaceAll(email, '…').replaceAll(email.toLowerCase(), '…');
  const told = known.replaceAll(/[^\s@"'<>]+@[^\s@"'<>]+/g, '…').replaceAll(/\p{Cc}+/gu, ' ');
  return told.slice(0, LONGEST_MESSAGE);
}

function problemText(answer: Answered): string {
  const { title, detail, errors } = readProblem(answer);
  const fields = errors.map(({ field, message }) => `${field} ${message}`.trim());
  return [title, detail, ...fields].filter((part) => part !== '').join(' ') || `The answer was ${answer.status}.`;
}

function readProblem(answer: Answered): z.infer<typeof PROBLEM> {
  try {
    return readJson(answer, PROBLEM);
  } catch {
    return { title: '', detail: '', errors: [] };
  }
}

/** What was cut off, or is no JSON of that shape, is no answer. */
function readJson<Told>({ body }: Answered, shape: z.ZodType<Told>): Told {
  try {
    return shape.parse(JSON.parse(body ?? ''));
  } catch {
    throw new Unreachable('The answer of the mailing tool was cut off, or is none.');
  }
}

/** For how long it asks to be left alone, an hour at most. */
function waitOf({ headers }: Answered): number | null {
  const seconds = Number(headers['retry-after']);
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, 3_600) * 1_000 : null;
}

/** Texts and numbers: a day as the tool writes days, of a list its elements. What is missing is emptied. */
function mergeFields(values: Outgoing['values']): Record<string, string | number> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, mergeField(value)]));
}

function mergeField(value: CellValue): string | number {
  if (value === null) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === 'number') return value;
  if (Array.isArray(value)) return value.join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
