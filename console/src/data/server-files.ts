import { CantleError, type ServerError } from '@cantle/client';
import { currentKey } from './session';

/** Of one request: what came before a connection broke is kept. */
const PART_BYTES = 4 * 1_048_576;
const MOST_TRIES = 6;
const FIRST_WAIT_MS = 500;

/** What a file of a visitor's is like while it is sent to the server, by the protocol tus 1.0.0. */
export interface Sending {
  readonly file: File;
  readonly signal: AbortSignal;
  readonly onSent: (bytes: number) => void;
}

/** Sends a file, going on from where it was cut off, and gives the id by which an import takes it. Throws a CantleError. */
export async function sendFile({ file, signal, onSent }: Sending): Promise<string> {
  const begun = await fetchFromServer('/uploads', {
    method: 'POST',
    headers: { ...TUS, 'upload-length': String(file.size), 'upload-metadata': `filename ${inBase64(file.name)}` },
    signal,
  });
  const path = begun.headers.get('location') ?? '';
  let sent = 0;
  for (let tries = 0; sent < file.size;) {
    try {
      const answer = await fetchFromServer(path, {
        method: 'PATCH',
        headers: { ...TUS, 'content-type': 'application/offset+octet-stream', 'upload-offset': String(sent) },
        body: file.slice(sent, sent + PART_BYTES),
        signal,
      });
      sent = Number(answer.headers.get('upload-offset'));
      tries = 0;
    } catch (error) {
      if (signal.aborted || !mayBeTriedAgain(error) || ++tries === MOST_TRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, FIRST_WAIT_MS * 2 ** tries));
      // How much of it has come, only the server knows.
      sent = Number((await fetchFromServer(path, { method: 'HEAD', headers: TUS, signal })).headers.get('upload-offset'));
    }
    onSent(sent);
  }
  return path.split('/').at(-1) ?? '';
}

export async function dropFile(id: string): Promise<void> {
  await fetchFromServer(`/uploads/${id}`, { method: 'DELETE', headers: TUS });
}

/** Has the browser keep what the server answers as a file. Throws a CantleError. */
export async function download(path: string, name: string, init: Sent = {}): Promise<void> {
  const answer = await fetchFromServer(path, init);
  const address = URL.createObjectURL(await answer.blob().catch((error: unknown) => Promise.reject(CantleError.ofUnknown(error))));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has it by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

const TUS = { 'tus-resumable': '1.0.0' };

function mayBeTriedAgain(error: unknown): boolean {
  const { retryable, code } = CantleError.ofUnknown(error);
  return retryable || code === 'CONFLICT';
}

type Sent = Omit<RequestInit, 'headers'> & { readonly headers?: Readonly<Record<string, string>> };

async function fetchFromServer(path: string, { headers, ...init }: Sent): Promise<Response> {
  const answer = await fetch(path, { ...init, headers: { authorization: `Bearer ${currentKey()}`, ...headers } }).catch(
    (error: unknown) => {
      throw CantleError.ofUnknown(error);
    },
  );
  if (!answer.ok) throw await refusalOf(answer);
  return answer;
}

async function refusalOf(answer: Response): Promise<CantleError> {
  const { errors = [] } = (await answer.json().catch(() => ({}))) as { readonly errors?: readonly ServerError[] };
  return errors.length > 0 ? CantleError.ofServer(errors) : new CantleError('NETWORK', answer.statusText);
}

/** Of UTF-8. */
function inBase64(text: string): string {
  return btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCodePoint(byte)).join(''));
}
