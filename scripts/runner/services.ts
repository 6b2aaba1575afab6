import { followLog } from '@lastseat/embedded-postgres/follow-log';
import { startGuarded, type GuardedProcess } from '@lastseat/embedded-postgres/guarded-process';
import { lastLines } from './commands.js';
import { Failure } from './failure.js';
import { logFileOf, ROOT } from './repository.js';
import type { Scope } from './scope.js';

export interface Service {
  /** Names it to a person. */
  name: string;
  /** Names its log file. */
  logName: string;
  /** A JavaScript file and its arguments, run with this node. */
  args: readonly string[];
  cwd?: string;
  env: NodeJS.ProcessEnv;
  /** Without it nobody reads along: a busy server writes a line for each request. */
  onLine?: (line: string) => void;
}

export interface RunningService {
  readonly name: string;
  readonly pid: number;
  readonly logFile: string;
  /** Rejects with its last words when it ends without having been asked to. */
  readonly failed: Promise<never>;
  /** A wanted end, after which `failed` never settles. */
  stop(): Promise<unknown>;
}

/** Nobody has asked it to. The message goes on with its last words. */
export class EndedByItself extends Failure {
  /** @param headline without a full stop */
  constructor(
    readonly headline: string,
    lastWords: string,
  ) {
    super(`${headline}. ${lastWords}`);
  }
}

/** Starts a long-running process that the scope stops. */
export async function startService(scope: Scope, service: Service): Promise<RunningService> {
  const child = await scope.own(
    () =>
      startGuarded({
        command: process.execPath,
        args: service.args,
        cwd: service.cwd ?? ROOT,
        env: service.env,
        logFile: logFileOf(service.logName),
        // Longer than the API's own deadline for draining its queue.
        stop: [{ signal: 'SIGTERM', graceMs: 20_000 }],
      }),
    (started) => started.stop(),
  );
  if (service.onLine !== undefined) {
    void child.ended.then(followLog(child.logFile, service.onLine));
  }
  let isStopping = false;
  const failed = failWhenEnded(service.name, child, () => isStopping || scope.isClosing);
  failed.catch(() => undefined); // Somebody else may be looking only later.
  const stop = () => {
    isStopping = true;
    return child.stop();
  };
  return { name: service.name, pid: child.pid, logFile: child.logFile, failed, stop };
}

async function failWhenEnded(
  name: string,
  child: GuardedProcess,
  isWanted: () => boolean,
): Promise<never> {
  const { code, signal } = await child.ended;
  // A wanted end is no failure, and nobody waits for it here.
  if (isWanted()) return new Promise<never>(() => undefined);
  throw toFailure(name, code, signal, child.logFile);
}

function toFailure(
  name: string,
  code: number | null,
  signal: NodeJS.Signals | null,
  logFile: string,
): Failure {
  const words = lastLines(logFile, 12);
  // What is wrong with .env the API says itself, in one sentence.
  const configuration = /^\s*(Configuration: .*)$/m.exec(words)?.[1];
  if (configuration !== undefined) return new Failure(`${configuration} See .env.`);
  const how = signal === null ? `exit code ${code}` : signal;
  return new EndedByItself(`${name} ended by itself (${how})`, `The end of ${logFile}:\n${words}`);
}

/** Waits until an address answers with success, as long as the service lives. */
export async function waitUntilItAnswers(
  service: RunningService,
  url: string,
  milliseconds = 60_000,
): Promise<void> {
  const deadline = Date.now() + milliseconds;
  let isWanted = true;
  const poll = async () => {
    while (isWanted) {
      if (await answersWell(url)) return;
      if (Date.now() > deadline) {
        const words = lastLines(service.logFile, 12);
        throw new Failure(`${service.name} does not answer at ${url}. Its log:\n${words}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  try {
    await Promise.race([poll(), service.failed]);
  } finally {
    isWanted = false;
  }
}

async function answersWell(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(30_000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
