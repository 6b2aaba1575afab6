/** One connection of the application, and the one to PostgreSQL that stands behind it. */
import type { Socket } from 'node:net';
import { DelayedPipe, type PipeConditions } from './delayed-pipe.js';

/**
 * What happens to the next COMMIT that passes:
 * - `lose`: it never reaches the server, and the connection is gone;
 * - `reset`: the same, and the application is told by a reset, as from a machine that is no more;
 * - `lose answer`: it reaches the server, the answer never comes back, and the connection is gone;
 * - `delay`: the application loses its connection at once, the server gets the COMMIT when it is
 *   released.
 */
export type CommitFault = 'lose' | 'reset' | 'lose answer' | 'delay';

/** Of the whole proxy: all its connections share it. */
export interface ProxyState extends PipeConditions {
  fault: CommitFault | null;
  faults: number;
  release: () => void;
  /** Those that may have something on them. */
  pipes: Set<DelayedPipe>;
}

/** As it stands in a Query message, up to the closing NUL: not `READ COMMITTED`. */
const COMMIT = 'COMMIT\0';

export function join(client: Socket, upstream: Socket, state: ProxyState): void {
  const there = new DelayedPipe(state);
  const back = new DelayedPipe(state);
  state.pipes.add(there).add(back);
  let isBroken = false;
  client.on('data', (bytes) =>
    there.pass(() => {
      const fault = bytes.includes(COMMIT) ? state.fault : null;
      if (fault === null) {
        upstream.write(bytes);
        return;
      }
      isBroken = true;
      breakCommit(fault, bytes, client, upstream, state);
    }),
  );
  upstream.on('data', (bytes) =>
    back.pass(() => {
      if (!isBroken) {
        client.write(bytes);
        return;
      }
      // The answer to a COMMIT that the client is never to see: its work is done.
      client.destroy();
      upstream.destroy();
    }),
  );
  client.on('close', () => there.pass(() => isBroken || upstream.destroy()));
  upstream.on('close', () => {
    back.pass(() => {
      client.destroy();
      state.pipes.delete(there);
      state.pipes.delete(back);
    });
  });
}

function breakCommit(
  fault: CommitFault,
  commit: Buffer,
  client: Socket,
  upstream: Socket,
  state: ProxyState,
): void {
  state.fault = null;
  state.faults += 1;
  if (fault === 'lose' || fault === 'reset') upstream.destroy();
  if (fault === 'lose answer') upstream.write(commit);
  if (fault === 'delay') state.release = () => upstream.write(commit);
  if (fault === 'reset') client.resetAndDestroy();
  else if (fault !== 'lose answer') client.destroy();
}
