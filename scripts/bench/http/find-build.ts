import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Failure } from '../../lib/failure.js';
import type * as Servers from '../../lib/servers.js';
import type { BenchBuild } from './bench-server.js';

/** The build of another checkout, with the flags that its own `npm start` gives to Node. */
export async function findBuild(path: string): Promise<BenchBuild> {
  const folder = resolve(path);
  if (!existsSync(join(folder, 'apps/api/dist/bench/main.js'))) {
    throw new Failure(`${folder} has no built API: run \`npm test -- --only build\` there once.`);
  }
  const servers = pathToFileURL(join(folder, 'scripts/lib/servers.ts')).href;
  const { API_NODE_FLAGS } = (await import(servers)) as typeof Servers;
  return { folder, nodeFlags: API_NODE_FLAGS };
}
