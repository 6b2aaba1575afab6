import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The file that runs as the guard; its name tells a guard among the processes of a machine. */
export const GUARD_FILE = fileURLToPath(new URL('./guard.mjs', import.meta.url));

/** One attempt to end a process; when its time is over, the next stage follows, then SIGKILL. */
export interface StopStage {
  signal: NodeJS.Signals;
  graceMs: number;
}

/** The operating system's account that a process runs under. */
export interface Account {
  uid: number;
  gid: number;
}

export interface GuardedCommand {
  command: string;
  args: readonly string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
  /** Takes both stdout and stderr. The log of the run before is kept beside it. */
  logFile: string;
  stop?: readonly StopStage[];
  /** Only for root, who can become somebody else. */
  account?: Account | undefined;
  /** Removed once the process has ended, also when the starter was killed meanwhile. */
  removeAfter?: readonly string[];
}

export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

export interface GuardedProcess {
  readonly pid: number;
  readonly logFile: string;
  /** Settles when the process has ended, asked to or not. Never rejects. */
  readonly ended: Promise<Exit>;
  /** Stops it the proper way and waits for its end. Asking twice is asking once. */
  stop(): Promise<Exit>;
}

const DEFAULT_STOP: readonly StopStage[] = [{ signal: 'SIGTERM', graceMs: 15_000 }];

type GuardMessage = { pid: number } | { failed: string } | Exit;

/**
 * Starts a command that cannot outlive us: see guard.mjs. Rejects when it could not be started.
 */
export async function startGuarded(command: GuardedCommand): Promise<GuardedProcess> {
  prepareLog(command.logFile);
  const stages = command.stop ?? DEFAULT_STOP;
  const guard = spawnGuard(command, stages);
  let pid: number | undefined;
  let exit: Exit | undefined;

  const ended = new Promise<Exit>((resolve) => {
    guard.once('close', (code, signal) => {
      if (exit === undefined && pid !== undefined) signalOrphan(pid, stages);
      resolve(exit ?? { code, signal });
    });
  });
  await new Promise<void>((resolve, reject) => {
    const fail = (reason: string) => {
      reject(new Error(`${command.command} could not be started: ${reason}`));
    };
    guard.once('error', (error) => fail(error.message));
    guard.once('close', () => fail('its guard ended at once'));
    createInterface({ input: guard.stdout }).on('line', (line) => {
      const message = JSON.parse(line) as GuardMessage;
      if ('pid' in message) {
        pid = message.pid;
        resolve();
      } else if ('failed' in message) {
        fail(message.failed);
      } else {
        exit = message;
      }
    });
  });

  return {
    pid: pid ?? 0,
    logFile: command.logFile,
    ended,
    stop: () => {
      guard.stdin.end();
      return ended;
    },
  };
}

function spawnGuard(command: GuardedCommand, stop: readonly StopStage[]) {
  const job = {
    command: command.command,
    args: command.args,
    cwd: command.cwd,
    logFile: command.logFile,
    account: command.account,
    removeAfter: command.removeAfter ?? [],
    stop,
  };
  // The environment is handed on by inheritance: argv can be read by everybody on the machine.
  const guard = spawn(process.execPath, [GUARD_FILE, JSON.stringify(job)], {
    env: command.env,
    stdio: ['pipe', 'pipe', 'inherit'],
    detached: true,
  });
  guard.stdin.on('error', ignoreClosedPipe);
  return guard as ChildProcess & { stdin: typeof guard.stdin; stdout: typeof guard.stdout };
}

/** The guard may end between our look at it and our write: its end is seen by `close`. */
function ignoreClosedPipe(): void {}

/** Only when somebody killed the guard itself: its process is then ours to end, as far as we can. */
function signalOrphan(pid: number, stages: readonly StopStage[]): void {
  try {
    process.kill(pid, stages[0]?.signal ?? 'SIGTERM');
  } catch {
    // Gone already.
  }
}

function prepareLog(logFile: string): void {
  mkdirSync(dirname(logFile), { recursive: true });
  if (existsSync(logFile)) renameSync(logFile, `${logFile.replace(/\.log$/, '')}.previous.log`);
}
