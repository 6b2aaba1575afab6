import { makeGarbage } from '../../load/wire-garbage.js';
import type { Attack } from '../attacker/attack.js';
import { pauseUnlessOver } from '../attacker/message-window.js';

const AT_ONCE = 100;
/** Bytes that could still become a request are waited for no longer. */
const PATIENCE_MS = 500;

export const wireGarbage: Attack = {
  name: 'wire-garbage',
  what: 'connections send bytes that are no request at all, 100 at a time',
  async run(signal, target) {
    const flood = async () => {
      while (!signal.aborted) {
        const socket = await target.openWire();
        if (socket === null) {
          target.note('refused');
          continue;
        }
        const ended = new Promise<void>((resolve) => {
          socket.once('data', (piece: Buffer) => {
            target.note(
              /^HTTP\/1\.1 (\d{3})/.exec(piece.toString('latin1', 0, 12))?.[1] ?? 'other',
            );
          });
          socket.once('end', () => resolve());
          socket.once('close', () => resolve());
        });
        socket.write(makeGarbage(target.random));
        await Promise.race([ended, pauseUnlessOver(PATIENCE_MS, signal)]);
        socket.destroy();
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, flood));
  },
};
