/**
 * Structured logs: one JSON line each, by pino, on stdout. No body, no header and no query is ever
 * written, so no password, cookie or token can be.
 */
import type { LoggerService } from '@nestjs/common';
import type { FastifyBaseLogger } from 'fastify';
import { pino, type DestinationStream, type Logger } from 'pino';
import type { Config } from '../config/config.js';

export function createLogger(config: Config, destination?: DestinationStream): Logger {
  return pino(
    {
      level: config.LOG_LEVEL,
      base: { service: 'api', pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    destination ?? openStandardOutput(),
  );
}

let standardOutput: DestinationStream | undefined;

/**
 * Not a write for each line: what came meanwhile goes out together, after a tenth of a second at the
 * latest, when the process ends, and before a fatal error ends it. A process that is killed loses that
 * tenth. One for all applications of a process: it looks ten times a second for as long as the process lives.
 */
function openStandardOutput(): DestinationStream {
  const settings = { dest: 1, sync: false, minLength: 4_096, periodicFlush: 100 };
  standardOutput ??= pino.destination(settings);
  return standardOutput;
}

/** Nest's own words, and those of our `Logger`s, in the same stream. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: FastifyBaseLogger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.write('info', message, rest);
  }
  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }
  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }
  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }
  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }
  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }

  /** Nest puts the name of the place last. */
  private write(
    level: 'info' | 'warn' | 'error' | 'fatal' | 'debug' | 'trace',
    message: unknown,
    rest: unknown[],
  ): void {
    const context = rest.at(-1);
    const [stack] = rest.length > 1 ? rest : [];
    const fields = { ...(typeof context === 'string' && { context }), ...(stack ? { stack } : {}) };
    if (message instanceof Error) this.logger[level]({ ...fields, err: message }, message.message);
    else this.logger[level](fields, String(message));
  }
}
