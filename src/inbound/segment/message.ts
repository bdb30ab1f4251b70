import { newId } from '../../kernel/index.js';
import { ANONYMOUS } from '../../sync/index.js';
import { UNSTORABLE, unstorablePath } from '../../records/index.js';

/*
 * One message as the Segment specification has it (https://segment.com/docs/connections/spec). Of what libraries send nothing is relied on: each field is
 * taken for what it is.
 */

export const MESSAGE_TYPES = ['identify', 'track', 'page', 'screen', 'group', 'alias'] as const;
export type MessageType = (typeof MESSAGE_TYPES)[number];

export type Json = Readonly<Record<string, unknown>>;

export interface Message {
  /** Its place among what was sent. */
  readonly index: number;
  readonly type: MessageType;
  readonly messageId: string;
  /** Whether the sender gave the id. */
  readonly isNamed: boolean;
  readonly userId: string | undefined;
  readonly anonymousId: string | undefined;
  readonly previousId: string | undefined;
  readonly groupId: string | undefined;
  /** RFC 3339 in UTC. */
  readonly at: string;
  readonly event: string | undefined;
  readonly traits: Json;
  readonly properties: Json;
  /** Parts of it that are none, and are left out. */
  readonly flaws: readonly Flaw[];
}

/** Why a message, or part of it, cannot be taken. */
export interface Flaw {
  readonly code: string;
  readonly path: readonly string[];
  /** Completes the sentence that begins with the path. */
  readonly is: string;
}

interface Reception {
  readonly index: number;
  /** What the address says that it is, if it says so. */
  readonly type: MessageType | undefined;
  readonly sentAt: unknown;
  readonly now: Date;
  readonly toleranceMs: number;
}

const PARTS = ['context', 'traits', 'properties'] as const;

/** The message, or why it is none. */
export function readMessage(given: unknown, reception: Reception): Message | Flaw {
  if (!isObject(given)) return { code: 'INVALID_VALUE', path: [], is: 'must be an object' };
  const unstorable = unstorablePath(given);
  if (unstorable !== undefined) return { code: 'INVALID_VALUE', path: unstorable, is: UNSTORABLE };
  const type = reception.type ?? MESSAGE_TYPES.find((name) => name === given['type']);
  if (type === undefined) return { code: 'INVALID_VALUE', path: ['type'], is: `must be one of ${MESSAGE_TYPES.join(', ')}` };
  const at = momentOf(given['timestamp'] ?? given['originalTimestamp'], given['sentAt'] ?? reception.sentAt, reception);
  if (at === undefined) return { code: 'INVALID_VALUE', path: ['timestamp'], is: 'must be a moment, such as 2026-05-30T16:00:00Z' };
  const context = objectOf(given['context']);
  const messageId = idOf(given['messageId']);
  const message: Message = {
    index: reception.index,
    type,
    messageId: messageId ?? newId(),
    isNamed: messageId !== undefined,
    userId: idOf(given['userId']),
    anonymousId: idOf(given['anonymousId']),
    previousId: idOf(given['previousId']),
    groupId: idOf(given['groupId']),
    at,
    event: type === 'track' ? textOf(given['event']) : type,
    // Calls that are no identify tell of the person in their context.
    traits: type === 'identify' || type === 'group' ? objectOf(given['traits']) : objectOf(context['traits']),
    properties: withName(given, type),
    flaws: PARTS.flatMap((part) => (isObject(given[part] ?? {}) ? [] : { code: 'INVALID_VALUE', path: [part], is: 'must be an object' })),
  };
  return flawOf(message) ?? message;
}

/** The id of a message of which nothing else may be readable. */
export function givenIdOf(given: unknown): string | undefined {
  const messageId = isObject(given) ? idOf(given['messageId']) : undefined;
  return messageId === undefined || unstorablePath(messageId) !== undefined ? undefined : messageId;
}

/** As long as an external id may be; that of a visitor has a prefix. */
const LONGEST = 255;
const LONGEST_IDS = { userId: LONGEST, anonymousId: LONGEST - ANONYMOUS.length, previousId: LONGEST, groupId: LONGEST } as const;

function flawOf(message: Message): Flaw | undefined {
  const { type, userId, anonymousId, previousId, groupId, event } = message;
  for (const [field, most] of Object.entries(LONGEST_IDS) as [keyof typeof LONGEST_IDS, number][]) {
    if ((message[field]?.length ?? 0) > most) return { code: 'INVALID_VALUE', path: [field], is: `is longer than ${most} characters` };
  }
  const required = (field: string): Flaw => ({ code: 'REQUIRED', path: [field], is: 'is required' });
  if (type === 'alias') {
    if (previousId === undefined) return required('previousId');
    return userId === undefined ? required('userId') : undefined;
  }
  if (userId === undefined && anonymousId === undefined) return required('userId');
  if (type === 'group' && groupId === undefined) return required('groupId');
  return event === undefined ? required('event') : undefined;
}

/** Pages and screens have their name beside their properties. */
function withName(given: Json, type: MessageType): Json {
  const properties = objectOf(given['properties']);
  if (type !== 'page' && type !== 'screen') return properties;
  const [name, category] = [textOf(given['name']), textOf(given['category'])];
  return { ...(category === undefined ? {} : { category }), ...(name === undefined ? {} : { name }), ...properties };
}

/**
 * When it happened. Where the clock of the sender is ahead, so that what it sends would lie in the future, it is set by the moment of sending: as the
 * specification has it.
 */
function momentOf(given: unknown, sent: unknown, { now, toleranceMs }: Reception): string | undefined {
  if (given === undefined || given === null) return now.toISOString();
  const at = timeOf(given);
  if (at === undefined) return undefined;
  const sentAt = timeOf(sent);
  const ahead = sentAt === undefined ? 0 : sentAt - now.getTime();
  return new Date(ahead > toleranceMs ? at - ahead : at).toISOString();
}

/** Within the years that have four digits. */
function timeOf(given: unknown): number | undefined {
  const time = typeof given === 'number' ? given : typeof given === 'string' ? Date.parse(given) : Number.NaN;
  return Math.abs(time) < 250_000_000_000_000 ? time : undefined;
}

export function isObject(given: unknown): given is Json {
  return typeof given === 'object' && given !== null && !Array.isArray(given);
}

export function objectOf(given: unknown): Json {
  return isObject(given) ? given : {};
}

/** Numbers are ids too, as long as they keep their digits. */
export function idOf(given: unknown): string | undefined {
  return typeof given === 'number' && Number.isSafeInteger(given) ? String(given) : textOf(given);
}

export function textOf(given: unknown): string | undefined {
  return typeof given === 'string' && given.trim() !== '' ? given.trim() : undefined;
}
