import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startPostgres } from '@lastseat/embedded-postgres';
import { DATA_FOLDER } from '../runner/repository.js';
import type { Scope } from '../runner/scope.js';
import { fillDatabase, OWN_BUILD } from '../stack/api-build.js';
import { API_ROLE, DATABASE } from '../stack/database-names.js';
import { tellOfFilledCluster } from '../stack/filled-cluster.js';
import { withLittleWork } from './little-work.js';

const HOME = join(DATA_FOLDER, 'test', 'postgres');

/** For the steps that follow. Needs a build of the API. The scope removes it. */
export async function makeFilledCluster(scope: Scope): Promise<void> {
  // Its files keep their owner in the copy, for which Windows has no command.
  if (process.platform === 'win32') return;
  const remove = () => rm(HOME, { recursive: true, force: true });
  await scope.own(remove, remove);
  const server = await scope.own(
    () => startPostgres({ home: HOME }),
    (running) => running.stop(),
  );
  const ownerUrl = await server.createDatabase(DATABASE);
  const url = await server.createLogin(API_ROLE, DATABASE);
  const urls = { DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl };
  await fillDatabase(scope, OWN_BUILD, 'check-fill', { ...urls, ...withLittleWork });
  await server.stop();
  tellOfFilledCluster(HOME);
}
