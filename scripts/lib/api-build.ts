import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runCommand } from './commands.js';
import { Failure } from './failure.js';
import { ROOT } from './repository.js';
import type { Scope } from './scope.js';
import { API_NODE_FLAGS } from './servers.js';
import type * as Servers from './servers.js';

/** A built API, of this checkout or of another: what it is compared with. */
export interface ApiBuild {
  folder: string;
  nodeFlags: readonly string[];
}

export const OWN_BUILD: ApiBuild = { folder: ROOT, nodeFlags: API_NODE_FLAGS };

/** The build of another checkout, with the flags that its own `npm start` gives to Node. */
export async function findBuild(path: string): Promise<ApiBuild> {
  const folder = resolve(path);
  if (!existsSync(join(folder, 'apps/api/dist/bench/main.js'))) {
    throw new Failure(`${folder} has no built API: run \`npm test -- --only build\` there once.`);
  }
  const servers = pathToFileURL(join(folder, 'scripts/lib/servers.ts')).href;
  const { API_NODE_FLAGS: nodeFlags } = (await import(servers)) as typeof Servers;
  return { folder, nodeFlags };
}

/** Migrates and seeds an empty database as the build's own commit does. */
export async function fillDatabase(
  scope: Scope,
  { folder }: ApiBuild,
  logName: string,
  urls: { DATABASE_URL: string; DATABASE_OWNER_URL: string },
): Promise<void> {
  for (const program of ['migrate', 'seed']) {
    await runCommand(scope, {
      name: `${logName}-${program}`,
      args: [`apps/api/dist/prisma/${program}.js`],
      cwd: folder,
      env: { ...process.env, ...urls },
    });
  }
}
