import { BackOff, type BackOffOptions } from './back-off.js';
import type { Credentials } from './credentials.js';
import { CantleError, type ServerError } from './error.js';
import { Listeners } from './listeners.js';
import { isOffline, watchNetwork } from './network.js';
import { Socket, type WebSocketConstructor } from './socket.js';

export type ConnectionState = 'connecting' | 'connected' | 'reconnecting' | 'offline' | 'needs-auth' | 'closed';

/** How the connection stands, beside and apart from the data that came over it. */
export interface Connection {
  readonly state: ConnectionState;
  /** Why, for people; of a connection that is as it should be undefined. */
  readonly reason: string | undefined;
  /** Since when. */
  readonly since: Date;
}

/** A subscription for as long as it is wanted, over as many connections as that takes. */
export interface Follower {
  /** What to ask, at each connection anew. */
  request(): { readonly query: string; readonly variables: unknown };
  /** `error` says why parts of the data are missing. What is asked now may not be what is to be asked from here on: then it is asked again. */
  next(data: unknown, error: CantleError | undefined): 'again' | 'go on';
  /** What to ask beside it once it has begun: the answer tells whether anything is still to come of what happened before. */
  check?(): { readonly query: string; readonly variables: unknown } | undefined;
  checked?(data: unknown): void;
  /** The server has ended it, and says why. Whether to ask again: at once, later, or never. */
  refused(error: CantleError): 'now' | 'later' | 'never';
  /** The server has ended it as if all were told. Whether to ask again. */
  completed(): 'later' | 'never';
  /** The connection is lost; `since` is when something was heard last. */
  lost(since: Date): void;
}

export interface ConnectionOptions {
  readonly url: string;
  readonly credentials: Credentials;
  readonly WebSocket: WebSocketConstructor | undefined;
  readonly backOff?: BackOffOptions | undefined;
}

/** Close codes of the server (docs/api.md). */
const REFUSED_TOKENS: readonly number[] = [4401, 4403];
const EXPIRED_TOKEN = 4419;
/** What another try would not mend. */
const FATAL: readonly number[] = [4400, 4406, 4409, 4429];
const IDLE_MS = 1_000;
const WAKES_WITHIN_MS = 1_000;

/** What is held of one follower. */
interface Following {
  readonly follower: Follower;
  readonly backOff: BackOff;
  stop?: (() => void) | undefined;
  timer?: ReturnType<typeof setTimeout> | undefined;
}

/** Keeps one socket for all that is followed: opened when somebody follows, again when it is lost, and closed a second after the last has gone. */
export class ConnectionKeeper {
  readonly #followings = new Set<Following>();
  readonly #listeners = new Listeners<Connection>();
  readonly #backOff: BackOff;
  readonly #unwatch: () => void;
  #status: Connection = { state: 'closed', reason: undefined, since: new Date() };
  #socket: Socket | undefined;
  #connectedAt: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #askedForToken = false;
  #closed = false;

  constructor(private readonly options: ConnectionOptions) {
    this.#backOff = new BackOff(options.backOff);
    this.#unwatch = watchNetwork(() => this.wake());
  }

  get status(): Connection {
    return this.#status;
  }

  onChange(listener: (status: Connection) => void): () => void {
    return this.#listeners.add(listener);
  }

