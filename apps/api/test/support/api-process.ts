/** A real API process, as `npm start` runs it; for tests of what two of them do to each other. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { testSecrets } from './app.js';

const fileOf = (name: string) =>
  fileURLToPath(new URL(`../../dist/src/${name}.js`, import.meta.url));
const main = fileOf('main');

export interface ApiProcess {
  origin: string;
  /** Of the processes that took connections there so far, in their order. */
  pids: readonly number[];
  /** Sends SIGTERM and resolves with the exit code. */
  stop(): Promise<number | null>;
}

const logLineSchema = z.object({ msg: z.string().optional(), pid: z.number().optional() });

export async function startApiProcess(
  databaseUrl: string,
  environment: Record<string, string> = {},
  args: readonly string[] = [main],
): Promise<ApiProcess> {
  if (!existsSync(main)) throw new Error('Build the API first: npm test does');
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env['PATH'],
      DATABASE_URL: databaseUrl,
      API_PORT: '0',
      ...testSecrets,
      ...environment,
    },
  });
  // A test that hangs is ended from outside, and must not leave its servers running.
  const kill = () => void child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  const ended = once(child, 'exit') as Promise<[number | null]>;
  const pids: number[] = [];
  const origin = await new Promise<string>((resolve, reject) => {
    void ended.then(([code]) => reject(new Error(`The API ended at once with ${code}`)));
    createInterface(child.stdout).on('line', (line) => {
      const { msg, pid } = logLineSchema.parse(JSON.parse(line));
      const address = /^Server listening at (http:\S+)$/.exec(msg ?? '')?.[1];
      if (!address) return;
      if (pid !== undefined) pids.push(pid);
      resolve(address);
    });
  });
  return {
    origin,
    pids,
    async stop() {
      child.kill('SIGTERM');
      const [code] = await ended;
      return code;
    },
  };
}

/** Several that share one port, as `npm start -- --api 2` runs them. */
export function startApiProcesses(
  databaseUrl: string,
  count: number,
  environment: Record<string, string> = {},
): Promise<ApiProcess> {
  return startApiProcess(databaseUrl, environment, [fileOf('main-processes'), String(count)]);
}
