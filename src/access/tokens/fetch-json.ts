/** An issuer that has not answered by then is away. */
const LONGEST_ANSWER_MS = 5_000;
/** A hundred large keys have less. */
const LARGEST_ANSWER_BYTES = 256 * 1_024;

/** Gets a JSON document, of which neither the time nor the size is left to whoever sends it. It is never got from elsewhere than asked. */
export async function fetchJson(url: string): Promise<unknown> {
  const response = await fetch(url, {
    headers: { accept: 'application/json' },
    redirect: 'error',
    signal: AbortSignal.timeout(LONGEST_ANSWER_MS),
  });
  if (!response.ok || response.body === null) throw new Error(`${url} answered with ${response.status}.`);
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of response.body as AsyncIterable<Uint8Array>) {
    bytes += part.length;
    if (bytes > LARGEST_ANSWER_BYTES) throw new Error(`${url} answered with more than ${LARGEST_ANSWER_BYTES} bytes.`);
    parts.push(part);
  }
  return JSON.parse(Buffer.concat(parts).toString('utf8')) as unknown;
}
