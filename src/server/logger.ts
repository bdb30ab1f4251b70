import pino, { type Logger } from 'pino';

/** Structured lines on standard error, so that what a command prints stays apart. Nothing that is logged may tell of a person. */
export function makeLogger(level: string): Logger {
  return pino({ level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ fd: 2, sync: false }));
}
