import type { Attack } from '../attacker/attack.js';
import { openLiveSocket } from '../attacker/live-socket.js';

const AT_ONCE = 50;

export const socketHandshakes: Attack = {
  name: 'socket-handshakes',
  what: 'sockets are opened and dropped at once, 50 at a time',
  async run(signal, target) {
    const flood = async () => {
      while (!signal.aborted) (await openLiveSocket(target))?.terminate();
    };
    await Promise.all(Array.from({ length: AT_ONCE }, flood));
  },
};
