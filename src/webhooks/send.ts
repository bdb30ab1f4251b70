import { exchange, type Sending } from './exchange.js';

/** In which a receiver must have answered. */
export const LONGEST_ANSWER_MS = 15_000;
/** Of an answer only the status counts: more than this of it is not read. */
const MOST_READ_BYTES = 64 * 1024;

export interface Sent {
  /** null if there was no answer. */
  readonly status: number | null;
  /** Why it does not count as delivered; null if it does. */
  readonly error: string | null;
}

/** Posts a body. Anything but 2xx is a failure. Never throws. */
export async function post(address: string, headers: Readonly<Record<string, string>>, body: string, sending: Sending): Promise<Sent> {
  const asked = { method: 'POST', headers, body, timeoutMs: LONGEST_ANSWER_MS, mostBytes: MOST_READ_BYTES } as const;
  try {
    const { status } = await exchange(address, asked, sending);
    return { status, error: status >= 200 && status < 300 ? null : `The answer was ${status}.` };
  } catch (error) {
    const { message, name } = error as Error;
    return { status: null, error: message === '' ? name : message };
  }
}
