import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort } from '@lastseat/embedded-postgres';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { PATIENCE_MS } from '../../apps/api/test/support/eventually.js';
import { Scope } from '../runner/scope.js';
import { startService, waitUntilItAnswers, type RunningService } from '../runner/services.js';
import { keepingRunning, runOnce } from './keep-running.js';

/** Answers with its process id, unless it is told not to live. */
const server = `
  const [port, illness] = process.argv.slice(1);
  if (require('node:fs').existsSync(illness)) {
    console.log('There is no disk left.');
    process.exit(3);
  }
  require('node:http').createServer((_, answer) => answer.end(String(process.pid))).listen(port);`;

let scope: Scope;
let folder: string;
let illness: string;
let port: number;
let told: string[];

beforeEach(async () => {
  scope = new Scope();
  folder = mkdtempSync(join(tmpdir(), 'lastseat-spec-'));
  illness = join(folder, 'illness');
  port = await findFreePort();
  told = [];
});
afterEach(async () => {
  await scope.close();
  rmSync(folder, { recursive: true });
});

const tell = (line: string) => void told.push(line);
const urlOfServer = () => `http://127.0.0.1:${port}/`;

async function startServer(life: Scope): Promise<RunningService> {
  const service = await startService(life, {
    name: 'The server',
    logName: 'spec-keep-running',
    args: ['-e', server, String(port), illness],
    env: process.env,
    onLine: () => undefined,
  });
  await waitUntilItAnswers(service, urlOfServer());
  return service;
}

const askForPid = async () => Number(await (await fetch(urlOfServer())).text());

const untilTold = (line: string, times = 1) =>
  vi.waitFor(() => expect(told.filter((one) => one === line)).toHaveLength(times), {
    timeout: PATIENCE_MS,
  });

it('a service that was killed answers again, as another process, and a line says each', async () => {
  const { pid } = await keepingRunning(tell)(scope, startServer);
  process.kill(pid, 'SIGKILL');
  await untilTold('The server is back');
  expect(await askForPid()).not.toBe(pid);
  expect(told).toEqual([
    'The server ended by itself (SIGKILL); starting it again',
    'The server is back',
  ]);
});

it('one that cannot live says why each time, and comes back when it can', async () => {
  const { pid } = await keepingRunning(tell)(scope, startServer);
  writeFileSync(illness, '');
  process.kill(pid, 'SIGKILL');
  await vi.waitFor(() => expect(told).toHaveLength(3), { timeout: PATIENCE_MS });
  rmSync(illness);
  await untilTold('The server is back');
  const [, second, third] = told;
  for (const line of [second, third]) {
    expect(line).toContain('The server ended by itself (exit code 3).');
    expect(line).toContain('There is no disk left.');
  }
  expect(second).toContain('Starting it again in 0.4 s');
  expect(third).toContain('Starting it again in 0.8 s');
});

it('a first start that fails is not tried again', async () => {
  writeFileSync(illness, '');
  const start = keepingRunning(tell)(scope, startServer);
  await expect(start).rejects.toThrow('The server ended by itself (exit code 3).');
  rmSync(illness);
  expect(told).toEqual([]);
});

it('the scope stops the one that runs then, and that is no reason to start another', async () => {
  const { pid } = await keepingRunning(tell)(scope, startServer);
  process.kill(pid, 'SIGKILL');
  await untilTold('The server is back');
  await scope.close();
  await expect(askForPid()).rejects.toThrow();
  expect(told).toHaveLength(2);
});

it('one that is run once stays ended', async () => {
  const { pid, failed } = await runOnce(scope, startServer);
  process.kill(pid, 'SIGKILL');
  await expect(failed).rejects.toThrow('The server ended by itself (SIGKILL).');
  await expect(askForPid()).rejects.toThrow();
});
