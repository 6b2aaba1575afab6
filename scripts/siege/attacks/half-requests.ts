import type { Attack } from '../attacker/attack.js';

const AT_ONCE = 100;
const halves = [
  'GET /api/ev',
  'GET /api/events HTTP/1.1\r\nhost: a\r\n',
  'POST /api/auth/login HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 50\r\n\r\n{"email"',
  'GET /api/events HTTP/1.1\r\nhost: a\r\n\r\n',
];

export const halfRequests: Attack = {
  name: 'half-requests',
  what: 'connections send half a request, or a whole one, and are reset before the answer',
  async run(signal, target) {
    const flood = async () => {
      while (!signal.aborted) {
        const socket = await target.openWire();
        if (socket === null) {
          target.note('refused');
          continue;
        }
        await new Promise<void>((resolve) => {
          socket.once('close', () => resolve());
          socket.write(target.random.pick(halves), () => socket.resetAndDestroy());
        });
        target.note('reset');
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, flood));
  },
};
