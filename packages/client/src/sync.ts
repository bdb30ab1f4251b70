import { CantleError } from './error.js';
import { BackOff } from './back-off.js';
import type { Http } from './http.js';
import type * as operations from './operations.js';

type RecordsOf<Variables> = Variables extends { readonly input: { readonly records: readonly (infer Sent)[] } } ? Sent : never;

/** What is sent of each kind of records. */
export interface SyncRecords {
  customers: RecordsOf<operations.SyncCustomersMutationVariables>;
  companies: RecordsOf<operations.SyncCompaniesMutationVariables>;
  products: RecordsOf<operations.SyncProductsMutationVariables>;
  orders: RecordsOf<operations.SyncOrdersMutationVariables>;
  events: RecordsOf<operations.SyncEventsMutationVariables>;
  campaigns: RecordsOf<operations.SyncCampaignsMutationVariables>;
  campaignEngagements: RecordsOf<operations.SyncCampaignEngagementsMutationVariables>;
  surveyAnswers: RecordsOf<operations.SyncSurveyAnswersMutationVariables>;
  consents: RecordsOf<operations.SyncConsentsMutationVariables>;
  influenceMetrics: RecordsOf<operations.SyncInfluenceMetricsMutationVariables>;
  serviceInteractions: RecordsOf<operations.SyncServiceInteractionsMutationVariables>;
  storeCreditAccounts: RecordsOf<operations.SyncStoreCreditAccountsMutationVariables>;
}

export type SyncKind = keyof SyncRecords;

type ServerResult = operations.TakenFragment['results'][number];

/** What came of one record. */
export interface SyncResult<Sent> extends ServerResult {
  /** Its place in all that was sent, from 0. */
  readonly index: number;
  readonly record: Sent;
}

export interface SyncSummary {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
}

