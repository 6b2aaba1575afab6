import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Account } from './guarded-process/guarded-process.js';

/** "nobody" on practically every Linux; initdb wants an account that has a name. */
const NOBODY: Account = { uid: 65534, gid: 65534 };

/**
 * The account that the server has to run under: PostgreSQL refuses root, so root lends it another
 * one. A cluster that exists keeps its owner, so that root can start the clone of somebody else
 * without taking it away from them. `undefined` for everybody who is not root.
 */
export async function chooseServerAccount(clusterFolder: string): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  if (process.platform !== 'linux') {
    throw new Error('PostgreSQL does not run as root: start this as an ordinary user.');
  }
  const owner = await stat(join(clusterFolder, 'PG_VERSION')).catch(() => undefined);
  return owner === undefined || owner.uid === 0 ? NOBODY : { uid: owner.uid, gid: owner.gid };
}
