import { createClient, type CantleClient, type Connection } from '@cantle/client';
import { currentKey, session, signOut } from './session';
import { Store } from './store';

/** How the connection of what is live stands. */
export const connection = new Store<Connection>({ state: 'closed', reason: undefined, since: new Date() });

let client: CantleClient | undefined;

/** The server, as whoever is signed in sees it. */
export function server(): CantleClient {
  if (client === undefined) {
    const opened = createClient({ url: location.origin, token: currentKey });
    opened.onConnection((status) => {
      if (opened !== client) return;
      connection.set(status);
      if (status.state === 'needs-auth') signOut('key-ended');
    });
    client = opened;
  }
  return client;
}

session.watch(() => {
  const before = client;
  client = undefined;
  before?.close();
  connection.set({ state: 'closed', reason: undefined, since: new Date() });
});
