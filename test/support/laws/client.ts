import type { Random } from '../../../src/kernel/random.js';
import type { Answer, ServerProcess } from '../server-process.js';
import { after, EMPTY, type Statement, type World } from './expected-records.js';
import type { Fleet } from './fleet.js';
import { requestOf, type Request } from './requests.js';

export type Moment = 'request' | 'answer';

/** What all clients of a history share. */
export interface Shared {
  readonly fleet: Fleet;
  /** The static segment that customers are put on. */
  readonly listId: string;
  /** Told of every request before it is sent, and at once of every answer to a statement that something is expected of. */
  readonly onMoment: (moment: Moment, statement: Statement, server: ServerProcess) => void;
  /** What happened, line by line, to be read when a law is broken. */
  readonly journal: string[];
  /** Answers that nobody should get. */
  readonly problems: string[];
}

type Reply = Answer<Record<string, { readonly userErrors?: readonly { readonly message: string }[] } | null> | null>;

/**
 * Writes one statement after the other through any process that runs, and keeps what must be there. A statement that is not answered is
 * sent again elsewhere, or left; then both of its outcomes are expected.
 */
export class Client {
  #expected: readonly World[] = [EMPTY];

  constructor(
    readonly name: string,
    private readonly random: Random,
    private readonly shared: Shared,
  ) {}

  /** One of these is what is stored. */
  get expected(): readonly World[] {
    return this.#expected;
  }

  /** `contended`: others write to the same records, so they may be gone, and nothing is expected of them. */
  async say(statement: Statement, { contended = false } = {}): Promise<void> {
    const request = await requestOf(statement, this.shared.listId, (query, variables) => this.#ask(query, variables));
    if (request === undefined) return;
    // A name that is taken is part of what is expected.
    const mayBeRefused = contended || statement.kind === 'createSegment';
    const isPatient = this.random.chance(0.7);
    for (let attempt = 1; ; attempt++) {
      const reply = await this.#send(request, statement, contended);
      this.#note(statement, attempt, reply);
      if (reply !== undefined && reply.errors?.some(({ extensions }) => extensions.code === 'INTERNAL') === true) {
        this.shared.problems.push(`${this.name}: ${JSON.stringify([statement, reply.errors])}`);
      }
      // What was asked before and not answered may have been done then, and so be refused now.
      else if (reply !== undefined && attempt === 1 && !mayBeRefused && refusals(reply).length > 0) {
        this.shared.problems.push(`${this.name}: ${JSON.stringify([statement, refusals(reply)])}`);
      }
      if (contended && reply !== undefined) return;
      if (reply !== undefined) this.#expected = distinct(this.#expected.map((world) => after(world, statement)));
      else if (!isPatient) this.#expected = distinct(this.#expected.flatMap((world) => [world, after(world, statement)]));
      if (reply !== undefined || !isPatient) return;
    }
  }

  async #send(request: Request, statement: Statement, contended: boolean): Promise<Reply | undefined> {
    const server = await this.shared.fleet.anyone(this.random);
    this.shared.onMoment('request', statement, server);
    const reply = await answerOf<Reply['data']>(server, request.query, request.variables);
    if (reply !== undefined && !contended) this.shared.onMoment('answer', statement, server);
    return reply;
  }

  #note(statement: Statement, attempt: number, reply: Reply | undefined): void {
    const outcome = reply === undefined ? 'no answer' : [...refusals(reply), 'answered'][0];
    const second = (performance.now() / 1_000).toFixed(1);
    this.shared.journal.push(
      `${second} ${this.name} ${JSON.stringify(statement)}${attempt === 1 ? '' : ` again (${attempt})`}: ${outcome}`,
    );
  }

  /** A question is asked until it is answered. */
  async #ask<Data>(query: string, variables: object): Promise<Data> {
    for (;;) {
      const server = await this.shared.fleet.anyone(this.random);
      const answer = await answerOf<Data>(server, query, variables);
      if (answer?.errors !== undefined) throw new Error(`${query} was refused: ${JSON.stringify(answer.errors)}`);
      if (answer !== undefined) return answer.data;
    }
  }
}

/** A process that is stopping may refuse the connection, cut it, or answer that it is not there for it: none of it is an answer to the question. */
async function answerOf<Data>(server: ServerProcess, query: string, variables: object): Promise<Answer<Data> | undefined> {
  const answer = await server.send<Data>(query, variables).catch(() => undefined);
  const isAway = answer?.errors?.some(({ extensions }) => extensions.code === 'UNAVAILABLE') === true;
  return isAway || (answer?.data === undefined && answer?.errors === undefined) ? undefined : answer;
}

function refusals({ data, errors = [] }: Reply): string[] {
  const userErrors = Object.values(data ?? {}).flatMap((payload) => payload?.userErrors ?? []);
  return [...errors, ...userErrors].map(({ message }) => message);
}

function distinct(worlds: readonly World[]): World[] {
  return [...new Map(worlds.map((world) => [JSON.stringify(world), world])).values()];
}
