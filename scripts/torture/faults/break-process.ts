/** What a fault does to an API process and to its way to the database, and how it is undone. */
import { setTimeout as pause } from 'node:timers/promises';
import type { CommitFault, DatabaseProxy } from '@lastseat/database-proxy';
import { becomes } from '../../runner/until.js';
import type { ApiProcess } from '../system/api-process.js';
import type { Planned } from './deck.js';
import type { ProcessFaultKind } from './plan.js';

/** How long an armed fault waits for a COMMIT to come by. */
const COMMIT_WITHIN_MS = 2_000;

/** Each way: a transaction of six statements takes more than half a second then. */
const SLOW_MS = 50;

/** @returns whether it happened */
export async function breakProcess(
  { kind, forMs, how }: Pick<Planned<ProcessFaultKind, string>, 'kind' | 'forMs' | 'how'>,
  process: ApiProcess,
  proxy: DatabaseProxy,
): Promise<boolean> {
  switch (kind) {
    case 'kill API':
      await process.kill();
      await pause(forMs);
      await process.start();
      return true;
    case 'freeze API':
      process.freeze();
      await pause(forMs);
      process.thaw();
      return true;
    case 'lose COMMIT':
      return breakCommit(proxy, 'lose', forMs);
    case 'lose the answer to COMMIT':
      return breakCommit(proxy, 'lose answer', forMs);
    case 'delay COMMIT':
      return breakCommit(proxy, 'delay', forMs);
    default:
      if (kind === 'cut connections') proxy.cut(how);
      else if (kind === 'slow connections') proxy.slowDown(SLOW_MS);
      else proxy.hold();
      await pause(forMs);
      proxy.mend();
      return true;
  }
}

async function breakCommit(
  proxy: DatabaseProxy,
  fault: CommitFault,
  forMs: number,
): Promise<boolean> {
  const before = proxy.faults;
  proxy.breakNextCommit(fault);
  const hasHappened = await becomes(() => proxy.faults > before, COMMIT_WITHIN_MS);
  proxy.breakNextCommit(null);
  await pause(forMs);
  proxy.releaseCommit();
  return hasHappened;
}
