import { type CantleClient, type CantleError, createClient, type SendOptions, type TypedText, type VariablesOf } from '@cantle/client';
import type { Operation } from './operation';
import { server } from './server';
import { currentKey, signOut } from './session';

/** What an operation asks, as the client takes it. */
export function textOf<Data, Variables>({ text }: Operation<Data, Variables>): TypedText<Data, Variables> {
  return text;
}

/** Asks once. Throws a CantleError, one of ABORTED if the signal was given. */
export async function ask<Data, Variables>(
  operation: Operation<Data, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<Data> {
  const key = currentKey();
  const { data, error } = await send(server(), operation, variables, signal);
  if (error?.code === 'UNAUTHENTICATED' && key === currentKey()) signOut('key-ended');
  // The rest of an answer of which a part failed is none to build on.
  if (error !== undefined) throw error;
  return data;
}

/** Asks with a key that is not kept yet. */
export async function askWithKey<Data>(key: string, operation: Operation<Data, Record<string, never>>): Promise<Data> {
  const client = createClient({ url: location.origin, token: () => key });
  const { data, error } = await send(client, operation, {});
  client.close();
  if (error !== undefined) throw error;
  return data;
}

async function send<Data, Variables>(
  client: CantleClient,
  operation: Operation<Data, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<{ readonly data: Data; readonly error: CantleError | undefined }> {
  const answer = await client.query<Data, Variables>(
    textOf(operation),
    ...([variables, { signal }] as VariablesOf<Variables, SendOptions>),
  );
  if (answer.ok) return { data: answer.data, error: undefined };
  return { data: undefined as Data, error: answer.error };
}
