import { Store } from './store';

/** The key is kept for this tab until it is closed, and nowhere else. The editor at /graphql reads it from the same place. */
const KEPT = 'cantle-key';

export type Session =
  | { readonly state: 'out'; readonly reason?: SignOutReason | undefined; readonly told?: string | undefined }
  | { readonly state: 'in'; readonly key: string };

/** Why somebody has to sign in: their key is accepted no more, or the address that they came by is used up. */
export type SignOutReason = 'key-ended' | 'address-used';

export const session = new Store<Session>(kept());

function kept(): Session {
  const key = sessionStorage.getItem(KEPT);
  return key === null ? { state: 'out' } : { state: 'in', key };
}

export function signIn(key: string): void {
  sessionStorage.setItem(KEPT, key);
  session.set({ state: 'in', key });
}

export function signOut(reason?: SignOutReason): void {
  sessionStorage.removeItem(KEPT);
  session.set({ state: 'out', reason });
}

/** The key of a session; to be called where there is one. */
export function currentKey(): string {
  const { state, ...rest } = session.get();
  return state === 'in' && 'key' in rest ? rest.key : '';
}

/** Exchanges the token of the address that the server printed for the key that it stands for, once. */
export async function arriveByAddress(): Promise<void> {
  const token = new URLSearchParams(location.hash.slice(1)).get('token');
  if (token === null) return;
  // Out of the address and the history at once.
  history.replaceState(null, '', location.pathname + location.search);
  const answer = await fetch('/graphql/demo-key', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  });
  if (answer.ok) signIn(((await answer.json()) as { readonly key: string }).key);
  else if (session.get().state === 'out') session.set({ state: 'out', reason: 'address-used' });
}
