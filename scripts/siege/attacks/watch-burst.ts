import { WebSocket } from 'ws';
import type { Attack } from '../attacker/attack.js';
import { openLiveSocket, packets, sendPacket } from '../attacker/live-socket.js';
import { makeIds } from '../attacker/make-ids.js';
import { pauseUnlessOver, untilNextWindow } from '../attacker/message-window.js';

const SOCKETS = 100;
const WATCHES = 100;

export const watchBurst: Attack = {
  name: 'watch-burst',
  what: '100 sockets send 100 `watch` of 200 unknown events each at once, as often as the limit lets them',
  async run(signal, target) {
    const watch = packets.watch(makeIds(target.random, 200), '0');
    const flood = async () => {
      while (!signal.aborted) {
        const socket = await openLiveSocket(target);
        if (socket === null) await pauseUnlessOver(100, signal);
        while (socket?.readyState === WebSocket.OPEN && !signal.aborted) {
          for (let sent = 0; sent < WATCHES; sent++)
            if (sendPacket(socket, watch)) target.note('sent');
          await untilNextWindow(signal);
        }
      }
    };
    await Promise.all(Array.from({ length: SOCKETS }, flood));
  },
};
