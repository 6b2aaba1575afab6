import { writeRequest } from '../../load/write-request.js';
import type { Attack } from '../attacker/attack.js';
import { pauseUnlessOver } from '../attacker/message-window.js';

const CONNECTIONS = 100;
const DEPTH = 200;
const request = writeRequest({ method: 'GET', path: '/api/openapi.json' });
const requests = Buffer.concat(Array.from({ length: DEPTH }, () => request));

export const unreadAnswers: Attack = {
  name: 'unread-answers',
  what: '100 connections ask 200 times for the OpenAPI document, and read none of the answers',
  async run(signal, target) {
    const flood = async () => {
      while (!signal.aborted) {
        const socket = await target.openWire();
        if (socket === null) {
          target.note('refused');
          await pauseUnlessOver(100, signal);
          continue;
        }
        socket.pause();
        socket.write(requests);
        target.note('sent');
        await new Promise((resolve) => socket.once('close', resolve));
      }
    };
    await Promise.all(Array.from({ length: CONNECTIONS }, flood));
  },
};
