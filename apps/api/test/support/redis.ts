/** A Redis server of a test file's own, where this machine has one. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { findFreePort } from '@lastseat/embedded-postgres';
import { findProgram } from './find-program.js';

export interface RedisServer {
  url: string;
  port: number;
  stop(): Promise<void>;
}

/** `undefined` when there is none to start: it is not on npm, and every system packages it. */
export const redisProgram = findProgram('redis-server');

/** Keeps nothing on disk. On a free port, unless it takes the place of one that was there. */
export async function startRedis(takenPort?: number): Promise<RedisServer> {
  if (redisProgram === undefined) throw new Error('No redis-server on this machine');
  const port = takenPort ?? (await findFreePort());
  const options = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--appendonly',
    'no',
  ];
  const child = spawn(redisProgram, options, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  await new Promise<void>((resolve, reject) => {
    void ended.then(() => reject(new Error('Redis ended at once')));
    createInterface(child.stdout).on('line', (line) => {
      if (line.includes('Ready to accept connections')) resolve();
    });
  });
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
