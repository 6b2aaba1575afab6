/** An API process under measurement, and the people who may ask it. */
import { readFileSync } from 'node:fs';
import { findFreePort } from '@lastseat/embedded-postgres';
import { v7 as newId } from 'uuid';
import type { Scope } from '../../lib/scope.js';
import { API_NODE_FLAGS } from '../../lib/servers.js';
import { startService, waitUntilItAnswers } from '../../lib/services.js';
import { benchConfig } from '../lib/bench-config.js';
import type { BuiltApi } from '../lib/built-api.js';

export interface BenchServer {
  origin: string;
  /** The most memory that it ever held, in MB of 10⁶ bytes; 0 where the system does not tell. */
  readPeakMemoryMb(): number;
  /** Seconds of processor time that it has used. */
  readCpuSeconds(): number;
  stop(): Promise<unknown>;
}

export async function startBenchServer(
  scope: Scope,
  databaseUrl: string,
  name: string,
): Promise<BenchServer> {
  const port = await findFreePort();
  const origin = `http://127.0.0.1:${port}`;
  const service = await startService(scope, {
    name: 'The API',
    logName: `bench-${name}`,
    args: [...API_NODE_FLAGS, 'apps/api/dist/bench/main.js'],
    env: { PATH: process.env['PATH'], ...benchConfig(databaseUrl), API_PORT: String(port) },
    onLine: () => undefined,
  });
  await waitUntilItAnswers(service, `${origin}/api/health/ready`);
  return {
    origin,
    readPeakMemoryMb: () => readPeakMemoryMb(service.pid),
    readCpuSeconds: () => readCpuSeconds(service.pid),
    stop: () => service.stop(),
  };
}

/** Access tokens as a log-in would make them, without the log-in's bcrypt. */
export function signTokens(api: BuiltApi, userIds: readonly string[]): string[] {
  const tokens = new api.AccessTokenService(api.parseConfig(benchConfig('postgresql://unused')));
  return userIds.map((id) =>
    tokens.signAccessToken(
      { id, email: 'person@example.com', name: 'A person', role: 'attendee' },
      newId(),
    ),
  );
}

/** proc_pid_status(5): the high-water mark of the resident set. */
function readPeakMemoryMb(pid: number): number {
  const kibibytes = /^VmHWM:\s+(\d+) kB$/m.exec(readProc(pid, 'status'))?.[1];
  return (Number(kibibytes ?? 0) * 1_024) / 1e6;
}

/** proc_pid_stat(5): utime and stime, in ticks of a hundredth of a second. */
function readCpuSeconds(pid: number): number {
  const fields = readProc(pid, 'stat').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / 100;
}

function readProc(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
