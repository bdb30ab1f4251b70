/** The administrator of a bench's own server. */
export const KEY = 'cantle_administrator_of_the_bench_01';

/** Sends operations over HTTP. Throws if one is refused, or a record of a batch is rejected. */
export function graphqlClient(url: string): <Answer>(query: string, variables?: object) => Promise<Answer> {
  return async <Answer>(query: string, variables: object = {}) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${KEY}` },
      body: JSON.stringify({ query, variables }),
    });
    const text = await response.text();
    const { data, errors } = JSON.parse(text) as { data?: Answer; errors?: unknown };
    if (errors !== undefined || data === undefined || REFUSED.test(text)) throw new Error(text);
    return data;
  };
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