export interface SyncOptions {
  /** Names the source system; external ids are unique within it. */
  readonly source: string;
  /** Records of one request, at most 1,000; 500 unless told. */
  readonly batchSize?: number | undefined;
  /** Requests at once; 2 unless told. */
  readonly inFlight?: number | undefined;
  /** Makes a repetition of the whole run, by another process even, one and the same: the run must then be cut into the same batches. */
  readonly idempotencyKey?: string | undefined;
  /** For how long one batch is tried again, 10 minutes unless told. */
  readonly retryForMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Records on their way, once: what was sent is never sent again by the same run. Results come in the order in which batches are done; nothing more is
 * read or sent than is asked for.
 */
export interface SyncRun<Sent> extends AsyncIterable<SyncResult<Sent>> {
  /**
   * Sends everything and sums it up, with each result told to `onResult`, which is waited for. After a loop over all results it gives their sums. Throws
   * a CantleError where it cannot go on, and where a loop is not done.
   */
  summary(onResult?: (result: SyncResult<Sent>) => Promise<void> | void): Promise<SyncSummary>;
}

interface Batch<Sent> {
  readonly number: number;
  readonly from: number;
  readonly records: readonly Sent[];
}

const RESULTS = 'results { index id externalId status errors { code message path expected suggestion } }';

/** Sends records in batches: each again until it is taken or refused for good, and so many at once. */
export function syncRecords<Kind extends SyncKind>(
  http: Http,
  kind: Kind,
  records: Iterable<SyncRecords[Kind]> | AsyncIterable<SyncRecords[Kind]>,
  options: SyncOptions,
): SyncRun<SyncRecords[Kind]> {
  const sums = { CREATED: 0, UPDATED: 0, UNCHANGED: 0, REJECTED: 0 };
  let state: 'new' | 'begun' | 'done' = 'new';
  async function* iterate() {
    for await (const result of run(http, kind, records, options)) {
      sums[result.status] += 1;
      yield result;
    }
    state = 'done';
  }
  const begin = () => {
    if (state !== 'new') throw new CantleError('CONFLICT', 'A run sends its records once: begin another with client.sync().');
    state = 'begun';
    return iterate();
  };
  return {
    [Symbol.asyncIterator]: begin,
    async summary(onResult) {
      if (state !== 'done' || onResult !== undefined) for await (const result of begin()) await onResult?.(result);
      return { created: sums.CREATED, updated: sums.UPDATED, unchanged: sums.UNCHANGED, rejected: sums.REJECTED };
    },
  };
}

interface Flight<Sent> {
  readonly ids: ReadonlySet<string>;
  /** Itself, with what came of it. */
  readonly landed: Promise<{ readonly flight: Flight<Sent>; readonly results: readonly SyncResult<Sent>[] }>;
}

async function* run<Kind extends SyncKind, Sent extends SyncRecords[Kind]>(
  http: Http,
  kind: Kind,
  records: Iterable<Sent> | AsyncIterable<Sent>,
  options: SyncOptions,
): AsyncGenerator<SyncResult<Sent>, void> {
  const { batchSize = 500, inFlight = 2, idempotencyKey = randomKey() } = options;
  const given = new AbortController();
  const giveUp = () => given.abort();
  options.signal?.addEventListener('abort', giveUp, { once: true });
  if (options.signal?.aborted === true) giveUp();
  const flights = new Set<Flight<Sent>>();
  const land = async () => {
    const { flight, results } = await Promise.race([...flights].map(({ landed }) => landed));
    flights.delete(flight);
    return results;
  };
  const batches = cut(records, Math.max(1, batchSize));
  try {
    for await (const batch of batches) {
      const ids = new Set(batch.records.flatMap(idOf));
      // What is said of one record twice arrives in that order.
      while (flights.size >= Math.max(1, inFlight) || [...flights].some((flight) => meet(flight.ids, ids))) yield* await land();
      const sending = sendBatch(http, kind, batch, { ...options, idempotencyKey, signal: given.signal });
      const flight: Flight<Sent> = { ids, landed: sending.then((results) => ({ flight, results })) };
      flight.landed.catch(() => {});
      flights.add(flight);
    }
    while (flights.size > 0) yield* await land();
  } finally {
    options.signal?.removeEventListener('abort', giveUp);
    giveUp();
  }
}

async function* cut<Sent>(records: Iterable<Sent> | AsyncIterable<Sent>, size: number): AsyncGenerator<Batch<Sent>, void> {
  let batch: Sent[] = [];
  let from = 0;
  for await (const record of records) {
    batch.push(record);
    if (batch.length < size) continue;
    yield { number: from / size, from, records: batch };
    from += size;
    batch = [];
  }
  if (batch.length > 0) yield { number: from / size, from, records: batch };
}

async function sendBatch<Sent>(
  http: Http,
  kind: SyncKind,
  { number, from, records }: Batch<Sent>,
  { source, idempotencyKey, retryForMs = 600_000, signal }: SyncOptions,
): Promise<SyncResult<Sent>[]> {
  const name = kind[0]?.toUpperCase() + kind.slice(1);
  const mutation = `mutation Sync${name}($input: Sync${name}Input!) { sync${name}(input: $input) { ${RESULTS} } }`;
  const variables = { input: { source, idempotencyKey: `${idempotencyKey}-${number}`, records } };
  const backOff = new BackOff();
  const until = Date.now() + retryForMs;
  for (;;) {
    const answer = await http.send<Readonly<Record<string, { readonly results: readonly ServerResult[] }>>>(mutation, variables, {
      signal,
    });
    if (answer.ok) {
      const { results = [] } = answer.data[`sync${name}`] ?? {};
      return results.map((result) => ({ ...result, index: from + result.index, record: records[result.index] as Sent }));
    }
    const waitMs = backOff.next(answer.error.retryAfterMs);
    if (!answer.error.retryable || Date.now() + waitMs > until) throw answer.error;
    await pause(waitMs, signal);
  }
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const giveUp = () => {
      clearTimeout(timer);
      reject(new CantleError('ABORTED', 'Given up by the caller.'));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', giveUp);
      resolve();
    }, ms);
    if (signal?.aborted === true) giveUp();
    signal?.addEventListener('abort', giveUp, { once: true });
  });
}

function idOf(record: unknown): string[] {
  const { externalId } = (record ?? {}) as { readonly externalId?: string | number | null };
  return externalId === undefined || externalId === null ? [] : [String(externalId)];
}

function meet(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  for (const id of some) if (others.has(id)) return true;
  return false;
}

function randomKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
