import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Attack } from '../attacker/attack.js';
import { openLiveSockets, packets, sendPacket } from '../attacker/live-socket.js';
import { pauseUnlessOver } from '../attacker/message-window.js';

const SOCKETS = 50;
const BURST = 100;

export const namespaceFlood: Attack = {
  name: 'namespace-flood',
  what: '50 sockets connect to unknown namespaces as fast as they can, and read the refusals',
  async run(signal, target) {
    const sockets = await openLiveSockets(target, SOCKETS);
    while (!signal.aborted) {
      let hasSent = false;
      for (const socket of sockets) {
        for (
          let sent = 0;
          sent < BURST && sendPacket(socket, packets.connect('/nowhere,'));
          sent++
        ) {
          target.note('sent');
          hasSent = true;
        }
      }
      if (hasSent) await nextTurn();
      else await pauseUnlessOver(50, signal);
    }
  },
};
