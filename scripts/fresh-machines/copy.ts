/** A clone that is started, visited and stopped as its person would. */
import { fileURLToPath } from 'node:url';
import { ROOT } from '../runner/repository.js';
import type { Scope } from '../runner/scope.js';
import { IS_READY, readAnnouncement } from './announcement.js';
import type { NoNetwork } from './network.js';
import type { Place } from './place.js';
import { StartedProgram } from './started-program.js';

const MINUTE_MS = 60_000;

/** With npm's installation and the build; one that hangs must not hold up the others for ever. */
const START_WITHIN_MS = 15 * MINUTE_MS;
const STOP_WITHIN_MS = 2 * MINUTE_MS;
const TEST_WITHIN_MS = 20 * MINUTE_MS;

export type Ports = Readonly<
  Record<'WEB_PORT' | 'API_PORT' | 'INBOX_PORT' | 'PAYMENTS_PORT', number>
>;

export interface Start {
  place: Place;
  folder: string;
  /** Undefined: those of `.env.example`. */
  ports: Ports | undefined;
  /** Undefined: the network is there. */
  noNetwork?: NoNetwork;
}

function run(scope: Scope, start: Start, command: readonly [string, ...string[]]) {
  const { place, folder, ports, noNetwork } = start;
  const texts = Object.entries(ports ?? {}).map(([name, port]) => [name, String(port)] as const);
  return StartedProgram.start(scope, {
    command: noNetwork === undefined ? command : noNetwork.wrap(command),
    cwd: folder,
    env: { ...place.env, ...Object.fromEntries<string>(texts), ...noNetwork?.env },
    // In a network of its own it becomes that account by itself.
    account: noNetwork?.isSealed === true ? undefined : place.account,
    logFile: place.logFile,
  });
}

/** Resolves when it says that it is ready. */
export async function startCopy(scope: Scope, start: Start): Promise<StartedProgram> {
  const program = await run(scope, start, ['npm', 'start']);
  await program.waitForLine(IS_READY, START_WITHIN_MS);
  return program;
}

/** For a start that has to be refused with these words, and with exit code 1. */
export async function expectRefusal(scope: Scope, start: Start, words: RegExp): Promise<void> {
  const program = await run(scope, start, ['npm', 'start']);
  const code = await program.waitForEnd(START_WITHIN_MS);
  if (code !== 1) throw program.failure(`it ended with ${code} where 1 was expected`);
  if (!words.test(program.output)) throw program.failure(`it did not say ${String(words)}`);
}

/** @returns how many bookings the person has afterwards */
export async function visitCopy(scope: Scope, copy: StartedProgram, start: Start): Promise<number> {
  const { webUrl, email, password } = readAnnouncement(copy.output);
  const file = fileURLToPath(new URL('./visit.ts', import.meta.url));
  const visitor = await StartedProgram.start(scope, {
    command: [
      ...(start.noNetwork?.enter(copy.pid) ?? []),
      ...[process.execPath, '--import', 'tsx', file, webUrl, email, password],
    ] as [string, ...string[]],
    cwd: ROOT,
    env: process.env,
    logFile: start.place.logFile,
  });
  const code = await visitor.waitForEnd(MINUTE_MS);
  const [, bookings] = /^(\d+) bookings$/m.exec(visitor.output) ?? [];
  if (code !== 0 || bookings === undefined) throw visitor.failure('the visit failed');
  return Number(bookings);
}

/** By Ctrl-C. @returns how long it took */
export async function stopCopy(copy: StartedProgram): Promise<number> {
  const began = performance.now();
  copy.interrupt();
  const code = await copy.waitForEnd(STOP_WITHIN_MS);
  if (code !== 0) throw copy.failure(`stopped, it ended with ${code}`);
  return performance.now() - began;
}

/** @returns its last line */
export async function testCopy(scope: Scope, start: Start, step: string): Promise<string> {
  const program = await run(scope, start, ['npm', 'test', '--', '--only', step]);
  const code = await program.waitForEnd(TEST_WITHIN_MS);
  if (code !== 0) throw program.failure(`it ended with ${code}`);
  return program.output.trim().split('\n').at(-1)?.trim() ?? '';
}