  /** Follows until what is returned is called, or the follower says that it is over. */
  follow(follower: Follower): () => void {
    const following: Following = { follower, backOff: new BackOff(this.options.backOff) };
    this.#followings.add(following);
    if (this.#closed || this.options.WebSocket === undefined) queueMicrotask(() => this.#refuse(following));
    else if (this.#connectedAt === undefined) this.#connect();
    else this.#start(following);
    return () => this.#leave(following);
  }

  /** Looks at once whether the connection is alive, and tries at once to get one where there is none. */
  wake(): void {
    if (isOffline()) {
      this.#socket?.close(1000, 'offline', 1006);
    } else if (this.#connectedAt !== undefined) this.#socket?.probe(WAKES_WITHIN_MS);
    else this.#connect();
  }

  /** Tries again after `needs-auth`: there is a new key, or somebody has signed in. */
  authenticate(): void {
    this.#askedForToken = false;
    if (this.#status.state === 'needs-auth') this.#set('reconnecting', 'signing in');
    this.#connect();
  }

  close(): void {
    this.#closed = true;
    this.#unwatch();
    clearTimeout(this.#timer);
    for (const following of this.#followings) this.#refuse(following);
    this.#socket?.close(1000, 'closed by the client');
    this.#set('closed', undefined);
  }

  #connect(): void {
    clearTimeout(this.#timer);
    const { WebSocket, url } = this.options;
    if (WebSocket === undefined || this.#closed || this.#socket !== undefined || this.#followings.size === 0) return;
    if (this.#status.state === 'needs-auth') return;
    if (isOffline()) return this.#set('offline', 'the device has no network');
    if (this.#status.state !== 'reconnecting') this.#set(this.#backOff.failures === 0 ? 'connecting' : 'reconnecting', this.#status.reason);
    let token = '';
    const socket: Socket = new Socket(url, WebSocket, {
      introduce: async () => {
        token = await this.options.credentials.renew();
        return { authorization: `Bearer ${token}` };
      },
      acknowledged: () => {
        this.#connectedAt = Date.now();
        this.#askedForToken = false;
        this.#set('connected', undefined);
        for (const following of this.#followings) this.#start(following);
      },
      ended: (code, reason) => {
        if (this.#socket === socket) this.#ended(code, reason, token);
      },
    });
    this.#socket = socket;
  }

  #ended(code: number, reason: string, token: string): void {
    const heardAt = new Date(this.#socket?.heardAt ?? Date.now());
    if (this.#connectedAt !== undefined) this.#backOff.worked(Date.now() - this.#connectedAt);
    this.#socket = undefined;
    this.#connectedAt = undefined;
    const why = reason === '' ? `the connection was lost (${code})` : reason;
    for (const following of this.#followings) {
      clearTimeout(following.timer);
      following.stop = undefined;
      following.follower.lost(heardAt);
    }
    if (this.#closed) return;
    if (REFUSED_TOKENS.includes(code) || code === EXPIRED_TOKEN) void this.options.credentials.refused(token);
    if (REFUSED_TOKENS.includes(code)) {
      if (this.#askedForToken) return this.#set('needs-auth', why);
      this.#askedForToken = true;
    }
    if (FATAL.includes(code)) return this.#giveUp(why);
    if (this.#followings.size === 0) return this.#set('closed', undefined);
    this.#set(isOffline() ? 'offline' : 'reconnecting', why);
    this.#timer = setTimeout(() => this.#connect(), this.#backOff.next());
  }

  #giveUp(reason: string): void {
    this.#set('closed', reason);
    for (const { follower } of this.#followings) follower.refused(new CantleError('NETWORK', reason));
    this.#followings.clear();
  }

  #refuse(following: Following): void {
    const reason = this.#closed
      ? 'The client is closed.'
      : 'There is no WebSocket here: give createClient a webSocketImpl, such as that of ws.';
    if (this.#followings.delete(following)) following.follower.refused(new CantleError(this.#closed ? 'ABORTED' : 'NETWORK', reason));
  }

  #start(following: Following): void {
    const { follower, backOff } = following;
    const began = Date.now();
    const again = (when: 'now' | 'later' | 'never', atLeastMs = 0) => {
      following.stop = undefined;
      if (when === 'never') return this.#leave(following);
      backOff.worked(Date.now() - began);
      const restart = () => {
        if (this.#connectedAt !== undefined && this.#followings.has(following)) this.#start(following);
      };
      following.timer = setTimeout(restart, when === 'now' ? 0 : backOff.next(atLeastMs));
    };
    const refused = (errors: readonly ServerError[]) => {
      const error = CantleError.ofServer(errors);
      again(follower.refused(error), error.retryAfterMs);
    };
    following.stop = this.#socket?.subscribe(follower.request(), {
      next: ({ data, errors }) => {
        if (data === undefined || data === null) {
          following.stop?.();
          refused(errors ?? []);
        } else if (follower.next(data, errors === undefined ? undefined : CantleError.ofServer(errors)) === 'again') {
          following.stop?.();
          again('now');
        }
      },
      error: refused,
      complete: () => again(follower.completed()),
    });
    const check = follower.check?.();
    if (check === undefined) return;
    const next = ({ data }: { readonly data?: unknown }) => {
      if (following.stop !== undefined && data !== undefined && data !== null) follower.checked?.(data);
    };
    // What is refused here is refused there too, and told there.
    this.#socket?.subscribe(check, { next, error: () => {}, complete: () => {} });
  }

  #leave(following: Following): void {
    if (!this.#followings.delete(following)) return;
    clearTimeout(following.timer);
    following.stop?.();
    if (this.#followings.size > 0) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (this.#followings.size === 0) this.#socket?.close(1000, 'nothing is followed');
    }, IDLE_MS);
  }

  #set(state: ConnectionState, reason: string | undefined): void {
    if (state === this.#status.state && reason === this.#status.reason) return;
    this.#status = { state, reason, since: new Date() };
    this.#listeners.tell(this.#status);
  }
}
