import { runProgram } from '../../src/program.js';

export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Runs a command in this process, a thirtieth of the time that a process takes to start. One at a time: what it prints is that of the process. */
export async function commandLine(
  environment: Readonly<Record<string, string | undefined>>,
  ...parameters: readonly string[]
): Promise<Ended> {
  const before = { ...process.env };
  const listeners = SIGNALS.map((signal) => process.listeners(signal));
  const out = captured(process.stdout);
  const err = captured(process.stderr);
  Object.assign(process.env, environment);
  try {
    await runProgram(parameters);
    return { code: Number(process.exitCode ?? 0), out: out.text(), err: err.text() };
  } finally {
    process.exitCode = undefined;
    // A process that ends needs not stop listening.
    SIGNALS.forEach((signal, index) => {
      for (const listener of process.listeners(signal)) if (!listeners[index]?.includes(listener)) process.off(signal, listener);
    });
    out.end();
    err.end();
    for (const name of Object.keys(environment)) delete process.env[name];
    Object.assign(process.env, before);
  }
}

/** Holds back what is written to a stream, which is no terminal meanwhile. */
function captured(stream: NodeJS.WriteStream): { text(): string; end(): void } {
  const { isTTY } = stream;
  const write = Reflect.get(stream, 'write') as unknown;
  Object.assign(stream, { isTTY: false });
  let text = '';
  stream.write = (chunk: string | Uint8Array, ...rest: readonly unknown[]) => {
    text += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
    const done = rest.at(-1);
    if (typeof done === 'function') process.nextTick(done);
    return true;
  };
  return { text: () => text, end: () => void Object.assign(stream, { write, isTTY }) };
}
