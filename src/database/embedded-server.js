const { rm } = require('node:fs/promises');
const { createServer } = require('node:net');

/**
 * Serves one engine, which has one session, to many connections that speak the PostgreSQL protocol.
 *
 * A statement is several messages: parse, bind, execute, sync. The engine keeps what it has been told until the statement ends, so a
 * connection that has begun keeps the engine to itself until the engine says that it is ready and outside a transaction
 * (ReadyForQuery with status I). Others wait, in the order in which they came. Were messages of two connections mixed, one would be given
 * the answer to the other's question. (That is what the server of @electric-sql/pglite-socket does outside transactions.)
 */
class EmbeddedServer {
  /** @type {Set<Connection>} */
  #connections = new Set();
  /** Connections with messages that wait for the engine, the longest waiting first. @type {Connection[]} */
  #waiting = [];
  /** Who has the engine to itself. @type {Connection | undefined} */
  #owner;
  #working = false;
  #server = createServer((socket) => this.#accept(socket));

  /**
   * @param {Engine} engine
   * @param {{ path: string, maxConnections: number, running: BigInt64Array }} options
   */
  constructor(engine, { path, maxConnections, running }) {
    this.engine = engine;
    this.path = path;
    this.running = running;
    this.#server.maxConnections = maxConnections;
  }

  /** @returns {Promise<void>} */
  start() {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(this.path, () => resolve());
    });
  }

  /** Lets go of all connections. What is not committed is undone. */
  async stop() {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    for (const connection of this.#connections) connection.socket.destroy();
    await closed;
    await rm(this.path, { force: true });
  }

  /** @param {import('node:net').Socket} socket */
  #accept(socket) {
    const connection = new Connection(socket);
    this.#connections.add(connection);
    socket.on('data', (bytes) => {
      connection.receive(bytes);
      this.#want(connection);
    });
    // A connection that breaks is closed, which is what counts.
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      this.#connections.delete(connection);
      connection.closed = true;
      this.#want(connection);
    });
  }

  /** @param {Connection} connection */
  #want(connection) {
    if (!this.#waiting.includes(connection)) this.#waiting.push(connection);
    if (!this.#working) void this.#work();
  }

  async #work() {
    this.#working = true;
    for (let next = this.#next(); next !== undefined; next = this.#next()) {
      try {
        if (next.closed) await this.#release(next);
        else await this.#serve(next);
      } catch {
        // The engine failed at a message of this connection: its client is told by the closing.
        next.socket.destroy();
        if (this.#owner === next) this.#owner = undefined;
      }
    }
    this.#working = false;
  }

  /** @returns {Connection | undefined} */
  #next() {
    const index = this.#owner === undefined ? 0 : this.#waiting.indexOf(this.#owner);
    return index < 0 ? undefined : this.#waiting.splice(index, 1)[0];
  }

  /** @param {Connection} connection */
  async #serve(connection) {
    const messages = connection.takeMessages();
    if (messages.length === 0) return;
    this.#owner = connection;
    let tail = Buffer.alloc(0);
    this.#say(connection);
    await this.engine.execProtocolRawStream(messages, {
      onRawData: (answer) => {
        // The engine reuses the memory.
        const copy = Buffer.from(answer);
        tail = Buffer.concat([tail, copy.subarray(-READY_LENGTH)]).subarray(-READY_LENGTH);
        if (!connection.closed) connection.socket.write(copy);
      },
    });
    this.#say(undefined);
    if (isReadyAndIdle(tail)) this.#owner = undefined;
  }

  /** Says what is run, for others to end it (embedded-engine.ts). @param {Connection | undefined} connection */
  #say(connection) {
    Atomics.store(this.running, 1, BigInt(Math.round(performance.timeOrigin + performance.now())));
    Atomics.store(this.running, 2, BigInt(connection?.limitMs ?? 0));
    Atomics.store(this.running, 0, BigInt(connection?.session ?? 0));
  }

  /** Ends what a closed connection has left half done. @param {Connection} connection */
  async #release(connection) {
    if (this.#owner !== connection) return;
    await this.engine.execProtocolRawStream(COPY_FAIL_AND_SYNC, { onRawData: () => {} });
    if (this.engine.isInTransaction()) await this.engine.exec('ROLLBACK');
    this.#owner = undefined;
  }
}

/** What the client has sent and the engine has not read yet. */
class Connection {
  /** @type {Buffer} */
  #received = Buffer.alloc(0);
  closed = false;
  /** By which the client knows it, and how long its statements may run, if it has said so. */
  session = 0;
  limitMs = 0;

  /** @param {import('node:net').Socket} socket */
  constructor(socket) {
    this.socket = socket;
    socket.setNoDelay(true);
  }

  /** @param {Buffer} bytes */
  receive(bytes) {
    this.#received = this.#received.length === 0 ? bytes : Buffer.concat([this.#received, bytes]);
  }

  /** The messages that have come in whole, but for those that the engine need not see. */
  takeMessages() {
    /** @type {Buffer[]} */
    const messages = [];
    for (let length = this.#wholeLength(); length > 0; length = this.#wholeLength()) {
      const message = this.#received.subarray(0, length);
      this.#received = this.#received.subarray(length);
      if (message[0] === TERMINATE) this.socket.end();
      else if (message[0] !== 0) messages.push(message);
      else if (message.readInt32BE(4) === PROTOCOL_3) {
        this.#hear(message);
        messages.push(message);
      }
      // A wish to encrypt is declined; a wish to cancel comes on a connection of its own and cannot be met.
      else if (message.readInt32BE(4) === CANCEL_REQUEST) this.socket.end();
      else this.socket.write('N');
    }
    return Buffer.concat(messages);
  }

  /** What a session says of itself is in its name. @param {Buffer} opening */
  #hear(opening) {
    const [, session = '0', limitMs = '0'] = /cantle session=(\d+) statement_timeout=(\d+)/.exec(opening.toString('latin1')) ?? [];
    this.session = Number(session);
    this.limitMs = Number(limitMs);
  }

  /** The length of the first message if it is here whole, else 0. The messages that open a connection have no type, and so begin with 0. */
  #wholeLength() {
    const bytes = this.#received;
    if (bytes.length < 8 && (bytes.length < 5 || bytes[0] === 0)) return 0;
    const length = bytes[0] === 0 ? bytes.readInt32BE(0) : 1 + bytes.readInt32BE(1);
    return bytes.length >= length ? length : 0;
  }
}

const PROTOCOL_3 = 196_608;
const CANCEL_REQUEST = 80_877_102;
const TERMINATE = 'X'.charCodeAt(0);
const READY_LENGTH = 6;
const READY_AND_IDLE = Buffer.from([0x5a, 0, 0, 0, 5, 0x49]);
/** Ends a copy that is under way, and is ignored where there is none; then ends the statement. */
const COPY_FAIL_AND_SYNC = Buffer.from([0x66, 0, 0, 0, 5, 0, 0x53, 0, 0, 0, 4]);

/** @param {Buffer} tail */
function isReadyAndIdle(tail) {
  return tail.equals(READY_AND_IDLE);
}

/**
 * The part of PGlite that is used here.
 * @typedef {object} Engine
 * @property {(message: Uint8Array, options: { onRawData: (answer: Uint8Array) => void }) => Promise<unknown>} execProtocolRawStream
 * @property {(statement: string) => Promise<unknown>} exec
 * @property {() => boolean} isInTransaction
 */

module.exports = { EmbeddedServer };
