import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Attack } from '../attacker/attack.js';
import { openLiveSockets, packets, sendPacket } from '../attacker/live-socket.js';
import { pauseUnlessOver } from '../attacker/message-window.js';

const SOCKETS = 2;
const BURST = 500;

export const deafPongs: Attack = {
  name: 'deaf-pongs',
  what: 'two sockets connect to namespaces without end, send pongs that nobody asked for, and read nothing',
  async run(signal, target) {
    const sockets = await openLiveSockets(target, SOCKETS);
    for (const socket of sockets) socket.pause();
    while (!signal.aborted) {
      let hasSent = false;
      for (const socket of sockets) {
        for (let sent = 0; sent < BURST; sent++) {
          if (!sendPacket(socket, packets.connect(`/${'n'.repeat(200)}${sent},`))) break;
          target.note('sent');
          hasSent = true;
        }
        sendPacket(socket, packets.pong);
      }
      if (hasSent) await nextTurn();
      else await pauseUnlessOver(50, signal);
    }
  },
};
