import { Agent, request } from 'node:http';

/** The administrator of a bench's own server. */
export const KEY = 'cantle_administrator_of_the_bench_01';

/** Connections are kept, as a CRM does; what is sent while all are in use waits. */
const AGENT = new Agent({ keepAlive: true, maxSockets: 32 });

export type Send = <Answer>(query: string, variables?: object) => Promise<Answer>;

/** Sends operations over HTTP. Throws if one is refused, or a record of a batch is rejected. */
export function graphqlClient(url: string): Send {
  return async <Answer>(query: string, variables: object = {}) => {
    const text = await post(`${url}/graphql`, JSON.stringify({ query, variables }));
    const { data, errors } = JSON.parse(text) as { data?: Answer; errors?: unknown };
    if (errors !== undefined || data === undefined || REFUSED.test(text)) throw new Error(text);
    return data;
  };
}

function post(url: string, body: string): Promise<string> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${KEY}` };
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent: AGENT, headers }, (response) => {
      response.setEncoding('utf8');
      let text = '';
      response.on('data', (chunk: string) => (text += chunk));
      response.once('end', () => resolve(text));
      response.once('error', reject);
    });
    sent.once('error', reject);
    sent.end(body);
  });
}

/** Problems that are told in the answer of a mutation. */
const REFUSED = /"rejected":[1-9]|"userErrors":\[\{/;

export const CREATE_SEGMENT =
  'mutation ($input: CreateSegmentInput!) { createSegment(input: $input) { segment { id } userErrors { message } } }';
export const SYNC_CUSTOMERS =
  'mutation ($input: SyncCustomersInput!) { syncCustomers(input: $input) { rejected results { errors { message } } } }';

/** Waits until a server has so many subscriptions, which it tells nobody else. */
export async function untilSubscribed(url: string, count: number): Promise<void> {
  for (const deadline = performance.now() + LONGEST_WAIT_MS; performance.now() < deadline;) {
    const metrics = await (await fetch(`${url}/metrics`)).text();
    const running = Number(/^cantle_subscriptions\{protocol="ws"\} (\d+)/m.exec(metrics)?.[1] ?? 0);
    if (running >= count) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`There are no ${count} subscriptions.`);
}

const LONGEST_WAIT_MS = 60_000;
