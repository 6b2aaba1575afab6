/** A real API process, as `npm start` runs it; for tests of what two of them do to each other. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { testSecrets } from './app.js';

const main = fileURLToPath(new URL('../../dist/src/main.js', import.meta.url));

export interface ApiProcess {
  origin: string;
  /** Sends SIGTERM and resolves with the exit code. */
  stop(): Promise<number | null>;
}

const logLineSchema = z.object({ msg: z.string().optional() });

export async function startApiProcess(
  databaseUrl: string,
  environment: Record<string, string> = {},
): Promise<ApiProcess> {
  if (!existsSync(main)) throw new Error('Build the API first: npm test does');
  const child = spawn(process.execPath, [main], {
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
  const origin = await new Promise<string>((resolve, reject) => {
    void ended.then(([code]) => reject(new Error(`The API ended at once with ${code}`)));
    createInterface(child.stdout).on('line', (line) => {
      const { msg } = logLineSchema.parse(JSON.parse(line));
      const address = /^Server listening at (http:\S+)$/.exec(msg ?? '')?.[1];
      if (address) resolve(address);
    });
  });
  return {
    origin,
    async stop() {
      child.kill('SIGTERM');
      const [code] = await ended;
      return code;
    },
  };
}
