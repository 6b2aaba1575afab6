import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { isAlive } from '../running-process.js';
import { PATIENCE_MS } from '../testing/patience.js';
import { startGuarded, type GuardedCommand } from './guarded-process.js';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lastseat-spec-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const runScript = (script: string, more: Partial<GuardedCommand> = {}) =>
  startGuarded({
    command: process.execPath,
    args: ['-e', script],
    cwd: folder,
    env: process.env,
    logFile: join(folder, 'run.log'),
    ...more,
  });

test('the exit code and all output of a process come through', async () => {
  const child = await runScript('console.log("out"); console.error("err"); process.exitCode = 7');
  expect(await child.ended).toEqual({ code: 7, signal: null });
  expect(readFileSync(child.logFile, 'utf8')).toBe('out\nerr\n');
});

test('a process that ignores the first signal gets the next one', async () => {
  const script =
    'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000); console.log("deaf")';
  const stop = [{ signal: 'SIGTERM', graceMs: 100 }] as const;
  const child = await runScript(script, { stop });
  await vi.waitFor(() => expect(readFileSync(child.logFile, 'utf8')).toBe('deaf\n'), {
    timeout: PATIENCE_MS,
  });
  expect(await child.stop()).toEqual({ code: null, signal: 'SIGKILL' });
  expect(isAlive(child.pid)).toBe(false);
});

test('what a process leaves behind in its group ends with it', async () => {
  const child = await runScript(
    `const { pid } = require('node:child_process').spawn('sleep', ['600'], { stdio: 'ignore' });
     console.log(pid); process.exit()`,
  );
  await child.ended;
  const left = Number(readFileSync(child.logFile, 'utf8'));
  // Killed by now: whoever adopts orphans here has yet to take its exit code.
  await vi.waitFor(() => expect(isAlive(left)).toBe(false), { timeout: PATIENCE_MS });
});

test('a folder that belongs to a process is removed after its end', async () => {
  const owned = join(folder, 'owned');
  mkdirSync(join(owned, 'inner'), { recursive: true });
  const child = await runScript('setInterval(() => {}, 1000)', { removeAfter: [owned] });
  expect(existsSync(owned)).toBe(true);
  await child.stop();
  expect(existsSync(owned)).toBe(false);
});

test('a command that does not exist is refused with its name', async () => {
  const start = runScript('', { command: join(folder, 'no-such-program') });
  await expect(start).rejects.toThrow('no-such-program could not be started');
});
