import { readFileSync } from 'node:fs';
import { startGuarded } from '@lastseat/embedded-postgres/guarded-process';
import { Failure } from './failure.js';
import { logFileOf, ROOT } from './repository.js';
import type { Scope } from './scope.js';

export interface Command {
  /** Names it to a person, and its log file. */
  name: string;
  /** A JavaScript file and its arguments, run with this node. */
  args: readonly string[];
  cwd?: string;
  env: NodeJS.ProcessEnv;
}

/** Runs a command to its end, and gives what it printed. Fails with its last words. */
export async function runCommand(scope: Scope, command: Command): Promise<string> {
  const { isSuccess, logFile } = await runToEnd(scope, command);
  if (isSuccess) return readFileSync(logFile, 'utf8').trim();
  throw new Failure(`${command.name} failed:\n${lastLines(logFile, 40)}`);
}

/** Runs a command to its end, whatever that is; all that it printed is in the log file. */
export async function runToEnd(
  scope: Scope,
  command: Command,
): Promise<{ isSuccess: boolean; logFile: string }> {
  const child = await scope.own(
    () =>
      startGuarded({
        command: process.execPath,
        args: command.args,
        cwd: command.cwd ?? ROOT,
        env: command.env,
        logFile: logFileOf(command.name),
        stop: [{ signal: 'SIGTERM', graceMs: 2_000 }],
      }),
    (started) => started.stop(),
  );
  const { code } = await child.ended;
  return { isSuccess: code === 0, logFile: child.logFile };
}

export function lastLines(logFile: string, count: number): string {
  const lines = readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-count);
  return lines.map((line) => `    ${line}`).join('\n');
}
