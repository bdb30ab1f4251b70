import type { Scope } from '../../model/index.js';
import {
  attachWaiting,
  linkCustomers,
  MAX_BATCH_RECORDS,
  type NewProblem,
  noteProblems,
  type RecordError,
  sourceOf,
  type SyncContext,
  syncUnchecked,
} from '../../sync/index.js';
import { limitExceeded } from '../../kernel/index.js';
import { eventName, eventProperties, orderOf, type OrderTold } from './commerce.js';
import { takeOrders } from './take-orders.js';
import { type Flaw, type Message, type MessageType, givenIdOf, readMessage } from './message.js';
import { anonymousName, nameOf, type Names } from './names.js';
import { takePeople } from './take-people.js';
import { takeGroups } from './take-groups.js';
import { flawOf, takeRecords } from './take-records.js';
import type { Tell } from './tell.js';

/** Of one request; the same as of a batch of records. */
export const MOST_MESSAGES = MAX_BATCH_RECORDS;

export interface MessagesSent {
  /** Names the source system. */
  readonly source: string;
  readonly messages: readonly unknown[];
  /** What the address says that they are, if it says so. */
  readonly type?: MessageType | undefined;
  readonly sentAt?: unknown;
  /** Whether whoever sends may write such records. */
  readonly may: (scope: Scope) => boolean;
}

/** What could not be taken of a request: a message, or part of one. */
export interface MessageProblem {
  readonly index: number;
  readonly messageId: string | null;
  readonly lost: 'message' | 'part';
  readonly code: string;
  readonly path: readonly string[];
  readonly message: string;
}

export interface MessagesTaken {
  readonly taken: number;
  readonly problems: readonly MessageProblem[];
}

/**
 * Takes messages of the Segment specification: people by `identify`, what they do by `track`, `page` and `screen`, orders by the events of its e-commerce
 * part, companies by `group`, and by `alias` that two names are of one person. Sent again it changes nothing, and so whoever is cut off sends again.
 */
export async function takeMessages(context: SyncContext, sent: MessagesSent): Promise<MessagesTaken> {
  if (sent.messages.length > MOST_MESSAGES) throw limitExceeded('The number of messages', MOST_MESSAGES);
  const source = sourceOf(sent.source);
  const { may } = sent;
  const problems: (MessageProblem & { readonly type: string })[] = [];
  const lostOnes = new Set<number>();
  const tell: Tell = ({ index, type, messageId, isNamed }, lost, { code, path, is }) => {
    if (lost === 'message') lostOnes.add(index);
    const message = `${path.length === 0 ? 'The message' : path.join('.')} ${is}`;
    problems.push({
      index,
      type,
      messageId: isNamed ? messageId : null,
      lost,
      code,
      path,
      message: message.endsWith('.') ? message : `${message}.`,
    });
  };
  const messages = read(context, sent, tell);
  const live = () => messages.filter(({ index }) => !lostOnes.has(index));

  const orders = new Map<Message, OrderTold>();
  for (const message of messages) {
    const order = orderOf(message);
    if (order !== undefined && 'is' in order) tell(message, 'message', order);
    else if (order !== undefined && !may('orders:write')) tell(message, 'message', forbidden('orders:write'));
    else if (order !== undefined) orders.set(message, order);
    if (message.type === 'group' && !may('companies:write')) tell(message, 'message', forbidden('companies:write'));
  }

  const names = await takePeople(context, source, live(), tell);
  await takeAliases(context, source, live(), tell);
  await takeGroups(context, source, live(), names, tell);
  await takeOrders(context, { source, orders: live().flatMap((message) => orders.get(message) ?? []), names, may }, tell);
  const events = live().filter((message) => EVENTS.has(message.type) && !orders.has(message));
  await takeEvents(context, source, events, names, tell);

  await noteProblems(
    context,
    problems.map(
      ({ index: _index, messageId, ...problem }) =>
        ({ ...problem, via: 'segment', source, messageId: messageId ?? undefined }) satisfies NewProblem,
    ),
  );
  return { taken: sent.messages.length - lostOnes.size, problems: problems.map(({ type: _type, ...problem }) => problem) };
}

const EVENTS: ReadonlySet<MessageType> = new Set(['track', 'page', 'screen'] as const);

function forbidden(scope: Scope): Flaw {
  return { code: 'FORBIDDEN', path: [], is: `needs the scope ${scope}, which the key does not have` };
}

function read(context: SyncContext, { messages, type, sentAt }: MessagesSent, tell: Tell): Message[] {
  const now = context.clock.now();
  return messages.flatMap((given, index) => {
    const message = readMessage(given, { index, type, sentAt, now, toleranceMs: context.clockToleranceMs });
    if ('messageId' in message) {
      for (const flaw of message.flaws) tell(message, 'part', flaw);
      return [message];
    }
    const messageId = givenIdOf(given);
    const unread = { index, type: type ?? 'track', messageId: messageId ?? '', isNamed: messageId !== undefined } as Message;
    tell(unread, 'message', message);
    return [];
  });
}

/** Two names of one person, because the source says so: customers of whom each has one become one. */
async function takeAliases(context: SyncContext, source: string, messages: readonly Message[], tell: Tell): Promise<void> {
  const links = messages.flatMap((message) => {
    const { type, userId = '', previousId = '' } = message;
    if (type !== 'alias') return [];
    return [previousId, anonymousName(previousId)].map((externalId) => ({
      message,
      link: { source, externalId, sameAsSource: source, sameAsExternalId: userId },
    }));
  });
  const told = new Set<Message>();
  for (let from = 0; from < links.length; from += MAX_BATCH_RECORDS) {
    const those = links.slice(from, from + MAX_BATCH_RECORDS);
    const results = await linkCustomers(
      context,
      those.map(({ link }) => link),
    );
    for (const { index, errors } of results) {
      const [message, error] = [those[index]?.message, errors[0]];
      if (message === undefined || error === undefined || told.has(message)) continue;
      told.add(message);
      tell(message, 'message', aliasFlawOf(error));
    }
    await attachWaiting(
      context,
      results.flatMap(({ customerId }) => customerId ?? []),
      syncUnchecked,
    );
  }
}

/** What is said of a link, of the alias that it was made of. */
function aliasFlawOf(error: RecordError): Flaw {
  return { ...flawOf(error), path: [error.path[0] === 'sameAsExternalId' ? 'userId' : 'previousId'] };
}

function takeEvents(context: SyncContext, source: string, messages: readonly Message[], names: Names, tell: Tell): Promise<void> {
  const records = messages.map((message) => ({
    message,
    name: nameOf(message),
    record: {
      externalId: message.messageId,
      name: eventName(message.event ?? message.type),
      properties: eventProperties(message.properties),
      occurredAt: message.at,
    },
  }));
  return takeRecords(context, { source, kind: 'event', records, names }, tell);
}
