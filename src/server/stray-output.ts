import { format } from 'node:util';
import type { Logger } from 'pino';

const METHODS = ['debug', 'info', 'log', 'warn', 'error', 'trace'] as const;
const LONGEST = 2_000;

/** Makes log lines of what libraries and Node.js itself would print: whoever reads the log of a server reads JSON, line by line. */
export function logStrayOutput(log: Logger): void {
  for (const method of METHODS) {
    console[method] = (...values: unknown[]) => log.warn({ printed: format(...values).slice(0, LONGEST) }, 'a library printed something');
  }
  process.removeAllListeners('warning');
  process.on('warning', ({ name, message }) => log.warn({ name, printed: message.slice(0, LONGEST) }, 'a warning of Node.js'));
}
