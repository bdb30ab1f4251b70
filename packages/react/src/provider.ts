import type { CantleClient } from '@cantle/client';
import { createContext, createElement, useContext, type ReactElement, type ReactNode } from 'react';
import type { Entry } from './entry.js';

const ClientContext = createContext<CantleClient | undefined>(undefined);

export interface CantleProviderProps {
  readonly client: CantleClient;
  readonly children?: ReactNode;
}

/** Gives the hooks below it their client. */
export function CantleProvider({ client, children }: CantleProviderProps): ReactElement {
  return createElement(ClientContext.Provider, { value: client }, children);
}

/** The client, for what no hook does, such as mutations. */
export function useCantle(): CantleClient {
  const client = useContext(ClientContext);
  if (client === undefined) throw new Error('There is no CantleProvider around this component.');
  return client;
}

const entries = new WeakMap<CantleClient, Map<string, Entry<never>>>();

/** What components look at by that name, made by the first who does: everybody after gets the same. */
export function entryOf<Snapshot>(client: CantleClient, name: string, make: (forget: () => void) => Entry<Snapshot>): Entry<Snapshot> {
  let named = entries.get(client);
  if (named === undefined) entries.set(client, (named = new Map<string, Entry<never>>()));
  const all = named;
  let entry = all.get(name) as unknown as Entry<Snapshot> | undefined;
  if (entry === undefined) {
    const made = make(() => {
      if ((all.get(name) as unknown) === made) all.delete(name);
    });
    all.set(name, made as unknown as Entry<never>);
    entry = made;
  }
  return entry;
}

/** Variables as text, the same however their fields are ordered. */
export function nameOf(...parts: readonly unknown[]): string {
  return JSON.stringify(parts, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
