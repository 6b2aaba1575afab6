/**
 * In `main-processes.ts`: tells each API process how it reaches the sessions of the others.
 *
 * What must stay true: a process is known to the others before it takes its first connection, so none is
 * asked for a session whose home it cannot know. It waits for our answer, and the others' lie in their
 * channels by then, before whatever connection they are handed next.
 */
import cluster, { type Worker } from 'node:cluster';
import type { FromPrimary, SessionHome, ToPrimary } from './session-messages.js';
import { removeChannel } from './session-channel.js';

export function introduceProcesses(): void {
  const homes = new Map<number, SessionHome>();
  cluster.on('message', (worker, message: ToPrimary) => {
    if (message.kind !== 'lastseat: sessions kept') return;
    homes.set(worker.id, message.home);
    tellAll([...homes.values()]);
  });
  cluster.on('disconnect', ({ id }) => {
    const home = homes.get(id);
    if (home === undefined) return;
    homes.delete(id);
    // One that was killed could not do so itself.
    removeChannel(home.path);
    tellAll([...homes.values()]);
  });
}

function tellAll(homes: SessionHome[]): void {
  for (const worker of Object.values(cluster.workers ?? {})) {
    if (worker?.isConnected() === true) tell(worker, { kind: 'lastseat: session homes', homes });
  }
}

/** One that is going can no longer hear, and need not. */
function tell(worker: Worker, message: FromPrimary): void {
  worker.send(message, () => undefined);
}
