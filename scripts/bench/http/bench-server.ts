/** An API process under measurement, and the people who may ask it. */
import { findFreePort } from '@lastseat/embedded-postgres';
import { AccessTokens } from '../../load/access-tokens.js';
import { readCpuSeconds, readPeakBytes } from '../../runner/process-usage.js';
import type { Scope } from '../../runner/scope.js';
import { startService, waitUntilItAnswers } from '../../runner/services.js';
import { OWN_BUILD, type ApiBuild } from '../../stack/api-build.js';
import { benchConfig } from '../lib/bench-config.js';

export interface BenchServer {
  port: number;
  origin: string;
  /** The most memory that it ever held, in MB of 10⁶ bytes; 0 where the system does not tell. */
  readPeakMemoryMb(): number;
  /** Seconds of processor time that it has used. */
  readCpuSeconds(): number;
  stop(): Promise<unknown>;
}

/** @param environment what differs from the API's defaults */
export async function startBenchServer(
  scope: Scope,
  databaseUrl: string,
  name: string,
  { folder, nodeFlags }: ApiBuild = OWN_BUILD,
  environment: Record<string, string> = {},
): Promise<BenchServer> {
  const port = await findFreePort();
  const origin = `http://127.0.0.1:${port}`;
  const service = await startService(scope, {
    name: 'The API',
    logName: `bench-${name}`,
    args: [...nodeFlags, 'apps/api/dist/bench/main.js'],
    cwd: folder,
    env: {
      PATH: process.env['PATH'],
      ...benchConfig(databaseUrl, environment),
      API_PORT: String(port),
    },
  });
  await waitUntilItAnswers(service, `${origin}/api/health/ready`);
  return {
    port,
    origin,
    readPeakMemoryMb: () => readPeakBytes(service.pid) / 1e6,
    readCpuSeconds: () => readCpuSeconds(service.pid),
    stop: () => service.stop(),
  };
}

/** Access tokens as a log-in would make them, without the log-in's bcrypt. */
export function signTokens(userIds: readonly string[]): string[] {
  const tokens = new AccessTokens(benchConfig('postgresql://unused')['JWT_SECRET'] ?? '');
  return userIds.map((id) => tokens.tokenOf(id));
}
