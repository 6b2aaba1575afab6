import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runCommand } from '../runner/commands.js';
import { Failure } from '../runner/failure.js';
import { ROOT } from '../runner/repository.js';
import type { Scope } from '../runner/scope.js';
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
  const { API_NODE_FLAGS: nodeFlags } = (await import(findServers(folder))) as typeof Servers;
  return { folder, nodeFlags };
}

/** Where its commit has them: `lib/` until each of the scripts had a room. */
function findServers(folder: string): string {
  const places = ['stack', 'lib'].map((room) => join(folder, 'scripts', room, 'servers.ts'));
  const file = places.find((place) => existsSync(place));
  if (file === undefined) throw new Failure(`${folder} has no scripts that start its API.`);
  return pathToFileURL(file).href;
}

/** Migrates and seeds an empty database as the build's own commit does. */
export async function fillDatabase(
  scope: Scope,
  { folder }: ApiBuild,
  logName: string,
  environment: { DATABASE_URL: string; DATABASE_OWNER_URL: string; NODE_OPTIONS?: string },
): Promise<void> {
  for (const program of ['migrate', 'seed']) {
    await runCommand(scope, {
      name: `${logName}-${program}`,
      args: [`apps/api/dist/prisma/${program}.js`],
      cwd: folder,
      env: { ...process.env, ...environment },
    });
  }
}
