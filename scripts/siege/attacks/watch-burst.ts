import type { Attack } from '../attacker/attack.js';
import { openLiveSockets, packets, sendPacket } from '../attacker/live-socket.js';
import { untilNextWindow } from '../attacker/message-window.js';
import { makeIds } from '../attacker/make-ids.js';

const SOCKETS = 100;
const WATCHES = 100;

export const watchBurst: Attack = {
  name: 'watch-burst',
  what: '100 sockets send 100 `watch` of 200 unknown events each, all at once, as often as the limit lets them',
  async run(signal, target) {
    const sockets = await openLiveSockets(signal, target, SOCKETS);
    const watch = packets.watch(makeIds(target.random, 200), '0');
    while (!signal.aborted) {
      for (const socket of sockets) {
        for (let sent = 0; sent < WATCHES; sent++)
          if (sendPacket(socket, watch)) target.note('sent');
      }
      await untilNextWindow(signal);
    }
  },
};
