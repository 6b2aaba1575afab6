/** A real API process, as `npm start` runs it; for tests of what two of them do to each other. */
import { existsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { followLog } from '@lastseat/embedded-postgres/follow-log';
import { startGuarded, type GuardedProcess } from '@lastseat/embedded-postgres/guarded-process';
import { z } from 'zod';
import { testSecrets } from './app.js';
import { PATIENCE_MS } from './eventually.js';

const fileOf = (name: string) =>
  fileURLToPath(new URL(`../../dist/src/${name}.js`, import.meta.url));
const main = fileOf('main');

export interface ApiProcess {
  origin: string;
  /** Of the processes that took connections there so far, in their order. */
  pids: readonly number[];
  /** Sends SIGTERM and resolves with the exit code. */
  stop(): Promise<number | null>;
  /** Sends SIGKILL and resolves when it is gone. */
  kill(): Promise<void>;
}

const logLineSchema = z.object({ msg: z.string().optional(), pid: z.number().optional() });

export async function startApiProcess(
  databaseUrl: string,
  environment: Record<string, string> = {},
  args: readonly string[] = [main],
): Promise<ApiProcess> {
  if (!existsSync(main)) throw new Error('Build the API first: npm test does');
  const child = await startGuardedApi(databaseUrl, environment, args);
  const pids: number[] = [];
  const origin = await followListening(child, (pid) => pids.push(pid));
  return {
    origin,
    pids,
    async stop() {
      const { code } = await child.stop();
      return code;
    },
    async kill() {
      process.kill(child.pid, 'SIGKILL');
      await child.ended;
    },
  };
}

/** Guarded: a test that is killed from outside must not leave its servers running. */
async function startGuardedApi(
  databaseUrl: string,
  environment: Record<string, string>,
  args: readonly string[],
): Promise<GuardedProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'lastseat-api-'));
  return startGuarded({
    command: process.execPath,
    args,
    cwd: folder,
    env: {
      PATH: process.env['PATH'],
      DATABASE_URL: databaseUrl,
      API_PORT: '0',
      ...testSecrets,
      ...environment,
    },
    logFile: join(folder, 'api.log'),
    // Longer than the API gives itself to end in order.
    stop: [{ signal: 'SIGTERM', graceMs: PATIENCE_MS }],
    removeAfter: [folder],
  });
}

/** Resolves with the origin once one process listens there; those that come later are told too. */
function followListening(
  child: GuardedProcess,
  onListening: (pid: number) => void,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const endFollowing = followLog(child.logFile, (line) => {
      const { msg, pid } = readLogLine(line);
      const address = /^Server listening at (http:\S+)$/.exec(msg ?? '')?.[1];
      if (!address) return;
      if (pid !== undefined) onListening(pid);
      resolve(address);
    });
    void child.ended.then(({ code }) => {
      endFollowing();
      reject(new Error(`The API ended at once with ${code}`));
    });
  });
}

/** What is no line of the log was written to stderr, and is for whoever reads the test's output. */
function readLogLine(line: string): z.infer<typeof logLineSchema> {
  if (line.startsWith('{')) return logLineSchema.parse(JSON.parse(line));
  process.stderr.write(`${line}\n`);
  return {};
}

/** Several that share one port, as `npm start -- --api 2` runs them. */
export function startApiProcesses(
  databaseUrl: string,
  count: number,
  environment: Record<string, string> = {},
): Promise<ApiProcess> {
  return startApiProcess(databaseUrl, environment, [fileOf('main-processes'), String(count)]);
}
