import { setImmediate as nextTurn } from 'node:timers/promises';
import { WebSocket } from 'ws';
import type { Attack } from '../attacker/attack.js';
import { openLiveSocket, packets, sendPacket } from '../attacker/live-socket.js';
import { pauseUnlessOver } from '../attacker/message-window.js';

const SOCKETS = 50;

/** As large as a message may be, too large, empty, and no packet at all. */
const frames = [
  '',
  'x',
  packets.pong,
  packets.ping,
  '43999[]',
  '459-["watch",{"_placeholder":true,"num":9}]',
  `42["nothing","${'x'.repeat(60_000)}"]`,
  `42["watch","${'x'.repeat(70_000)}"]`,
];

export const socketFrames: Attack = {
  name: 'socket-frames',
  what: '50 sockets send frames of every kind: pings, acknowledgements, 60 KB, too much, nonsense',
  async run(signal, target) {
    const flood = async () => {
      while (!signal.aborted) {
        const socket = await openLiveSocket(target);
        while (!signal.aborted && socket?.readyState === WebSocket.OPEN) {
          if (sendPacket(socket, target.random.pick(frames))) target.note('sent');
          socket.ping();
          await nextTurn();
        }
        await pauseUnlessOver(50, signal);
      }
    };
    await Promise.all(Array.from({ length: SOCKETS }, flood));
  },
};
