import type { Attack } from '../attacker/attack.js';
import { openLiveSockets, packets, sendPacket } from '../attacker/live-socket.js';
import { untilNextWindow } from '../attacker/message-window.js';

const SOCKETS = 60;
/** A few below the limit of ten seconds. */
const WATCHES = 95;

export const deafSockets: Attack = {
  name: 'deaf-sockets',
  what: '60 sockets ask for all counts as often as they may, and read none of the answers',
  async run(signal, target) {
    const sockets = await openLiveSockets(target, SOCKETS);
    for (const socket of sockets) socket.pause();
    const watch = packets.watch(target.knowledge.eventIds.slice(0, 200), '0');
    while (!signal.aborted) {
      for (const socket of sockets) {
        for (let sent = 0; sent < WATCHES; sent++)
          if (sendPacket(socket, watch)) target.note('sent');
        sendPacket(socket, packets.pong);
      }
      await untilNextWindow(signal);
    }
  },
};
