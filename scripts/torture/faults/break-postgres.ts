import { setTimeout as pause } from 'node:timers/promises';
import type { DatabaseGap } from '../history.js';
import type { TorturedPostgres } from '../system/postgres.js';
import type { Planned } from './deck.js';
import type { PostgresFaultKind } from './plan.js';

/**
 * @param gaps takes the time without a database, where there was one
 * @returns whether it happened
 */
export async function breakPostgres(
  { kind, forMs }: Pick<Planned<PostgresFaultKind, string>, 'kind' | 'forMs'>,
  postgres: TorturedPostgres,
  gaps: DatabaseGap[],
): Promise<boolean> {
  if (kind === 'kill PostgreSQL') {
    gaps.push(await postgres.crashAndRestart(() => pause(forMs)));
    return true;
  }
  if (kind === 'terminate backends') return (await postgres.terminateBackends()) > 0;
  const hasFrozen = await postgres.freezeBackend();
  await pause(forMs);
  postgres.thawBackends();
  return hasFrozen;
}
