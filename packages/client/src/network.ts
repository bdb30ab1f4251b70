interface Listening {
  addEventListener?(type: string, listener: () => void): void;
  removeEventListener?(type: string, listener: () => void): void;
}

/** What of a browser is looked at; Node.js has none of it. */
const environment = globalThis as Listening & {
  readonly navigator?: { readonly onLine?: boolean };
  readonly document?: Listening & { readonly visibilityState?: string };
};

/** Whether the device says that it has no network. */
export function isOffline(): boolean {
  return environment.navigator?.onLine === false;
}

/** Calls back when the network may have come or gone, and when a page is looked at again, as after a sleep. Returns what ends that. */
export function watchNetwork(changed: () => void): () => void {
  const { document } = environment;
  const seen = () => {
    if (document?.visibilityState === 'visible') changed();
  };
  environment.addEventListener?.('online', changed);
  environment.addEventListener?.('offline', changed);
  document?.addEventListener?.('visibilitychange', seen);
  return () => {
    environment.removeEventListener?.('online', changed);
    environment.removeEventListener?.('offline', changed);
    document?.removeEventListener?.('visibilitychange', seen);
  };
}
